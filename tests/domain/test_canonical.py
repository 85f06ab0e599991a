"""Canonical JSON: the quick way of reading and writing says what the exact one says, of anything."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renodesk.domain import canonical

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
numbers = st.integers(-(10**20), 10**20) | st.decimals(-1000, 1000, places=3).map(float)
members = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
"""What JSON may say, accents in two forms, keys out of order and numbers written at length among it."""


@given(members, st.booleans(), st.sampled_from((None, 1)))
@example(["e\u0301", "\u00e9"], True, None)
@example({"b": 1, "a": 0.50}, False, 1)
def test_both_ways_give_one_text(value: Any, ascii_only: bool, indent: int | None) -> None:
    line = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert canonical.dumps_plain(canonical.loads_plain(line)) == canonical.dumps(canonical.loads(line))


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[",
        "{} {}",
        "[1]]",
        '{"a":1,"a":2}',
        "NaN",
        "-Infinity",
        "1e400",
        "9" * 41,
        "-" + "9" * 41,
        "9" * 5000,
        "[" * 100_000,
    ],
)
def test_both_ways_refuse_the_same(line: str) -> None:
    for read in (canonical.loads, canonical.loads_plain):
        with pytest.raises(ValueError, match=r".+"):
            read(line)


@pytest.mark.parametrize("line", ["9" * 40, "-" + "9" * 40, "-0", " [1] ", "1.50", "1e2"])
def test_both_ways_read_the_same_at_the_edge(line: str) -> None:
    assert canonical.loads(line) == canonical.loads_plain(line)


@pytest.mark.parametrize("value", [0.5, {1, 2}, [object()]])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical.dumps(value)
