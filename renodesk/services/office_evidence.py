"""Documents that bear out what an office notes: words, and files kept in the archive by their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.office_log import Cell
from renodesk.errors import (
    EvidenceEmpty,
    EvidenceTooLarge,
    FileExists,
    FileMissing,
    NotReadable,
    UnknownEvidence,
)
from renodesk.services.environment import Environment
from renodesk.services.office_book import OfficeBook, opened
from renodesk.tables.writing import replace_file

EVIDENCE = "evidence"
MOST_BYTES = 200_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A document: what it is, and the file kept in the archive, if there is one."""

    key: str
    text: str
    file: str
    sha256: str
    by: str
    at: str


def evidence_under(book: OfficeBook, *start: str) -> Iterator[Evidence]:
    """Yield the documents that bear something out, in the order they were named."""
    found = book.below(*start, EVIDENCE)
    for cell, one in sorted(found.items(), key=lambda pair: pair[1].heads[-1].line.order):
        known = one.value if isinstance(one.value, Mapping) else {}
        line = one.heads[-1].line
        yield Evidence(
            key=cell[-1],
            text=str(known.get("text") or ""),
            file=str(known.get("file") or ""),
            sha256=str(known.get("sha256") or ""),
            by=line.by,
            at=line.at,
        )


def named_evidence(
    archive: Path, environment: Environment, start: Cell, text: str, file: Path | None
) -> Mapping[Cell, Json]:
    """Keep a file in the archive and return what an act puts to name it, or words alone.

    Raises:
        EvidenceEmpty: neither words nor a file.
        FileMissing, EvidenceTooLarge, NotReadable: the file cannot be had.
        NotWritable, DiskFull, ArchiveTrouble: it is not kept.
    """
    value: dict[str, Json] = {"text": text.strip()}
    if file is not None:
        data = _bytes(file)
        digest = hashlib.sha256(data).hexdigest()
        opened(archive).originals().keep(digest, data)
        value = {
            "file": file.name,
            "sha256": digest,
            "bytes": len(data),
            "text": text.strip() or file.stem,
        }
    if not value["text"]:
        raise EvidenceEmpty(row=" ".join(start))
    return {(*start, EVIDENCE, environment.random_key()): value}


def dropped_evidence(book: OfficeBook, start: Cell, key: str) -> Mapping[Cell, Json]:
    """Return what an act puts to take a document off its list; the file stays in the archive.

    Raises:
        UnknownEvidence: there is none of this key, or of this beginning of one.
    """
    known = [one.key for one in evidence_under(book, *start)]
    found = [one for one in known if key and one.startswith(key)]
    if len(found) != 1:
        raise UnknownEvidence(key=key, known="、".join(one[:6] for one in known) or "–")
    return {(*start, EVIDENCE, found[0]): None}


def write_evidence(archive: Path, documents: Iterable[Evidence], out: Path) -> list[Path]:
    """Write the files of documents into a folder, each as it came; return where they lie.

    Raises:
        FileMissing: a file, or the folder, is not there.
        FileExists: one of that name is there; it stays.
        NotReadable: what was kept is damaged.
        NotWritable, DiskFull, FileHeld: it cannot be written.
    """
    if not out.is_dir():
        raise FileMissing(file=out.name)
    written = []
    for one in documents:
        if not one.sha256:
            continue
        target = out / Path(one.file).name
        if target.exists():
            raise FileExists(file=target.name)
        found = opened(archive).originals().open(one.sha256)
        if found is None:
            raise FileMissing(file=one.file)
        with found:
            data = found.read()
        if hashlib.sha256(data).hexdigest() != one.sha256:
            raise NotReadable(file=one.file, detail="SHA-256")
        replace_file(target, data)
        written.append(target)
    return written


def _bytes(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise FileMissing(file=file.name)
        if file.stat().st_size > MOST_BYTES:
            raise EvidenceTooLarge(file=file.name, most=MOST_BYTES // 1_000_000)
        return file.read_bytes()
    except OSError as error:
        raise NotReadable(file=file.name, detail=error.strerror or "") from error
