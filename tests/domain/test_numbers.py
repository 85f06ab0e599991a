"""Numbers are exact, in and out."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain import canonical
from renodesk.domain.numbers import read_number, write_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.20", Fraction(6, 5)),
        ("200/3", Fraction(200, 3)),
        ("１２．５", Fraction(25, 2)),
        (" -3 ", Fraction(-3)),
        ("1e12", Fraction(10**12)),
        (".5", Fraction(1, 2)),
    ],
)
def test_a_number_is_read_exactly(text: str, number: Fraction) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "abc", "1,234", "1/0", "10^12", "nan", "1e999", "--1", "1 2", "٣" * 50, "9" * 60]
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text) is None


@given(st.fractions(max_denominator=10**6))
def test_a_written_number_reads_back_the_same(number: Fraction) -> None:
    assert read_number(write_number(number)) == number


JSON = st.recursive(
    st.none() | st.booleans() | st.text() | st.fractions(max_denominator=1000),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(JSON)
def test_canonical_text_reads_back_to_the_same_text(value: canonical.Json) -> None:
    try:
        text = canonical.dumps(value)
    except UnicodeEncodeError:
        return
    assert canonical.dumps(canonical.loads(text)) == text


@pytest.mark.parametrize("text", ['{"a":1,"a":2}', "NaN", "1e99999999", "[" * 100000, "{", "1" * 100])
def test_hostile_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError):
        canonical.loads(text)


def test_two_writings_of_one_value_are_one_text() -> None:
    assert canonical.dumps({"b": Fraction("1.50"), "a": "e\u0301"}) == canonical.dumps(
        {"a": "\u00e9", "b": Fraction(3, 2)}
    )
