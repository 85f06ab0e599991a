"""Giving an estate to a colleague or the office, and taking theirs in."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

from renodesk.bundles.sshsig import BUNDLE
from renodesk.bundles.trust import NEVER, TRUSTED, Device, Signature, Trust, refusal, trust_in, unsigned
from renodesk.bundles.verifying import BagReport, verify_bag
from renodesk.bundles.writing import Sign, WrittenBag
from renodesk.domain.changes import Author, Changes
from renodesk.domain.receipt import Receipt
from renodesk.errors import NoRecipient, NotReadable, PartOfOther
from renodesk.estates import bundling
from renodesk.estates.incoming import Incoming, open_incoming
from renodesk.estates.merging import Merged, keep_photo_in, take_in
from renodesk.estates.packing import BundleWish
from renodesk.services.bundle_papers import REPORT, BundlePapers, papers_for
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.moments import MomentKind, Moments
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.turns import giving_way

__all__ = ["REPORT", "BundleWish", "Merged", "merge_bundle", "open_bundle", "verify_bundle", "write_bundle"]


def write_bundle(
    session: EstateSession,
    out: Path,
    progress: Progress = no_progress,
    *,
    organization: str = "",
    is_sealed: bool = False,
    since: Receipt | None = None,
    wish: BundleWish | None = None,
) -> WrittenBag:
    """Write everything this estate holds, with its papers, as one bundle that names who sends it.

    It is signed with this installation's key, where the environment has one, and sealed for those it seals
    for, where that is wanted. After a receipt it carries only what that office lacks. What else is wished
    (small, in parts, without papers), `wish` says.

    Raises:
        PartTooSmall: it cannot be divided into files that small; nothing was written.
        NoRecipient: it is to be sealed and nobody is said whom for; nothing was written.
        NotWritable, DiskFull, FileHeld: nothing was written.
        KeyLocked, KeyLost: there is nothing to sign with; nothing was written.
    """
    environment, wish = session.environment, wish or BundleWish()
    sign, seal = signer_of(environment), None
    if is_sealed:
        if environment.seals is None:
            raise NoRecipient(file=out.name)
        seal = environment.seals().seal()
    with _papers(session, out, organization, wish, since, is_sealed=is_sealed) as papers:
        return bundling.write_bundle(
            session.file,
            environment.forms,
            out,
            papers.files,
            progress,
            organization,
            sign,
            seal,
            since,
            wish,
            {"RenoDesk-Papers-Not-Made": " ".join(papers.unmade)},
        )


def _papers(
    session: EstateSession,
    out: Path,
    office: str,
    wish: BundleWish,
    since: Receipt | None,
    *,
    is_sealed: bool,
) -> AbstractContextManager[BundlePapers]:
    if not wish.has_papers(since):
        return nullcontext(BundlePapers())
    return papers_for(session, out, office, wish.logo, is_sealed=is_sealed)


def signer_of(environment: Environment) -> Sign | None:
    """Return what signs a bundle; a key that is locked or lost is found before anything is written."""
    if environment.keys is None:
        return None
    keys = environment.keys()
    keys.sign(b"", BUNDLE)
    return lambda manifest: keys.sign(manifest, BUNDLE)


def signature_of(report: BagReport, environment: Environment) -> Signature:
    """Return what the signature of a checked bundle is worth to this installation."""
    return trust_of(environment).of_bag(report)


def trust_of(environment: Environment) -> Trust:
    """Return the devices this installation believes, itself among them.

    Raises:
        NotReadable: the list is there and cannot be read.
    """
    trust = Trust()
    if environment.trust_folder is not None:
        try:
            trust = trust_in(environment.trust_folder)
        except OSError as error:
            raise NotReadable(file=TRUSTED, detail=error.strerror or "") from error
    keys = environment.keys() if environment.keys is not None else None
    own = keys.known() if keys is not None else None
    if keys is None or own is None or any(one.key == own for one in trust.revoked):
        return trust
    return trust.with_device(Device(name=keys.device, key=own))


def signature_in(incoming: Incoming, environment: Environment) -> Signature:
    """Return what the signature of what a colleague handed over is worth; files have none."""
    return unsigned() if incoming.report is None else signature_of(incoming.report, environment)


def believe(incoming: Incoming, environment: Environment) -> None:
    """Refuse what was altered after it was signed, or comes from a device that is believed no longer."""
    signature = signature_in(incoming, environment)
    if signature.standing in NEVER:
        raise refusal(signature, incoming.name)


def verify_bundle(
    path: Path, progress: Progress = no_progress, environment: Environment | None = None
) -> BagReport:
    """Return every fault of a bundle, opened with the environment's keys where it is sealed.

    Raises:
        FileMissing, NotReadable: the file itself cannot be had.
        BundleSealed: it is sealed for others.
    """
    return verify_bag(path, progress, identities_of(environment))


def identities_of(environment: Environment | None) -> tuple[str, ...]:
    """Return the secret keys an environment opens sealed bundles with."""
    if environment is None or environment.seals is None:
        return ()
    return environment.seals().identities()


def merge_bundle(
    session: EstateSession, path: Path, progress: Progress = no_progress, *, group: str = ""
) -> Merged:
    """Take a bundle (or a colleague's estate file) of the same estate into the open one.

    What both changed apart becomes contested. With a `group` it has to be a part of that bundle.

    Raises:
        BundleFaulty, NewerBundle, OtherEstate, SameIdOtherContent: nothing of its log was taken.
        PartOfOther: it is part of another bundle; nothing was taken.
        SignatureRefused: it was altered after it was signed, or its device is believed no longer.
        ReadOnly, DiskFull: likewise.
    """
    if session.is_read_only:
        raise session.file.refusal()
    held = session.file.ranges()
    with giving_way():
        with open_incoming(path, progress, identities_of(session.environment)) as incoming:
            believe(incoming, session.environment)
            if group and incoming.group != group:
                raise PartOfOther(file=path.name)
            merged = take_in(session.file, incoming, keep_photo_in(session.file), progress)
        Moments(session).note(MomentKind.BUNDLE, held)
        session.took(Changes(cells=merged.cells, person=session.author.person))
        if merged.new_photos or merged.new_renditions:
            session.photos_moved()
    return replace(merged, group=incoming.group)


@contextmanager
def open_bundle(
    path: Path,
    target: Path,
    author: Author,
    environment: Environment,
    progress: Progress = no_progress,
) -> Iterator[EstateSession]:
    """Start a new estate file from a bundle, as on a new laptop.

    Raises:
        BundleFaulty, NewerBundle, SignatureRefused: nothing was made.
        FileExists, NotWritable, DiskFull: nothing was made.
    """
    with open_incoming(path, progress, identities_of(environment)) as incoming:
        believe(incoming, environment)
        file = EstateFile.create(
            target, author, clock=environment.clock, journal_folder=environment.journal_folder
        )
        try:
            with file:
                take_in(file, incoming, keep_photo_in(file), progress)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    with EstateSession.open(target, author, environment) as session:
        yield session
