"""Which standard an estate is measured by."""

from renodesk.domain.standard import Standard
from renodesk.domain.vocabulary_standard import standard_pack_cell
from renodesk.errors import StandardMissing
from renodesk.packs import standard_of
from renodesk.services.kept_pack import KeptPack
from renodesk.services.session import EstateSession

STANDARD = KeptPack(kind="standard", cell=standard_pack_cell(), missing=StandardMissing)


def standard_in_use(session: EstateSession) -> Standard:
    """Return the standard the estate keeps since it was first used, else its profile's, else the one here.

    Raises:
        StandardMissing, PackFaulty: there is none that can be read.
    """
    return standard_of(STANDARD.text(session))
