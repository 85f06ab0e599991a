"""A price book from an office's own table: what it is called, and everything that is wrong in the table."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from renodesk.errors import RenodeskError
from renodesk.services.environment import Progress
from renodesk.services.price_choosing import PriceChoosing, faults_told
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.flow import flow
from renodesk.ui.workbench import Workbench


class PriceTableDialog(Dialog):
    """Asks for title, region, source and day; what is wrong is listed row by row and can be tried again."""

    made = Signal(str)
    """What the new book is known by."""

    def __init__(
        self, workbench: Workbench, choosing: PriceChoosing, table: Path, parent: QWidget | None = None
    ) -> None:
        """Take the table in once somebody says so."""
        super().__init__(parent)
        self._workbench = workbench
        self._choosing = choosing
        self._table = table
        self.setWindowTitle(self.tr("由表格做价格表"))
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("由 {0} 做价格表").format(table.name), "heading", wrap=True))
        hint = self.tr(
            "表头要有编码（或条目名称）、单位、单价；有低价、高价、日期、地区、来源更好。有一处不对就都不收。"
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.title = self._edit(self.tr("名称"), table.stem, form)
        self.region = self._edit(self.tr("适用地区"), "", form)
        self.source = self._edit(self.tr("没写来源的行，来源是"), table.name, form)
        self.day = self._edit(self.tr("没写日期的行，自哪天起（年-月-日）"), "", form)
        layout.addLayout(form)
        self.faults = QListWidget()
        self.faults.setAccessibleName(self.tr("表里不对的地方"))
        self.faults.setWordWrap(True)
        self.faults.setMinimumHeight(140)
        self.faults.hide()
        layout.addWidget(self.faults, 1)
        self.ok = button(self.tr("收进来"), name="primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.take)
        cancel = button(self.tr("取消"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        layout.addLayout(flow(self.ok, cancel))
        for edit in (self.title, self.region):
            edit.textChanged.connect(lambda _: self._check())
        self._check()
        self.region.setFocus()

    @staticmethod
    def _edit(words: str, text: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(words)
        edit.setMaxLength(200)
        form.addRow(label(words, "quiet"), edit)
        return edit

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.title.text().strip() and self.region.text().strip()))

    def take(self) -> None:
        """Take the table in, in the background; where something is wrong say all of it and stay."""
        choosing, table, language = self._choosing, self._table, self._workbench.language
        title, region = self.title.text().strip(), self.region.text().strip()
        source, day = self.source.text().strip(), self.day.text().strip()

        def job(progress: Progress) -> tuple[str, tuple[str, ...]]:
            progress("prices_reading", 0.1)
            try:
                return choosing.take(table, title=title, region=region, source=source, valid_from=day), ()
            except RenodeskError as error:
                return "", tuple(faults_told(error, language))

        self.ok.setEnabled(False)
        if not self._workbench.operations.run(self.tr("由表格做价格表"), job, self._took):
            self._check()

    def _took(self, found: tuple[str, tuple[str, ...]]) -> None:
        name, faults = found
        self._check()
        if name:
            self.accept()
            self.made.emit(name)
            return
        self.faults.clear()
        for text in faults:
            self.faults.addItem(text)
        self.faults.show()
        self.fit()
