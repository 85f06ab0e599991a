"""Which changes a paper is made of."""

from renodesk.domain.changes import Ranges
from renodesk.services.session import EstateSession


def state_of(session: EstateSession, digest: str) -> Ranges:
    """Return the changes a digest is of: those of the seal, or all there are."""
    seal = session.seal
    return seal.ranges if seal is not None and seal.digest == digest else session.file.ranges()
