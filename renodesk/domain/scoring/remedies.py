"""Which renovation items the shortfalls ask for, and how much of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.form import Checklist, Item, RemedyLink, Rollup, Tree
from renodesk.domain.numbers import exact_sum
from renodesk.domain.places import Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, NodeScore, Remedy
from renodesk.domain.scoring.fields import Fields
from renodesk.domain.scoring.reading_inputs import Seen
from renodesk.domain.scoring.rollup import Heads, place_value


@dataclass(kw_only=True, slots=True)
class RowRemedy:
    """What one indicator asks of one item: quantities summed over its answers."""

    code: str
    mode: str
    quantities: dict[str, Fraction] = field(default_factory=dict)
    sources: list[tuple[str, Place]] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class _Place:
    heads: Sequence[AnswerScore]
    mark: Fraction | None
    asked: dict[str, RowRemedy]


class RowAsking:
    """What the answers of one row ask for, kept place by place: a changed answer asks again only there.

    Each answer is looked at with its own score, a share row with the node's high end and without the places
    that are at 100. Of a contested answer every head asks, and the largest quantity counts.
    """

    def __init__(self, item: Item, tree: Tree, checklist: Checklist, fields: Fields) -> None:
        """Ask for `item`."""
        self._item = item
        self._tree = tree
        self._checks = {check.code: check for check in checklist.items}
        self._fields = fields
        self._places: dict[Place, _Place] = {}

    def remedies(self, heads: Heads, node: NodeScore) -> dict[str, RowRemedy]:
        """Return what the row asks for with these answers and the row's own score."""
        found: dict[str, RowRemedy] = {}
        amounts: dict[tuple[str, str], list[Fraction]] = {}
        for place, answers in heads.items():
            for code, remedy in self._asked_at(place, answers, node).items():
                known = found.setdefault(code, RowRemedy(code=code, mode=remedy.mode))
                known.mode = "propose" if "propose" in (known.mode, remedy.mode) else "suggest"
                known.sources.append((self._item.code, place))
                for column, quantity in remedy.quantities.items():
                    amounts.setdefault((code, column), []).append(quantity)
        for (code, column), quantities in amounts.items():
            found[code].quantities[column] = exact_sum(quantities)
        return found

    def _asked_at(
        self, place: Place, answers: Sequence[AnswerScore], node: NodeScore
    ) -> dict[str, RowRemedy]:
        mark = node.high if self._item.rollup == Rollup.SHARE else None
        known = self._places.get(place)
        if known is None or known.heads is not answers or known.mark != mark:
            asked: dict[str, RowRemedy] = {}
            for answer in answers:
                score = _looked_at(self._item, answer, node)
                if answer.status == AnswerStatus.SCORED and score is not None:
                    for remedy in self._asked(answer, score):
                        _keep_larger(asked, remedy)
            known = self._places[place] = _Place(heads=answers, mark=mark, asked=asked)
        return known.asked

    def _asked(self, answer: AnswerScore, score: Fraction) -> Iterable[RowRemedy]:
        if score >= self._tree.suggest_mark:
            return ()
        seen = Seen(
            item=self._item,
            field_look_up=self._fields.at(answer.place),
            grade=answer.value if self._item.is_graded else None,
            inputs=dict(answer.inputs),
            flags=dict(answer.flags),
        )
        merged: dict[str, RowRemedy] = {}
        for link in self._item.remedies:
            check = self._checks.get(link.code)
            quantity = _quantity(link, seen)
            if check is None or quantity == 0 or not _holds(link, seen):
                continue
            mode = "propose" if check.is_must and score < self._tree.pass_mark else "suggest"
            remedy = merged.setdefault(link.code, RowRemedy(code=link.code, mode=mode))
            column = link.column or (check.quantities[0].name if link.quantity and check.quantities else None)
            if quantity is not None and column is not None:
                remedy.quantities[column] = remedy.quantities.get(column, Fraction(0)) + quantity
        return merged.values()


def _looked_at(item: Item, answer: AnswerScore, node: NodeScore) -> Fraction | None:
    if item.rollup != Rollup.SHARE:
        return answer.score
    return None if place_value(answer) == 100 else node.high


def _holds(link: RemedyLink, seen: Seen) -> bool:
    return link.condition is None or link.condition.is_true(seen.reader())


def _quantity(link: RemedyLink, seen: Seen) -> Fraction | None:
    """Return a known quantity, 0 for one that is 0 or less, None for an unknown one."""
    if link.quantity is None:
        return None
    value = link.quantity.number(seen.reader())
    return max(Fraction(0), value) if isinstance(value, Fraction) else None


def _keep_larger(asked: dict[str, RowRemedy], remedy: RowRemedy) -> None:
    known = asked.setdefault(remedy.code, remedy)
    if known is remedy:
        return
    known.mode = "propose" if "propose" in (known.mode, remedy.mode) else "suggest"
    for column, quantity in remedy.quantities.items():
        known.quantities[column] = max(quantity, known.quantities.get(column, quantity))


def all_remedies(rows: Sequence[Mapping[str, RowRemedy]], checklist: Checklist) -> dict[str, Remedy]:
    """Return the remedies of all rows in checklist order.

    Two rows asking for one column: the larger, not the sum.
    """
    by_code: dict[str, list[RowRemedy]] = {}
    for row in rows:
        for code, one in row.items():
            by_code.setdefault(code, []).append(one)
    found: dict[str, Remedy] = {}
    for check in checklist.items:
        asking = by_code.get(check.code, [])
        if not asking:
            continue
        quantities: dict[str, Fraction | None] = {}
        for one in asking:
            for column, quantity in one.quantities.items():
                quantities[column] = max(quantity, quantities.get(column) or quantity)
        found[check.code] = Remedy(
            code=check.code,
            mode="propose" if any(one.mode == "propose" for one in asking) else "suggest",
            quantities=quantities,
            sources=tuple(source for one in asking for source in one.sources),
        )
    return found
