"""A step of a project: which, of which year, and why; and what is said of a document of its file."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.reserve import Move
from renodesk.services.reserve import Held, Project
from renodesk.services.reserve.words import document_text, named, state_words
from renodesk.texts import Language
from renodesk.ui.widgets.boxes import Spin, choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

FIRST_YEAR, LAST_YEAR = 2020, 2060


class StepDialog(Dialog):
    """Asks which step a project goes, for the year where the step has one, and for a reason."""

    def __init__(self, project: Project, year: int, language: Language, parent: QWidget) -> None:
        """Offer the steps from where the project stands; `year` is proposed."""
        super().__init__(parent)
        self._moves: Sequence[Move] = project.moves
        self.setWindowTitle(self.tr("走一步"))
        self.setMinimumWidth(500)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(f"{project.name} · {state_words(project, language)}", "heading", wrap=True))
        self.move_box = self._choice(layout, self.tr("走哪一步"))
        for one in self._moves:
            self.move_box.addItem(named(one, language), one.code)
        self.move_box.currentIndexChanged.connect(lambda _: self._judge())
        self._year_title = label(self.tr("哪一年的计划"), "small")
        self.year = Spin()
        self.year.setAccessibleName(self.tr("哪一年的计划"))
        self.year.lineEdit().setAccessibleName(self.tr("哪一年的计划"))
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(year)
        layout.addWidget(self._year_title)
        layout.addWidget(self.year)
        hint = self.tr("理由（文件要求的缺了走不了；别的缺了，写明理由才能走）")
        layout.addWidget(label(hint, "small", wrap=True))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(self.tr("理由"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(80)
        self.reason.textChanged.connect(self._judge)
        layout.addWidget(self.reason)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self._judge()

    def _choice(self, layout: QVBoxLayout, title: str) -> QComboBox:
        layout.addWidget(label(title, "small"))
        made = choice(title, letters=16)
        layout.addWidget(made)
        return made

    @property
    def move_code(self) -> str:
        """Return the step that was chosen, "" where there is none."""
        return str(self.move_box.currentData() or "")

    @property
    def chosen_year(self) -> int:
        """Return the year, 0 where the step has none."""
        one = self._at()
        return self.year.value() if one is not None and one.wants_year else 0

    def _at(self) -> Move | None:
        return next((one for one in self._moves if one.code == self.move_code), None)

    def _judge(self) -> None:
        one = self._at()
        wants_year = one is not None and one.wants_year
        self.year.setVisible(wants_year)
        self._year_title.setVisible(wants_year)
        has_reason = bool(self.reason.toPlainText().strip())
        self.ok.setEnabled(one is not None and (has_reason or not one.wants_reason))


class DocumentDialog(Dialog):
    """Asks whether a document is there, and where it lies or why it is not needed."""

    def __init__(self, held: Held, language: Language, parent: QWidget) -> None:
        """Begin with what was said of it."""
        super().__init__(parent)
        title = named(held.document, language)
        self.setWindowTitle(title)
        self.setMinimumWidth(500)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(document_text(held, language, is_coded=False), "quiet", wrap=True))
        layout.addWidget(label(self.tr("这样材料"), "small"))
        self.mark = choice(self.tr("这样材料"), letters=16)
        for words, mark in (
            (self.tr("看档案自己怎么说"), ""),
            (self.tr("有"), "have"),
            (self.tr("缺"), "lacking"),
            (self.tr("不涉及"), "not_needed"),
        ):
            self.mark.addItem(words, mark)
        self.mark.setCurrentIndex(max(0, self.mark.findData(held.mark)))
        layout.addWidget(self.mark)
        self._title: QLabel = label(self.tr("放在哪里，或为什么不涉及"), "small")
        layout.addWidget(self._title)
        self.where = QLineEdit(held.where)
        self.where.setAccessibleName(self.tr("放在哪里，或为什么不涉及"))
        self.where.setMaxLength(200)
        layout.addWidget(self.where)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self.mark.currentIndexChanged.connect(lambda _: self._judge())
        self.where.textChanged.connect(lambda _: self._judge())
        self._judge()

    def _judge(self) -> None:
        needs_words = self.mark.currentData() in ("have", "not_needed")
        self.ok.setEnabled(not needs_words or bool(self.where.text().strip()))
