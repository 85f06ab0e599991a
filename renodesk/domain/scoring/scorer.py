"""The whole result of a round, kept up to date: one changed answer recomputes only what stands above it."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from renodesk.domain.form import Forms, Group, Item
from renodesk.domain.numbers import exact_products, exact_sum
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import (
    AnswerScore,
    AnswerStatus,
    NodeScore,
    Reason,
    RedFlag,
    Remedy,
    Scores,
)
from renodesk.domain.scoring.answer import score_answer
from renodesk.domain.scoring.contest import combined
from renodesk.domain.scoring.fields import Fields
from renodesk.domain.scoring.remedies import RowAsking, RowRemedy, remedy_of
from renodesk.domain.scoring.rollup import RowContext, roll_up
from renodesk.domain.survey import Observation, Survey

ZERO, HUNDRED = Fraction(0), Fraction(100)
TOTAL = "TOTAL"


class Scorer:
    """Scores one survey and follows its changes."""

    def __init__(self, forms: Forms, survey: Survey) -> None:
        """Score everything once."""
        self._forms = forms
        self._items = {item.code: item for item in forms.tree.items}
        self._groups = {group.code: group for group in forms.tree.groups}
        self._children: dict[str, list[Item | Group]] = {}
        nodes: list[Item | Group] = [*forms.tree.groups, *forms.tree.items]
        for node in nodes:
            self._children.setdefault(node.parent, []).append(node)
        self._order = (TOTAL, *self._below(""))
        self._read(survey)

    def _below(self, code: str) -> Iterator[str]:
        """Yield the nodes below one, each before its children."""
        for child in self._children.get(code, ()):
            yield child.code
            yield from self._below(child.code)

    @property
    def fields(self) -> Fields:
        """Return the register as rules read it."""
        return self._fields

    def scores(self) -> Scores:
        """Return the result as it stands; later updates do not change it."""
        total = self._nodes[TOTAL]
        band, bands = self._words(total)
        applicable = self._all - self._na
        return Scores(
            nodes={code: self._nodes[code] for code in self._order},
            answers=dict(self._answers),
            band=band,
            bands=bands,
            red_flags=tuple(flag for item in self._forms.tree.items for flag in self._red[item.code]),
            completion=Fraction(100 * self._scored, applicable) if applicable else ZERO,
            dealt_with=Fraction(100 * self._dealt, self._all) if self._all else ZERO,
            scored_count=self._scored,
            applicable_count=applicable,
            dealt_count=self._dealt,
            all_count=self._all,
            remedies={
                check.code: self._asked[check.code]
                for check in self._forms.checklist.items
                if check.code in self._asked
            },
            warnings=self._warnings,
        )

    def quantities_in(self, code: str, place: Place) -> dict[str, Fraction]:
        """Return how much of a checklist item the answers in a place ask for.

        Two rows asking for one column: the larger, not the sum, as for the whole estate.
        """
        found: dict[str, Fraction] = {}
        for asking in self._asking.values():
            for column, quantity in asking.quantities_in(code, place).items():
                found[column] = max(quantity, found.get(column, quantity))
        return found

    def asking_in(self, code: str, place: Place) -> tuple[str, tuple[tuple[str, Place], ...]]:
        """Return whether an item is proposed or only suggested at a place ("": neither), and who asks.

        Answers inside the place count, and those of what it stands in.
        """
        found = [
            (mode, (row, spot))
            for row, asking in self._asking.items()
            for mode, spot in asking.asking_in(code, place)
        ]
        modes = {mode for mode, _ in found}
        mode = "propose" if "propose" in modes else "suggest" if modes else ""
        return mode, tuple(source for _, source in found)

    def update(self, survey: Survey, touched: frozenset[tuple[str, Place]] | None) -> Scores:
        """Follow a change: `touched` answers only, or everything (None) when the register changed."""
        if touched is None:
            self._read(survey)
            return self.scores()
        self._survey = survey
        rows: set[str] = set()
        for code, place in touched:
            item = self._items.get(code)
            if item is not None and place in self._heads[code]:
                self._judge(item, place)
                rows.add(code)
        parents: set[str] = set()
        for code in rows:
            self._roll_row(self._items[code])
            parents.add(self._items[code].parent)
        self._roll_groups(parents)
        self._ask()
        return self.scores()

    def _read(self, survey: Survey) -> None:
        self._survey = survey
        self._fields = Fields(self._forms.register, survey)
        self._context, lacking = self._weigh(survey)
        self._answers: dict[tuple[str, Place], AnswerScore] = {}
        self._heads: dict[str, dict[Place, tuple[AnswerScore, ...]]] = {}
        self._row_answers: dict[str, dict[Place, AnswerScore]] = {}
        self._nodes: dict[str, NodeScore] = {}
        self._red: dict[str, tuple[RedFlag, ...]] = {}
        self._remedies: dict[str, Mapping[str, RowRemedy]] = {}
        self._asked: dict[str, Remedy] = {}
        self._ask_again: set[str] = set()
        self._asking = {
            item.code: RowAsking(item, self._forms.tree, self._forms.checklist, self._fields)
            for item in self._forms.tree.items
        }
        self._all = self._na = self._scored = self._dealt = 0
        places = {
            "estate": [ESTATE],
            "building": [building.place for building in survey.buildings],
            "unit_entrance": [unit.place for building in survey.buildings for unit in building.units],
        }
        for item in self._forms.tree.items:
            self._heads[item.code] = {}
            self._row_answers[item.code] = {}
            for place in places[item.scope]:
                self._judge(item, place)
            self._roll_row(item)
        self._roll_groups({item.parent for item in self._forms.tree.items})
        self._ask()
        self._warnings = (*self._fields.warnings, *lacking, *self._unit_warnings(survey))

    def _weigh(self, survey: Survey) -> tuple[RowContext, list[Reason]]:
        """Weigh buildings by households; where one lacks them all weigh the same, with a warning."""
        found = {b.place: self._own_households(b.place, b.fields.get("households")) for b in survey.buildings}
        lacking = [place.shown for place, households in found.items() if households is None]
        if lacking:
            equal = {place: Fraction(1) for place in found}
            warning = Reason(code="households_missing", facts={"places": "、".join(lacking)})
            return RowContext(survey=survey, fields=self._fields, households=equal), [warning]
        known = {place: households for place, households in found.items() if households is not None}
        return RowContext(survey=survey, fields=self._fields, households=known), []

    def _own_households(self, place: Place, raw: object) -> Fraction | None:
        return None if raw is None else self._fields.number(place, "households")

    def _unit_warnings(self, survey: Survey) -> list[Reason]:
        found = []
        for building in survey.buildings:
            registered = self._fields.number(building.place, "units") if "units" in building.fields else None
            if registered is not None and building.units and registered != len(building.units):
                facts = {
                    "place": building.place.shown,
                    "registered": str(registered),
                    "listed": str(len(building.units)),
                }
                found.append(Reason(code="units_differ", facts=facts))
        return found

    def _judge(self, item: Item, place: Place) -> None:
        observations: Sequence[Observation | None] = self._survey.answers.get((item.code, place), ())
        heads = tuple(
            score_answer(
                item,
                observation,
                self._fields.at(place),
                place=place,
                pass_mark=self._forms.tree.pass_mark,
            )
            for observation in observations or (None,)
        )
        before = self._answers.get((item.code, place))
        after = combined(heads)
        self._count(before, -1)
        self._count(after, 1)
        self._answers[item.code, place] = after
        self._heads[item.code][place] = heads
        self._row_answers[item.code][place] = after

    def _count(self, answer: AnswerScore | None, by: int) -> None:
        if answer is None:
            return
        is_na = answer.status == AnswerStatus.NOT_APPLICABLE
        is_scored = answer.status == AnswerStatus.SCORED
        is_told = answer.status == AnswerStatus.UNSEEN and answer.reason is not None
        self._all += by
        self._na += by * is_na
        self._scored += by * is_scored
        self._dealt += by * (is_na or is_scored or is_told)

    def _roll_row(self, item: Item) -> None:
        answers, heads = self._row_answers[item.code], self._heads[item.code]
        node = roll_up(item, answers, heads, self._context)
        self._nodes[item.code] = node
        self._red[item.code] = tuple(
            RedFlag(item=item.code, place=place, score=min(_red_scores(heads[place])))
            for place, answer in answers.items()
            if answer.is_red_flag
        )
        self._remedies[item.code], changed = self._asking[item.code].remedies(heads, node)
        self._ask_again |= changed

    def _ask(self) -> None:
        """Bring up to date what all rows together ask for, where a row asks otherwise than before."""
        for code in self._ask_again:
            remedy = remedy_of(code, self._remedies.values())
            if remedy is None:
                self._asked.pop(code, None)
            else:
                self._asked[code] = remedy
        self._ask_again = set()

    def _roll_groups(self, codes: set[str]) -> None:
        """Roll up the groups named and everything above them, the deepest first."""
        waiting = set(codes)
        above: set[str] = set()
        while waiting:
            for code in waiting:
                self._nodes[code or TOTAL] = self._weighted(code)
                if code:
                    above.add(self._groups[code].parent)
            waiting, above = above, set()

    def _weighted(self, code: str) -> NodeScore:
        children = self._children.get(code, [])
        nodes = [(child.weight, self._nodes.get(child.code)) for child in children]
        there = [node for _, node in nodes if node is not None]
        low = [(weight, node.low) for weight, node in nodes if node is not None and node.low is not None]
        high = [(weight, node.high) for weight, node in nodes if node is not None and node.high is not None]
        total = exact_sum(weight for weight, _ in low)
        return NodeScore(
            code=code or TOTAL,
            low=exact_products(low) / total if total else None,
            high=exact_products(high) / total if total else None,
            is_contested=any(node.is_contested for node in there),
            is_red_flag=any(node.is_red_flag for node in there),
        )

    def _words(self, total: NodeScore) -> tuple[str | None, tuple[str, str] | None]:
        if total.low is None or total.high is None:
            return None, None
        low, high = self._word(total.low, total.is_red_flag), self._word(total.high, total.is_red_flag)
        return (low, None) if low == high else (None, (low, high))

    def _word(self, score: Fraction, has_red_flag: bool) -> str:
        """Return the word of a score; with a red flag nothing better than the pack allows."""
        words = [word.word for word in self._forms.tree.words]
        at = next(i for i, word in enumerate(self._forms.tree.words) if score >= word.at_least)
        if has_red_flag:
            at = max(at, words.index(self._forms.tree.best_word_with_red_flag))
        return words[at]


def _red_scores(heads: Sequence[AnswerScore]) -> list[Fraction]:
    return [head.score for head in heads if head.is_red_flag and head.score is not None]
