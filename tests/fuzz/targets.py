"""What is fuzzed: every reader of files that others hand over, with the files it begins from."""

import shutil
import zipfile
import zlib
from collections.abc import Hashable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random

from bundles.hostile import HOSTILE
from bundles.sample import JIA, KEY, Sample, make_sample
from bundles.zips import again, bag, parts, zipped
from fuzz.loop import Target
from fuzz.mutation import anywhere, by_ending, in_bundle, in_json, in_table, in_values
from fuzz.table_targets import tables_in

from renodesk.bundles.sshsig import BUNDLE, NotASignature, PublicKey, public_of, sign, signer_of
from renodesk.bundles.trust import TRUSTED, trust_in
from renodesk.bundles.verifying import verify_bag, verify_stream
from renodesk.domain.log.parsing import ChangeFault, parse_change
from renodesk.estates.assessing import assess
from renodesk.estates.bundling import write_bundle
from renodesk.estates.incoming import open_incoming
from renodesk.estates.packing import BundleWish
from renodesk.estates.receipts import parse_receipt
from renodesk.packs import check_packs, forms_of, profile_paths, read_packs
from renodesk.packs.pack_text import pack_text
from renodesk.paths import forms_dir
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.scenes import Scene, draw_scene
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle
from renodesk.services.history import History
from renodesk.services.reporting import write_report
from renodesk.services.session import EstateSession
from renodesk.services.sheet.giving import export_sheet

LARGEST_SEED = 60_000
REPORT_EVERY = 8


def targets_in(folder: Path) -> tuple[Target, ...]:
    """Return every target; their files lie in `folder`."""
    sample = make_sample(folder)
    bundles = [path.read_bytes() for path in (sample.bundle, *sample.others)]
    return (
        Target(name="bundle", seeds=[*_hostile(), *bundles], change=anywhere, feed=_verified),
        Target(name="tag files", seeds=[zipped(parts(bag()))], change=_in_tags, feed=_verified),
        Target(
            name="log", seeds=bundles, change=in_bundle(by_ending), feed=partial(_incoming, folder / "in.zip")
        ),
        Target(
            name="estate of a log",
            share=4,
            seeds=bundles,
            change=in_bundle(lambda name: in_values, ("data/changes.jsonl",)),
            feed=_Estates(folder).begin_from,
        ),
        Target(
            name="small bundle",
            share=2,
            seeds=[_small_bundle(sample)],
            change=in_bundle(by_ending, prefixes=("data/renditions/", "data/persons")),
            feed=_Estates(folder).begin_from,
        ),
        Target(name="change", seeds=_lines(sample), change=in_json, feed=_change),
        Target(name="receipt", seeds=[sample.receipt.read_bytes()], change=_in_receipt, feed=_receipt),
        Target(name="signature", seeds=[sign(KEY, b"x", BUNDLE)], change=anywhere, feed=_signature),
        Target(
            name="trusted devices",
            seeds=[(folder / TRUSTED).read_bytes()],
            change=anywhere,
            feed=partial(_trust, folder / "trust"),
        ),
        Target(
            name="sealed bundle",
            seeds=[sample.sealed.read_bytes()],
            change=anywhere,
            feed=partial(_sealed, folder / "in.age", (folder / "age-identities.txt").read_text().strip()),
        ),
        Target(
            name="ledger and procedure packs",
            share=2,
            seeds=[one for one in _packs() if one.startswith((b"ledger-", b"procedures/"))],
            change=_in_pack,
            feed=_Packs(folder / "packs").check,
        ),
        Target(
            name="pack", share=4, seeds=list(_packs()), change=_in_pack, feed=_Packs(folder / "packs").check
        ),
        Target(
            name="profile", seeds=list(_profiles()), change=anywhere, feed=_Profiles(folder / "office").check
        ),
        *tables_in(folder, sample),
        Target(name="photo", seeds=[_photo()], change=anywhere, feed=_photo_read),
        Target(
            name="estate file",
            seeds=[sample.estate.read_bytes()],
            change=anywhere,
            feed=partial(_incoming, folder / "in.reno"),
        ),
    )


def _hostile() -> Iterator[bytes]:
    for one in HOSTILE:
        if "members" not in one.what and "1 : 1000" not in one.what:
            data = one.make()
            if len(data) < LARGEST_SEED:
                yield data


def _verified(data: bytes) -> Hashable:
    return frozenset(fault.code for fault in verify_stream(BytesIO(data)).faults)


def _in_tags(chance: Random, data: bytes, other: bytes) -> bytes:
    """Return a bundle with one tag file another, listed as it is now."""
    members = bag()
    name = chance.choice(("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"))
    content = anywhere(chance, members[name], members["bag-info.txt"])
    if name.startswith("tagmanifest"):
        return zipped(parts(members | {name: content}))
    return zipped(parts(again(members, **{name.replace("-", "_").removesuffix(".txt"): content})))


def _incoming(path: Path, data: bytes) -> Hashable:
    path.write_bytes(data)
    with open_incoming(path) as incoming:
        brought = incoming.log()
        packs = [pack.id for pack in incoming.packs()]
        photos = [len(incoming.photo(name)) > 0 for name in incoming.photos()]
        return len(brought.changes) > 0, tuple(sorted(set(packs))), tuple(photos)


