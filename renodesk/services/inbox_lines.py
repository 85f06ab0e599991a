"""The inbox as people read it: every bundle offered, what its signature is worth, what became of it."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.trust import Standing
from renodesk.domain.canonical import Json
from renodesk.domain.log import utc_text
from renodesk.errors import FileExists, FileMissing, SignatureMissing
from renodesk.estates.receipts import ENDING
from renodesk.office.inbox import ENDINGS, QUARANTINE, TAKEN, Arrived
from renodesk.services.devices import signature_text
from renodesk.services.environment import Environment
from renodesk.services.intake import Ingested, intake, reasons
from renodesk.tables.writing import file_trouble
from renodesk.texts import Language, say

__all__ = [
    "InboxLine",
    "Standing",
    "arrived_line",
    "inbox_lines",
    "log_words",
    "logged_standing",
    "set_aside",
    "standing_of",
    "take_again",
    "waiting",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxLine:
    """What became of one bundle.

    `standing` is None where nobody looked at its signature, as it was too damaged for that. `reasons` say why
    it was not taken; `lies` and `receipt` are None where they are not known any more.
    """

    at: str
    file: str
    estate: str = ""
    name: str = ""
    standing: Standing | None
    signature: str = ""
    is_taken: bool
    new_changes: int = 0
    new_photos: int = 0
    contested: int = 0
    missing: int = 0
    reasons: tuple[str, ...] = ()
    lies: Path | None = None
    receipt: Path | None = None
    is_index_behind: bool = False


def waiting(inbox: Path) -> int:
    """Return how many bundles lie in an inbox and wait to be taken; 0 where it cannot be read."""
    with suppress(OSError):
        return sum(
            one.suffix.lower() in ENDINGS and not one.name.startswith(".") and one.is_file()
            for one in inbox.iterdir()
        )
    return 0


def arrived_line(arrived: Arrived, environment: Environment, language: Language) -> InboxLine:
    """Return what became of a bundle that was taken just now."""
    one = arrived.ingested
    standing = standing_of(one)
    return InboxLine(
        at=utc_text(environment.clock()),
        file=one.file,
        estate=one.estate,
        name=one.name,
        standing=standing,
        signature=signature_text(one.signature, language) if standing else say("standing_none", language),
        is_taken=one.error is None,
        new_changes=one.new_changes,
        new_photos=one.new_photos,
        contested=one.contested,
        missing=sum(last - first + 1 for pairs in one.gaps.values() for first, last in pairs),
        reasons=tuple(reasons(one, language)),
        lies=arrived.lies,
        receipt=arrived.receipt,
        is_index_behind=one.is_index_behind,
    )


def inbox_lines(
    archive: Path, inbox: Path | None, names: Mapping[str, str], language: Language
) -> list[InboxLine]:
    """Return every bundle the archive was offered, newest first; `names` are the estates' by id.

    Raises:
        NotReadable: the log cannot be read.
    """
    return [_logged(row, inbox, names, language) for row in reversed(intake(archive))]


def _logged(
    row: Mapping[str, Json], inbox: Path | None, names: Mapping[str, str], language: Language
) -> InboxLine:
    file, error = _text(row, "file"), _text(row, "error")
    estate = _text(row, "estate")
    standing = logged_standing(row)
    lies = _there(inbox, QUARANTINE if error else TAKEN, file)
    return InboxLine(
        at=_text(row, "at"),
        file=file,
        estate=estate,
        name=names.get(estate, ""),
        standing=standing,
        signature=_signer(standing, _text(row, "signer"), language),
        is_taken=not error,
        new_changes=_count(row, "new_changes"),
        new_photos=_count(row, "new_photos"),
        contested=_count(row, "contested"),
        reasons=_reasons(lies, error, language) if error else (),
        lies=lies,
        receipt=_there(inbox, "", Path(file).stem.removesuffix(".zip") + ENDING) if not error else None,
    )


def standing_of(one: Ingested) -> Standing | None:
    """Return what the signature of a bundle is worth; None where it was too damaged to be looked at."""
    return _looked_at(one.signature.standing, one.error.code if one.error is not None else "")


def _looked_at(standing: Standing, error: str) -> Standing | None:
    """Return what a signature is worth; what could not be read was looked at by nobody."""
    is_known = not error or standing != Standing.UNSIGNED or error == SignatureMissing.code
    return standing if is_known else None


def _signer(standing: Standing | None, fingerprint: str, language: Language) -> str:
    words = say(f"standing_{standing or 'none'}", language)
    return f"{words} {fingerprint}" if fingerprint else words


def _reasons(lies: Path | None, error: str, language: Language) -> tuple[str, ...]:
    """Return what was written beside the bundle that was set aside; its code where that is gone."""
    if lies is not None:
        with suppress(OSError):
            text = lies.with_name(lies.name + ".txt").read_text(encoding="utf-8", errors="replace")
            return tuple(text.splitlines())
    return (say("inbox_reason_gone", language, code=error),)


def log_words(row: Mapping[str, Json], language: Language) -> str:
    """Return a line of the archive's log in words: when, what file, of which estate, what came of it."""
    error, standing = _text(row, "error"), logged_standing(row)
    became = say(
        "inbox_log_refused" if error else "inbox_log_taken",
        language,
        code=error,
        new=_count(row, "new_changes"),
        photos=_count(row, "new_photos"),
    )
    parts = (
        _text(row, "at")[:16].replace("T", " "),
        _text(row, "file"),
        _text(row, "estate") or "–",
        _signer(standing, "", language),
        became,
    )
    return "  ".join(parts)


def logged_standing(row: Mapping[str, Json]) -> Standing | None:
    """Return what the signature of a bundle of the log was worth; None where nobody could look at it."""
    return _looked_at(_standing(_text(row, "signature")), _text(row, "error"))


def set_aside(inbox: Path, file: str) -> Path:
    """Return where a bundle of this name lies that was not taken."""
    return inbox / QUARANTINE / Path(file).name


def take_again(lies: Path, inbox: Path) -> Path:
    """Put a bundle that was set aside back into the inbox, without its reasons.

    Raises:
        FileMissing: it lies there no longer.
        FileExists: the inbox has another of this name.
        NotWritable, FileHeld: it stays where it is.
    """
    target = inbox / lies.name
    if not lies.is_file():
        raise FileMissing(file=lies.name)
    if target.exists():
        raise FileExists(file=target.name)
    try:
        os.replace(lies, target)
    except OSError as error:
        raise file_trouble(lies, error) from error
    with suppress(OSError):
        lies.with_name(lies.name + ".txt").unlink(missing_ok=True)
    return target


def _there(inbox: Path | None, folder: str, name: str) -> Path | None:
    if inbox is None or not name:
        return None
    path = inbox / folder / name
    with suppress(OSError):
        return path if path.is_file() else None
    return None


def _standing(text: str) -> Standing:
    return Standing(text) if text in set(Standing) else Standing.UNSIGNED


def _text(row: Mapping[str, Json], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _count(row: Mapping[str, Json], name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0
