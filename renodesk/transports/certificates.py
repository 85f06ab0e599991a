"""Whom a secure connection believes: the system's certificates, or one file of an organization's own."""

import ssl

from renodesk.errors import WayUntrusted
from renodesk.transports.way import Way


def context_of(way: Way) -> ssl.SSLContext:
    """Return what verifies servers; verifying cannot be switched off."""
    return ssl.create_default_context(cafile=way.ca or None)


def untrusted(error: BaseException, way: str) -> WayUntrusted | None:
    """Return the refusal where a certificate that does not verify is at the bottom of an error."""
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if isinstance(cause, ssl.SSLCertVerificationError):
            return WayUntrusted(way=way, detail=getattr(cause, "verify_message", "") or type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return WayUntrusted(way=way, detail="CERTIFICATE_VERIFY_FAILED")
    return None
