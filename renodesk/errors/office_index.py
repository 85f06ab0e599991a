"""Failures of the office's index: away, not allowed, or not for this program or archive."""

from renodesk.errors.base import WrongUsage
from renodesk.errors.trouble import FileTrouble, NotWritable


class IndexUrlRefused(WrongUsage):
    """No URL of a database that can be an index (fact: `url`, never with its password)."""

    code = "index_url_refused"


class IndexAway(NotWritable):
    """The index's database cannot be had now, or went away (facts: `file`, its URL, and `detail`)."""

    code = "index_away"


class IndexFull(IndexAway):
    """There is no room for more rows of the index (fact: `file`, its URL)."""

    code = "index_full"


class IndexForbidden(NotWritable):
    """The role one came as may not do this (facts: `file`, its URL, and `detail`)."""

    code = "index_forbidden"


class IndexUnfit(FileTrouble):
    """The index is there and not for this program, or this archive (fact: `index`, its URL)."""

    code = "index_unfit"


class IndexElsewhere(IndexUnfit):
    """The archive's index is on a server, and nobody said on which."""

    code = "index_elsewhere"


class IndexOlder(IndexUnfit):
    """Its tables are those of an older version; its owner has to bring them up to date."""

    code = "index_older"


class IndexNewer(IndexUnfit):
    """Its tables are those of a newer version (also: `revision`)."""

    code = "index_newer"


class IndexOfOther(IndexUnfit):
    """It is the index of another archive."""

    code = "index_of_other"
