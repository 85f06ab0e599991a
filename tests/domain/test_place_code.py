"""The text of a code: what it names comes back, and nothing else is taken for one."""

from datetime import datetime

import pytest

from renodesk.domain.place_code import clock_code, is_own_code, place_code, read_clock_code, read_place_code
from renodesk.domain.places import ESTATE, Place


@pytest.mark.parametrize("place", [ESTATE, Place(building="3"), Place(building="A-1", unit="东")])
def test_a_place_comes_back(place: Place) -> None:
    found = read_place_code(place_code("0123456789abcdef", place))
    assert found is not None
    assert (found.estate, found.place) == ("0123456789abcdef", place)


def test_a_time_comes_back_to_the_second() -> None:
    moment = datetime(2026, 5, 6, 9, 30, 15, 900)
    assert read_clock_code(clock_code(moment)) == datetime(2026, 5, 6, 9, 30, 15)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.org/3/2",
        "reno:",
        "reno:abc",
        "reno:abc/",
        "reno:abc/3/",
        "reno:/3",
        "reno-clock:noon",
        "reno-clock:",
        "reno:abc/" + "3" * 400,
    ],
)
def test_any_other_text_is_none_of_ours(text: str) -> None:
    assert not is_own_code(text)
