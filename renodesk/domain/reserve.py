"""The project reserve (项目储备库): states of an estate's project, the moves between them, and its file.

建办城〔2021〕50号附件一（三）1 asks for a reserve in which every project has a file (一项目一档). What a
state wants of it is data: where the document says 方可, 严禁 or 应 it is a must; anything else is a warning
that may be passed over with a reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from renodesk.domain.form import PackIdentity
from renodesk.domain.origin import Origin


class Level(StrEnum):
    """How much a state wants a document."""

    MUST = "must"
    WARN = "warn"


class Check(StrEnum):
    """What an estate file can tell of a document by itself."""

    REGISTER = "register"
    ELIGIBLE = "eligible"
    JUDGED = "judged"
    SEALED = "sealed"
    WILLING = "willing"
    ADOPTED = "adopted"
    COSTED = "costed"
    FUNDED = "funded"
    BEFORE_PHOTOS = "before_photos"
    AFTER_PHOTOS = "after_photos"
    AFTER_ROUND = "after_round"


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Where a project stands; `stage` counts up to done and is 0 beside the way.

    A yearly plan may choose those that `may_plan`; a project that `has_year` stands in the plan of one.
    """

    code: str
    name: str
    name_en: str
    stage: int
    may_plan: bool
    has_year: bool
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """A step from one state ("" none yet) to another; several of one `code` do the same from elsewhere."""

    code: str
    begin: str
    end: str
    name: str
    name_en: str
    wants_reason: bool
    wants_year: bool
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One thing a project's file holds; without `check` somebody has to say that it is there."""

    code: str
    part: str
    part_name: str
    part_name_en: str
    name: str
    name_en: str
    check: Check | None
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """What a state wants."""

    state: str
    document: str
    level: Level
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Reserve:
    """A pack of states, moves, documents, and what each state wants; its first state is where one enters."""

    identity: PackIdentity
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    documents: tuple[Document, ...]
    requirements: tuple[Requirement, ...]

    def state(self, code: str) -> State | None:
        """Return a state by code."""
        return next((one for one in self.states if one.code == code), None)

    def document(self, code: str) -> Document | None:
        """Return a document by code."""
        return next((one for one in self.documents if one.code == code), None)

    def move(self, code: str, begin: str) -> Move | None:
        """Return the move of that code from a state, None where there is none."""
        return next((one for one in self.moves if (one.code, one.begin) == (code, begin)), None)

    def moves_from(self, begin: str) -> tuple[Move, ...]:
        """Return what can be done from a state."""
        return tuple(one for one in self.moves if one.begin == begin)

    def lacking(self, state: str, there: Mapping[str, bool]) -> tuple[Requirement, ...]:
        """Return what a state wants and a file does not hold, musts first."""
        wanted = [one for one in self.requirements if one.state == state and not there.get(one.document)]
        return tuple(sorted(wanted, key=lambda one: one.level != Level.MUST))

    def plannable(self) -> frozenset[str]:
        """Return the states a yearly plan may choose from."""
        return frozenset(one.code for one in self.states if one.may_plan)


def musts(lacking: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """Return what may not be passed over."""
    return tuple(one for one in lacking if one.level == Level.MUST)
