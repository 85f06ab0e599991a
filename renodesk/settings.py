"""This person's preferences, as a table from which defaults, reset and flags are derived."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One preference: its name, what it is when nobody chose, and what it may be (empty: anything)."""

    name: str
    default: str
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting(name="person", default=""),
    Setting(name="language", default="zh", choices=("zh", "en")),
    Setting(name="theme", default="light", choices=("light", "dark", "contrast")),
    Setting(name="font_scale", default="1.0", choices=("1.0", "1.25", "1.5", "1.75", "2.0")),
    Setting(name="last_estate", default=""),
    Setting(name="last_folder", default=""),
    Setting(name="backup_folder", default=""),
    Setting(name="library_folder", default=""),
    Setting(name="outline_filters", default=""),
)

_TABLE: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}


class Preferences:
    """The preferences of one person, kept in a JSON file that may be damaged or missing."""

    def __init__(self, file: Path) -> None:
        """Read `file`; a damaged one is set aside as `<name>.damaged` and its path kept in `set_aside`."""
        self._file = file
        self.set_aside: Path | None = None
        self._values: dict[str, str] = {}
        if file.is_file():
            self._read()

    def _read(self) -> None:
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
            self._values = {
                name: value
                for name, value in stored.items()
                if isinstance(value, str) and self._is_allowed(name, value)
            }
        except (OSError, ValueError, AttributeError):
            self.set_aside = self._file.with_suffix(".damaged")
            try:
                self._file.replace(self.set_aside)
            except OSError:
                self.set_aside = self._file

    @staticmethod
    def _is_allowed(name: str, value: str) -> bool:
        setting = _TABLE.get(name)
        return setting is not None and (not setting.choices or value in setting.choices)

    def __getitem__(self, name: str) -> str:
        """Return the chosen value, or the default."""
        return self._values.get(name, _TABLE[name].default)

    def choose(self, name: str, value: str) -> None:
        """Keep a choice at once; a folder that cannot be written keeps it for this run only.

        Raises:
            KeyError: no such setting.
            ValueError: the value is none of its choices.
        """
        setting = _TABLE[name]
        if setting.choices and value not in setting.choices:
            raise ValueError(f"{name}: {value!r} is none of {setting.choices}")
        self._values[name] = value
        self._write()

    def reset(self) -> None:
        """Return every setting to its default."""
        self._values = {}
        self._write()

    def _write(self) -> None:
        beside = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(beside, self._file)
        except OSError:
            return
