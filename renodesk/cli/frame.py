"""What every command shares: `--lang`, `--as`, `--json` anywhere, words on stderr, and the four exit codes.

Exit 0 done · 1 the answer is no, or part was refused and the rest done · 2 wrong usage · 3 an expected
failure, nothing changed.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import click

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.numbers import write_number
from renodesk.errors import RenodeskError, WrongUsage
from renodesk.paths import user_folder
from renodesk.services.environment import Environment, this_author
from renodesk.services.sheet.model import Fault
from renodesk.settings import SETTINGS, Kind, Preferences, Setting
from renodesk.texts import Language, explain, say

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PARTLY = 1
FAILED = 3


Window = Callable[[Path | None, Mapping[str, str]], int | None]
"""Opens the window on an estate, with settings for this run; returns its exit code, None without a window."""


def no_window(estate: Path | None, settings: Mapping[str, str]) -> int | None:
    """Open nothing."""
    return None


Pictures = Callable[[Path, Path], Sequence[Path]]
"""Draws the window's screens on an estate into a folder, without a display; nothing where Qt is missing."""


def no_pictures(estate: Path, folder: Path) -> Sequence[Path]:
    """Draw nothing."""
    return ()


@dataclass(kw_only=True)
class Frame:
    """The shared options of one run, wherever on the line they stood."""

    language: Language | None = None
    person: str = ""
    as_json: bool = False
    exit_code: int = 0
    environment: Environment = field(default_factory=Environment.usual)
    window: Window = no_window
    pictures: Pictures = no_pictures
    settings: dict[str, str] = field(default_factory=dict)
    """What flags say of this run of the window, by setting."""

    @cached_property
    def preferences(self) -> Preferences:
        """Return the preferences of whoever runs this; damaged ones are set aside, and that is said."""
        found = Preferences(user_folder() / "settings.json")
        if found.set_aside is not None:
            language: Language = self.language or "zh"
            click.echo(say("settings_set_aside", language, file=found.set_aside.name), err=True)
        return found

    def open_window(self, estate: Path | None) -> int | None:
        """Open the window on an estate as the flags say; return its exit code, None where there is none."""
        own = {"language": self.language or "", "person": self.person}
        return self.window(estate, {name: value for name, value in {**own, **self.settings}.items() if value})

    @property
    def lang(self) -> Language:
        """Return the language of words: asked for, preferred, or Chinese."""
        if self.language is None:
            chosen = self.preferences["language"]
            self.language = "en" if chosen == "en" else "zh"
        return self.language

    @property
    def author(self) -> Author:
        """Return who acts."""
        return this_author(self.person or self.preferences["person"])

    def words(self, code: str, /, **facts: object) -> None:
        """Say a sentence on stderr."""
        click.echo(say(code, self.lang, **facts), err=True)

    def faults(self, faults: Iterable[Fault]) -> None:
        """Say every fault on stderr, each with its spot."""
        for fault in faults:
            click.echo("  " + located(fault.where, say(fault.code, self.lang, **fault.facts)), err=True)

    def answer(self, value: Json, lines: Iterable[str] = ()) -> None:
        """Give the result on stdout: `value` as JSON when asked for, else `lines` for people."""
        if self.as_json:
            click.echo(json.dumps(plain(value), ensure_ascii=False, indent=1, sort_keys=False))
        else:
            for line in lines:
                click.echo(line)

    def done(self, code: str, /, **facts: object) -> None:
        """Give the result of an act: its facts as JSON, or its sentence."""
        numbers = {
            name: value for name, value in facts.items() if isinstance(value, (str, int, Fraction, list))
        }
        self.answer(numbers, [say(code, self.lang, **facts)])

    def text(self, code: str, /, **facts: object) -> str:
        """Return a sentence in this run's language."""
        return say(code, self.lang, **facts)


def plain(value: Json) -> Any:
    """Return exact values as what JSON can write: whole numbers whole, others as the nearest double."""
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else float(value)
    if isinstance(value, Mapping):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(member) for member in value]
    return value


