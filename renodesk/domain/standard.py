"""The standard by which the renovation of old estates is measured: its rows, and what answers add up to.

建办城〔2021〕50号附件《城镇老旧小区改造工作衡量标准》 has 20 items (10 that must hold, 10 that are hard).
Some are answered as a whole, others clause by clause; some of one estate, others of a whole county.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.expression import Expression, LookUp
from renodesk.domain.form import PackIdentity


class Fulfilment(StrEnum):
    """What is answered to a row."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NA = "na"


class Facts(StrEnum):
    """What the program can tell beside a row, from its own data."""

    HERITAGE = "heritage"
    PIPES = "pipes"
    SHORTFALLS = "shortfalls"
    ANSWERS = "answers"
    VOICES = "voices"
    SATISFACTION = "satisfaction"
    ACCEPTED = "accepted"
    CLUSTER = "cluster"
    PRIVATE_MONEY = "private_money"
    LOANS = "loans"
    LEDGER = "ledger"
    """How a ledger stands; with `settled` it proposes: all closed, some open, some overdue."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """What is told beside a row: of which kind, and the names it is about (codes, stages, `tier=1`)."""

    facts: Facts
    about: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StandardRow:
    """One row; it is answered where it `is_asked`, else its rows below make it up.

    `scope` is `estate` or `county`. `fulfilment_from` proposes an answer: the first condition that is
    true; an unknown one is not.
    """

    code: str
    level: int
    parent: str
    name: str
    text: str
    evidence: str
    is_asked: bool
    scope: str
    fulfilment_from: tuple[tuple[Expression, Fulfilment], ...]
    telling: Telling | None
    source: str
    provenance: tuple[str, ...]
    note: str

    @property
    def names(self) -> frozenset[str]:
        """Return every name its proposal reads."""
        return frozenset().union(*(condition.names for condition, _ in self.fulfilment_from))

    def proposed(self, look_up: LookUp) -> Fulfilment | None:
        """Return the answer its conditions propose, None where none of them is true."""
        for condition, fulfilment in self.fulfilment_from:
            if condition.is_true(look_up):
                return fulfilment
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Standard:
    """A pack of rows, in their order; a row stands after its parent."""

    identity: PackIdentity
    rows: tuple[StandardRow, ...]

    def row(self, code: str) -> StandardRow | None:
        """Return a row by code."""
        return next((one for one in self.rows if one.code == code), None)

    def below(self, code: str) -> tuple[StandardRow, ...]:
        """Return the rows a row is made up of."""
        return tuple(one for one in self.rows if one.parent == code)

    def asked(self, scope: str) -> tuple[StandardRow, ...]:
        """Return the rows that are answered of an `estate` or of a `county`."""
        return tuple(one for one in self.rows if one.is_asked and one.scope == scope)

    def concerns(self, code: str, scope: str) -> bool:
        """Return whether a row, or any row it is made up of, is answered of this scope."""
        row, below = self.row(code), self.below(code)
        if not below:
            return row is not None and row.scope == scope
        return any(self.concerns(one.code, scope) for one in below)

    def fulfilment(self, code: str, answers: Mapping[str, Fulfilment], scope: str = "") -> Fulfilment | None:
        """Return what a row comes to, None while it is open.

        A row that is asked has its own answer, one made up of others what they add up to: all of them, or
        those answered of a scope.
        """
        below = self.below(code)
        if not below:
            return answers.get(code)
        counted = (one for one in below if not scope or self.concerns(one.code, scope))
        return add_up(self.fulfilment(one.code, answers, scope) for one in counted)


def add_up(parts: Iterable[Fulfilment | None]) -> Fulfilment | None:
    """Return what clauses come to: all met is met, one not met is not met, else partly, as the pack proposes.

    Clauses that do not apply leave; where none applies the whole does not. While one is open, only one that
    is not met decides.
    """
    found = [one for one in parts if one != Fulfilment.NA]
    if Fulfilment.NOT_MET in found:
        return Fulfilment.NOT_MET
    if None in found:
        return None
    if not found:
        return Fulfilment.NA
    return Fulfilment.MET if set(found) == {Fulfilment.MET} else Fulfilment.PARTLY
