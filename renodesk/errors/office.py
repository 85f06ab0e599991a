"""Failures of the office's ranking."""

from renodesk.errors.base import Refused


class RankingMissing(Refused):
    """No pack among those of this office says by what estates are ranked."""

    code = "ranking_missing"


class UnknownEstate(Refused):
    """The archive has no estate of this id or name, or several of the name (fact: `estate`)."""

    code = "unknown_estate"


class UnknownRanking(Refused):
    """The archive has no frozen ranking of this name (facts: `name`, `known`)."""

    code = "unknown_ranking"


class RankingNameRefused(Refused):
    """A ranking cannot be called so (fact: `name`)."""

    code = "ranking_name_refused"


class ReserveMissing(Refused):
    """No pack among those of this office says how its project reserve works."""

    code = "reserve_missing"


class ReserveMoveRefused(Refused):
    """A project cannot take this step from where it stands (facts: `name`, `move`, `state`, `known`)."""

    code = "reserve_move_refused"


class ReserveLacks(Refused):
    """A state wants what the project's file does not hold (facts: `name`, `state`, `what`)."""

    code = "reserve_lacks"


class ReserveWarned(Refused):
    """Something should be there first; a reason passes it over (facts: `name`, `state`, `what`)."""

    code = "reserve_warned"


class UnknownDocument(Refused):
    """The reserve's files hold no document of this code (facts: `document`, `known`)."""

    code = "unknown_document"


class UnknownYearPlan(Refused):
    """The archive has no frozen yearly plan of this name (facts: `name`, `known`)."""

    code = "unknown_year_plan"


class YearTooMuch(Refused):
    """What was said to be in does not fit into the years (fact: `over`)."""

    code = "year_too_much"


class NoSuchRank(Refused):
    """The ranking is not that long (facts: `to`, `count`)."""

    code = "no_such_rank"


class ArchiveKeepsAll(Refused):
    """An estate file of an office's archive keeps its originals: others freed theirs by its receipts."""

    code = "archive_keeps_all"
