"""`settings`, and the flags of the window that follow from the same table."""

from collections.abc import Mapping
from pathlib import Path

from cli.commands import done, read, renodesk

from renodesk.cli.registry import main
from renodesk.paths import user_folder


def test_a_preference_is_chosen_shown_and_returned_to_its_default() -> None:
    done("settings", "set", "theme", "dark")
    assert "深色" in done("settings", "show").out
    shown = {one["name"]: one for one in read("settings", "show")["settings"]}
    assert shown["theme"] == {"name": "theme", "value": "dark", "default": "light", "flag": "--theme"}
    assert "last_estate" not in shown
    assert read("settings", "reset", "theme") == {"settings": {"theme": "light"}}
    done("settings", "set", "organization", "设计院")
    assert read("settings", "reset", "--all")["settings"]["organization"] == ""


def test_a_setting_that_is_none_is_wrong_usage() -> None:
    for words in (("set", "colour", "red"), ("set", "theme", "red"), ("reset", "last_estate"), ("reset",)):
        said = renodesk("settings", *words)
        assert said.code == 2, words
        assert said.err


def test_flags_hold_for_one_run_of_the_window(estate: Path) -> None:
    opened: list[tuple[Path | None, Mapping[str, str]]] = []

    def window(file: Path | None, settings: Mapping[str, str]) -> int:
        opened.append((file, settings))
        return 0

    assert main(["open", str(estate), "--theme", "dark", "--font-scale", "1.5"], window=window) == 0
    assert main(["--lang", "en", "--library-folder", "x"], window=window) == 0
    assert main(["--theme", "rosa"], window=window) == 2
    assert opened == [
        (estate, {"theme": "dark", "font_scale": "1.5"}),
        (None, {"language": "en", "library_folder": "x"}),
    ]


def test_damaged_settings_are_said_once_and_set_aside(estate: Path) -> None:
    user_folder().mkdir(parents=True, exist_ok=True)
    (user_folder() / "settings.json").write_bytes(b"{")
    said = done("estate", "show", estate)
    assert said.err.count("settings.damaged") == 1
    assert "settings.damaged" not in done("estate", "show", estate).err


def test_a_bundle_names_the_organization_it_comes_from(estate: Path, tmp_path: Path) -> None:
    import zipfile

    done("settings", "set", "organization", "城建设计院")
    done("bundle", "write", estate, "--out", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as bag:
        assert "Source-Organization: 城建设计院" in bag.read("bag-info.txt").decode("utf-8")
    done("bundle", "verify", tmp_path / "a.zip")
