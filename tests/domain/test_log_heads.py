"""Hiding, heads, contests and removals, on any set of changes, honest or not."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.changes import Cell, Change, ChangeId
from renodesk.domain.log import covers, project, removals_over

WRITERS = ("a" * 16, "b" * 16)
CELLS = (
    Cell(entity="building", key="3", field="name"),
    Cell(entity="building", key="3", field="removed"),
    Cell(entity="unit", key="3/1", field="removed"),
    Cell(entity="answer", key="r/i/3/1", field="observation"),
)
ids = st.builds(ChangeId, writer=st.sampled_from(WRITERS), seq=st.integers(1, 6))
changes = st.builds(
    Change,
    id=ids,
    hlc=st.integers(1, 4),
    at=st.just("2025-01-01T00:00:00.000Z"),
    act=st.just(1),
    undoes=st.none(),
    cell=st.sampled_from(CELLS),
    value=st.sampled_from(("true", "null", "1")),
    replaces=st.lists(ids, max_size=3, unique=True).map(tuple),
    reason=st.just(""),
)
logs = st.lists(changes, max_size=10, unique_by=lambda change: change.id)


def heads_by_the_rule(log: Sequence[Change], cell: Cell) -> list[Change]:
    """Return what nothing hides: named, in the same cell, by one with the larger (hlc, writer, seq)."""
    own = sorted((change for change in log if change.cell == cell), key=lambda change: change.order)
    orders = {one.id: one.order for one in own}
    named = [(old, other.order) for other in own for old in other.replaces if old in orders]
    hidden = {old for old, order in named if orders[old] < order}
    return [one for one in own if one.id not in hidden]


@given(logs)
def test_heads_are_what_no_larger_change_of_the_cell_names(log: list[Change]) -> None:
    for cell, shown in project(log).items():
        own = [head for head in shown.heads if head.cell == cell]
        assert own == heads_by_the_rule(log, cell)
        assert own, "the largest change of a cell is always a head"


@given(logs, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(log: list[Change], order: Any) -> None:
    shuffled = list(log)
    order.shuffle(shuffled)
    assert _read(shuffled) == _read(log)


def _read(log: list[Change]) -> dict[Cell, Any]:
    return {cell: (set(one.heads), one.is_contested, set(one.waits)) for cell, one in project(log).items()}


def test_a_value_under_two_removals_is_named_once_in_each_whatever_came_first() -> None:
    answer, unit, building = (
        Change(
            id=ChangeId(writer="a" * 16, seq=seq),
            hlc=seq,
            at="2025-01-01T00:00:00.000Z",
            act=seq,
            undoes=None,
            cell=cell,
            value="true",
            replaces=(),
            reason="",
        )
        for seq, cell in ((1, CELLS[3]), (2, CELLS[2]), (3, CELLS[1]))
    )
    first, second = project([answer, unit, building]), project([answer, building, unit])
    assert first == second
    assert len(set(first[building.cell].heads)) == len(first[building.cell].heads)


@settings(max_examples=many(80))
@given(logs)
def test_a_contest_waits_exactly_while_a_change_its_cell_replaces_is_missing(log: list[Change]) -> None:
    held = {change.id for change in log}
    for cell, shown in project(log).items():
        own = [change for change in log if change.cell == cell]
        waits = any(old not in held for change in own for old in change.replaces)
        values = {head.value for head in heads_by_the_rule(log, cell)}
        if all(head.cell == cell for head in shown.heads):
            assert shown.is_contested == (len(values) > 1 and not waits)


@settings(max_examples=many(80))
@given(logs)
def test_a_removal_competes_with_every_covered_value_it_does_not_list(log: list[Change]) -> None:
    held = {change.id for change in log}
    for cell, shown in project(log).items():
        if cell.field != "removed":
            continue
        removing = [head for head in heads_by_the_rule(log, cell) if head.value == "true"]
        listed = {old for head in removing for old in head.replaces}
        others = [other for other in {change.cell for change in log} if covers(cell, other)]
        unseen = {
            head.id
            for other in others
            for head in heads_by_the_rule(log, other)
            if head.value != "null" and head.id not in listed
        }
        expected = unseen if removing and listed <= held else set()
        assert {head.id for head in shown.heads if head.cell != cell} == expected
        assert shown.is_contested or not expected


def a_cell(entity: str, key: str, field: str = "observation") -> Cell:
    return Cell(entity=entity, key=key, field=field)


@pytest.mark.parametrize(
    ("removal", "cell", "speaks"),
    [
        (("building", "3"), ("building", "3", "name"), True),
        (("building", "3"), ("building", "3", "removed"), False),
        (("building", "3"), ("unit", "3/1", "name"), True),
        (("building", "3"), ("answer", "r/i/3"), True),
        (("building", "3"), ("answer", "r/i/3/1"), True),
        (("building", "3"), ("check", "r/i/3/1"), True),
        (("building", "3"), ("answer", "r/i/30"), False),
        (("building", "3"), ("answer", "r/3/estate"), False),
        (("building", "3"), ("answer", "3/3/4"), False),
        (("building", "3"), ("unit", "30/1", "name"), False),
        (("building", "3"), ("photo_use", "3", "place"), False),
        (("unit", "3/1"), ("answer", "r/i/3/1"), True),
        (("unit", "3/1"), ("answer", "r/i/3"), False),
        (("unit", "3/1"), ("building", "3", "name"), False),
        (("photo_use", "p"), ("photo_use", "p", "caption"), True),
        (("photo_use", "p"), ("photo_use", "q", "caption"), False),
    ],
)
def test_a_removal_speaks_for_the_thing_and_what_lies_in_it(
    removal: tuple[str, str], cell: tuple[str, ...], speaks: bool
) -> None:
    removed = a_cell(*removal, "removed")
    assert covers(removed, a_cell(*cell)) == speaks
    assert (removed in removals_over(a_cell(*cell))) == speaks
