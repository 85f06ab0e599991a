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


class NoSuchRank(Refused):
    """The ranking is not that long (facts: `to`, `count`)."""

    code = "no_such_rank"
