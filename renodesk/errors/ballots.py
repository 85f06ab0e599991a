"""Failures of ballots."""

from renodesk.errors.base import Refused, WrongUsage


class UnknownBallot(Refused):
    """There is no ballot of this key (facts: `ballot`, `known`)."""

    code = "unknown_ballot"


class UnknownBallotField(Refused):
    """Nothing of this name can be said of a ballot (facts: `field`, `known`)."""

    code = "unknown_ballot_field"


class BallotClosed(Refused):
    """The ballot is closed and takes no more voices (facts: `ballot`, `day`)."""

    code = "ballot_closed"


class BallotStillOpen(Refused):
    """Single votes of a ballot that is still counted by them are not deleted (fact: `ballot`)."""

    code = "ballot_still_open"


class OutsideBallot(Refused):
    """A place whose voices do not belong to the ballot (facts: `ballot`, `place`)."""

    code = "outside_ballot"


class HouseholdTwice(Refused):
    """A household has a voice in the ballot already (facts: `place`, `number`)."""

    code = "household_twice"


class NothingProposed(Refused):
    """A ballot has no numbers of the whole estate that an indicator could take."""

    code = "nothing_proposed"


class DoorMalformed(WrongUsage):
    """A typed line is no door with what it said (facts: `value`)."""

    code = "door_malformed"
