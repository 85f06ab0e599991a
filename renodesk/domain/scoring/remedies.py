"""Which renovation items the shortfalls ask for, and how much of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.form import Checklist, Item, RemedyLink, Rollup, Tree
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
        self._sums: dict[tuple[str, str], tuple[int, Fraction]] = {}
        self._found: dict[str, RowRemedy] = {}

    def remedies(self, heads: Heads, node: NodeScore) -> tuple[Mapping[str, RowRemedy], frozenset[str]]:
        """Return what the row asks for with these answers and the row's own score, and which items changed.

        What is returned stays as it is: a changed item gets a new `RowRemedy`.
        """
        mark = node.high if self._item.rollup == Rollup.SHARE else None
        changed: set[str] = set()
        for place, answers in heads.items():
            known = self._places.get(place)
            if known is None or known.heads is not answers or known.mark != mark:
                asked = self._asked_at(answers, node)
                self._sum(known.asked if known else {}, -1)
                self._sum(asked, 1)
                changed |= asked.keys() | (known.asked.keys() if known else set())
                self._places[place] = _Place(heads=answers, mark=mark, asked=asked)
        for code in changed:
            self._found.pop(code, None)
            asking = [place for place in heads if code in self._places[place].asked]
            if asking:
                self._found[code] = self._row(code, asking)
        return dict(self._found), frozenset(changed)

    def quantities_in(self, code: str, place: Place) -> dict[str, Fraction]:
        """Return how much of an item the row asks for in a place, summed over what lies in it."""
        found: dict[str, Fraction] = {}
        for one, known in self._places.items():
            remedy = known.asked.get(code)
            if remedy is not None and place.contains(one):
                for column, quantity in remedy.quantities.items():
                    found[column] = found.get(column, Fraction(0)) + quantity
        return found

    def asking_in(self, code: str, place: Place) -> list[tuple[str, Place]]:
        """Return (mode, place) of each answer in a place, or around it, that asks for an item."""
        return [
            (known.asked[code].mode, one)
            for one, known in self._places.items()
            if code in known.asked and (place.contains(one) or one.contains(place))
        ]

    def _sum(self, asked: Mapping[str, RowRemedy], sign: int) -> None:
        for code, remedy in asked.items():
            for column, quantity in remedy.quantities.items():
                count, total = self._sums.get((code, column), (0, Fraction(0)))
                self._sums[code, column] = (count + sign, total + sign * quantity)

    def _row(self, code: str, asking: Sequence[Place]) -> RowRemedy:
        is_proposed = any(self._places[place].asked[code].mode == "propose" for place in asking)
        return RowRemedy(
            code=code,
            mode="propose" if is_proposed else "suggest",
            quantities={
                column: total
                for (known, column), (count, total) in self._sums.items()
                if known == code and count
            },
            sources=[(self._item.code, place) for place in asking],
        )

    def _asked_at(self, answers: Sequence[AnswerScore], node: NodeScore) -> dict[str, RowRemedy]:
        asked: dict[str, RowRemedy] = {}
        for answer in answers:
            score = _looked_at(self._item, answer, node)
            if answer.status == AnswerStatus.SCORED and score is not None:
                for remedy in self._asked(answer, score):
                    _keep_larger(asked, remedy)
        return asked

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


def remedy_of(code: str, rows: Iterable[Mapping[str, RowRemedy]]) -> Remedy | None:
    """Return what all rows together ask of one item, None when none asks.

    Two rows asking for one column: the larger, not the sum.
    """
    asking = [row[code] for row in rows if code in row]
    if not asking:
        return None
    quantities: dict[str, Fraction | None] = {}
    for one in asking:
        for column, quantity in one.quantities.items():
            quantities[column] = max(quantity, quantities.get(column) or quantity)
    return Remedy(
        code=code,
        mode="propose" if any(one.mode == "propose" for one in asking) else "suggest",
        quantities=quantities,
        sources=tuple(source for one in asking for source in one.sources),
    )
