"""Which standard an estate is measured by."""

from collections.abc import Mapping

from renodesk.domain.standard import Standard
from renodesk.domain.vocabulary_standard import standard_pack_cell
from renodesk.errors import StandardMissing
from renodesk.estates import pinning
from renodesk.packs import PackText, read_kind, standard_of
from renodesk.paths import forms_dir
from renodesk.services.profile_in_use import named
from renodesk.services.session import EstateSession
from renodesk.storage.act import Act

KIND = "standard"


def standard_text(session: EstateSession) -> PackText:
    """Return the standard the estate keeps since it was first used, else its profile's, else the one here.

    Raises:
        StandardMissing, PackFaulty: there is none that can be read.
    """
    pin = session.value(standard_pack_cell())
    if isinstance(pin, Mapping):
        kept = pinning.kept(session.file, str(pin.get("sha256")))
        if kept is not None:
            return kept
    for text in named(session, KIND):
        return text
    for folder in (session.environment.forms, forms_dir()):
        for text in read_kind(folder, KIND):
            return text
    raise StandardMissing


def standard_in_use(session: EstateSession) -> Standard:
    """Return that standard as values.

    Raises:
        StandardMissing, PackFaulty: there is none that can be read.
    """
    return standard_of(standard_text(session))


def keep_standard(session: EstateSession, act: Act) -> None:
    """Keep the standard an act stands on in the estate file, so that a later one changes nothing."""
    if session.value(standard_pack_cell()) is None:
        text = standard_text(session)
        act.put(standard_pack_cell(), pinning.pin_of(text))
        act.keep_pack(text.id, text.version, text.sha256, text.text)
