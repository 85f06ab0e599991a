"""Files of any kind attached to things: a paper of a step, a row of a ledger, a ballot.

The bytes lie in the estate file by their SHA-256 like photos, and travel in bundles with them. Nothing here
opens what it keeps: the name a file came with is cleaned, and only kinds that people read are given to a
program of theirs.
"""

import os
import re
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState, Changes
from renodesk.domain.vocabulary_ledgers import attachment_cell
from renodesk.errors import (
    AttachmentAway,
    AttachmentNotOpened,
    AttachmentRefused,
    FileExists,
    UnknownAttachment,
)
from renodesk.services.persons import Persons
from renodesk.services.session import EstateSession
from renodesk.tables.writing import replace_file

__all__ = ["Attachment", "Attachments", "clean_name"]
MOST_NAME = 120
_READ = "pdf docx xlsx pptx doc xls ppt wps et dps ofd odt ods csv txt md dwg dxf"
_SEEN = "jpg jpeg png webp heic heif gif bmp tif tiff mp4 mov mp3 m4a"
OPENED = frozenset(f".{ending}" for ending in f"{_READ} {_SEEN}".split())
"""Endings of files that a program shows and no system runs."""
_NAMELESS = "附件"
"""What a file is called where its name is a personal value."""
_ABOUT = re.compile(r"[a-z][a-z_]{0,30}(:[^\x00-\x1f]{1,200})?", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff<>:\"|?*]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file attached to something; its bytes may be elsewhere (`is_here`).

    One that holds names (`is_personal`) stays in this file, and so does its name: bundles carry both only
    where personal values are switched on.
    """

    key: str
    sha256: str
    name: str
    about: str
    note: str = ""
    size: int = 0
    media_type: str = ""
    is_here: bool = True
    is_personal: bool = False
    person: str = ""

    @property
    def is_picture(self) -> bool:
        """Return whether it is shown as a photo is."""
        return self.media_type.startswith("image/")

    @property
    def is_openable(self) -> bool:
        """Return whether it may be given to a program of the system."""
        return PurePosixPath(self.name).suffix.lower() in OPENED


class Attachments:
    """Attaches files and gives them out again; each method that changes something is one act.

    Files belong to the estate, not to a round: they come in while a round is sealed.
    """

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    # Reading

    def all(self) -> tuple[Attachment, ...]:
        """Return every attached file, by what it is about, then name."""
        return self._read(self._session.file.states("attachment"))

    def list(self, about: str = "") -> tuple[Attachment, ...]:
        """Return what is attached to a thing, by name; without one everything."""
        return tuple(one for one in self.all() if not about or one.about == about)

    def by_about(self) -> dict[str, tuple[Attachment, ...]]:
        """Return everything, by what it is about."""
        found: dict[str, list[Attachment]] = {}
        for one in self.all():
            found.setdefault(one.about, []).append(one)
        return {about: tuple(ones) for about, ones in found.items()}

    def get(self, key: str) -> Attachment:
        """Return an attached file by its key, or by the beginning of its digest where that says which.

        Raises:
            UnknownAttachment: there is none.
        """
        every = self.all()
        found = [one for one in every if one.key == key] or [
            one for one in every if len(key) >= 8 and one.sha256.startswith(key)
        ]
        if not found:
            raise UnknownAttachment(attachment=key)
        return found[0]

    def _read(self, states: Iterable[CellState]) -> tuple[Attachment, ...]:
        fields: dict[str, dict[str, CellState]] = {}
        for state in states:
            fields.setdefault(state.cell.key, {})[state.cell.field] = state
        found = []
        for key, own in fields.items():
            sha256, removed = _text(own, "sha256"), own.get(vocabulary.REMOVED)
            if not sha256 or (_is_true(own, vocabulary.REMOVED) and removed and not removed.is_contested):
                continue
            stored = self._session.file.photo(sha256)
            heads = own["sha256"].heads
            found.append(
                Attachment(
                    key=key,
                    sha256=sha256,
                    name=self._name(own),
                    about=_text(own, "about"),
                    note=_text(own, "note"),
                    size=stored.size if stored is not None else 0,
                    media_type=stored.media_type if stored is not None else "",
                    is_here=stored is not None and stored.has_original,
                    is_personal=_is_true(own, "personal"),
                    person=heads[-1].person if heads else "",
                )
            )
        return tuple(sorted(found, key=lambda one: (one.about, one.name, one.key)))

    def _name(self, own: dict[str, CellState]) -> str:
        token = _text(own, "name_token")
        return clean_name((Persons(self._session).value(token) if token else None) or _text(own, "name"))

    def content(self, key: str) -> bytes:
        """Return the untouched bytes.

        Raises:
            UnknownAttachment: there is none.
            AttachmentAway: its bytes are not here: they wait in a bundle, or were freed.
        """
        one = self.get(key)
        data = self._session.file.original(one.sha256)
        if data is None:
            raise AttachmentAway(file=one.name)
        return data

    def open_copy(self, key: str) -> Path:
        """Write a copy for a program of the system to show, read-only, in a folder of its own.

        Raises:
            AttachmentNotOpened: it is of a kind that a system may run; it can be written out.
            UnknownAttachment, AttachmentAway, NotWritable, DiskFull: there is no copy.
        """
        one = self.get(key)
        if not one.is_openable:
            raise AttachmentNotOpened(file=one.name)
        copy = Path(tempfile.mkdtemp(prefix="renodesk-")) / one.name
        replace_file(copy, self.content(one.key))
        copy.chmod(stat.S_IRUSR)
        return copy

    def write_out(self, key: str, target: Path, *, is_over: bool = False) -> Path:
        """Write a file's bytes to a file, or into a folder under its own name.

        Never over another, unless a person said so (`is_over`).

        Raises:
            FileExists: something of that name is there, and it is not this very file.
            UnknownAttachment, AttachmentAway, NotWritable, DiskFull: nothing was written.
        """
        one = self.get(key)
        data = self.content(one.key)
        out = target / one.name if target.is_dir() else target
        if out.exists() and not is_over:
            if out.is_file() and out.stat().st_size == len(data) and out.read_bytes() == data:
                return out
            raise FileExists(file=out.name)
        replace_file(out, data)
        return out

    # Acts

    def attach(self, path: Path, about: str, note: str = "", *, is_personal: bool = False) -> Attachment:
        """Attach a file to a thing: bytes first, then one act that names them.

        The same bytes at the same thing a second time are that attachment again. `is_personal`: it holds
        names, so neither its bytes nor its name leave this file unless personal values are switched on.

        Raises:
            AttachmentRefused: it is no plain file that can be read, empty or too large, with the reason.
            ReadOnly, DiskFull: nothing was attached.
        """
        return self.attach_bytes(path.name, _bytes_of(path), about, note, is_personal=is_personal)

    def attach_bytes(
        self, name: str, data: bytes, about: str, note: str = "", *, is_personal: bool = False
    ) -> Attachment:
        """Attach what is in memory, as `attach` does."""
        from renodesk.photos.attached import MOST_BYTES, read_file_bytes  # a start can spare it

        session = self._session
        if session.is_read_only:
            raise session.file.refusal()
        if not data:
            raise AttachmentRefused(file=name, reason="photo_empty")
        if len(data) > MOST_BYTES:
            raise AttachmentRefused(file=name, reason="photo_too_large", limit=MOST_BYTES >> 20)
        if not _ABOUT.fullmatch(about):
            raise AttachmentRefused(file=name, reason="attachment_about_nothing")
        read = read_file_bytes(data)
        session.file.keep_photo(read.facts, data, read.renditions)
        for one in self.list(about):
            if one.sha256 == read.facts.sha256:
                return one
        key = session.environment.random_key()
        fields: dict[str, Json] = {"sha256": read.facts.sha256, "about": about, "note": note.strip() or None}
        fields |= self._named(clean_name(name), is_personal)
        with session.act(on_sealed=True) as act:
            for field, value in fields.items():
                if value is not None:
                    act.put(attachment_cell(key, field), value)
        return self.get(key)

    def _named(self, name: str, is_personal: bool) -> dict[str, Json]:
        """Return the cells of a name; of a file that holds names the log learns nothing but its ending."""
        if not is_personal:
            return {"name": name, "name_token": None, "personal": None}
        token = Persons(self._session).keep(name)
        return {"name": _NAMELESS + PurePosixPath(name).suffix, "name_token": token, "personal": True}

    def set_personal(self, key: str, is_personal: bool) -> Changes:
        """Say whether a file holds names; what travelled before it was said has travelled.

        Raises:
            UnknownAttachment: there is none.
        """
        one = self.get(key)
        named = self._named(one.name, is_personal)
        with self._session.act(on_sealed=True) as act:
            for field, value in named.items():
                act.put(attachment_cell(one.key, field), value)
        return act.changes

    def set_note(self, key: str, note: str) -> Changes:
        """Say what a file shows.

        Raises:
            UnknownAttachment: there is none.
        """
        one = self.get(key)
        with self._session.act(on_sealed=True) as act:
            act.put(attachment_cell(one.key, "note"), note.strip() or None)
        return act.changes

    def remove(self, key: str, reason: str = "") -> Changes:
        """Take a file off its thing; the bytes stay, so that this can be undone.

        Raises:
            UnknownAttachment: there is none.
        """
        one = self.get(key)
        with self._session.act(reason, on_sealed=True) as act:
            act.remove("attachment", one.key)
        return act.changes


def clean_name(name: str) -> str:
    """Return a name that is one file's on every system: no path, no hidden turn of writing, no device."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    last = _UNFIT.sub("", last.encode("utf-8", "ignore").decode("utf-8")).strip(" .")
    stem, ending = os.path.splitext(last)
    ending = ending[:20]
    stem = stem[: MOST_NAME - len(ending)].strip(" .")
    if not stem or _DEVICES.match(stem):
        stem = f"_{stem}"
    return stem + ending


def _bytes_of(path: Path) -> bytes:
    from renodesk.photos.attached import MOST_BYTES

    try:
        if not path.is_file():
            raise AttachmentRefused(file=path.name, reason="photo_no_file")
        if path.stat().st_size > MOST_BYTES:
            raise AttachmentRefused(file=path.name, reason="photo_too_large", limit=MOST_BYTES >> 20)
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        detail = error.strerror or ""
        raise AttachmentRefused(file=path.name, reason="photo_unreadable", detail=detail) from None


def _is_true(fields: dict[str, CellState], name: str) -> bool:
    return name in fields and fields[name].value is True


def _text(fields: dict[str, CellState], name: str) -> str:
    state = fields.get(name)
    return state.value if state is not None and isinstance(state.value, str) else ""
