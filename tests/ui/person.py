"""A person before a display and a program of their own: keyboard, windows, and a kill."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.commands import done
from users import a_user

SECONDS = 30
WINDOW = "RenoDesk"


class Person:
    """Sits before a display with one window of the program."""

    def __init__(self, display: str, home: Path) -> None:
        """Sit down; the program's own files go to `home`."""
        platform = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        folders = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
        self._environment = {**os.environ, **platform, **folders, "LANG": "C.UTF-8"}
        self._data = home / "data"
        self.process: subprocess.Popen[bytes] | None = None
        self._errors = home.with_name("stderr.txt")

    def run(self, *words: str) -> str:
        """Run the command line as the user of the window, and return what it prints.

        It runs in the process of the test, beside that of the window: a Python of its own costs a second.
        """
        with a_user(self._data), pytest.MonkeyPatch.context() as patch:
            patch.setattr("renodesk.paths.user_folder", lambda: self._data / "RenoDesk")
            return done(*words).out

    def start(self, *words: str) -> None:
        """Start the window and wait until it is there."""
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "renodesk", *words], env=self._environment, stderr=errors
            )
        until(self._sees_a_window)
        self.face(WINDOW)

    def _sees_a_window(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self._errors.read_text(encoding="utf-8")
        return bool(self.windows(WINDOW))

    def windows(self, title: str) -> list[str]:
        """Return the ids of the visible windows whose title has these words."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def face(self, title: str) -> None:
        """Wait for a window and give it the keyboard: no window manager does it here; ask until it took."""
        until(lambda: self._faces(title))

    def call(self, key: str, title: str) -> None:
        """Press a key until the dialog it calls is there, and face it."""

        def is_there() -> bool:
            if not self.windows(title):
                self.press(key)
                time.sleep(0.5)
            return bool(self.windows(title))

        until(is_there)
        self.face(title)

    def answer(self, title: str) -> None:
        """Press Enter in a dialog and wait until it is gone."""
        self.press("Return")
        until(lambda: not self.windows(title))

    def _faces(self, title: str) -> bool:
        found = self.windows(title)
        if not found:
            return False
        self._xdotool("windowfocus", found[-1])
        return self._xdotool("getwindowfocus").strip() == found[-1]

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self.do("type", "--delay", "40", text)

    def leave(self) -> int:
        """Close the program by its key and return its exit code."""
        self.face(WINDOW)
        self.press("ctrl+q")
        assert self.process is not None
        return self.process.wait(timeout=SECONDS)

    def die(self) -> None:
        """Have the program killed as a power cut would."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

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

    def holds(self, file: Path) -> bool:
        """Return whether the program has a lock on a file."""
        assert self.process is not None
        rows = [row.split() for row in Path("/proc/locks").read_text(encoding="ascii").splitlines()]
        held = {row[-3].rpartition(":")[2] for row in rows if str(self.process.pid) in row}
        return str(file.stat().st_ino) in held

    def history(self, estate: Path) -> list[dict[str, str]]:
        """Return the log of the estate, read beside the running window."""
        found: list[dict[str, str]] = json.loads(self.run("history", str(estate), "--json"))
        return found


def until(true: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    assert soon(true, SECONDS)


def soon(true: Callable[[], bool], seconds: float = 3) -> bool:
    """Return whether something becomes true within seconds, as what a key did; else it is pressed again."""
    deadline = time.monotonic() + seconds
    while not (is_true := true()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return is_true
