"""The lines of a plan: what diagnosis and surveyor ask for, what was decided, where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.form import CheckItem
from renodesk.domain.places import ESTATE, Place, place_of_key
from renodesk.domain.planning import Measure, Origin
from renodesk.services.measure_cells import Decided
from renodesk.services.planning.asked import Asked, Source, asked_for
from renodesk.services.session import EstateSession


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """A measure that is in the plan, or could be.

    `mode` says who asks for it: `need` (said on site), `propose` or `suggest` (the answers in `sources`), or
    `added` (a work outside the 36). `quantities` count; `proposed` is what they would be without a planner's
    own, and `reason` why it is left out or why they differ.
    """

    key: str
    item: CheckItem | None
    place: Place
    title: str
    mode: str
    is_chosen: bool
    is_decided: bool
    is_must: bool
    is_urgent: bool
    quantities: Mapping[str, Fraction]
    proposed: Mapping[str, Fraction]
    origin: Origin
    reason: str
    note: str
    year: int
    kind: str = ""
    cost: int | None = None
    sources: tuple[Source, ...] = ()
    is_contested: bool = False
    edited_why: str = ""
    """Why the planner wrote other quantities."""

    @property
    def wants_reason(self) -> bool:
        """Return whether the diagnosis asks for a 必改 that is left out without a reason (应改尽改)."""
        return self.is_must and self.mode in ("need", "propose") and not self.is_chosen and not self.reason

    @property
    def is_asked(self) -> bool:
        """Return whether it has to be in a plan unless there is a reason: 必改 asked for, 限时解决."""
        is_must = self.is_must and self.mode in ("need", "propose")
        return is_must or (self.is_urgent and self.mode in ("need", "propose", "suggest"))

    @property
    def is_protected(self) -> bool:
        """Return whether a best plan may not leave it out: it is asked for, and nobody left it out."""
        return self.is_asked and not (self.is_decided and not self.is_chosen)

    @property
    def code(self) -> str:
        """Return the code of its item; of a work outside the 36 the key that stands for one."""
        return self.key.split("/", 3)[2]

    @property
    def measure(self) -> Measure:
        """Return the line as a measure."""
        return Measure(
            key=self.key,
            item=self.item.code if self.item is not None else "",
            place=self.place,
            title=self.title,
            quantities=self.quantities,
            year=self.year,
        )


class PlanLines:
    """Reads the lines of one plan of the session's round."""

    def __init__(self, session: EstateSession, alternative: str) -> None:
        """Read the plan of that key."""
        self._session = session
        self._alternative = alternative
        self._prefix = f"{session.round}/{alternative}/"

    def lines(self) -> tuple[PlanLine, ...]:
        """Return every line: those of the 36 in table order and by place, then the works outside them.

        A line that nothing touched is the very one it was before.
        """
        session, before = self._session, self._session.derived(_Made).lines
        decided = session.measure_cells.decided(self._prefix)
        made: dict[str, _Line] = {}
        for asked in session.derived(asked_for):
            self._keep(made, before, asked.key, asked, decided.get(asked.key))
        places = session.derived(_places)
        for key, own in decided.items():
            if key not in made and own.text("kind") and place_of_key(key.split("/", 1)[1]) in places:
                self._keep(made, before, key, None, own)
        before[self._prefix] = made
        return tuple(one.line for one in made.values() if one.line is not None)

    def _keep(
        self,
        made: dict[str, "_Line"],
        before: Mapping[str, Mapping[str, "_Line"]],
        key: str,
        asked: Asked | None,
        own: Decided | None,
    ) -> None:
        known = before.get(self._prefix, {}).get(key)
        if known is None or known.asked is not asked or known.own is not own:
            line = self._line(asked, own) if asked is not None else self._added(key, own)
            known = _Line(asked=asked, own=own, line=line)
        made[key] = known

    def _line(self, asked: Asked, decided: Decided | None) -> PlanLine | None:
        if not asked.mode and decided is None:
            return None
        own = decided or Decided()
        edited = own.quantities
        return PlanLine(
            key=self._prefix + asked.key,
            item=asked.item,
            place=asked.place,
            title=asked.item.name,
            mode=asked.mode or "added",
            is_chosen=asked.is_default if own.chosen is None else own.chosen,
            is_decided=own.chosen is not None,
            is_must=asked.item.is_must,
            is_urgent=asked.is_urgent,
            quantities=asked.quantities if edited is None else edited,
            proposed=asked.quantities,
            origin=asked.origin if edited is None else Origin.EDITED,
            reason=own.text("reason") or asked.reason,
            note=own.text("note"),
            year=own.whole("year") or 0,
            sources=asked.sources,
            edited_why=own.edited_why if edited is not None else "",
            is_contested=own.is_contested or asked.is_contested,
        )

    def _added(self, key: str, own: Decided | None) -> PlanLine | None:
        if own is None or own.fields.get(vocabulary.REMOVED) is True:
            return None
        return PlanLine(
            key=self._prefix + key,
            item=None,
            place=place_of_key(key.split("/", 1)[1]),
            title=own.text("title"),
            mode="added",
            is_chosen=own.chosen is not False,
            is_decided=own.chosen is not None,
            is_must=False,
            is_urgent=False,
            quantities=own.quantities or {},
            proposed={},
            origin=Origin.ADDED,
            reason=own.text("reason"),
            note=own.text("note"),
            year=own.whole("year") or 0,
            kind=own.text("kind"),
            cost=own.whole("cost"),
            is_contested=own.is_contested,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line with what it was made of; None where that makes no line."""

    asked: Asked | None
    own: Decided | None
    line: PlanLine | None


class _Made:
    """The lines a session made last, by plan, as long as forms, survey and scores are the same."""

    def __init__(self, _: EstateSession) -> None:
        self.lines: dict[str, Mapping[str, _Line]] = {}


def _places(session: EstateSession) -> frozenset[Place]:
    found = [ESTATE]
    for building in session.survey.buildings:
        found += [building.place, *(unit.place for unit in building.units)]
    return frozenset(found)
