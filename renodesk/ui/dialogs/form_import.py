"""What a table of filled questionnaires would bring, or every fault that keeps it out."""

from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from renodesk.services.questionnaires.importing import FormPlan
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.dialog import Dialog

MOST_FAULTS = 500


class FormImportDialog(Dialog):
    """Asks whether the forms of a table are taken in; one with a fault cannot be."""

    def __init__(self, plan: FormPlan, language: Language, parent: QWidget | None = None) -> None:
        """Show what a plan would do."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("收问卷表"))
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("收问卷表"), "heading"))
        told = say(
            "forms_would_take",
            language,
            count=len(plan.forms),
            known=plan.known,
            questions=plan.questions,
            file=plan.file,
        )
        self.told = label(told, wrap=True)
        layout.addWidget(self.told)
        if plan.columns.unmatched:
            columns = "、".join(one.title for one in plan.columns.unmatched)
            layout.addWidget(label(say("forms_unmatched", language, columns=columns), "quiet", wrap=True))
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setAccessibleName(self.tr("表里的错"))
        self.faults.setTabChangesFocus(True)
        lines = [f"{one.where}  {say(one.code, language, **one.facts)}" for one in plan.faults[:MOST_FAULTS]]
        self.faults.setPlainText("\n".join(lines))
        if plan.faults:
            count = self.tr("有 {0} 处错，整张没有收。改好再来：").format(len(plan.faults))
            layout.addWidget(label(count, "bad", wrap=True))
            layout.addWidget(self.faults, 1)
            self.setMinimumHeight(420)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(self.tr("收下"))
        self.ok.setEnabled(bool(plan.forms) and not plan.faults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
