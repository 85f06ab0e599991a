"""Failures of the office's ranking."""

from renodesk.errors.base import Refused


class RankingMissing(Refused):
    """No pack among those of this office says by what estates are ranked."""

    code = "ranking_missing"


class UnknownEstate(Refused):
    """The archive has no estate of this id or name, or several of the name (fact: `estate`)."""

    code = "unknown_estate"
