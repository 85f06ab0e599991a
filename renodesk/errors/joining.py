"""Failures of joining two registrations of one estate."""

from renodesk.errors.base import Refused


class NothingToJoin(Refused):
    """A file or bundle is of this very estate already, or says of no estate at all.

    Facts: `file`, `name`, `id`.
    """

    code = "nothing_to_join"


class JoinInStore(Refused):
    """Estates of an archive in an object store are joined on a laptop instead (fact: `archive`)."""

    code = "join_in_store"
