"""Reads what differs between two moments beside the window: page by page, as far as somebody looks."""

import threading
from collections.abc import Iterable, Iterator
from itertools import islice

from PySide6.QtCore import QObject, QThread, Signal

from renodesk.domain.changes import Ranges
from renodesk.errors import RenodeskError
from renodesk.services.differences import Differences, Group, Line
from renodesk.services.standings import Standings, interval, score_words
from renodesk.texts import Language, joined, say

FIRST_PAGE, PAGE = 20, 100
AT_FIRST = 1000
"""So many lines are read at once; further ones when one scrolls to them."""


class ChangesReader(QThread):
    """Tells lines as they are read, then how the estate stood at both moments."""

    found = Signal(int, object)
    """How many groups were touched, and by whom."""
    was_read = Signal(object)
    """Some lines."""
    stood = Signal(str, str)
    """Both totals in words, and every score that differs."""
    ended = Signal()
    """There are no more lines."""
    failed = Signal(object)

    def __init__(
        self,
        differences: Differences,
        standings: tuple[Standings, Ranges, Ranges] | None,
        person: str,
        language: Language,
        parent: QObject,
    ) -> None:
        """Read `differences` of a person, "" for everybody's; score both moments if `standings` are given."""
        super().__init__(parent)
        self._differences = differences
        self._standings = standings
        self._person = person
        self._language = language
        self._wanted = AT_FIRST
        self._more = threading.Condition()

    def run(self) -> None:
        """Read on this thread; touches nothing of the window."""
        try:
            self._read()
        except RenodeskError as error:
            self.failed.emit(error)

    def _read(self) -> None:
        groups = self._differences.groups()
        self.found.emit(len(groups), tuple(sorted({one for group in groups for one in group.persons})))
        mine = (one for one in groups if not self._person or self._person in one.persons)
        told, is_scored = 0, False
        lines = self._lines(mine)
        while page := list(islice(lines, PAGE if told else FIRST_PAGE)):
            self.was_read.emit(page)
            told += len(page)
            if not is_scored:
                is_scored = True
                self._score()
            if not self._may_go_on(told):
                return
        if not is_scored:
            self._score()
        self.ended.emit()

    def _lines(self, groups: Iterable[Group]) -> Iterator[Line]:
        """Yield the lines in which the person has a part, until somebody stops."""
        for line in self._differences.lines(groups):
            if self.isInterruptionRequested():
                return
            if not self._person or self._person in line.persons:
                yield line

    def _may_go_on(self, told: int) -> bool:
        """Wait until more lines are wanted; return whether anybody does."""
        with self._more:
            while told >= self._wanted and not self.isInterruptionRequested():
                self._more.wait()
        return not self.isInterruptionRequested()

    def _score(self) -> None:
        if self._standings is None or self.isInterruptionRequested():
            return
        standings, before, after = self._standings
        was = standings.at(before)
        if self.isInterruptionRequested():
            return
        now = standings.at(after)
        shifts = (
            say(
                "difference_node",
                self._language,
                code=one.code,
                name=one.name,
                before=interval(one.before),
                after=interval(one.after),
            )
            for one in standings.shifts(was, now, self._language)
        )
        self.stood.emit(score_words(was, now, self._language), joined("；", shifts, self._language))

    def more(self) -> None:
        """Read another page and those behind it."""
        with self._more:
            self._wanted += AT_FIRST
            self._more.notify_all()

    def stop(self) -> None:
        """Stop at the next line, and wait for it."""
        self.requestInterruption()
        with self._more:
            self._more.notify_all()
        self.wait()
