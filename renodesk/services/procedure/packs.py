"""Which pack of procedures an estate goes by, and which of its procedures."""

from collections.abc import Iterable

from renodesk.domain.procedure import Procedure, Procedures, Use
from renodesk.domain.profile import Profile
from renodesk.domain.vocabulary_procedure import procedures_cell
from renodesk.errors import ProcedureMissing
from renodesk.packs import PackText, procedures_of
from renodesk.services import profiles
from renodesk.services.kept_pack import KeptPack
from renodesk.services.session import EstateSession

KIND, ID = "procedure", "procedures"
PROCEDURES = KeptPack(kind=KIND, cell=procedures_cell("pack"), missing=ProcedureMissing, id=ID)


def procedures_in_use(
    session: EstateSession, profile: Profile | None = None, beside: Iterable[PackText] = ()
) -> Procedures:
    """Return the pack the estate keeps since it was first used, else its profile's, else the one in use here.

    Raises:
        ProcedureMissing, PackFaulty: there is none that can be read.
    """
    return procedures_of(PROCEDURES.text(session, profile, beside))


def chosen_codes(session: EstateSession) -> tuple[str, ...]:
    """Return the procedures somebody chose for this estate, none where nobody did."""
    said = session.value(procedures_cell("chosen"))
    return tuple(map(str, said)) if isinstance(said, (list, tuple)) else ()


def of_estate(
    session: EstateSession, pack: Procedures, profile: Profile | None = None
) -> tuple[Procedure, ...]:
    """Return the procedures this estate goes by, in the order of the pack.

    Those somebody chose; else those of the profile that holds (or of another `profile`, to see what it
    would change), with the usual lists; else the usual ones.
    """
    codes = chosen_codes(session) or _of_profile(profile or profiles.of(session), pack)
    return tuple(one for one in pack.procedures if one.code in codes)


def _of_profile(profile: Profile, pack: Procedures) -> tuple[str, ...]:
    place = profile.identity.jurisdiction
    own = profile.procedures or tuple(one.code for one in pack.procedures if one.jurisdiction == place)
    has_way = any(one.use == Use.STEPS for one in pack.procedures if one.code in own)
    usual = (one for one in pack.procedures if one.code in pack.usual)
    return (*own, *(one.code for one in usual if one.use != Use.STEPS or not has_way))
