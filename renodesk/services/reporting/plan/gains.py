"""What a plan does to the scores: today and predicted, and what each item adds in the order of the works."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from renodesk.domain.form import Group
from renodesk.domain.planning import Measure, Order
from renodesk.domain.scores import Scores
from renodesk.reports.plan_snapshot import GainLine, ScoreLine
from renodesk.services.planning import Outlook, PlanLine, Predicting
from renodesk.services.reporting.part import interval_of
from renodesk.services.reporting.plan.common import PlanReader
from renodesk.services.session import EstateSession
from renodesk.texts import Language

MOST_GAINS = 14
"""So many items stand in the waterfall; the smallest gains beyond are drawn together."""


class GainPart(PlanReader):
    """Reads the prediction of one plan."""

    def __init__(self, session: EstateSession, language: Language, lines: Iterable[PlanLine]) -> None:
        """Predict the chosen lines."""
        super().__init__(session, language)
        self._lines = tuple(lines)
        self._predicting = Predicting(session)
        self.outlook: Outlook = self._predicting.outlook(self._lines)

    def total(self) -> ScoreLine:
        """Return the total today and after the plan."""
        today, after = self.outlook.totals
        return ScoreLine(
            code="",
            name=self._say("total"),
            today=interval_of(today),
            after=interval_of(after),
            today_word=self._score_words(self._band(self.outlook.today)),
            after_word=self._score_words(self._band(self.outlook.after)),
        )

    def groups(self) -> Iterator[ScoreLine]:
        """Yield the first-level groups, today and after."""
        for group in self._tree.groups:
            if group.level == 1:
                yield self._group(group)

    def gains(self) -> Iterator[GainLine]:
        """Yield what each item adds, all its places together, one after the other; they add up."""
        found = list(self._steps())
        if len(found) > MOST_GAINS:
            large = sorted(found, key=lambda one: -(one.low + one.high))[: MOST_GAINS - 1]
            rest = [one for one in found if one not in large]
            yield from (one for one in found if one in large)
            yield GainLine(
                name=self._say("reno_gain_rest", count=len(rest)),
                low=sum((one.low for one in rest), Fraction(0)),
                high=sum((one.high for one in rest), Fraction(0)),
            )
            return
        yield from found

    def _steps(self) -> Iterator[GainLine]:
        done: list[PlanLine] = []
        before = self.outlook.totals[0]
        for name, lines in self._by_item().items():
            done += lines
            after = self._predicting.outlook(done).totals[1]
            low, high = _difference(before.low, after.low), _difference(before.high, after.high)
            if low or high:
                yield GainLine(name=name, low=min(low, high), high=max(low, high))
            before = after

    def _by_item(self) -> dict[str, list[PlanLine]]:
        chosen = {line.key: line for line in self._lines if line.is_chosen}
        order: list[Measure] = Order(self._session.forms.checklist).sorted(
            line.measure for line in chosen.values()
        )
        found: dict[str, list[PlanLine]] = {}
        for measure in order:
            line = chosen[measure.key]
            name = f"{line.item.code} {self._title(line)}" if line.item is not None else line.title
            found.setdefault(name, []).append(line)
        return found

    def _group(self, group: Group) -> ScoreLine:
        today, after = (scores.nodes[group.code] for scores in (self.outlook.today, self.outlook.after))
        return ScoreLine(
            code=group.code,
            name=self._called(group),
            today=interval_of(today),
            after=interval_of(after),
            today_word=self._word(today),
            after_word=self._word(after),
        )

    @staticmethod
    def _band(scores: Scores) -> str:
        return scores.band or " – ".join(scores.bands or ("—",))


def _difference(before: Fraction | None, after: Fraction | None) -> Fraction:
    return (after or Fraction(0)) - (before or Fraction(0))
