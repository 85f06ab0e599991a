"""The program as a person meets it: its own process, a display, a keyboard; and again after kill -9."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "xdotool")
missing = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")
SECONDS = 90


class Person:
    """Sits before a display with one window of the program."""

    def __init__(self, display: str, home: Path) -> None:
        """Sit down; the program's own files go to `home`."""
        platform = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        folders = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
        self._environment = {**os.environ, **platform, **folders, "LANG": "C.UTF-8"}
        self.process: subprocess.Popen[bytes] | None = None
        self._errors = home.with_name("stderr.txt")

    def run(self, *words: str) -> str:
        """Run the command line and return what it prints."""
        command = [sys.executable, "-m", "renodesk", *words]
        done = subprocess.run(
            command, env=self._environment, capture_output=True, check=True, timeout=SECONDS
        )
        return done.stdout.decode("utf-8")

    def start(self, *words: str) -> None:
        """Start the window and wait until it is there."""
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "renodesk", *words], env=self._environment, stderr=errors
            )
        until(self._sees_a_window)
        until(self._has_focus)

    def _sees_a_window(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self._errors.read_text(encoding="utf-8")
        return bool(self.windows())

    def windows(self) -> list[str]:
        """Return the ids of the program's visible windows."""
        return self._xdotool("search", "--onlyvisible", "--name", "槐安里").split()

    def _has_focus(self) -> bool:
        """Give the window the keyboard: no window manager does it here; ask until it took."""
        window = self.windows()[0]
        self._xdotool("windowfocus", window)
        return self._xdotool("getwindowfocus").strip() == window

    def do(self, *words: str) -> None:
        """Use keyboard or mouse."""
        self._xdotool(*words, check=True)

    def _xdotool(self, *words: str, check: bool = False) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            check=check,
            timeout=SECONDS,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self.do("key", "--delay", "120", *keys)

    def history(self, estate: Path) -> list[dict[str, str]]:
        """Return the log of the estate, read beside the running window."""
        found: list[dict[str, str]] = json.loads(self.run("history", str(estate), "--json"))
        return found


def until(true: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Return a person before a display of their own."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb gave no display"
    one = Person(f":{number}", tmp_path / "home")
    yield one
    if one.process is not None:
        one.process.kill()
        one.process.wait()
    screen.terminate()
    screen.wait()


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
    assert person.process is not None
    person.process.send_signal(signal.SIGKILL)
    person.process.wait()
    kept = grades(person, estate)
    assert kept
    person.start(str(estate))
    person.press("ctrl+q")
    assert person.process.wait(timeout=SECONDS) == 0
    assert grades(person, estate) == kept
    assert sorted(file.name for file in estate.parent.glob("estate.reno*")) == ["estate.reno"]


def _presses_a_grade(person: Person, estate: Path) -> bool:
    """Press a digit, and go on where the item at hand is not one that is graded."""
    person.press("3", "Page_Down")
    return bool(grades(person, estate))
