"""A district as its book and the files of its estates tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.district import EstateNeed, GapSum, SplitBy
from renodesk.domain.form import PackIdentity
from renodesk.domain.money import Fen
from renodesk.domain.resources import Use


@dataclass(frozen=True, kw_only=True, slots=True)
class Idle:
    """Idle room or ground of an estate: the box of the tree that holds its size, None where nobody knows."""

    space: str
    m2: Fraction | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """An estate of a district; of one whose file is not in the archive (`is_here`) nothing is known."""

    estate: str
    name: str
    is_here: bool
    households: Fraction | None = None
    area: Fraction | None = None
    needs: Mapping[str, EstateNeed] | None = None
    idle: tuple[Idle, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Wall:
    """A wall between two estates that is to be opened, or was."""

    key: str
    between: tuple[str, str]
    where: str
    length: Fraction | None
    space: Fraction | None
    is_open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class JointMeasure:
    """Works for several estates: what they cost, by what that is divided, and each estate's part to the fen.

    `parts` is None while something it is divided by is not known.
    """

    key: str
    name: str
    cost: Fen
    by: SplitBy
    gap: str
    shares: Mapping[str, Fraction]
    parts: Mapping[str, Fen] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Idle space that was assigned to a gap: how much of it, and how much of the gap that meets."""

    key: str
    gap: str
    estate: str
    space: str
    m2: Fraction
    amount: Fraction
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Idle space that could meet a gap, as the tree says; `is_enough` None where it wants no size."""

    gap: str
    estate: str
    space: str
    use: Use
    left: Fraction
    is_enough: bool | None


@dataclass(frozen=True, kw_only=True, slots=True)
class District:
    """Everything about a district."""

    key: str
    name: str
    note: str
    identity: PackIdentity
    members: tuple[Member, ...]
    gaps: tuple[GapSum, ...]
    candidates: tuple[Candidate, ...]
    matches: tuple[Match, ...]
    walls: tuple[Wall, ...]
    measures: tuple[JointMeasure, ...]
    pays: Mapping[str, Fen]
    contested: tuple[str, ...]

    def member(self, estate: str) -> Member | None:
        """Return a member by the id of its estate."""
        return next((one for one in self.members if one.estate == estate), None)

    def name_of(self, estate: str) -> str:
        """Return what an estate is called."""
        found = self.member(estate)
        return found.name if found is not None else estate

    def gap(self, code: str) -> GapSum | None:
        """Return a gap by code."""
        return next((one for one in self.gaps if one.gap.code == code), None)

    @property
    def cost(self) -> Fen:
        """Return what all joint measures cost."""
        return sum(one.cost for one in self.measures)

    @property
    def undivided(self) -> Fen:
        """Return what is not divided yet."""
        return sum(one.cost for one in self.measures if one.parts is None)
