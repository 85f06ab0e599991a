"""To which utilities and bureaus request sheets are written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.requests.asking import Request
from renodesk.services.requests.writing import respondent_name
from renodesk.texts import Language
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

CODE = Qt.ItemDataRole.UserRole


class RequestsDialog(Dialog):
    """Lists the offices with how much each is asked; Space ticks one off, all are chosen at first."""

    def __init__(
        self, requests: Sequence[Request], language: Language, parent: QWidget | None = None
    ) -> None:
        """Offer `requests`."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("写资料函"))
        self.setMinimumSize(520, 480)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        words = self.tr("每个单位一封函（PDF）和一份可填的电子表格。空格勾选或去掉。")
        layout.addWidget(label(words, "quiet", wrap=True))
        self.offices = QListWidget()
        self.offices.setAccessibleName(self.tr("发给谁"))
        for request in requests:
            questions = sum(len(asking.boxes) for asking in request.askings)
            told = self.tr("{0}：{1} 问，{2} 份资料").format(
                respondent_name(request, language), questions, len(request.papers)
            )
            item = QListWidgetItem(told)
            item.setData(CODE, request.respondent.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.offices.addItem(item)
        self.offices.itemChanged.connect(lambda _: self._enable())
        layout.addWidget(self.offices, 1)
        buttons = OkCancel(self, ok=self.tr("选文件夹…"), is_primary=True)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self.offices.setCurrentRow(0)
        self.offices.setFocus()
        self._enable()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the codes of the offices that are ticked."""
        items = (self.offices.item(row) for row in range(self.offices.count()))
        return tuple(str(one.data(CODE)) for one in items if one.checkState() == Qt.CheckState.Checked)

    def _enable(self) -> None:
        self.ok.setEnabled(bool(self.chosen))
