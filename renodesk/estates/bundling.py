"""An estate file as a bundle: what travels, in which members, and its log read again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from renodesk.bundles.container import Fault
from renodesk.bundles.profile import FORMAT, NEEDS, PROFILE
from renodesk.bundles.reading import Bag
from renodesk.bundles.writing import (
    Member,
    Progress,
    Seal,
    Sign,
    WrittenBag,
    chunks_of,
    no_progress,
    write_bag,
)
from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Change, Ranges, Writer
from renodesk.domain.log import line_of
from renodesk.domain.log.parsing import ChangeFault, parse_change, writer_json, writer_of
from renodesk.domain.log.ranges import without
from renodesk.domain.receipt import Receipt
from renodesk.errors import BundleFaulty
from renodesk.estates.assessing import Assessment, assess
from renodesk.estates.rounds import ranges_from
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.side_tables import StoredPhoto

MOST_CHANGES_BYTES = 2_000_000_000
MOST_PACK_BYTES = 20_000_000
MOST_PHOTO_BYTES = 250_000_000
PHOTO_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}
_PIECE = 1 << 20


def write_bundle(
    file: EstateFile,
    packs_folder: Path,
    target: Path,
    papers: Iterable[tuple[str, BinaryIO]] = (),
    progress: Progress = no_progress,
    organization: str = "",
    sign: Sign | None = None,
    seal: Seal | None = None,
    since: Receipt | None = None,
) -> WrittenBag:
    """Write everything an estate file holds as one bundle; `papers` (name, open file) go to `data/plan/`.

    `organization` is whose bundle it is, for the people who get it; `sign` signs its tag manifest,
    `seal` seals it.

    After a receipt (`since`) it carries only the changes and photos that the office does not have; what its
    sender holds is said all the same, so that the office finds out where it has less by now.

    The dates in it are those of the data; the same state gives the same bytes. It is of the moment when the
    writing begins: acts may go on meanwhile.

    Raises:
        NotWritable, DiskFull, FileHeld: nothing was written.
    """
    with file.held():
        members, info = _contents(file, packs_folder, since)
    info["Source-Organization"] = organization
    members += [
        Member(name=f"plan/{name}", chunks=_pieces_of(paper), is_stored=name.endswith(".pdf"))
        for name, paper in papers
    ]
    return write_bag(target, members, info, progress, sign, seal)


def _contents(
    file: EstateFile, packs_folder: Path, since: Receipt | None
) -> tuple[list[Member], dict[str, str]]:
    """Return what an estate file holds now as members, and what is said of it."""
    held: frozenset[str] = since.photos if since is not None else frozenset()
    assessment, ranges, writers = assess(file, packs_folder), file.ranges(), tuple(file.writers().values())
    members = [
        Member(name="estate.json", chunks=chunks_of(_snapshot(assessment, file))),
        Member(name="changes.jsonl", chunks=lambda: _change_lines(file, writers, ranges, since)),
        *(
            _photo_member(file, photo)
            for photo in file.photos()
            if photo.has_original and photo.sha256 not in held
        ),
        *(
            Member(
                name=f"packs/{pack.id}-{pack.version}-{pack.sha256[:12]}.json",
                chunks=chunks_of(pack.text.encode()),
            )
            for pack in file.packs()
        ),
    ]
    info = {
        "BagIt-Profile-Identifier": PROFILE,
        "RenoDesk-Format": str(FORMAT),
        "RenoDesk-Needs": NEEDS,
        "External-Identifier": assessment.estate_id,
        "External-Description": assessment.name,
        "Bagging-Date": last_date(file),
    }
    if since is not None:
        info["RenoDesk-After"] = since.bundle
    return members, info


def _pieces_of(paper: BinaryIO) -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        paper.seek(0)
        while piece := paper.read(_PIECE):
            yield piece

    return pieces


def last_date(file: EstateFile) -> str:
    """Return the day of the newest change in the order of the log, "" for an empty log.

    Documents carry the data's date, not the clock's.
    """
    latest = file.latest()
    return latest.at[:10] if latest is not None else ""


def _photo_member(file: EstateFile, photo: StoredPhoto) -> Member:
    def chunks() -> Iterator[bytes]:
        stream = file.open_original(photo.sha256)
        if stream is None:
            return
        with stream:
            while piece := stream.read(_PIECE):
                yield piece

    ending = PHOTO_ENDINGS.get(photo.media_type, "bin")
    return Member(name=f"photos/{photo.sha256}.{ending}", chunks=chunks, size=photo.size, is_stored=True)


def _change_lines(
    file: EstateFile, writers: Iterable[Writer], ranges: Ranges, since: Receipt | None
) -> Iterator[bytes]:
    header: dict[str, Json] = {
        "format": FORMAT,
        "writers": [writer_json(writer) for writer in writers],
        "holds": {writer: [list(pair) for pair in pairs] for writer, pairs in ranges.items()},
    }
    yield canonical.dumps(header).encode("utf-8") + b"\n"
    lines: list[str] = []
    for change in file.changes(ranges if since is None else without(ranges, since.holds)):
        lines.append(line_of(change) + "\n")
        if len(lines) == 500:
            yield "".join(lines).encode("utf-8")
            lines = []
    yield "".join(lines).encode("utf-8")


def _snapshot(assessment: Assessment, file: EstateFile) -> bytes:
    """Return the readable snapshot.

    Register, answers as shown, scores; what a stranger reads without our rules.
    """
    nodes: dict[str, Json] = {
        code: {"low": node.low, "high": node.high, "contested": node.is_contested}
        for code, node in assessment.scores.nodes.items()
    }
    value: dict[str, Json] = {
        "format": FORMAT,
        "id": assessment.estate_id,
        "name": assessment.name,
        "round": assessment.round,
        "sealed": assessment.seal.digest if assessment.seal else None,
        "packs": [
            {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "statement": pack.statement}
            for pack in (
                assessment.forms.tree.identity,
                assessment.forms.checklist.identity,
                assessment.forms.register.identity,
            )
        ],
        "cells": [
            {
                "entity": state.cell.entity,
                "key": state.cell.key,
                "field": state.cell.field,
                "value": state.value,
                "contested": state.is_contested,
            }
            for entity in vocabulary.ENTITIES
            for state in file.states(entity)
        ],
        "scores": nodes,
        "band": assessment.scores.band,
        "bands": list(assessment.scores.bands) if assessment.scores.bands else None,
        "completion": assessment.scores.completion,
    }
    return canonical.dumps(value).encode("utf-8")


def estate_of(bag: Bag) -> str:
    """Return the id of the estate a bundle is about."""
    return bag.info.get("External-Identifier", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """The log of a bundle, checked line by line: changes in the file's order, and what its sender holds."""

    writers: tuple[Writer, ...]
    holds: Ranges
    changes: tuple[Change, ...]


