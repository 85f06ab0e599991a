"""A change as one line: the same change always the same text, and nothing but a change read back."""

import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, Change, ChangeId
from renodesk.domain.log import digest_of, line_of
from renodesk.domain.log.parsing import ChangeFault, parse_change
from renodesk.domain.places import ESTATE, Place

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(
    lambda text: canonical.loads(canonical.dumps(text))
)
ids = st.builds(ChangeId, writer=st.sampled_from(("a" * 16, "0123456789abcdef")), seq=st.integers(1, 10**14))
values: st.SearchStrategy[str] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
).map(lambda value: canonical.dumps(cast(Json, value)))
changes = st.builds(
    Change,
    id=ids,
    hlc=st.integers(1, 2**57),
    at=st.just("2025-01-01T00:00:00.000Z"),
    act=st.just(1),
    undoes=st.none() | ids,
    cell=st.builds(Cell, entity=st.sampled_from(("remark", "photo_use")), key=texts, field=texts),
    value=values,
    replaces=st.lists(ids, max_size=3, unique=True).map(tuple),
    reason=texts,
)


@given(changes)
def test_a_line_reads_back_as_the_change_it_was(change: Change) -> None:
    assert parse_change(line_of(change)) == change


@given(changes)
def test_a_line_is_canonical(change: Change) -> None:
    line = line_of(change)
    assert canonical.dumps(canonical.loads(line)) == line
    assert "\n" not in line


@given(st.lists(changes, max_size=6, unique_by=lambda change: change.id), st.randoms(use_true_random=False))
def test_a_digest_does_not_depend_on_the_order_it_was_told_in(log: list[Change], order: Any) -> None:
    shuffled = list(log)
    order.shuffle(shuffled)
    assert digest_of(shuffled) == digest_of(log)


@given(st.lists(changes, min_size=1, max_size=4, unique_by=lambda change: change.id))
def test_a_digest_without_one_of_the_changes_is_another(log: list[Change]) -> None:
    assert digest_of(log[1:]) != digest_of(log)


def a_line(**other: Any) -> str:
    members: dict[str, Any] = {
        "id": "a" * 16 + ":1",
        "hlc": 5,
        "at": "2025-01-01T00:00:00.000Z",
        "act": 1,
        "undoes": None,
        "entity": "estate",
        "key": "estate",
        "field": "name",
        "value": 1,
        "replaces": [],
        "reason": "",
    }
    return json.dumps(members | other)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "{}",
        "not json",
        a_line(extra=1),
        a_line(id="A" * 16 + ":1"),
        a_line(id="a" * 16 + ":0"),
        a_line(id="a" * 16 + ":01"),
        a_line(id=7),
        a_line(act=2),
        a_line(act=0),
        a_line(act=True),
        a_line(hlc=0),
        a_line(hlc=-1),
        a_line(hlc=1.5),
        a_line(hlc=4_133_980_800_000 * 65536),
        a_line(hlc="5"),
        a_line(at="yesterday"),
        a_line(entity="Drop Table"),
        a_line(key=""),
        a_line(field=""),
        a_line(key="x" * 500),
        a_line(key="elsewhere"),
        a_line(entity="answer", key="baseline/A2.1"),
        a_line(entity="answer", key="baseline//1/1"),
        a_line(entity="check", key="baseline/P-M1/1/"),
        a_line(entity="building", key="1/1"),
        a_line(entity="unit", key="1"),
        a_line(entity="measure", key="baseline/a"),
        a_line(entity="asked", key="baseline", field="answer"),
        a_line(replaces="none"),
        a_line(replaces=[1]),
        a_line(undoes="somebody"),
        a_line(reason=None),
        a_line()[:-1] + ',"id":"twice"}',
        a_line().replace('"value": 1', '"value": NaN'),
        a_line().replace('"value": 1', '"value": ' + "[" * 50_000 + "]" * 50_000),
    ],
)
def test_a_line_that_is_no_change_is_refused(line: str) -> None:
    with pytest.raises(ChangeFault):
        parse_change(line)


@pytest.mark.parametrize("member", ["value", "key", "field", "reason"])
def test_half_a_character_in_a_line_is_refused(member: str) -> None:
    with pytest.raises(ChangeFault):
        parse_change(a_line(**{member: "half \ud83d"}))


@pytest.mark.parametrize("depth", [600, 900])
def test_a_deeply_nested_value_is_read_or_refused_but_never_breaks_the_reader(depth: int) -> None:
    line = a_line().replace('"value": 1', '"value": ' + "[" * depth + "]" * depth)
    try:
        parse_change(line)
    except ChangeFault:
        return


@pytest.mark.parametrize(
    "cell",
    [
        vocabulary.handbook_cell("baseline"),
        vocabulary.asked_cell("baseline", "1.1", ESTATE),
        vocabulary.answer_cell("baseline@2", "A1.1", Place(building="1", unit="2")),
        vocabulary.measure_cell("baseline", "a", "M1", ESTATE, "chosen"),
        *(
            vocabulary.place_cell(place, "x")
            for place in (Place(building="1"), Place(building="1", unit="2"))
        ),
        vocabulary.register_cell(ESTATE, "households"),
        vocabulary.estate_cell("id"),
    ],
    ids=lambda cell: f"{cell.entity} {cell.field}",
)
def test_every_cell_of_the_vocabulary_is_one_that_a_log_may_bring(cell: Cell) -> None:
    line = json.loads(a_line(entity=cell.entity, key=cell.key, field=cell.field))
    assert parse_change(json.dumps(line)).cell == cell
