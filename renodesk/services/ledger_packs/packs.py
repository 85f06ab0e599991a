"""Which ledgers an estate may keep, and which version of each its rows are read by."""

from collections.abc import Iterator, Mapping

from renodesk.domain.ledger import Ledger
from renodesk.domain.vocabulary_ledgers import ledger_cell
from renodesk.errors import UnknownLedger
from renodesk.estates import pinning
from renodesk.packs import PackText, ledger_of, read_kind
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


def ledger_texts(session: EstateSession) -> dict[str, PackText]:
    """Return the pack of each ledger by its id: the one the estate keeps before any other."""
    found = dict(_kept(session))
    for text in offered(session).values():
        found.setdefault(text.id, text)
    return found


def offered(session: EstateSession) -> dict[str, PackText]:
    """Return the ledgers of the packs here by id; an office's own before the shipped one, the newer last."""
    found: dict[str, PackText] = {}
    for folder in dict.fromkeys((forms_dir(), session.environment.forms)):
        found |= {text.id: text for text in read_kind(folder, KIND)}
    return found


def _kept(session: EstateSession) -> Iterator[tuple[str, PackText]]:
    pins = {
        state.cell.key: str(state.value.get("sha256"))
        for state in session.file.states("ledger")
        if state.cell.field == "pack" and isinstance(state.value, Mapping)
    }
    if pins:
        texts = {text.sha256: text for text in pinning.all_kept(session.file)}
        for name, sha256 in pins.items():
            if sha256 in texts:
                yield name, texts[sha256]


def keep_ledger(session: EstateSession, act: Act, ledger: Ledger) -> None:
    """Keep the pack an act stands on in the estate file, so that a later one changes nothing."""
    if session.value(ledger_cell(ledger.id)) is None:
        _pin(act, ledger_texts(session)[ledger.id])


def newer(session: EstateSession, ledger: Ledger) -> PackText | None:
    """Return the pack here of a ledger that the estate keeps another version of, None where there is none."""
    here = offered(session).get(ledger.id)
    return None if here is None or here.sha256 == ledger.identity.sha256 else here


def pin_newer(session: EstateSession, act: Act, text: PackText) -> None:
    """Read the rows of a ledger by another version of its pack from now on."""
    _pin(act, text)


def _pin(act: Act, text: PackText) -> None:
    act.put(ledger_cell(text.id), pinning.pin_of(text))
    act.keep_pack(text.id, text.version, text.sha256, text.text)
