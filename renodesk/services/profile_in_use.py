"""The profile somebody chose for an estate, and the packs of a kind it names."""

from collections.abc import Iterable, Mapping

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.profile import Profile
from renodesk.domain.reading import natural
from renodesk.errors import PackFaulty
from renodesk.estates import pinning
from renodesk.packs import PackText, kind_of, profile_of, read_kind
from renodesk.paths import forms_dir
from renodesk.services.session import EstateSession

KIND = "profile"
CELL = vocabulary.estate_cell(KIND)
"""The cell that says which profile holds: a pin, as of other packs."""


def used_sha256(session: EstateSession) -> str:
    """Return what tells the chosen profile's text from every other, "" where none was chosen."""
    pin: Json = session.value(CELL)
    return str(pin.get("sha256")) if isinstance(pin, Mapping) else ""


def is_contested(session: EstateSession) -> bool:
    """Return whether two people chose different profiles and nobody decided yet."""
    state = session.file.state(CELL)
    return state is not None and state.is_contested


def chosen(session: EstateSession) -> Profile | None:
    """Return the profile somebody chose for the estate, None where nobody did or its text is missing."""
    used = used_sha256(session)
    text = pinning.kept(session.file, used) if used else None
    try:
        return profile_of(text) if text is not None else None
    except PackFaulty:
        return None


def named(
    session: EstateSession, kind: str, profile: Profile | None = None, beside: Iterable[PackText] = ()
) -> tuple[PackText, ...]:
    """Return the packs of a kind that the chosen profile (or another) names, the last version of each.

    They are looked for among those the estate keeps, those in use here, those that ship, and `beside`.

    Raises:
        PackFaulty: one in use here cannot be read.
    """
    known = profile or chosen(session)
    if known is None:
        return ()
    folders = dict.fromkeys((session.environment.forms, forms_dir()))
    texts = [one for one in (*beside, *pinning.all_kept(session.file)) if kind_of(one) == kind]
    texts += [one for folder in folders for one in read_kind(folder, kind)]
    found = []
    for name in known.packs:
        own = [one for one in texts if one.id == name]
        found += [max(own, key=lambda one: natural(one.version))] if own else []
    return tuple(found)
