"""What offices have confirmed of an estate: taken from a stick or folder, and what is safe by it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from renodesk.bundles.trust import Standing, refusal
from renodesk.domain.changes import Ranges
from renodesk.domain.log.ranges import count, without
from renodesk.domain.receipt import Receipt
from renodesk.errors import NoReceipt, ReceiptOfOther, ReceiptOlder, RenodeskError
from renodesk.estates.attached import personal_files
from renodesk.estates.receipts import ENDING, parse_receipt, photos_told, read_receipt, receipt_bytes
from renodesk.services.environment import Environment
from renodesk.services.exchange import trust_of
from renodesk.services.rounds import gap_text
from renodesk.services.session import EstateSession
from renodesk.storage.side_tables import Receipt as Kept
from renodesk.tables.writing import file_trouble, replace_file
from renodesk.texts import Language, joined, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Confirmed:
    """What one office has, beside what is here.

    `changes` of `all_changes` are there; `open` are those here that it lacks. `photos` of `all_photos` are
    there with their hashes; `waiting` are hashes of originals here that it lacks.
    """

    receipt: Receipt
    signer: str
    office: str
    """What the office is called: as it says itself, else as the list of devices knows it, else its key."""
    changes: int
    all_changes: int
    open: Ranges
    photos: int
    all_photos: int
    waiting: frozenset[str]
    other_packs: tuple[str, ...]

    @property
    def is_all(self) -> bool:
        """Return whether everything here is there."""
        return not self.open and not self.waiting


class Receipts:
    """Keeps the receipts of one estate; the newest of an office counts, also where it says less."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def take(self, path: Path) -> Confirmed:
        """Take a receipt in.

        Raises:
            FileMissing, NotReadable, ReceiptUnreadable, NewerBundle: there is none to be had.
            SignatureRefused: nobody vouched for who signed it, or it was altered; nothing changed.
            ReceiptOfOther, ReceiptOlder: it is of another estate, or older than the office's last one.
            ReadOnly, DiskFull: likewise.
        """
        receipt, signer, data = self._believed(path)
        known = self._newest().get(signer)
        if known is not None and receipt.at < known.at:
            raise ReceiptOlder(file=path.name)
        sha256 = hashlib.sha256(data).hexdigest()
        self._session.file.keep_receipt(Kept(sha256=sha256, office=signer, at=receipt.at, body=data))
        return self._confirmed(signer, receipt)

    def read(self, path: Path) -> Receipt:
        """Return a receipt without keeping it.

        Raises:
            FileMissing, NotReadable, ReceiptUnreadable, NewerBundle, SignatureRefused, ReceiptOfOther: it is
                not to be gone by.
        """
        return self._believed(path)[0]

    def _believed(self, path: Path) -> tuple[Receipt, str, bytes]:
        """Return a receipt for this estate, the fingerprint of the office that signed it, and its bytes."""
        receipt, signature, data = read_receipt(path, trust_of(self._session.environment))
        if signature.standing != Standing.TRUSTED or signature.key is None:
            raise refusal(signature, path.name)
        if not any(map(self._session.is_of, (receipt.estate, *receipt.also))):
            raise ReceiptOfOther(file=path.name, ours=self._session.name, theirs=receipt.name)
        return receipt, signature.key.fingerprint, data

    def all(self) -> tuple[Confirmed, ...]:
        """Return what each office has, the one that answered last first."""
        found = sorted(self._newest().items(), key=lambda pair: pair[1].at, reverse=True)
        return tuple(self._confirmed(signer, receipt) for signer, receipt in found)

    def vouched(self) -> tuple[Confirmed, ...]:
        """Return what each office has whose signature is believed today, oneself left out."""
        environment = self._session.environment
        trust = trust_of(environment)
        believed = {one.key.fingerprint for one in trust.trusted} - {
            one.key.fingerprint for one in trust.revoked
        }
        own = environment.keys().known() if environment.keys is not None else None
        return tuple(
            one
            for one in self.all()
            if one.signer in believed and (own is None or one.signer != own.fingerprint)
        )

    def latest(self) -> Receipt:
        """Return the receipt that came last.

        Raises:
            NoReceipt: no office has confirmed anything yet.
        """
        return self._last()[1]

    def latest_office(self) -> str:
        """Return what the office is called whose receipt came last.

        Raises:
            NoReceipt: no office has confirmed anything yet.
        """
        signer, receipt = self._last()
        return self.called(receipt, signer)

    def _last(self) -> tuple[str, Receipt]:
        found = self._newest().items()
        if not found:
            raise NoReceipt(file=self._session.path.name)
        return max(found, key=lambda pair: pair[1].at)

    def called(self, receipt: Receipt, signer: str) -> str:
        """Return what the office of a receipt is called, or its key's fingerprint where nobody named it."""
        trust = trust_of(self._session.environment)
        known = (one for one in (*trust.trusted, *trust.revoked) if one.key.fingerprint == signer)
        names = (one.comment or one.name for one in known)
        return receipt.office or next(filter(None, names), "") or signer[:20]

    def _newest(self) -> dict[str, Receipt]:
        found: dict[str, Receipt] = {}
        for kept in self._session.file.receipts():
            found[kept.office] = parse_receipt(kept.body, kept.sha256)
        return found

    def _confirmed(self, signer: str, receipt: Receipt) -> Confirmed:
        file = self._session.file
        held = file.ranges()
        lacking = {writer: pairs for writer, pairs in without(held, receipt.holds).items() if pairs}
        told = photos_told(file)
        here = {photo.sha256 for photo in file.photos() if photo.has_original}
        packs = {pack.id: pack.sha256 for pack in file.packs()}
        return Confirmed(
            receipt=receipt,
            signer=signer,
            office=self.called(receipt, signer),
            changes=count(held) - count(lacking),
            all_changes=count(held),
            open=lacking,
            photos=len(told & receipt.photos),
            all_photos=len(told),
            waiting=frozenset(here - receipt.photos - personal_files(file)),
            other_packs=tuple(
                f"{name} {version}"
                for name, version, sha256 in receipt.packs
                if packs.get(name, sha256) != sha256
            ),
        )


