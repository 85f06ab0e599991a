"""What the office sends back: signed bundles with newer packs, and the changes that laptops lack."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Author, Ranges
from renodesk.domain.log.ranges import count, without
from renodesk.domain.reading import natural
from renodesk.domain.receipt import Receipt
from renodesk.estates import bundling
from renodesk.estates.assessing import estate_text
from renodesk.estates.packing import BundleWish
from renodesk.estates.receipts import photos_told
from renodesk.office.archive import Archive, expect_archive
from renodesk.office.held import held_by_all
from renodesk.packs import PackText, profile_texts, read_packs
from renodesk.services.archive_estates import archive_estates, named
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.exchange import signer_of
from renodesk.services.office_index import index_or_none
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.writing import file_trouble

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, kw_only=True, slots=True)
class SentBack:
    """A bundle for the laptops of one estate: its file, how many changes it carries, and packs new to it.

    `is_whole` where nobody knows what the laptops hold, so that all changes travel.
    """

    estate: str
    name: str
    path: Path
    changes: int
    packs: tuple[str, ...]
    is_whole: bool


def downlink(
    archive: Path,
    out: Path,
    author: Author,
    environment: Environment,
    *,
    estates: Sequence[str] = (),
    organization: str = "",
    packs: Path | None = None,
    is_full: bool = False,
    with_photos: bool = False,
    index_url: str = "",
    progress: Progress = no_progress,
) -> Iterator[SentBack]:
    """Write a bundle for each estate (or those of these ids or names), and yield each as it is written.

    Packs of the office that are newer than those an estate goes by are kept in its file and travel along;
    photos stay unless `with_photos`. A laptop takes it in like any bundle, after a look.

    Raises:
        FileMissing, NoArchive: there is no such archive.
        UnknownEstate: it has no such estate.
        KeyLocked, KeyLost: there is nothing to sign with; nothing was written.
        NotWritable, DiskFull, EstateInUse: those before it are written.
        IndexUnfit: the index is not for this program, or this archive.
    """
    expect_archive(archive)
    known = archive_estates(archive, environment, index_url=index_url)
    chosen = [named(known, one).id for one in estates] or [row.id for row in known]
    sign = signer_of(environment)
    folder = packs or environment.forms
    texts = (*read_packs(folder), *profile_texts(folder))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_trouble(out, error) from error
    store = Archive(archive)
    with index_or_none(archive, environment, index_url) as index:
        for number, estate_id in enumerate(chosen, 1):
            progress("downlink_writing", number / len(chosen))
            with (
                store.holding(estate_id, index) as path,
                EstateFile.open(path, author, clock=environment.clock) as file,
            ):
                file.keep_originals_in(store.originals())
                new = _keep_newer(file, texts)
                held = None if is_full else held_by_all(store, estate_id)
                since = None if held is None and with_photos else _since(file, estate_id, held, with_photos)
                name = estate_text(file, "name")
                target = out / _file_name(name, estate_id)
                bundling.write_bundle(
                    file,
                    environment.forms,
                    target,
                    organization=organization,
                    sign=sign,
                    since=since,
                    wish=BundleWish(papers=False),
                )
                ranges = file.ranges()
                yield SentBack(
                    estate=estate_id,
                    name=name,
                    path=target,
                    changes=count(without(ranges, held or {})),
                    packs=tuple(f"{pack.id} {pack.version}" for pack in new),
                    is_whole=held is None,
                )


def _keep_newer(file: EstateFile, texts: Sequence[PackText]) -> list[PackText]:
    """Keep the packs that follow those the estate has; return them."""
    newest: dict[str, str] = {}
    there = set()
    for kept in file.packs():
        there.add(kept.sha256)
        if natural(kept.version) >= natural(newest.get(kept.id, "")):
            newest[kept.id] = kept.version
    new = [
        pack
        for pack in texts
        if pack.id in newest and pack.sha256 not in there and natural(pack.version) > natural(newest[pack.id])
    ]
    for pack in new:
        file.keep_pack(pack.id, pack.version, pack.sha256, pack.text)
    return new


def _since(file: EstateFile, estate_id: str, held: Ranges | None, photos: bool) -> Receipt:
    """Return what the laptops are taken to have: the changes all of them hold, and the photos."""
    return Receipt(
        estate=estate_id,
        name="",
        office="",
        at="",
        bundle="",
        holds=held or {},
        lacks={},
        photos=frozenset() if photos else photos_told(file) | {one.sha256 for one in file.photos()},
        told=0,
        contested=0,
    )


def _file_name(name: str, estate_id: str) -> str:
    parts = (_NO_NAME.sub("_", part).strip(" .") for part in (name, estate_id))
    return "-".join([*filter(None, parts), "下行"])[:150] + ".zip"
