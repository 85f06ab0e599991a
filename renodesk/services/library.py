"""The estates of a folder, each in one line: what it is, how far it is, and when it last changed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from pathlib import Path

from renodesk.domain.numbers import read_number, write_number
from renodesk.errors import RenodeskError
from renodesk.estates.assessing import assess
from renodesk.services.environment import Environment, this_author
from renodesk.storage.backing_up import last_backup
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.writing import replace_file

MOST_FILES = 2000
_NEWEST_FORM = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class EstateLine:
    """An estate file: what it says, or the code of why it cannot be read (`trouble`).

    `dealt` of `all` answers are dealt with; `low` and `high` are the total (None: nothing applies); `changed`
    and `backed_up` are `YYYY-MM-DD HH:MM`, UTC, "" for never.
    """

    path: Path
    name: str = ""
    low: Fraction | None = None
    high: Fraction | None = None
    word: str = ""
    red_flags: int = 0
    dealt: int = 0
    all: int = 0
    is_sealed: bool = False
    changed: str = ""
    backed_up: str = ""
    trouble: str = ""


class Library:
    """Reads the estate files of a folder; what a file said is remembered until the file changes."""

    def __init__(self, folder: Path, environment: Environment, memory: Path | None = None) -> None:
        """Look into `folder`, and remember in the file `memory`."""
        self._folder = folder
        self._environment = environment
        self._memory = memory
        self._known: dict[str, dict[str, str]] | None = None

    def files(self) -> list[Path]:
        """Return the estate files of the folder in the order of their names; none where it cannot be read."""
        try:
            found = [file for file in self._folder.glob("*.reno") if file.is_file()]
        except OSError:
            return []
        return sorted(found, key=lambda file: file.name)[:MOST_FILES]

    def lines(self, backup_folder: str = "") -> Iterator[EstateLine]:
        """Yield each file as a line when it is read; one that is damaged or not ours says so in its line."""
        read: dict[str, dict[str, str]] = {}
        for file in self.files():
            line, stamp = self._line(file)
            read[str(file)] = {**_plain(line), "stamp": stamp}
            backed_up = last_backup(file, Path(backup_folder)) if backup_folder else ""
            yield replace(line, backed_up=backed_up)
        self._remember(read)

    def _line(self, file: Path) -> tuple[EstateLine, str]:
        stamp = _stamp(file)
        known = self._remembered().get(str(file))
        if known is not None and stamp and known.get("stamp") == stamp:
            return _line_of(file, known), stamp
        try:
            return self._read(file), stamp
        except RenodeskError as error:
            return EstateLine(path=file, name=file.stem, trouble=error.code), stamp

    def _read(self, file: Path) -> EstateLine:
        author = this_author()
        with EstateFile.open(file, author, clock=self._environment.clock, read_only=True) as opened:
            found = assess(opened, self._environment.forms)
            latest = opened.latest()
            changed = latest.at if latest is not None else ""
        scores = found.scores
        return EstateLine(
            path=file,
            name=found.name or file.stem,
            low=scores.total.low,
            high=scores.total.high,
            word=scores.band or " – ".join(scores.bands or ()),
            red_flags=len(scores.red_flags),
            dealt=scores.dealt_count,
            all=scores.all_count,
            is_sealed=found.seal is not None,
            changed=changed[:16].replace("T", " "),
        )

    def _remembered(self) -> dict[str, dict[str, str]]:
        if self._known is None:
            self._known = {}
            try:
                raw = json.loads(self._memory.read_text(encoding="utf-8")) if self._memory else {}
                if raw.get("form") == _NEWEST_FORM:
                    self._known = {
                        name: {key: str(value) for key, value in line.items()}
                        for name, line in raw["files"].items()
                    }
            except (OSError, ValueError, AttributeError, KeyError, TypeError):
                self._known = {}
        return self._known

    def _remember(self, read: dict[str, dict[str, str]]) -> None:
        known = {**self._remembered(), **read}
        kept = {name: line for name, line in known.items() if name in read or Path(name).exists()}
        self._known = kept
        if self._memory is None:
            return
        text = json.dumps({"form": _NEWEST_FORM, "files": kept}, ensure_ascii=False)
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._memory, text.encode("utf-8"))
        except (OSError, RenodeskError):
            return  # only a memory: the next start reads the files again


def _stamp(file: Path) -> str:
    """Return what changes with a file, its journal beside it included; "" where it cannot be told."""
    try:
        parts = [file.stat()]
        beside = file.with_name(file.name + "-wal")
        if beside.exists():
            parts.append(beside.stat())
    except OSError:
        return ""
    return " ".join(f"{part.st_size}:{part.st_mtime_ns}" for part in parts)


def _plain(line: EstateLine) -> dict[str, str]:
    plain = {name: value for name, value in asdict(line).items() if name not in ("path", "backed_up")}
    return {
        name: "" if value is None else write_number(value) if isinstance(value, Fraction) else str(value)
        for name, value in plain.items()
    }


def _line_of(file: Path, known: dict[str, str]) -> EstateLine:
    return EstateLine(
        path=file,
        name=known.get("name", file.stem),
        low=read_number(known.get("low", "")),
        high=read_number(known.get("high", "")),
        word=known.get("word", ""),
        red_flags=int(known.get("red_flags") or 0),
        dealt=int(known.get("dealt") or 0),
        all=int(known.get("all") or 0),
        is_sealed=known.get("is_sealed") == "True",
        changed=known.get("changed", ""),
        trouble=known.get("trouble", ""),
    )
