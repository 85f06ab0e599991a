"""Freeze an estate's round into what the ledgers hold."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from renodesk.domain.form import Group, Item
from renodesk.domain.funding import WHOLE
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, AnswerStatus
from renodesk.reports.ledger_snapshot import IndicatorLine, LedgerSnapshot, MatrixLine
from renodesk.reports.snapshot import NodeLine, Snapshot
from renodesk.reports.words import places_text
from renodesk.services.reporting.ledgers.money_part import MoneyPart
from renodesk.services.reporting.ledgers.photos_part import PhotoPart
from renodesk.services.reporting.ledgers.problems_part import ProblemNumbersPart
from renodesk.services.reporting.ledgers.resources_part import ResourcesPart
from renodesk.services.reporting.ledgers.works_part import WorksPart
from renodesk.services.reporting.maker import SnapshotMaker
from renodesk.services.reporting.part import Part, interval_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

NO_DAY = date(2020, 1, 1)
"""The day of a file whose log is empty."""
_LEFT_OPEN = frozenset(AnswerStatus) - {AnswerStatus.SCORED, AnswerStatus.NOT_APPLICABLE}


def ledger_snapshot(
    session: EstateSession, language: Language, office: str = "", plan: str = ""
) -> LedgerSnapshot:
    """Return everything the ledgers hold, of one moment: acts of other threads wait for it.

    `plan` is the key of an alternative; "" means the adopted one, else the first.

    Raises:
        UnknownAlternative: there is none of that key.
    """
    with session.file.held():
        report = SnapshotMaker(session, language).snapshot()
        return LedgerMaker(session, language, report).snapshot(office, plan)


class LedgerMaker(Part):
    """Reads one round into what the ledgers hold."""

    def __init__(self, session: EstateSession, language: Language, report: Snapshot) -> None:
        """Read the session's current round, beside what its report prints."""
        super().__init__(session, language)
        self._report = report
        self._buildings = [building.place for building in session.survey.buildings]
        self._answers: dict[str, list[AnswerScore]] = {}
        for (code, _), answer in self._scores.answers.items():
            self._answers.setdefault(code, []).append(answer)

    def snapshot(self, office: str, plan: str) -> LedgerSnapshot:
        """Return everything the ledgers hold."""
        money = MoneyPart(self._session, self._language, plan)
        problems = ProblemNumbersPart(self._session, self._language, self._report)
        return LedgerSnapshot(
            report=self._report,
            day=_day(self._report.date),
            pass_mark=self._tree.pass_mark,
            buildings=tuple(self._place(place) for place in self._buildings),
            indicators=tuple(self._indicators()),
            matrix=tuple(self._matrix()),
            works=tuple(WorksPart(self._session, self._language).lines(self._report.checks)),
            money=money.money(),
            problems=problems.numbers(money.chosen),
            photos=tuple(PhotoPart(self._session, self._language).lines()),
            resources=tuple(ResourcesPart(self._session, self._language).lines()),
            office=office,
        )

    # Indicators

    def _indicators(self) -> Iterator[IndicatorLine]:
        lines = {line.code: line for line in (*self._report.groups, *self._report.nodes)}
        for first in self._tree.groups:
            if first.level != 1:
                continue
            yield self._indicator(first, lines)
            for second in self._tree.groups:
                if second.parent != first.code:
                    continue
                yield self._indicator(second, lines)
                for item in self._tree.items:
                    if item.parent == second.code:
                        yield self._indicator(item, lines)
        yield self._total()

    def _indicator(self, node: Item | Group, lines: dict[str, NodeLine]) -> IndicatorLine:
        answers = self._answers.get(node.code, [])
        below = [one.place for one in answers if one.is_below(self._tree.pass_mark)]
        unseen = [one.place for one in answers if one.status in _LEFT_OPEN]
        return IndicatorLine(
            node=lines[node.code],
            weight=node.weight,
            is_bottom_line=isinstance(node, Item) and node.is_bottom_line,
            below=self._places_text(below),
            below_count=len(below),
            unseen=self._places_text(unseen),
            unseen_count=len(unseen),
        )

    def _total(self) -> IndicatorLine:
        total = self._scores.total
        node = NodeLine(
            code="",
            name=say("ledger_total_score", self._language),
            level=0,
            interval=interval_of(total),
            word=self._report.word,
            is_red=bool(self._scores.red_flags),
            is_contested=total.is_contested,
        )
        return IndicatorLine(
            node=node, weight=WHOLE, is_bottom_line=False, below="", below_count=0, unseen="", unseen_count=0
        )

    def _places_text(self, places: Iterable[Place]) -> str:
        return places_text([self._place(place) for place in places])

    def _matrix(self) -> Iterator[MatrixLine]:
        for item in self._tree.items:
            if item.scope == "estate":
                continue
            by_building: dict[str, list[AnswerScore]] = {}
            for answer in self._answers.get(item.code, []):
                by_building.setdefault(answer.place.building, []).append(answer)
            yield MatrixLine(
                code=item.code,
                name=item.name,
                is_bottom_line=item.is_bottom_line,
                cells=tuple(self._lowest(by_building.get(place.building, [])) for place in self._buildings),
            )

    def _lowest(self, answers: list[AnswerScore]) -> Fraction | str:
        """Return the lowest score of a building, or why it has none."""
        scored = [one.low for one in answers if one.status == AnswerStatus.SCORED]
        if scored:
            return min(scored)
        left = next((one for one in answers if one.status in _LEFT_OPEN), None)
        status = AnswerStatus.NOT_APPLICABLE if left is None else left.status
        return say(f"status_{status.value}", self._language)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return NO_DAY
