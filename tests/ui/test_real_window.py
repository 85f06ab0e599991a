"""The program as a person meets it: its own process, a display, a keyboard; and again after kill -9."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from ui.person import Person, soon, until

NEEDED = ("Xvfb", "xdotool")
missing = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Return a display that each person has for themselves in turn."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command.append("-noreset")  # else it starts anew when xdotool, its only guest, leaves
    screen = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb gave no display"
    yield f":{number}"
    screen.terminate()
    screen.wait()


@pytest.fixture
def person(display: str, tmp_path: Path) -> Iterator[Person]:
    """Return a person before the display, with a home of their own."""
    one = Person(display, tmp_path / "home")
    yield one
    if one.process is not None:
        one.process.kill()
        one.process.wait()


@pytest.fixture
def estate(person: Person, tmp_path: Path) -> Path:
    """Return an estate with one entrance, made on the command line."""
    path = tmp_path / "estate.reno"
    person.run("estate", "new", str(path), "--name", "槐安里")
    person.run("building", "add", str(path), "1号楼", "--units", "1")
    return path


def grades(person: Person, estate: Path) -> list[str]:
    """Return the observations on disk."""
    return [one["value"] for one in person.history(estate) if one["field"] == "observation"]


def test_a_grade_pressed_on_the_keyboard_is_on_disk_and_outlives_a_kill(person: Person, estate: Path) -> None:
    person.start(str(estate))
    person.press("Page_Down", "Page_Down", "Page_Down")
    until(lambda: _presses_a_grade(person, estate))
    person.die()
    kept = grades(person, estate)
    assert kept
    person.start(str(estate))
    assert person.leave() == 0
    assert grades(person, estate) == kept
    assert sorted(file.name for file in estate.parent.glob("estate.reno*")) == ["estate.reno"]


def _presses_a_grade(person: Person, estate: Path) -> bool:
    """Press a digit, and go on where the item at hand is not one that is graded."""
    person.press("3", "Page_Down")
    return soon(lambda: bool(grades(person, estate)))


def test_the_first_day_by_keyboard_who_one_is_a_new_estate_its_building_and_a_first_grade(
    person: Person, tmp_path: Path
) -> None:
    path = tmp_path / "first.reno"
    person.start()
    person.face("您是谁")
    person.type("Li Ming")
    person.press("Return")
    person.type("Bureau")
    person.answer("您是谁")
    person.face("RenoDesk")
    person.call("ctrl+n", "新建小区")
    person.type("Huai")
    person.press("Return")
    person.face("小区档案存在哪里")
    person.press("ctrl+a")
    person.type(str(path))
    person.answer("小区档案存在哪里")
    until(path.exists)
    person.face("Huai")
    until(lambda: _adds_a_building(person, path))
    person.press("ctrl+1")
    until(lambda: _presses_a_grade(person, path))
    assert person.leave() == 0
    assert {one["person"] for one in person.history(path)} == {"Li Ming"}
    assert [one.name for one in path.parent.glob("first.reno*")] == ["first.reno"]


def _adds_a_building(person: Person, estate: Path) -> bool:
    """Type a number and Enter: in a new estate the keyboard stands where buildings are added."""
    person.type("2")
    person.press("Return")
    return soon(lambda: any(one["entity"] == "building" for one in person.history(estate)))


def test_a_folder_of_photos_is_taken_in_and_outlives_a_kill_in_the_middle(
    person: Person, estate: Path, tmp_path: Path
) -> None:
    card = tmp_path / "card"
    card.mkdir()
    for at in range(12):
        Image.effect_noise((1600, 1200), 60 + at).convert("RGB").save(card / f"IMG_{at}.jpg")
    (card / "broken.jpg").write_bytes(b"no picture")
    person.start(str(estate))
    until(lambda: _takes_the_card(person, estate, card))
    for name in ("estate.reno", "estate.reno-shm"):  # the dialog listed their folder
        assert person.holds(estate.with_name(name))
    person.die()
    kept = _photos(person, estate)
    person.start(str(estate))
    assert person.leave() == 0
    assert _photos(person, estate) == kept
    assert list(tmp_path.glob("estate.reno*")) == [estate]


def _takes_the_card(person: Person, estate: Path, card: Path) -> bool:
    """Choose the folder by typing its path; a letter that was lost on the way is typed again."""
    person.call("shift+F7", "选文件夹")
    person.press("ctrl+a")
    person.type(str(card))
    person.answer("选文件夹")
    person.face("RenoDesk")
    return soon(lambda: bool(_photos(person, estate)), 10)


def _photos(person: Person, estate: Path) -> list[str]:
    return [one["value"] for one in person.history(estate) if one["field"] == "photo"]


def test_a_measure_phased_and_left_out_by_keyboard_is_on_disk_and_outlives_a_kill(
    person: Person, estate: Path
) -> None:
    person.run("check", str(estate), "P-U6", "--at", "estate", "--status", "need")
    person.start(str(estate))
    until(lambda: _phases(person, estate))
    person.press("space")
    until(lambda: ("chosen", "false") in _planned(person, estate))
    person.die()
    kept = _planned(person, estate)
    person.start(str(estate))
    assert person.leave() == 0
    assert _planned(person, estate) == kept


def _phases(person: Person, estate: Path) -> bool:
    """Go to the plan, down to its only measure and press a year."""
    person.press("ctrl+shift+f", "Home", "Right", "Down", "2")
    return soon(lambda: ("year", "2") in _planned(person, estate))


def _planned(person: Person, estate: Path) -> list[tuple[str, str]]:
    rows = person.history(estate)
    return [(one["field"], json.dumps(one["value"])) for one in rows if one["entity"] == "measure"]


def test_the_next_start_after_a_kill_goes_on_where_one_was(
    person: Person, estate: Path, tmp_path: Path
) -> None:
    person.run("settings", "set", "person", "甲")
    person.start(str(estate))
    spots = [_moves(person, "Page_Down", tmp_path) for _ in range(4)]
    assert _moves(person, "Page_Up", tmp_path) == spots[2]
    person.die()
    person.start()
    person.face("槐安里")
    assert _moves(person, "Page_Down", tmp_path) == spots[3]
    assert person.leave() == 0


def _moves(person: Person, key: str, home: Path) -> str:
    """Press a key and return where one is then, as the settings on disk say."""
    before = _spot(home)
    person.press(key)
    until(lambda: _spot(home) != before)
    return _spot(home)


def _spot(home: Path) -> str:
    for file in home.rglob("settings.json"):
        found: str = json.loads(file.read_text(encoding="utf-8")).get("last_spot", "")
        return found
    return ""
