"""What residents have to agree to, at which stage and by how many, as documents say it."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain.form import PackIdentity


class Stage(StrEnum):
    """Before what a rule stands, in the order of the works."""

    PLAN_ENTRY = "plan_entry"
    DESIGN_START = "design_start"
    SCHEME_VOTE = "scheme_vote"
    CONSTRUCTION_START = "construction_start"
    ACCEPTANCE = "acceptance"
    SATISFACTION = "satisfaction"


class Counted(StrEnum):
    """What is counted; never one of them by the denominator of another."""

    RESIDENTS = "residents"
    HOUSEHOLDS = "households"
    AREA = "area"
    PERSONS = "persons"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentRule:
    """One rule: `share` of `denominator` (all, participants, "" where the document does not say).

    `base_field` is the field of the estate's register the document counts against, "" where it names none.
    `share` is None where the document names no number; `is_more` says that exactly this share is not enough
    (过半数); gates of the same `combine` pass together, after the gate `first`; `text` is the document's
    sentence, `clause` where it stands.
    """

    code: str
    jurisdiction: str
    stage: Stage
    measure: str
    counted: Counted
    denominator: str
    share: Fraction | None
    is_more: bool
    text: str
    matter: str
    is_gate: bool
    combine: str
    first: str
    clause: str
    source: str
    provenance: tuple[str, ...]
    note: str = ""
    base_field: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """A pack of rules; those of `everywhere` hold wherever an estate lies."""

    identity: PackIdentity
    rules: tuple[ConsentRule, ...]
    everywhere: tuple[str, ...]

    @property
    def places(self) -> tuple[str, ...]:
        """Return the jurisdictions that have rules of their own."""
        named = dict.fromkeys(one.jurisdiction for one in self.rules)
        return tuple(one for one in named if one not in self.everywhere)

    def of(self, jurisdiction: str) -> tuple[ConsentRule, ...]:
        """Return the rules of one jurisdiction, in table order."""
        return tuple(one for one in self.rules if one.jurisdiction == jurisdiction)
