"""The hybrid clock: always later than everything known, near the wall clock when it can be believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.log.clock import EARLIEST_MS, END_MS, STEP, is_believable, next_hlc, utc_text


@given(st.integers(0, 2**62), st.integers(-(10**15), 10**15))
def test_the_next_is_later_than_everything_known(known: int, clock: int) -> None:
    assert next_hlc(known, clock) > known


@given(st.integers(EARLIEST_MS, END_MS - 1))
def test_a_believable_clock_ahead_of_the_log_is_followed(clock: int) -> None:
    assert next_hlc(0, clock) == clock * STEP + 1


@pytest.mark.parametrize("clock", [-1, 0, EARLIEST_MS - 1, END_MS, 10**15])
def test_a_clock_outside_2020_to_2100_is_ignored(clock: int) -> None:
    assert next_hlc(41, clock) == 42


@pytest.mark.parametrize(
    ("hlc", "fine"), [(0, False), (-5, False), (1, True), (END_MS * STEP - 1, True), (END_MS * STEP, False)]
)
def test_a_clock_from_outside_is_believed_up_to_the_end_of_2100(hlc: int, fine: bool) -> None:
    assert is_believable(hlc) == fine


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1_732_440_000_007, "2024-11-24T09:20:00.007Z"),
        (-1, "1970-01-01T00:00:00.000Z"),
        (10**18, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_what_the_clock_said_is_told_even_when_it_is_not_believed(clock: int, said: str) -> None:
    assert utc_text(clock) == said
