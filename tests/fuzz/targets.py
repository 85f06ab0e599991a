"""What is fuzzed: every reader of files that others hand over, with the files it begins from."""

import shutil
import zipfile
import zlib
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random

from bundles.hostile import HOSTILE
from bundles.sample import JIA, KEY, Sample, make_sample
from bundles.zips import again, bag, parts, zipped
from fuzz.loop import Target
from fuzz.mutation import Change, anywhere, by_ending, in_bundle, in_json, in_table, in_values, in_xml, in_zip

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
from renodesk.paths import forms_dir, resource
from renodesk.photos.intake import read_photo_bytes
from renodesk.photos.scenes import Scene, draw_scene
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle
from renodesk.services.history import History
from renodesk.services.ledgers import ledger_called
from renodesk.services.ledgers.importing import plan_file, take
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.register_import.taking import import_register
from renodesk.services.reporting import write_field_sheets, write_report
from renodesk.services.reporting.field_choice import PlaceChoice
from renodesk.services.requests.reply import read_reply
from renodesk.services.requests.writing import write_requests
from renodesk.services.session import EstateSession
from renodesk.services.sheet.giving import export_sheet
from renodesk.services.sheet.taking import import_sheet

LEDGER = "编号,来源,反馈日期,问题,整改时限,责任人,状态\nZG-001,专项审计,2026-10-08,漏,2026/11/1,张三,待复核\n"
LARGEST_SEED = 60_000
REPORT_EVERY = 8
FRESH_AFTER = 40
"""Files taken in after which an estate begins anew, so that it stays small."""


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
            name="pack", share=4, seeds=list(_packs()), change=_in_pack, feed=_Packs(folder / "packs").check
        ),
        Target(
            name="profile", seeds=list(_profiles()), change=anywhere, feed=_Profiles(folder / "office").check
        ),
        *_tables(folder, sample),
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


class _Sheets:
    """Takes files into an estate, which begins anew now and then."""

    def __init__(self, estate: Path, ending: str, take: Callable[[EstateSession, Path], Hashable]) -> None:
        self._estate, self._take = estate, take
        self._own = estate.with_name(f"taking-{ending.strip('.')}-{id(self)}.reno")
        self._file = self._own.with_suffix(ending)
        self._session: EstateSession | None = None
        self._taken = 0

    def take(self, data: bytes) -> Hashable:
        self._file.write_bytes(data)
        session = self._session
        if session is None or self._taken >= FRESH_AFTER:
            if session is not None:
                session.close()
            shutil.copy(self._estate, self._own)
            session = self._session = EstateSession.open(self._own, JIA, Environment())
            self._taken = 0
        said = self._take(session, self._file)
        self._taken += 1
        return said


def _tables(folder: Path, sample: Sample) -> Iterator[Target]:
    """Yield what reads tables and workbooks that people filled in."""
    small = folder / "small.reno"
    with EstateSession.create(small, "槐安里", JIA, Environment()) as session:
        import_register(session, _small_register(folder))
        for ending in (".json", ".csv", ".xlsx"):
            export_sheet(session, folder / f"sheet{ending}")
        write_field_sheets(session, folder / "field.xlsx", PlaceChoice())
        requests = write_requests(session, folder / "requests")
    reply = next(one.book for one in requests if one.book is not None)
    book = in_zip(lambda name: in_xml)

    def sheet(session: EstateSession, file: Path) -> Hashable:
        taken = import_sheet(session, file)
        return taken.answers > 0, taken.fields > 0, frozenset(one.code for one in taken.notices)

    def register(session: EstateSession, file: Path) -> Hashable:
        taken = import_register(session, file)
        return taken.buildings > 0, taken.is_partial, frozenset(one.code for one in taken.notices)

    def ledger(session: EstateSession, file: Path) -> Hashable:
        plan = plan_file(session, ledger_called(session, "rectification"), file)
        if not plan.faults:
            take(session, plan)
        return plan.new > 0, frozenset(one.code for one in (*plan.faults, *plan.notices))

    def replied(session: EstateSession, file: Path) -> Hashable:
        found = read_reply(session, file)
        return frozenset(one.code for one in (*found.faults, *found.notices)), len(found.edits) > 0

    def forms(session: EstateSession, file: Path) -> Hashable:
        plan = plan_forms(session, file)
        if not plan.faults:
            take_forms(session, plan)
        return len(plan.forms) > 0, plan.is_from_phone, frozenset(one.code for one in plan.faults)

    rows: list[tuple[str, list[bytes], Change, str, Callable[[EstateSession, Path], Hashable]]] = [
        ("answer sheet (JSON)", [(folder / "sheet.json").read_bytes(), _answers()], in_json, ".json", sheet),
        ("answer sheet (CSV)", [(folder / "sheet.csv").read_bytes()], in_table, ".csv", sheet),
        ("answer sheet (XLSX)", [(folder / "sheet.xlsx").read_bytes()], book, ".xlsx", sheet),
        ("field workbook", [(folder / "field.xlsx").read_bytes()], book, ".xlsx", sheet),
        ("reply workbook", [reply.read_bytes()], book, ".xlsx", replied),
        ("register (CSV)", [_small_register(folder).read_bytes()], in_table, ".csv", register),
        ("ledger (CSV)", [LEDGER.encode("utf-8-sig")], in_table, ".csv", ledger),
        ("questionnaires (CSV)", [_FORMS.encode("utf-8-sig")], in_table, ".csv", forms),
        ("register (XLSX)", [(folder / "sheet.xlsx").read_bytes()], book, ".xlsx", register),
    ]
    for name, seeds, change, ending, taking in rows:
        yield Target(name=name, share=2, seeds=seeds, change=change, feed=_Sheets(small, ending, taking).take)


_FORMS = (
    "序号,提交时间,QA1,1、您的年龄？,QM1,QM1/P-U9,QM2_1,QW4,QP7,meta/instanceID\n"
    "1,2026-11-20T09:15,2,30—59周岁,B-M1┋B-M2,1,B-M1,0.8,3/1/0/0/0,uuid:1\n"
    "2,2026/11/21,很满意,1,3 12,0,B-M3,不愿意,,uuid:2\n"
)
"""A table of forms as an online survey and a phone give it."""


def _small_register(folder: Path) -> Path:
    lines = resource("sample", "buildings.csv").read_text(encoding="utf-8-sig").splitlines()
    path = folder / "register.csv"
    path.write_text("\n".join([*lines[:4], ""]), encoding="utf-8")
    return path


def _answers() -> bytes:
    return resource("sample", "answers-jia.json").read_bytes()


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