def answer(receipt: Receipt, bundle: Path, fallback: Path, environment: Environment) -> Path:
    """Sign a receipt and write it beside the bundle it answers, or into `fallback` where that cannot be.

    Raises:
        KeyLocked, KeyLost: there is nothing to sign with.
        NotWritable, DiskFull, FileHeld: it could be written at neither place.
    """
    sign: Callable[[bytes, str], bytes] | None = environment.keys().sign if environment.keys else None
    data = receipt_bytes(receipt, sign)
    name = bundle.name.removesuffix(".age").removesuffix(".zip") + ENDING
    try:
        replace_file(bundle.with_name(name), data)
        return bundle.with_name(name)
    except RenodeskError:
        try:
            fallback.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(fallback, error) from error
        replace_file(fallback / name, data)
        return fallback / name


def confirmed_lines(found: Confirmed, language: Language) -> list[str]:
    """Return what an office has, in sentences."""
    receipt = found.receipt
    lines = [
        say(
            "receipt_head",
            language,
            office=found.office,
            at=receipt.at[:16].replace("T", " "),
            changes=found.changes,
            all=found.all_changes,
        ),
        say("receipt_photos", language, photos=found.photos, all=found.all_photos),
    ]
    if receipt.also:
        lines.append(
            say(
                "receipt_also",
                language,
                name=receipt.name,
                id=receipt.estate,
                also=joined("、", receipt.also, language),
            )
        )
    if found.open or found.waiting:
        lines.append(say("receipt_waiting", language, changes=count(found.open), photos=len(found.waiting)))
    if receipt.lacks:
        lines.append(say("receipt_lacks", language, gaps=gap_text(receipt.lacks)))
    if receipt.contested:
        lines.append(say("receipt_contested", language, count=receipt.contested))
    if found.other_packs:
        lines.append(say("receipt_packs", language, packs=joined("、", found.other_packs, language)))
    return lines