def number_text(number: Fraction | None) -> str:
    """Return a score for people: one decimal, halves up; a dash for none."""
    if number is None:
        return "–"
    tenths = (number * 10 + Fraction(1, 2)).__floor__()
    return write_number(Fraction(tenths, 10))


def interval_text(low: Fraction | None, high: Fraction | None) -> str:
    """Return an interval for people."""
    ends = (number_text(low), number_text(high))
    return ends[0] if ends[0] == ends[1] else " – ".join(ends)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def take(context: click.Context, _: click.Parameter, value: Any) -> Any:
        frame = context.ensure_object(Frame)
        if value not in (None, False, ""):
            setattr(frame, name, value)
        return value

    return take


def shared_options() -> list[click.Option]:
    """Return fresh options that stand on every command and group."""
    return [
        click.Option(
            ["--lang"],
            type=click.Choice(["zh", "en"]),
            expose_value=False,
            callback=_set("language"),
            help="语言 / language",
        ),
        click.Option(
            ["--as"], metavar="PERSON", expose_value=False, callback=_set("person"), help="操作人 / who acts"
        ),
        click.Option(
            ["--json"], is_flag=True, expose_value=False, callback=_set("as_json"), help="JSON → stdout"
        ),
    ]


def window_options() -> list[click.Option]:
    """Return fresh options for every preference: they hold for one run of the window."""
    return [_window_option(setting) for setting in SETTINGS if setting.kind != Kind.REMEMBERED]


def _window_option(setting: Setting) -> click.Option:
    def take(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if value is not None:
            context.ensure_object(Frame).settings[setting.name] = value

    return click.Option(
        [setting.flag],
        type=click.Choice(setting.choices) if setting.choices else None,
        expose_value=False,
        callback=take,
        help=" / ".join(say(f"setting_{setting.name}", language) for language in LANGUAGES),
    )


class SharedCommand(click.Command):
    """A command with the shared options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the shared options to the command's own."""
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


class WindowCommand(SharedCommand):
    """A command that opens the window: every preference may be set for this run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add an option for each preference."""
        super().__init__(*args, **kwargs)
        self.params.extend(window_options())


class SharedGroup(click.Group):
    """A group with the shared options, whose commands have them too."""

    command_class = SharedCommand
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Add the shared options to the group's own."""
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


pass_frame = click.make_pass_decorator(Frame, ensure=True)


def run(
    root: click.Command,
    arguments: list[str] | None = None,
    *,
    window: Window = no_window,
    pictures: Pictures = no_pictures,
) -> int:
    """Run a command line and return its exit code; every expected failure is said once, on stderr."""
    _say_utf8()
    frame = Frame(window=window, pictures=pictures)
    try:
        root.main(args=arguments, prog_name="renodesk", standalone_mode=False, obj=frame)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.Abort:
        return 130
    except click.ClickException as error:
        from renodesk.cli.usage import usage_words  # most lines are right

        click.echo(usage_words(error, frame.lang), err=True)
        return 2
    except RenodeskError as error:
        click.echo(explain(error, frame.lang), err=True)
        frame.faults(fault for fault in _listed(error) if isinstance(fault, Fault))
        if "complaints" in error.facts:
            from renodesk.services.packs import told_in

            for line in told_in(error, frame.lang):
                click.echo(f"  {line}", err=True)
        return 2 if isinstance(error, WrongUsage) else FAILED
    except BrokenPipeError:
        return 0
    return frame.exit_code


def _listed(error: RenodeskError) -> Iterable[object]:
    faults = error.facts.get("faults")
    return faults if isinstance(faults, (tuple, list)) else ()


def _say_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def located(where: str, text: str) -> str:
    """Return a sentence behind its spot; one about the whole file stands alone."""
    return f"{where}: {text}" if where else text


def leave(code: int) -> NoReturn:
    """End the run with an exit code."""
    raise click.exceptions.Exit(code)
