"""The handover slip of a bundle, made from the bundle itself after all of it was checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.reading import open_bag
from renodesk.bundles.sealing import ENDING
from renodesk.bundles.trust import NEVER, Signature, refusal
from renodesk.domain.log.ranges import count
from renodesk.errors import BundleFaulty
from renodesk.estates.bundling import read_log
from renodesk.reports.slip_paper import Slip, SlipFile
from renodesk.services.bundle_sets import parts_beside
from renodesk.services.codes import modules_of
from renodesk.services.devices import signature_text
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.exchange import identities_of, trust_of
from renodesk.services.giving import size_text
from renodesk.tables.writing import replacing
from renodesk.texts import Language, joined, say

_MOST_IN_CODE = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """What one checked file of a bundle says of itself."""

    path: Path
    digest: str
    info: dict[str, str]
    changes: int
    held: int
    persons: tuple[str, ...]
    names: tuple[str, ...]
    signature: Signature


def write_slip(
    bundle: Path, out: Path, environment: Environment, language: Language, progress: Progress = no_progress
) -> None:
    """Write the slip of a bundle, and of its other parts that lie beside it, as a PDF of one page.

    Everything on it is read from the files after they were checked whole; the same files give the same bytes.

    Raises:
        FileMissing, NotReadable, NewerBundle, BundleFaulty, BundleSealed: there is nothing to vouch for.
        SignatureRefused: it was altered after it was signed, or its device is believed no longer.
        ComponentMissing: this machine cannot draw codes.
        GlyphMissing: a character that cannot be printed.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    from renodesk.reports.registry import slip_pdf  # a start of the program need not wait for papers

    slip = slip_of(bundle, environment, language, progress)
    with replacing(out) as file:
        slip_pdf(slip, file)


def slip_of(
    bundle: Path, environment: Environment, language: Language, progress: Progress = no_progress
) -> Slip:
    """Return what the slip of a bundle says; raises what `write_slip` raises."""
    first = _read(bundle, environment, progress)
    group = first.info.get("Bag-Group-Identifier", "")
    found = [first]
    for one in parts_beside(bundle).values() if group else ():
        if one != bundle:
            found.append(_read(one, environment, progress))
    whole = sorted((one for one in found if one.info.get("Bag-Group-Identifier", "") == group), key=_number)
    digests = "\n".join(one.digest for one in whole[:_MOST_IN_CODE])
    return Slip(
        language=language,
        estate=first.info.get("External-Description", ""),
        estate_id=first.info.get("External-Identifier", ""),
        organization=first.info.get("Source-Organization", ""),
        date=first.info.get("Bagging-Date", ""),
        files=tuple(
            SlipFile(name=one.path.name, size=size_text(one.path.stat().st_size), digest=one.digest)
            for one in whole
        ),
        inside=tuple(_inside(whole, language)),
        notices=tuple(_notices(whole, language)),
        code=modules_of(digests),
    )


def _number(one: _Read) -> int:
    word = one.info.get("Bag-Count", "").partition(" ")[0]
    return int(word) if word.isascii() and word.isdigit() else 0


def _read(path: Path, environment: Environment, progress: Progress) -> _Read:
    with open_bag(path, progress, identities_of(environment)) as bag:
        signature = trust_of(environment).of_bag(bag.report)
        if signature.standing in NEVER:
            raise refusal(signature, path.name)
        log = read_log(bag, path.name)
        if not bag.digest:
            raise BundleFaulty(file=path.name, faults=(), count=1, detail="tagmanifest-sha256.txt")
        writers = {writer.id: writer.person for writer in log.writers}
        persons = {writers.get(change.id.writer, "") for change in log.changes}
        return _Read(
            path=path,
            digest=bag.digest,
            info=dict(bag.info),
            changes=len(log.changes),
            held=count(log.holds),
            persons=tuple(sorted(filter(None, persons))),
            names=tuple(bag.names()),
            signature=signature,
        )


def _inside(whole: Sequence[_Read], language: Language) -> Iterator[tuple[str, str]]:
    names = [name for one in whole for name in one.names]
    changes, held = sum(one.changes for one in whole), whole[0].held
    persons = sorted({person for one in whole for person in one.persons})
    word = "slip_changes_some" if changes < held else "slip_changes_all"
    yield say("slip_log", language), say(word, language, count=changes, held=held)
    if persons:
        yield (
            say("slip_by", language),
            joined("、", persons[:8], language) + ("…" if len(persons) > 8 else ""),
        )
    originals = sum(name.startswith("photos/") for name in names)
    reduced = sum(name.startswith("renditions/") and name.endswith(".jpg") for name in names)
    yield say("slip_photos", language), say("slip_photo_counts", language, count=originals, reduced=reduced)
    papers = [name.removeprefix("plan/") for name in names if name.startswith("plan/")]
    yield say("slip_papers", language), joined("、", papers, language) or say("slip_none", language)
    packs = len({name for name in names if name.startswith("packs/")})
    yield say("slip_packs", language), str(packs)
    personal = next((one.info.get("RenoDesk-Personal", "") for one in whole), "")
    is_none = personal in ("", "none")
    yield (
        say("slip_personal", language),
        say("slip_none", language) if is_none else say("slip_personal_count", language, count=personal),
    )
    yield say("slip_signature", language), signature_text(whole[0].signature, language)
    sealed = whole[0].path.name.endswith(ENDING)
    yield say("slip_sealed", language), say("slip_is_sealed" if sealed else "slip_is_plain", language)


def _notices(whole: Sequence[_Read], language: Language) -> Iterator[str]:
    count_of = whole[0].info.get("Bag-Count", "").rpartition(" ")[2]
    if count_of.isascii() and count_of.isdigit():
        there = {_number(one) for one in whole}
        lacking = [str(number) for number in range(1, int(count_of) + 1) if number not in there]
        if lacking:
            yield say("slip_lacking", language, lacking=joined("、", lacking[:20], language), count=count_of)
    if whole[0].info.get("RenoDesk-After"):
        yield say("slip_after", language)
    if len({one.signature.standing for one in whole}) > 1:
        yield say("slip_signatures_differ", language)
