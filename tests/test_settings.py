"""The table of preferences: defaults, choices, files that are damaged or written by two windows."""

import json
from pathlib import Path

import pytest

from renodesk.settings import SETTINGS, Kind, Preferences
from renodesk.texts import catalogue


def test_every_default_is_one_of_the_choices() -> None:
    assert [one.name for one in SETTINGS if not one.allows(one.default)] == []


def test_what_one_may_choose_has_a_flag_of_its_own_and_a_word_for_each_choice() -> None:
    flags = [one.flag for one in SETTINGS if one.kind != Kind.REMEMBERED]
    assert len(set(flags)) == len(flags)
    assert all(flag.startswith("--") and "_" not in flag for flag in flags)
    words = {f"choice_{one.name}_{choice}" for one in SETTINGS if one.flag for choice in one.choices}
    assert {word for word in words if "." not in word} - set(catalogue()) == set()


def test_a_choice_is_kept_and_a_reset_returns_the_default(tmp_path: Path) -> None:
    Preferences(tmp_path / "s.json").choose("theme", "dark")
    assert Preferences(tmp_path / "s.json")["theme"] == "dark"
    Preferences(tmp_path / "s.json").reset("theme")
    assert Preferences(tmp_path / "s.json")["theme"] == "light"


def test_two_windows_keep_what_each_was_told(tmp_path: Path) -> None:
    first, second = Preferences(tmp_path / "s.json"), Preferences(tmp_path / "s.json")
    first.choose("person", "甲")
    second.choose("theme", "dark")
    both = Preferences(tmp_path / "s.json")
    assert (both["person"], both["theme"]) == ("甲", "dark")


def test_what_holds_for_one_run_is_written_nowhere(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "s.json")
    preferences.choose_for_this_run("theme", "contrast")
    preferences.choose("person", "甲")
    assert preferences["theme"] == "contrast"
    assert Preferences(tmp_path / "s.json")["theme"] == "light"
    preferences.choose("theme", "dark")
    assert preferences["theme"] == "dark"


@pytest.mark.parametrize("damage", [b"{", b"[]", b"\xff\xfe{}", b"null", b""])
def test_a_damaged_file_is_set_aside_and_can_be_looked_at(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "s.json").write_bytes(damage)
    preferences = Preferences(tmp_path / "s.json")
    assert preferences.set_aside == tmp_path / "s.damaged"
    assert (tmp_path / "s.damaged").read_bytes() == damage
    preferences.choose("person", "甲")
    assert Preferences(tmp_path / "s.json")["person"] == "甲"


def test_values_nobody_could_have_chosen_are_passed_over(tmp_path: Path) -> None:
    stored = {"theme": "rosa", "person": 7, "else": "x", "font_scale": "1.5"}
    (tmp_path / "s.json").write_text(json.dumps(stored), encoding="utf-8")
    preferences = Preferences(tmp_path / "s.json")
    assert preferences.set_aside is None
    assert (preferences["theme"], preferences["person"], preferences["font_scale"]) == ("light", "", "1.5")
    with pytest.raises(ValueError, match="rosa"):
        preferences.choose("theme", "rosa")


def test_a_folder_that_cannot_be_written_keeps_a_choice_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    preferences = Preferences(tmp_path / "file" / "s.json")
    preferences.choose("person", "甲")
    assert preferences["person"] == "甲"
