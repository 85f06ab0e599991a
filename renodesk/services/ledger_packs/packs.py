"""Which ledgers an estate may keep, and which version of each its rows are read by."""

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from renodesk.domain.ledger import Ledger
from renodesk.domain.vocabulary_ledgers import ledger_cell
from renodesk.errors import PackFaulty, UnknownLedger
from renodesk.estates import pinning
from renodesk.packs import PackText, kind_of, ledger_of, read_kind, read_pack
from renodesk.paths import forms_dir
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

KIND = "ledger"


def ledgers(session: EstateSession) -> tuple[Ledger, ...]:
    """Return every ledger there is: those the estate keeps, then those of the packs here, in their order.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    found = [ledger_of(text) for text in ledger_texts(session).values()]
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


def ledger_called(session: EstateSession, name: str) -> Ledger:
    """Return a ledger by its id or title.

    Raises:
        UnknownLedger: there is none.
        PackFaulty: one of them cannot be read.
    """
    known = ledgers(session)
    for one in known:
        if name in (one.id, one.identity.title, one.identity.title_en):
            return one
    raise UnknownLedger(ledger=name, known="、".join(one.id for one in known))


def ledger_texts(session: EstateSession, wanted: Collection[str] = ()) -> dict[str, PackText]:
    """Return the pack of each ledger by its id: the one the estate keeps before any other.

    Where the estate keeps all that are `wanted`, nothing else is read.
    """
    found = dict(_kept(session))
    if wanted and found.keys() >= set(wanted):
        return found
    for text in offered(session).values():
        found.setdefault(text.id, text)
    return found


def readable(session: EstateSession, wanted: Collection[str]) -> Iterator[Ledger]:
    """Yield those of the ledgers wanted that are known here and can be read, by id."""
    try:
        texts = ledger_texts(session, wanted) if wanted else {}
    except PackFaulty:
        return
    for name in sorted(texts.keys() & set(wanted)):
        with suppress(PackFaulty):
            yield ledger_of(texts[name])


def offered(session: EstateSession) -> dict[str, PackText]:
    """Return the newest version of each ledger one may begin with, by id.

    From the packs here, those that ship, and what an office sent: that lies in the estate file.
    """
    found: dict[str, PackText] = {}
    folders = dict.fromkeys((forms_dir(), session.environment.forms))
    here = [text for folder in folders for text in read_kind(folder, KIND)]
    sent = [text for text in pinning.all_kept(session.file) if kind_of(text) == KIND and _is_sound(text)]
    for text in (*here, *sent):
        known = found.get(text.id)
        if known is None or _rank(text.version) >= _rank(known.version):
            found[text.id] = text
    return found


def _is_sound(text: PackText) -> bool:
    """Return whether a pack that came in a bundle can be read; one that cannot spoils no other ledger."""
    try:
        ledger_of(text)
    except PackFaulty:
        return False
    return True


def _rank(version: str) -> tuple[int, ...]:
    """Return what orders versions: `2`, `10`, `10.1`."""
    return tuple(int(one) for one in re.findall(r"[0-9]+", version))


def _pins(session: EstateSession) -> dict[str, str]:
    """Return the digest of the pack of each ledger the estate keeps."""
    return {
        state.cell.key: str(state.value.get("sha256"))
        for state in session.file.states("ledger")
        if state.cell.field == "pack" and isinstance(state.value, Mapping)
    }


def _kept(session: EstateSession) -> Iterator[tuple[str, PackText]]:
    pins = _pins(session)
    texts = {text.sha256: text for text in pinning.all_kept(session.file)} if pins else {}
    for name, sha256 in pins.items():
        if sha256 in texts and _is_sound(texts[sha256]):
            yield name, texts[sha256]


def add_ledger(session: EstateSession, folder: Path) -> Ledger:
    """Keep an office's own ledger in the estate file: from then on it is there and travels in bundles.

    Another version of one that is kept takes its place; no row changes.

    Raises:
        PackFaulty: it is no ledger, or has complaints, with every one of them.
    """
    text = read_pack(folder)
    ledger = ledger_of(text)
    with session.act(on_sealed=True) as act:
        pin_ledger(act, text)
    return ledger


def keep_ledger(session: EstateSession, act: Act, ledger: Ledger) -> None:
    """Keep the pack an act stands on in the estate file, so that a later one changes nothing."""
    if session.value(ledger_cell(ledger.id)) is None:
        pin_ledger(act, ledger_texts(session)[ledger.id])


def newer(session: EstateSession, ledger: Ledger) -> PackText | None:
    """Return a newer version than the estate keeps of a ledger, None where there is none."""
    here = offered(session).get(ledger.id)
    return here if here is not None and _rank(here.version) > _rank(ledger.identity.version) else None


def pin_ledger(act: Act, text: PackText) -> None:
    """Read the rows of a ledger by this version of its pack from now on."""
    act.put(ledger_cell(text.id), pinning.pin_of(text))
    act.keep_pack(text.id, text.version, text.sha256, text.text)
