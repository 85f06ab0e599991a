"""Failures of an archive that lies in a store: a server's, a bucket, another machine's folder."""

from renodesk.errors.base import RenodeskError
from renodesk.errors.trouble import NotWritable


class ArchiveTrouble(RenodeskError):
    """An archive in a store cannot be worked in just now (facts: `archive`)."""

    code = "archive_trouble"


class ArchiveReadOnly(NotWritable):
    """An archive lies where this machine can only read, and something has to be written (fact: `file`)."""

    code = "archive_read_only"


class ArchiveAway(ArchiveTrouble):
    """The store does not answer as it should (facts: `archive`, `file`, `detail`)."""

    code = "archive_away"


class ArchiveDenied(ArchiveTrouble):
    """The store lets us not do this (facts: `archive`, `file`, `detail`)."""

    code = "archive_denied"


class ArchiveOvertaken(ArchiveTrouble):
    """Somebody else stored a newer one meanwhile; ours was not (facts: `archive`, `file`)."""

    code = "archive_overtaken"


class ArchiveUnfit(ArchiveTrouble):
    """The store lets two make one name, so that one would overwrite the other (fact: `archive`)."""

    code = "archive_unfit"


class ArchiveUrlRefused(ArchiveTrouble):
    """No archive can be at such a URL (fact: `archive`)."""

    code = "archive_url_refused"


class StoreWantsNoKey(ArchiveTrouble):
    """A store of this kind is opened without user and password (fact: `archive`)."""

    code = "store_wants_no_key"
