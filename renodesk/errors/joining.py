"""Failures of joining two registrations of one estate."""

from renodesk.errors.base import Refused


class NothingToJoin(Refused):
    """A file or bundle is of this very estate already, or says of no estate at all.

    Facts: `file`, `name`, `id`.
    """

    code = "nothing_to_join"
