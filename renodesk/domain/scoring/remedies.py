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


def row_remedies(
    item: Item, heads: Heads, node: NodeScore, tree: Tree, checklist: Checklist, fields: Fields
) -> dict[str, RowRemedy]:
    """Return what the answers of one row ask for.

    Each answer is looked at with its own score, a share row with the node's high end and without the places
    that are at 100. Of a contested answer every head asks, and the largest quantity counts.
    """
    found: dict[str, RowRemedy] = {}
    for place, answers in heads.items():
        asked: dict[str, RowRemedy] = {}
        for answer in answers:
            score = _looked_at(item, answer, node)
            if answer.status == AnswerStatus.SCORED and score is not None and score < tree.suggest_mark:
                for remedy in _asked(item, answer, score, tree, checklist, fields):
                    _keep_larger(asked, remedy)
        for remedy in asked.values():
            _add(found, remedy, place, item.code)
    return found


def _looked_at(item: Item, answer: AnswerScore, node: NodeScore) -> Fraction | None:
    if item.rollup != Rollup.SHARE:
        return answer.score
    return None if place_value(answer) == 100 else node.high


def _asked(
    item: Item, answer: AnswerScore, score: Fraction, tree: Tree, checklist: Checklist, fields: Fields
) -> Iterable[RowRemedy]:
    seen = Seen(
        item=item,
        field_look_up=fields.at(answer.place),
        grade=answer.value if item.is_graded else None,
        inputs=dict(answer.inputs),
        flags=dict(answer.flags),
    )
    merged: dict[str, RowRemedy] = {}
    for link in item.remedies:
        check = checklist.item(link.code)
        quantity = _quantity(link, seen)
        if check is None or quantity == 0 or not _holds(link, seen):
            continue
        mode = "propose" if check.is_must and score < tree.pass_mark else "suggest"
        remedy = merged.setdefault(link.code, RowRemedy(code=link.code, mode=mode))
        column = link.column or (check.quantities[0].name if link.quantity and check.quantities else None)
        if quantity is not None and column is not None:
            remedy.quantities[column] = remedy.quantities.get(column, Fraction(0)) + quantity
    return merged.values()


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


def _add(found: dict[str, RowRemedy], remedy: RowRemedy, place: Place, item: str) -> None:
    known = found.setdefault(remedy.code, RowRemedy(code=remedy.code, mode="suggest"))
    known.mode = "propose" if "propose" in (known.mode, remedy.mode) else "suggest"
    for column, quantity in remedy.quantities.items():
        known.quantities[column] = known.quantities.get(column, Fraction(0)) + quantity
    known.sources.append((item, place))


def all_remedies(rows: Sequence[Mapping[str, RowRemedy]], checklist: Checklist) -> dict[str, Remedy]:
    """Return the remedies of all rows in checklist order.

    Two rows asking for one column: the larger, not the sum.
    """
    found: dict[str, Remedy] = {}
    for check in checklist.items:
        asking = [row[check.code] for row in rows if check.code in row]
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
