"""Codes on sheets: read from photos as phones take them, never guessed."""

from datetime import datetime
from typing import Any

import pytest
from photos.sheets import scene_photo, sheet_photo

from renodesk.domain.place_code import place_code
from renodesk.domain.places import Place
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.scenes import Scene

AT = datetime(2026, 5, 6, 9)
CODE = place_code("0123456789abcdef", Place(building="12", unit="3"))


@pytest.mark.parametrize(("module", "turn"), [(4, 0), (5, 20), (8, 45), (14, 90)])
def test_the_code_of_a_sheet_is_read_small_large_and_askew(module: int, turn: float) -> None:
    assert read_photo_bytes("a.jpg", sheet_photo(CODE, AT, module=module, turn=turn)).code == CODE


def test_two_sheets_in_one_photo_say_nothing_for_sure() -> None:
    other = place_code("0123456789abcdef", Place(building="12", unit="4"))
    assert read_photo_bytes("a.jpg", sheet_photo(CODE, AT, module=6, second=other)).code == ""


def test_codes_of_others_are_not_kept() -> None:
    assert read_photo_bytes("a.jpg", sheet_photo("https://example.org/pay", AT)).code == ""


def test_a_photo_without_a_sheet_has_no_code(noise: Any, encoded: Any) -> None:
    scene = scene_photo(Scene(kind="facade", caption="x", taken_at="2026-05-06T09:00:00"))
    assert read_photo_bytes("a.jpg", scene).code == ""
    assert read_photo_bytes("b.jpg", encoded(noise())).code == ""
