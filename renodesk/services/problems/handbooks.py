"""Which handbook a round is read by: the one it keeps, else the one that ships."""

from collections.abc import Mapping

from renodesk.domain import vocabulary
from renodesk.domain.handbook import Handbook
from renodesk.domain.reading import natural
from renodesk.errors import HandbookMissing
from renodesk.estates import pinning
from renodesk.packs import PackText, handbook_of, read_kind
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

KIND = "handbook"


def handbook_in(session: EstateSession) -> Handbook | None:
    """Return the handbook of the session's round, None where there is none to be had.

    Raises:
        PackFaulty: it has complaints.
    """
    text = _text(session)
    return handbook_of(text) if text is not None else None


def the_handbook(session: EstateSession) -> Handbook:
    """Return the handbook of the session's round.

    Raises:
        HandbookMissing: there is none.
        PackFaulty: it has complaints.
    """
    found = handbook_in(session)
    if found is None:
        raise HandbookMissing()
    return found


def keep_handbook(session: EstateSession, act: Act) -> None:
    """Keep the handbook an act stands on in the estate file, so that a later one changes nothing."""
    cell = vocabulary.handbook_cell(session.round)
    text = _text(session)
    if text is not None and session.value(cell) is None:
        act.put(cell, pinning.pin_of(text))
        act.keep_pack(text.id, text.version, text.sha256, text.text)


def _text(session: EstateSession) -> PackText | None:
    pin = session.value(vocabulary.handbook_cell(session.round))
    if isinstance(pin, Mapping):
        kept = pinning.kept(session.file, str(pin.get("sha256")))
        if kept is not None:
            return kept
    shipped = read_kind(session.environment.forms, KIND)
    return max(shipped, key=lambda text: natural(text.version), default=None)