def read_log(bag: Bag, name: str) -> Brought:
    """Return the log of a bundle.

    Raises:
        BundleFaulty: lines break the rules; every one is named.
    """
    faults: list[Fault] = []
    changes: list[Change] = []
    header: Mapping[str, Json] = {}
    for number, line in enumerate(_text_lines(bag), 1):
        try:
            if line is None:
                raise ChangeFault("change_too_long")
            if number == 1:
                raw = canonical.loads(line)
                header = raw if isinstance(raw, Mapping) else {}
                continue
            changes.append(parse_change(line))
        except ChangeFault as fault:
            faults.append(_line_fault(number, fault.code))
        except ValueError:
            faults.append(_line_fault(number, "change_not_json"))
    writers: list[Writer] = []
    raw_writers = header.get("writers")
    for raw in raw_writers if isinstance(raw_writers, list) else []:
        try:
            writers.append(writer_of(raw))
        except ChangeFault as fault:
            faults.append(_line_fault(1, fault.code))
    try:
        holds = ranges_from(header.get("holds", {}))
    except ValueError:
        holds = {}
        faults.append(_line_fault(1, "change_part_wrong"))
    named = {writer.id for writer in writers}
    if not header or not {change.id.writer for change in changes} <= named:
        faults.append(_line_fault(1, "change_part_wrong"))
    if faults:
        raise BundleFaulty(file=name, faults=tuple(faults), count=len(faults))
    return Brought(writers=tuple(writers), holds=holds, changes=tuple(changes))


def _line_fault(number: int, code: str) -> Fault:
    return Fault(member=f"data/changes.jsonl:{number}", code=code)


def _text_lines(bag: Bag) -> Iterator[str | None]:
    """Yield the lines of the log; None, and nothing after it, for one that does not end."""
    rest = b""
    for chunk in bag.chunks("changes.jsonl"):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode("utf-8", "replace")
        if len(rest) > MOST_PACK_BYTES:
            yield None
            return
    if rest:
        yield rest.decode("utf-8", "replace")
