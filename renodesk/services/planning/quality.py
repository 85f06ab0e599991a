"""What a plan holds, counted for completeness and targetedness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from renodesk.domain.places import Place
from renodesk.domain.plan_quality import PlanFacts, PlanPart, Share
from renodesk.domain.planning import related
from renodesk.domain.scores import AnswerStatus
from renodesk.services.planning.asked import asked_for
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.money import PlanMoney
from renodesk.services.planning.tracing import Trace, traced
from renodesk.services.session import EstateSession

_SETTLED = (AnswerStatus.SCORED, AnswerStatus.NOT_APPLICABLE)
_ASKING = ("need", "propose")


def plan_facts(session: EstateSession, lines: tuple[PlanLine, ...], money: PlanMoney | None) -> PlanFacts:
    """Return the counts of a plan: its lines and what they cost (None: there is no price book)."""
    return _Counting(session, lines, money).facts()


class _Counting:
    def __init__(self, session: EstateSession, lines: tuple[PlanLine, ...], money: PlanMoney | None) -> None:
        self._session = session
        self._lines = lines
        self._money = money
        self._chosen = [line for line in lines if line.is_chosen]
        self._short = [one for one in traced(session, lines) if one.is_short and one.lines]
        self._open = self._open_by_item()
        self._spots: dict[str, list[Place]] = defaultdict(list)
        for line in self._chosen:
            self._spots[line.code].append(line.place)

    def facts(self) -> PlanFacts:
        return {
            PlanPart.MUSTS: self._musts(),
            PlanPart.PLACES: self._places(),
            PlanPart.QUANTITIES: self._quantities(),
            PlanPart.COSTS: self._costs(),
            PlanPart.PAID: self._paid(),
            PlanPart.AIMED_MONEY: self._aimed_money(),
            PlanPart.AIMED_MEASURES: self._aimed_measures(),
            PlanPart.URGENT: self._urgent(),
        }

    # What nobody has seen

    def _open_by_item(self) -> dict[str, set[Place]]:
        """Return by item of the 36 the places of answers that might yet ask for it."""
        found: dict[str, set[Place]] = defaultdict(set)
        tree = self._session.forms.tree
        links = {item.code: {link.code for link in item.remedies} for item in tree.items}
        for code, place in self._open_answers():
            for item in links[code]:
                found[item].add(place)
        return found

    def _open_answers(self) -> Iterator[tuple[str, Place]]:
        for (code, place), answer in self._session.scores.answers.items():
            if answer.status not in _SETTLED:
                yield code, place

    def _may_be_asked(self, item: str, place: Place) -> bool:
        return any(related(place, one) for one in self._open.get(item, ()))

    def _is_planned(self, items: Iterable[str], place: Place) -> bool:
        return any(related(place, one) for item in items for one in self._spots.get(item, ()))

    # Completeness

    def _musts(self) -> Share:
        asked = [line for line in self._lines if line.is_asked]
        done = sum(line.is_chosen or bool(line.reason) for line in asked)
        known = {(line.code, line.place) for line in asked}
        planned = {(line.code, line.place) for line in self._chosen}
        may_add = may_lack = 0
        for one in self._session.derived(asked_for):
            spot = (one.item.code, one.place)
            if one.item.is_must and spot not in known and self._may_be_asked(*spot):
                may_add, may_lack = may_add + (spot in planned), may_lack + (spot not in planned)
        return Share(done=done, of=len(asked), may_add=may_add, may_lack=may_lack)

    def _places(self) -> Share:
        short: dict[Place, bool] = {}
        for one in self._short:
            taken = any(line.is_chosen or line.reason for line in one.lines)
            short[one.answer.place] = short.get(one.answer.place, False) or taken
        open_places: dict[Place, bool] = {}
        for item, places in self._open.items():
            for place in places - short.keys():
                open_places[place] = open_places.get(place, False) or self._is_planned((item,), place)
        may_add = sum(open_places.values())
        return Share(
            done=sum(short.values()),
            of=len(short),
            may_add=may_add,
            may_lack=len(open_places) - may_add,
        )

    def _quantities(self) -> Share:
        wanted = [line for line in self._chosen if line.item is not None and line.item.quantities]
        known = sum(
            any(box.name in line.quantities for box in line.item.quantities)
            for line in wanted
            if line.item is not None
        )
        return Share(done=known, of=len(wanted))

    def _costs(self) -> Share:
        return Share(done=sum(map(self._is_priced, self._chosen)), of=len(self._chosen))

    def _is_priced(self, line: PlanLine) -> bool:
        if self._money is None:
            return line.item is None and line.cost is not None
        one = self._money.by_line.get(line.key)
        return one is not None and one.total is not None and one.is_whole

    def _cost(self, line: PlanLine) -> int:
        """Return what is known of a line's cost, in fen."""
        one = self._money.by_line.get(line.key) if self._money is not None else None
        if one is not None and one.total is not None:
            return one.total.likely
        return line.cost or 0

    def _paid(self) -> Share:
        is_open = any(not self._is_priced(line) for line in self._chosen)
        if self._money is None:
            total = sum(map(self._cost, self._chosen))
            return Share(done=0, of=total, is_low_open=is_open, is_high_open=is_open)
        total = self._money.total.likely
        paid = total - self._money.gap.likely
        return Share(done=paid, of=total, is_low_open=is_open, is_high_open=is_open)

    # Targetedness

    def _is_aimed(self, line: PlanLine) -> bool:
        """Return whether a line answers what was diagnosed: a shortfall, or said on site to be needed."""
        answers, mark = self._session.scores.answers, self._session.forms.tree.pass_mark
        sources = (answers.get(source) for source in line.sources)
        is_short = any(one is not None and one.is_below(mark) for one in sources)
        return is_short or line.mode in _ASKING

    def _may_be_aimed(self, line: PlanLine) -> bool:
        """Return whether it may yet turn out to answer one; of a work outside the 36 nobody can tell."""
        return line.item is None or self._may_be_asked(line.code, line.place)

    def _aimed_measures(self) -> Share:
        aimed = [line for line in self._chosen if self._is_aimed(line)]
        others = [line for line in self._chosen if not self._is_aimed(line)]
        may = sum(map(self._may_be_aimed, others))
        return Share(done=len(aimed), of=len(self._chosen), may_turn=may)

    def _aimed_money(self) -> Share:
        aimed = [line for line in self._chosen if self._is_aimed(line)]
        others = [line for line in self._chosen if not self._is_aimed(line)]
        may = [line for line in others if self._may_be_aimed(line)]
        done, rest = sum(map(self._cost, aimed)), sum(map(self._cost, others))
        is_low_open = any(not self._is_priced(line) for line in others)
        is_high_open = bool(aimed or may) and any(not self._is_priced(line) for line in (*aimed, *may))
        if aimed and not others:
            return Share(done=1, of=1)
        if others and not aimed and not may:
            return Share(done=0, of=1)
        return Share(
            done=done,
            of=done + rest,
            may_turn=sum(map(self._cost, may)),
            is_low_open=is_low_open,
            is_high_open=is_high_open,
        )

    def _urgent(self) -> Share:
        urgent = [one for one in self._short if one.answer.is_urgent or one.answer.is_red_flag]
        tree = self._session.forms.tree
        bottom = {
            item.code: {link.code for link in item.remedies} for item in tree.items if item.is_bottom_line
        }
        open_spots = [(code, place) for code, place in self._open_answers() if bottom.get(code)]
        may_add = sum(self._is_planned(bottom[code], place) for code, place in open_spots)
        return Share(
            done=sum(map(_is_taken_up, urgent)),
            of=len(urgent),
            may_add=may_add,
            may_lack=len(open_spots) - may_add,
        )


def _is_taken_up(one: Trace) -> bool:
    return one.is_met
