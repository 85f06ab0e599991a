"""Failures of the ways bundles travel by, and of the outbox."""

from renodesk.errors.base import Refused, RenodeskError


class UnknownWay(Refused):
    """No way of transport has this name (facts: `way`, `known`)."""

    code = "unknown_way"


class WayMalformed(Refused):
    """A way cannot be kept as it was described (fact: `reason`, a code)."""

    code = "way_malformed"


class UnknownPosting(Refused):
    """Nothing of this name lies in the outbox, or several things do (fact: `given`)."""

    code = "unknown_posting"


class SendingElsewhere(Refused):
    """Another program of this installation is sending and fetching just now."""

    code = "sending_elsewhere"


class WayTrouble(RenodeskError):
    """What lies at the other end of a way does not do what it should (facts: `way`, `detail`)."""

    code = "way_trouble"


class WayAway(WayTrouble):
    """It cannot be reached, or the connection broke; trying again later may do."""

    code = "way_away"


class WayGone(WayTrouble):
    """The folder, stick, collection or bucket is not there."""

    code = "way_gone"


class WayDenied(WayTrouble):
    """Name and password are not accepted."""

    code = "way_denied"


class WayReadOnly(WayTrouble):
    """It may be read and not written."""

    code = "way_read_only"


class WayFull(WayTrouble):
    """No space is left there."""

    code = "way_full"


class WayTooSmall(WayTrouble):
    """It takes no file of this size (fact: `file`)."""

    code = "way_too_small"


class WayUntrusted(WayTrouble):
    """The server's certificate does not verify; nothing was sent, not the password either."""

    code = "way_untrusted"


class WayAltered(WayTrouble):
    """What was read back or fetched is not what was sent (fact: `file`)."""

    code = "way_altered"


class NotThere(WayTrouble):
    """A file is not at the other end (fact: `file`)."""

    code = "way_file_not_there"
