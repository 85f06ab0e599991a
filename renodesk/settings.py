"""This person's preferences, as a table from which defaults, reset, flags and the dialog are derived."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """How a preference is chosen; what is only remembered has no place in the dialog and no flag."""

    TEXT = "text"
    CHOICE = "choice"
    FOLDER = "folder"
    FOLDERS = "folders"
    FILE = "file"
    REMEMBERED = "remembered"


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One preference: its name, what it is when nobody chose, and what it may be (empty: anything).

    Several folders stand one a line.
    """

    name: str
    kind: Kind = Kind.REMEMBERED
    default: str = ""
    choices: tuple[str, ...] = ()

    @property
    def flag(self) -> str:
        """Return what sets it for one run on the command line, "" for what is only remembered."""
        return "" if self.kind == Kind.REMEMBERED else "--" + self.name.replace("_", "-")

    def allows(self, value: str) -> bool:
        """Return whether it may be `value`."""
        return not self.choices or value in self.choices


SETTINGS = (
    Setting(name="person", kind=Kind.TEXT),
    Setting(name="organization", kind=Kind.TEXT),
    Setting(name="logo", kind=Kind.FILE),
    Setting(name="language", kind=Kind.CHOICE, default="zh", choices=("zh", "en")),
    Setting(name="theme", kind=Kind.CHOICE, default="light", choices=("light", "dark", "contrast")),
    Setting(
        name="font_scale", kind=Kind.CHOICE, default="1.0", choices=("1.0", "1.25", "1.5", "1.75", "2.0")
    ),
    Setting(name="reduce_photos", kind=Kind.CHOICE, default="off", choices=("off", "12mp")),
    Setting(name="seal_bundles", kind=Kind.CHOICE, default="off", choices=("off", "on")),
    Setting(name="open_at_start", kind=Kind.CHOICE, default="last", choices=("last", "library")),
    Setting(name="library_folder", kind=Kind.FOLDERS),
    Setting(name="backup_folder", kind=Kind.FOLDER),
    Setting(name="last_estate"),
    Setting(name="last_folder"),
    Setting(name="give_folder"),
    Setting(name="give_way"),
    Setting(name="last_spot"),
    Setting(name="left_open", choices=("", "yes")),
    Setting(name="outline_filters"),
    Setting(name="column_matches"),
    Setting(name="paper_wishes"),
    Setting(name="workplace", default="field", choices=("field", "office")),
    Setting(name="office_archive"),
    Setting(name="office_inbox"),
    Setting(name="office_inbox_way"),
    Setting(name="office_index", kind=Kind.TEXT),
)

_TABLE: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}


class Preferences:
    """The preferences of one person, kept in a JSON file that may be damaged or missing.

    Two windows may keep theirs in one file: each writes only what it was told.
    """

    def __init__(self, file: Path) -> None:
        """Read `file`; a damaged one is set aside as `<name>.damaged` and its path kept in `set_aside`."""
        self._file = file
        self.set_aside: Path | None = None
        self._for_this_run: dict[str, str] = {}
        try:
            self._values = self._stored()
        except (OSError, ValueError):
            self._values = {}
            self._put_aside()

    def _stored(self) -> dict[str, str]:
        """Return what the file holds.

        Raises:
            OSError, ValueError: it cannot be read.
        """
        if not self._file.is_file():
            return {}
        stored = json.loads(self._file.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError(type(stored))
        return {
            name: value
            for name, value in stored.items()
            if isinstance(value, str) and name in _TABLE and _TABLE[name].allows(value)
        }

    def _put_aside(self) -> None:
        self.set_aside = self._file.with_suffix(".damaged")
        try:
            self._file.replace(self.set_aside)
        except OSError:
            self.set_aside = self._file

    def __getitem__(self, name: str) -> str:
        """Return what holds for this run, the chosen value, or the default."""
        chosen = self._values.get(name, _TABLE[name].default)
        return self._for_this_run.get(name, chosen)

    def choose(self, name: str, value: str) -> None:
        """Keep a choice at once; a folder that cannot be written keeps it for this run only.

        Raises:
            KeyError: no such setting.
            ValueError: the value is none of its choices.
        """
        self._check(name, value)
        self._for_this_run.pop(name, None)
        if self._values.get(name) != value:
            self._values[name] = value
            self._write(name)

    def choose_for_this_run(self, name: str, value: str) -> None:
        """Hold to a value until the program ends, or until another is chosen; nothing is written.

        Raises:
            KeyError, ValueError: as `choose`.
        """
        self._check(name, value)
        self._for_this_run[name] = value

    @staticmethod
    def _check(name: str, value: str) -> None:
        setting = _TABLE[name]
        if not setting.allows(value):
            raise ValueError(f"{name}: {value!r} is none of {setting.choices}")

    def reset(self, name: str) -> None:
        """Return a setting to its default.

        Raises:
            KeyError: no such setting.
        """
        self._for_this_run.pop(_TABLE[name].name, None)
        if self._values.pop(name, None) is not None:
            self._write(name)

    def _write(self, name: str) -> None:
        """Write what was told of `name`; what another window wrote meanwhile stays."""
        try:
            there = self._stored()
        except (OSError, ValueError):
            there = dict(self._values)
        there.pop(name, None)
        if name in self._values:
            there[name] = self._values[name]
        beside = self._file.with_name(f".{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(there, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(beside, self._file)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
