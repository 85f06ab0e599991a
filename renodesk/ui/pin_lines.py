"""The lines beside a site plan: pins in words, problems without a pin, and what a few letters find."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QObject

from renodesk.domain.about import About
from renodesk.domain.pins import Severity
from renodesk.services.pin_rows import Pin, SitePlan
from renodesk.services.searching import sounds
from renodesk.services.site_plan import OpenProblem, SitePlans
from renodesk.services.spot_search import find_targets
from renodesk.texts import Language, say
from renodesk.ui.estate import Estate
from renodesk.ui.models.pins import Line
from renodesk.ui.names import name_in, place_name

_SIGNS = {Severity.RED: ("red_flag", "bad"), Severity.LOW: ("low", "warn")}
MOST_FOUND = 40


class PinLines(QObject):
    """Says pins and problems of an open estate in two lines each."""

    def __init__(self, estate: Estate, language: Language, parent: QObject | None = None) -> None:
        """Use the names of the estate."""
        super().__init__(parent)
        self._estate = estate
        self._language = language

    def pins(self, plan: SitePlan) -> list[Line]:
        """Return a line for each pin of a plan."""
        return [self._pin(pin) for pin in plan.pins]

    def problems(self, plans: Sequence[SitePlan]) -> list[Line]:
        """Return a line for each problem that none of these plans marks."""
        return [self._problem(one) for one in SitePlans(self._estate.session).open_problems(plans)]

    def found(self, problems: Sequence[Line], typed: str) -> list[Line]:
        """Return those of the problems that fit the letters; then anything else these may mean."""
        words = typed.casefold().split()
        if not words:
            return list(problems)
        lines = [line for line in problems if all(_is_in(word, line) for word in words)]
        there = {line.about for line in lines}
        found = (
            About(item=target.item, place=target.place)
            for target in find_targets(self._estate.session, typed, limit=MOST_FOUND)
        )
        return lines + [self.target(about) for about in found if about not in there]

    def target(self, about: About) -> Line:
        """Return the line of anything a pin may be wanted for."""
        head, where = self._names(about)
        return Line(text=_two(head or where, where if head else ""), spoken=_one(head, where), about=about)

    def _pin(self, pin: Pin) -> Line:
        head, where = self._names(pin.about)
        worse = self._severity(pin.severity)
        contested = self.tr("两人放的不一样") if pin.is_contested else ""
        first = head or where or pin.text
        rest = [worse, where if head else "", pin.text if head or where else "", contested]
        below = " · ".join(part for part in rest if part)
        kind = say(f"pin_kind_{pin.kind.value}", self._language)
        spoken = _one(self.tr("{0} 号点位").format(pin.number), kind, first, below)
        return Line(text=_two(first, below), spoken=spoken, about=pin.about, pin=pin)

    def _problem(self, one: OpenProblem) -> Line:
        head, where = self._names(one.about)
        sign, token = _SIGNS[one.severity]
        score = f"{float(one.score):.1f}"
        worse = self._severity(one.severity)
        below = f"{worse} {score} · {where}"
        return Line(text=_two(head, below), spoken=_one(head, below), about=one.about, sign=sign, token=token)

    def _severity(self, severity: Severity) -> str:
        return "" if severity == Severity.NONE else say(f"pin_severity_{severity.value}", self._language)

    def _names(self, about: About) -> tuple[str, str]:
        """Return what is marked, and where; the first is "" for a place."""
        session = self._estate.session
        if about.use:
            row = next((one for one in self._estate.photos.rows() if one.use == about.use), None)
            if row is None:
                return say("pin_gone", self._language), ""
            return row.caption or row.name, place_name(session, row.place) if row.place else ""
        where = place_name(session, about.place) if about.place else ""
        known = session.forms.tree.item(about.item) or session.forms.checklist.item(about.item)
        if known is None:
            return about.item, where
        return f"{about.item} {name_in(self._language, known)}", where


def _is_in(word: str, line: Line) -> bool:
    """Return whether a word stands in a line, or is how what is marked sounds: `ldzm` of 楼道照明."""
    if word in line.spoken.casefold():
        return True
    return word.isascii() and word.isalpha() and any(word in one for one in _sounds(line.text.split("\n")[0]))


@lru_cache(maxsize=1024)
def _sounds(words: str) -> tuple[str, str]:
    return sounds(words)


def _two(first: str, second: str) -> str:
    return f"{first}\n{second}" if second else first


def _one(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
