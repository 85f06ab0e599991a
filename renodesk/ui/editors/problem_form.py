"""What people add to a problem, beside the list: severity, deadline, who solves it, how far that is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from renodesk.services.problems import CHOICES, ProblemLine
from renodesk.texts import Language, joined, say
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.problem_tables import handbook_word
from renodesk.ui.widgets.boxes import Choice, clear, label


class ProblemForm(QWidget):
    """Edits the problem at hand; each box commits by itself."""

    edited = Signal(str, dict)
    """The code of a problem, and values by field."""
    filled = Signal(str, dict)
    """The code of a problem, and words by blank of its sentence."""

    def __init__(self, language: Language) -> None:
        """Show nothing yet."""
        super().__init__()
        self._language = language
        self._code = ""
        self.boxes: dict[str, QComboBox] = {}
        self.fields: dict[str, CommitEdit] = {}
        self.blanks: dict[str, CommitEdit] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.title = label("", "heading", wrap=True)
        self.sentence = label("", wrap=True)
        self.why = label("", "quiet", wrap=True)
        for one in (self.title, self.sentence, self.why):
            layout.addWidget(one)
        self._fills = QVBoxLayout()
        layout.addLayout(self._fills)
        titles = {
            "status": self.tr("整改情况"),
            "urgency": self.tr("整治类型"),
            "severity": self.tr("问题程度"),
            "difficulty": self.tr("治理难度"),
            "repair": self.tr("工程或管理"),
        }
        for name, title in titles.items():
            layout.addWidget(label(title, "quiet"))
            layout.addWidget(self._box(name, title))
        for name, title in (
            ("due", self.tr("时限，如 2027-05-31")),
            ("responsible", self.tr("责任单位")),
            ("note", self.tr("备注")),
        ):
            layout.addWidget(label(title, "quiet"))
            self.fields[name] = self._edit(title)
            self.fields[name].committed.connect(lambda text, name=name: self._tell(name, text))
            layout.addWidget(self.fields[name])
        self.remedy = label("", "quiet", wrap=True)
        layout.addWidget(self.remedy)
        layout.addStretch(1)

    def _box(self, name: str, title: str) -> QComboBox:
        box = Choice()
        box.setAccessibleName(title)
        for word in ("", *CHOICES[name]) if name != "status" else CHOICES[name]:
            shown = handbook_word(name, word, self._language) if word else self.tr("按手册")
            box.addItem(shown, word)
        box.activated.connect(lambda _, name=name: self._tell(name, str(self.boxes[name].currentData())))
        self.boxes[name] = box
        return box

    @staticmethod
    def _edit(title: str) -> CommitEdit:
        edit = CommitEdit()
        edit.setAccessibleName(title)
        return edit

    def show_problem(self, line: ProblemLine | None, *, may_edit: bool) -> None:
        """Show a problem; what is being typed right now is left alone."""
        self.setEnabled(line is not None and may_edit)
        code = line.code if line is not None else ""
        is_other = code != self._code
        if is_other:
            self.commit()
        self._code = code
        self.title.setText(f"{line.code} {line.name}" if line is not None else self.tr("没有选中的问题"))
        self.sentence.setText(line.sentence if line is not None else "")
        self.sentence.setVisible(line is not None)
        self.why.setText(self._told(line) if line is not None else "")
        self.remedy.setText(self.tr("整治建议：{0}").format(line.remedy) if line is not None else "")
        for name, box in self.boxes.items():
            word = str(getattr(line, name)) if line is not None else ""
            box.setCurrentIndex(max(0, box.findData(word)))
        for name, edit in self.fields.items():
            edit.show_text(str(getattr(line, name)) if line is not None else "")
        self._show_blanks(line, is_other=is_other)

    def _told(self, line: ProblemLine) -> str:
        parts = [say(f"problem_urged_{line.urgency_why.value}", self._language)]
        if line.open_places:
            parts.append(self.tr("还有 {0} 处没查清").format(len(line.open_places)))
        if line.is_contested:
            parts.append(self.tr("两人所记不同"))
        return joined("；", parts, self._language)

    def _show_blanks(self, line: ProblemLine | None, *, is_other: bool) -> None:
        wanted = dict.fromkeys((*line.lacks, *line.words)) if line is not None else {}
        if is_other or list(wanted) != list(self.blanks):
            clear(self._fills)
            self.blanks = {}
            for name in wanted:
                title = self.tr("句中空格：{0}").format(say(f"problem_word_{name}", self._language))
                edit = self._edit(title)
                edit.committed.connect(lambda text, name=name: self.filled.emit(self._code, {name: text}))
                self._fills.addWidget(label(title, "quiet"))
                self._fills.addWidget(edit)
                self.blanks[name] = edit
        words: Mapping[str, str] = line.words if line is not None else {}
        for name, edit in self.blanks.items():
            edit.show_text(words.get(name, ""))

    def _tell(self, name: str, value: str) -> None:
        if self._code:
            self.edited.emit(self._code, {name: value})

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in (*self.fields.values(), *self.blanks.values()):
            edit.commit()
