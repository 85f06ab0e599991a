"""Profiles of jurisdictions: which there are, and which holds for an estate.

`profile_choosing` chooses one as one act, `profile_preview` says before what that would change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.form import PackIdentity
from renodesk.domain.profile import Profile
from renodesk.domain.reading import natural
from renodesk.errors import PackFaulty, UnknownProfile
from renodesk.estates import pinning
from renodesk.packs import (
    PROFILES,
    PackText,
    kind_of,
    profile_of,
    profile_paths,
    profile_texts,
    read_packs,
    read_profile_file,
)
from renodesk.paths import forms_dir
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.profile_in_use import CELL, KIND, chosen, used_sha256
from renodesk.services.session import EstateSession

__all__ = ["CELL", "JURISDICTION", "Listed", "beside", "chosen", "find", "listing", "of", "used_sha256"]
JURISDICTION = "rule_jurisdiction"
"""The field of the register that names whose rules hold where no profile was chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A profile one may choose; `profile` None where it cannot be used, with so many `complaints`."""

    text: PackText
    profile: Profile | None
    complaints: int = 0
    is_used: bool = False


def listing(session: EstateSession) -> tuple[Listed, ...]:
    """Return the profiles, by id and version: those of the packs in use, and those the file keeps."""
    used = used_sha256(session)
    known = {one.sha256: one for one in (*_offered(session.environment.forms), *_kept(session))}
    found = sorted(known.values(), key=lambda one: (one.id, natural(one.version), one.sha256))
    return tuple(_listed(one, one.sha256 == used) for one in found)


def of(session: EstateSession) -> Profile:
    """Return the profile that holds: the chosen one, else what the register's jurisdiction means."""
    return chosen(session) or _unchosen(session)


def _unchosen(session: EstateSession) -> Profile:
    told = session.survey.fields.get(JURISDICTION)
    local = told.strip() if isinstance(told, str) else ""
    consent = consent_in_use(session)
    return Profile(
        identity=PackIdentity(
            id="",
            version="",
            sha256="",
            title=local or next(iter(consent.everywhere), ""),
            title_en=local or "National",
            status="proposed",
            statement="",
            statement_en="",
            source="",
            jurisdiction=local,
        ),
        consent=(local,) if local in consent.places else (),
    )


def beside(name: str) -> tuple[PackText, ...]:
    """Return the packs that lie beside a profile's file, whose path `name` is; none for a name.

    A file in a folder `profiles/` has those of the folder around it beside it.

    Raises:
        PackFaulty: one of them cannot be read.
    """
    path = Path(name)
    if path.suffix != ".toml" or not path.is_file():
        return ()
    folder = path.absolute().parent
    return read_packs(folder.parent if folder.name == PROFILES else folder)


def find(session: EstateSession, name: str) -> PackText:
    """Return a profile by its id, `id@version`, title, jurisdiction, digest, or the path of its file.

    Of two texts of one version that of the packs in use is meant, not the one the file keeps.

    Raises:
        UnknownProfile: there is none.
        PackFaulty: its file cannot be read.
    """
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return read_profile_file(path)
    listed, (wanted, _, version) = listing(session), name.strip().partition("@")
    found = [one.text for one in listed if version in ("", one.text.version) and wanted in _names(one)]
    if not found:
        known = "、".join(dict.fromkeys(one.text.id for one in listed))
        raise UnknownProfile(profile=name, known=known or "–")
    offered = {one.sha256 for one in _offered(session.environment.forms)}
    return max(found, key=lambda one: (natural(one.version), one.sha256 in offered))


def _names(one: Listed) -> tuple[str, ...]:
    if one.profile is None:
        return (one.text.id, one.text.sha256)
    about = one.profile.identity
    return (one.text.id, one.text.sha256, about.title, about.title_en, about.jurisdiction)


def _offered(folder: Path) -> Iterator[PackText]:
    """Yield the profiles of a folder of packs; one that has none means those that ship."""
    yield from profile_texts(folder if profile_paths(folder) else forms_dir())


def _kept(session: EstateSession) -> Iterator[PackText]:
    yield from (one for one in pinning.all_kept(session.file) if kind_of(one) == KIND)


def _listed(text: PackText, is_used: bool) -> Listed:
    try:
        return Listed(text=text, profile=profile_of(text), is_used=is_used)
    except PackFaulty as faulty:
        count = faulty.facts["count"]
        complaints = count if isinstance(count, int) else 1
        return Listed(text=text, profile=None, complaints=complaints, is_used=is_used)
