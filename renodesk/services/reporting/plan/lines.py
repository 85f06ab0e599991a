"""The lines of a plan put together as a paper prints them: an item over the places where it is alike."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from fractions import Fraction

from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.places import Place
from renodesk.domain.planning import Order, Origin, opened_again
from renodesk.domain.translated import said_in
from renodesk.reports.plan_snapshot import Duty, LeftOutLine, TrenchLine, WorkLine
from renodesk.reports.words import places_text, quantity_text, score_text
from renodesk.services.planning import Outlook, PlanLine, PlanMoney
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.services.worded import boxes_in
from renodesk.texts import Language, joined, say

_MOST_SOURCES = 6


class PlanPart(PlanReader):
    """Reads the lines of one plan with their money; lines stand in the order of the works."""

    def __init__(
        self,
        session: EstateSession,
        language: Language,
        lines: Sequence[PlanLine],
        money: PlanMoney | None,
    ) -> None:
        """Read the lines of a plan of the session's round."""
        super().__init__(session, language)
        order, places = Order(session.forms.checklist), self._walk()
        self._lines = sorted(
            lines,
            key=lambda line: (
                order.rank(line.item.code if line.item is not None else ""),
                places.get(line.place, len(places)),
                line.key,
            ),
        )
        self._money = money

    def _walk(self) -> dict[Place, int]:
        return {place: at for at, place in enumerate(self._names)}

    def works(self, inside: Callable[[PlanLine], bool] = lambda _: True) -> Iterator[WorkLine]:
        """Yield what is in the plan, an item once for the places where it is asked for and planned alike."""
        chosen = (line for line in self._lines if line.is_chosen and inside(line))
        for group in _alike(chosen, self._kind):
            yield self._work(group)

    def left_out(self, inside: Callable[[PlanLine], bool] = lambda _: True) -> Iterator[LeftOutLine]:
        """Yield what is not in it: asked for without a reason first, then with one, then the rest."""
        out = [line for line in self._lines if not line.is_chosen and inside(line)]
        out.sort(key=lambda line: (not line.wants_reason, not line.is_asked))
        for group in _alike(out, lambda line: (line.code, line.reason, line.is_asked, line.is_urgent)):
            first = group[0]
            yield LeftOutLine(
                code=first.item.code if first.item is not None else "",
                name=self._title(first),
                duty=duty_of(first),
                places=self._places(group),
                asked=self._asked(group),
                reason=first.reason,
                is_asked=first.is_asked,
                is_urgent=first.is_urgent,
            )

    def trenches(self, outlook: Outlook) -> Iterator[TrenchLine]:
        """Yield where the ground is opened, by place and year."""
        again = set(opened_again(outlook.trenches))
        for trench in outlook.trenches:
            yield TrenchLine(
                place=self._place(trench.place),
                year=trench.year,
                works=joined(
                    "、", dict.fromkeys(f"{one.item} {one.title}" for one in trench.measures), self._language
                ),
                is_again=trench.place in again,
            )

    def early(self, outlook: Outlook) -> Iterator[str]:
        """Yield what is planned before something it depends on."""
        for one in outlook.early:
            yield self._say(
                "reno_early",
                item=f"{one.measure.item} {one.measure.title}",
                place=self._place(one.measure.place),
                year=one.measure.year,
                first=f"{one.first.item} {one.first.title}",
                later=one.first.year,
            )

    def _work(self, group: Sequence[PlanLine]) -> WorkLine:
        first = group[0]
        item = first.item
        total, lacks = self._cost(group)
        return WorkLine(
            code=item.code if item is not None else "",
            name=self._title(first),
            duty=duty_of(first),
            group=said_in(self._forms.checklist.identity, item.class_guobanfa23, self._language)
            if item is not None
            else say(f"measure_kind_{first.kind}", self._language),
            phase=say(f"phase_{item.phase}", self._language) if item is not None and item.phase else "",
            places=self._places(group),
            place_count=len(group),
            quantities=self._quantities(group),
            origin=self._origin(first),
            asked=self._asked(group),
            year=first.year,
            is_urgent=first.is_urgent,
            note=self._note(first),
            total=total,
            lacks=lacks,
        )

    def _cost(self, group: Iterable[PlanLine]) -> tuple[Amounts | None, int]:
        if self._money is None:
            return None, 0
        found = [self._money.by_line[line.key] for line in group]
        totals = [one.total for one in found if one.total is not None]
        return (sum(totals, NOTHING) if totals else None), sum(len(one.lacks) for one in found)

    def _kind(self, line: PlanLine) -> Hashable:
        """Return what lines have alike that stand in one row."""
        return line.code, line.year, line.origin, line.mode, line.is_urgent, self._note(line)

    def _note(self, line: PlanLine) -> str:
        parts = (line.reason if line.origin is Origin.EDITED else "", line.note)
        return joined("；", (part for part in parts if part), self._language)

    def _origin(self, line: PlanLine) -> str:
        if line.item is None:
            return say("measure_mode_added", self._language)
        mode = say(f"measure_mode_{line.mode}", self._language)
        return f"{mode}，{self._say(f'reno_origin_{line.origin.value}')}"

    def _places(self, group: Iterable[PlanLine]) -> str:
        return places_text([self._place(line.place) for line in group])

    def _quantities(self, group: Iterable[PlanLine]) -> str:
        """Return the quantities of lines of one item together, with label and unit."""
        sums: dict[str, Fraction] = {}
        boxes = {}
        for line in group:
            for box in boxes_in(self._session, line.item, self._language):
                if box.name in line.quantities:
                    boxes[box.name] = box
                    sums[box.name] = sums.get(box.name, Fraction(0)) + line.quantities[box.name]
        return joined(
            "，",
            (f"{box.label} {quantity_text(sums[name])} {box.unit}".strip() for name, box in boxes.items()),
            self._language,
        )

    def _asked(self, group: Iterable[PlanLine]) -> str:
        """Return the shortfalls that ask for a group, each with its lowest score among them."""
        lowest: dict[str, Fraction] = {}
        for line in group:
            for code, place in line.sources:
                score = self._scores.answers[code, place].score
                if score is not None:
                    lowest[code] = min(score, lowest.get(code, score))
        found = [
            self._say("reno_asked", item=code, name=self._called(self._item(code)), score=score_text(score))
            for code, score in lowest.items()
        ]
        return joined("；", found[:_MOST_SOURCES], self._language)


def duty_of(line: PlanLine) -> Duty:
    """Return whether a line is 必改, 提升 or outside the 36."""
    return "outside" if line.item is None else "must" if line.is_must else "upgrade"


def _alike(lines: Iterable[PlanLine], key: Callable[[PlanLine], Hashable]) -> Iterable[list[PlanLine]]:
    groups: dict[Hashable, list[PlanLine]] = {}
    for line in lines:
        groups.setdefault(key(line), []).append(line)
    return groups.values()
