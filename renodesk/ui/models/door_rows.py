"""Households of a ballot as a table: thousands of rows of which few change at a time."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from renodesk.domain.ballots import Voice
from renodesk.domain.numbers import write_number
from renodesk.domain.votes import Vote, VoteLine
from renodesk.texts import Language, say
from renodesk.ui.models.rows import KeyedRowsModel
from renodesk.ui.theme import Theme

PLACE, NUMBER, AREA, PERSONS, NAME, SAID, DAY = range(7)
_ICONS = {
    Voice.AGREE: ("answered", "good"),
    Voice.AGAINST: ("red_flag", "bad"),
    Voice.ABSTAIN: ("partly", "warn"),
    Voice.INVALID: ("not_applicable", "ink3"),
}


class DoorRows(KeyedRowsModel[VoteLine]):
    """Shows households; where only what they said changed, only what one sees is drawn again."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(theme, parent)
        self._language: Language = "zh"

    def show_lines(self, lines: Sequence[VoteLine], titles: tuple[str, ...], language: Language) -> bool:
        """Show these households; return whether there are others now, so that one has to stand anew."""
        self._language = language
        return self.show_rows(titles, lines)

    def line(self, row: int) -> VoteLine | None:
        """Return the household of a row."""
        return self.row(row)

    def shown(self, at: int, column: int, role: int) -> Any:
        """Return what a cell shows."""
        line = self.rows[at]
        match role:
            case (
                Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole
            ):
                return self._text(line, column)
            case Qt.ItemDataRole.ForegroundRole if self._is_wrong(line):
                return QColor(self._theme.color("bad"))
            case Qt.ItemDataRole.DecorationRole if column == SAID:
                return self._theme.icons.icon(*self._icon(line))
        return None

    @staticmethod
    def _is_wrong(line: VoteLine) -> bool:
        return not line.is_here or len({one.said for one in line.votes if one is not None}) > 1

    def _icon(self, line: VoteLine) -> tuple[str, str]:
        if self._is_wrong(line):
            return "contested", "bad"
        vote = line.vote
        return _ICONS[vote.voice] if vote is not None and vote.voice is not None else ("unseen", "ink3")

    def _text(self, line: VoteLine, column: int) -> str:
        vote = line.vote
        if column == PLACE:
            return line.place.shown if line.place.building else ""
        if vote is None:
            return say("ballot_vote_away", self._language) if column == SAID else ""
        match column:
            case _ if column == NUMBER:
                return vote.number
            case _ if column == AREA:
                return write_number(vote.area) if vote.area is not None else ""
            case _ if column == PERSONS:
                return write_number(vote.persons) if vote.persons is not None else ""
            case _ if column == NAME:
                return vote.name
            case _ if column == SAID:
                return " / ".join(dict.fromkeys(self._said(one) for one in line.votes if one is not None))
        return vote.day.isoformat() if vote.day is not None else ""

    def _said(self, vote: Vote) -> str:
        if vote.voice is not None:
            return say(f"ballot_voice_{vote.voice.value}", self._language)
        return say("ballot_vote_missed", self._language) if vote.is_missed else ""
