"""Failures of the handbook's problems."""

from renodesk.errors.base import Refused, WrongUsage


class HandbookMissing(Refused):
    """No handbook pack is to be had, neither in the estate file nor among the packs."""

    code = "handbook_missing"


class UnknownProblem(Refused):
    """The handbook has no problem of this code (fact: `problem`)."""

    code = "unknown_problem"


class ProblemNotThere(Refused):
    """Nothing says that the problem is there, so there is nothing to add to (facts: `problem`, `name`)."""

    code = "problem_not_there"


class NotAsked(Refused):
    """What was observed decides the problem at this place (facts: `problem`, `place`)."""

    code = "not_asked"


class DueMalformed(WrongUsage):
    """The day by which a problem is to be solved is none (fact: `value`)."""

    code = "due_malformed"