def _small_bundle(sample: Sample) -> bytes:
    """Return a bundle with smaller pictures instead of photos, and with a personal value."""
    out = sample.folder / "small.zip"
    wish = BundleWish(is_small=True, with_personal=True)
    with EstateSession.open(sample.estate, JIA, Environment()) as session:
        session.file.keep_person_value("0" * 32, "示例居民")
        write_bundle(session.file, forms_dir(), out, wish=wish)
    return out.read_bytes()


class _Estates:
    """Begins an estate from a bundle, reads it with all its scores, and writes what is written of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._target = folder / "begun.reno"

    def begin_from(self, data: bytes) -> Hashable:
        bundle = self._folder / "begin.zip"
        bundle.write_bytes(data)
        for left in self._folder.glob("begun.*"):
            left.unlink()
        with open_bundle(bundle, self._target, JIA, Environment()) as session:
            band = assess(session.file, forms_dir()).scores.band
            write_bundle(session.file, forms_dir(), self._folder / "begun.zip")
            export_sheet(session, self._folder / "begun.json")
            conflicts = len(History(session).conflicts())
            if zlib.crc32(data) % REPORT_EVERY == 0:
                write_report(session, self._folder / "begun.pdf")
            return band, conflicts > 0, len(session.survey.buildings), bool(session.file.gaps())


def _lines(sample: Sample) -> list[bytes]:
    with zipfile.ZipFile(sample.bundle) as file:
        return file.read("data/changes.jsonl").splitlines()[1:]


def _change(data: bytes) -> Hashable:
    try:
        return parse_change(data.decode("utf-8", "replace")).cell.entity
    except ChangeFault as fault:
        return fault.code, fault.facts.get("part")


def _in_receipt(chance: Random, data: bytes, other: bytes) -> bytes:
    line, _, rest = data.partition(b"\n")
    return in_json(chance, line, other) + b"\n" + rest


def _receipt(data: bytes) -> Hashable:
    receipt = parse_receipt(data, "x.receipt")
    return len(receipt.value), len(receipt.photos)


def _signature(data: bytes) -> Hashable:
    try:
        found: Hashable = signer_of(data, b"x", BUNDLE)
    except NotASignature as reason:
        found = str(reason)[:10]
    line = public_of(KEY).line.encode()
    with suppress(NotASignature):
        PublicKey.parse((line[: len(data) % len(line)] + data).decode("utf-8", "replace"))
    return found


def _trust(folder: Path, data: bytes) -> Hashable:
    folder.mkdir(exist_ok=True)
    (folder / TRUSTED).write_bytes(data)
    trust = trust_in(folder)
    return len(trust.trusted), len(trust.texts())


def _sealed(path: Path, secret: str, data: bytes) -> Hashable:
    path.write_bytes(data)
    return frozenset(fault.code for fault in verify_bag(path, identities=[secret]).faults)


def _packs() -> Iterator[bytes]:
    for pack in read_packs(forms_dir()):
        for name, text in pack.files().items():
            yield f"{pack.id}/{name}\0{text}".encode()


def _profiles() -> Iterator[bytes]:
    yield from (file.read_bytes() for file in profile_paths(forms_dir()))


class _Profiles:
    """Holds one profile against the packs that ship."""

    def __init__(self, folder: Path) -> None:
        self._shipped = read_packs(forms_dir())
        self._folder = folder

    def check(self, data: bytes) -> Hashable:
        inner = self._folder / "profiles"
        inner.mkdir(parents=True, exist_ok=True)
        (inner / "gansu.toml").write_bytes(data)
        return frozenset(one.code for one in check_packs(self._folder, beside=self._shipped))


def _in_pack(chance: Random, data: bytes, other: bytes) -> bytes:
    name, _, content = data.partition(b"\0")
    _, _, lent = other.partition(b"\0")
    change = in_table if name.endswith(b".csv") else anywhere
    return name + b"\0" + change(chance, content, lent)


class _Packs:
    """Loads the shipped packs with one file of one of them another, and checks that pack's folder."""

    def __init__(self, folder: Path) -> None:
        self._texts = {pack.id: pack for pack in read_packs(forms_dir())}
        self._folder = folder

    def check(self, data: bytes) -> Hashable:
        name, _, content = data.partition(b"\0")
        pack_id, _, file = name.decode().partition("/")
        pack = self._texts[pack_id]
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        for one, text in pack.files().items():
            (self._folder / one).write_text(text, encoding="utf-8")
        (self._folder / file).write_bytes(content)
        codes = frozenset(one.code for one in check_packs(self._folder))
        text = content.decode("utf-8", "replace")
        others = [one for one in self._texts.values() if one.id != pack_id]
        forms_of([pack_text(pack.id, pack.version, {**pack.files(), file: text}), *others])
        return codes


def _photo() -> bytes:
    return draw_scene(
        Scene(
            kind="road",
            caption="东单元",
            taken_at="2026-10-21T09:30:00",
            offset="+08:00",
            latitude="39.9",
            longitude="116.2",
            orientation=6,
            camera="RENODESK",
        )
    )


def _photo_read(data: bytes) -> Hashable:
    taken = read_photo_bytes("x.jpg", data)
    return taken.facts.media_type, taken.facts.orientation, taken.facts.taken_at is None
