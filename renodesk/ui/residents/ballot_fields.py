"""Days, way, law and totals of a ballot, and closing it."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from renodesk.domain.consent import Counted
from renodesk.domain.numbers import write_number
from renodesk.services.ballots import Ballot, Count
from renodesk.texts import Language, say
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.widgets.boxes import button, choice, label

_EDITS = ("begun", "closing", "public_from", "public_until", "agreed", "evidence", "note")
_BASES = (Counted.HOUSEHOLDS, Counted.AREA, Counted.PERSONS)
_FIELD = "contest_field_ballot_"


class BallotFields(QWidget):
    """Every field commits by itself; what was typed is told by its name."""

    typed = Signal(str, str)
    close_wanted = Signal(str)
    """The reason, where a closed one is to be opened again; the day, where it is to be closed."""
    remove_wanted = Signal(str)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.edits: dict[str, CommitEdit] = {}
        self._titles = {}
        for name in (*_EDITS, *(f"base.{unit.value}" for unit in _BASES)):
            title, edit = label("", "quiet"), CommitEdit()
            edit.committed.connect(lambda text, name=name: self.typed.emit(name, text))
            self.edits[name], self._titles[name] = edit, title
            column.addWidget(title)
            column.addWidget(edit)
        self.choices: dict[str, QComboBox] = {}
        for name, spoken in (("way", self.tr("书面或线上")), ("legal", self.tr("按哪一种法定表决"))):
            box = choice(spoken)
            box.activated.connect(lambda _, name=name: self._chosen(name))
            self.choices[name] = box
            column.addWidget(label(spoken, "quiet"))
            column.addWidget(box)
        self.reason = CommitEdit()
        self.reason.setAccessibleName(self.tr("截止的日期，或重新打开、去掉的理由"))
        column.addWidget(label(self.reason.accessibleName(), "quiet", wrap=True))
        column.addWidget(self.reason)
        row = QHBoxLayout()
        self.close_it = button(self.tr("截止收票"))
        self.close_it.clicked.connect(lambda: self.close_wanted.emit(self.reason.text().strip()))
        self.remove = button(self.tr("去掉"), tip=self.tr("去掉这次表决，写理由"))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.reason.text().strip()))
        row.addWidget(self.close_it)
        row.addWidget(self.remove)
        column.addLayout(row)

    def _chosen(self, name: str) -> None:
        self.typed.emit(name, str(self.choices[name].currentData()))

    def show_ballot(self, count: Count, legal: Iterable[str], language: Language, *, may_write: bool) -> None:
        """Show a ballot's fields; `legal` are the gates of the law it may be."""
        ballot = count.ballot
        for name, title in self._titles.items():
            title.setText(say(f"{_FIELD}{name}", language))
            self.edits[name].setAccessibleName(title.text())
            self.edits[name].show_text(_said(ballot, name))
            self.edits[name].setEnabled(may_write)
        for unit in _BASES:
            known = count.base.get(unit)
            shown = write_number(known) if known is not None and unit not in ballot.base else ""
            self.edits[f"base.{unit.value}"].setPlaceholderText(shown)
        _fill(
            self.choices["way"], {"": "–", "written": self.tr("书面"), "online": self.tr("线上")}, ballot.way
        )
        _fill(self.choices["legal"], {"": "–", **{one: one for one in legal}}, ballot.legal)
        for box in self.choices.values():
            box.setEnabled(may_write)
        self.close_it.setText(self.tr("重新打开") if ballot.is_closed else self.tr("截止收票"))
        for one in (self.close_it, self.remove, self.reason):
            one.setEnabled(may_write)


def _said(ballot: Ballot, name: str) -> str:
    if name.startswith("base."):
        known = ballot.base.get(Counted(name.removeprefix("base.")))
        return write_number(known) if known is not None else ""
    if name in ("evidence", "note"):
        return ballot.evidence if name == "evidence" else ballot.note
    day = ballot.days.get(name)
    return day.isoformat() if day is not None else ""


def _fill(box: QComboBox, entries: dict[str, str], chosen: str) -> None:
    if [box.itemText(at) for at in range(box.count())] != list(entries.values()):
        box.clear()
        for key, text in entries.items():
            box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
