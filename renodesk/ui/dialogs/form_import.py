"""What a table of filled questionnaires would bring, which columns are which, or every fault in it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.questionnaires.importing import FormPlan
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import button, choice, label
from renodesk.ui.widgets.dialog import Dialog

MOST_FAULTS, MOST_COLUMNS = 500, 40
COLUMNS_HEIGHT, FAULTS_HEIGHT = 180, 160


class FormImportDialog(Dialog):
    """Asks whether the forms of a table are taken in; one with a fault cannot be."""

    matched = Signal(dict)
    """Titles of columns and the questions somebody says they are: the table is to be looked at again."""

    def __init__(
        self, plan: FormPlan, offers: Mapping[str, str], language: Language, parent: QWidget | None = None
    ) -> None:
        """Show what a plan would do; `offers` are what a column may be, by code in words."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("收问卷表"))
        self.setMinimumWidth(620)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(12)
        self._layout.addWidget(label(self.tr("收问卷表"), "heading"))
        facts = {"count": len(plan.forms), "known": plan.known, "questions": plan.questions}
        self.told = label(say("forms_would_take", language, file=plan.file, **facts), wrap=True)
        self._layout.addWidget(self.told)
        self.columns: dict[str, QComboBox] = {}
        if plan.columns.unmatched:
            self._offer(plan, offers)
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setAccessibleName(self.tr("表里的错"))
        self.faults.setTabChangesFocus(True)
        lines = (f"{one.where}  {say(one.code, language, **one.facts)}" for one in plan.faults[:MOST_FAULTS])
        self.faults.setPlainText("\n".join(lines))
        self.faults.setFixedHeight(FAULTS_HEIGHT)
        if plan.faults:
            count = self.tr("有 {0} 处错，整张没有收。改好再来：").format(len(plan.faults))
            self._layout.addWidget(label(count, "bad", wrap=True))
            self._layout.addWidget(self.faults)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("收下"))
        self.ok.setEnabled(bool(plan.forms) and not plan.faults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._layout.addWidget(buttons)

    def _offer(self, plan: FormPlan, offers: Mapping[str, str]) -> None:
        """Let somebody say what the columns are that nobody knows."""
        self._layout.addWidget(label(self.tr("没认出的列，是哪一题就选哪一题，不选就不取："), wrap=True))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, column in enumerate(plan.columns.unmatched[:MOST_COLUMNS]):
            box = choice(column.title, letters=20)
            box.addItem(self.tr("不取"), "")
            for code, words in offers.items():
                box.addItem(words, code)
            self.columns[column.title] = box
            grid.addWidget(label(column.title[:24], "quiet"), row, 0)
            grid.addWidget(box, row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        area.setFixedHeight(min(COLUMNS_HEIGHT, 48 * len(self.columns) + 8))
        self._layout.addWidget(area)
        self.again = button(self.tr("照这样再看"))
        self.again.clicked.connect(self._match)
        self._layout.addWidget(self.again)

    def _match(self) -> None:
        chosen = {title: str(box.currentData()) for title, box in self.columns.items() if box.currentData()}
        if chosen:
            self.matched.emit(chosen)
            self.reject()
