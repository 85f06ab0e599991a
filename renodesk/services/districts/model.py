"""A district as its book and the files of its estates tell it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.district import EstateNeed, GapSum, SplitBy
from renodesk.domain.form import PackIdentity
from renodesk.domain.money import Fen
from renodesk.domain.resources import Use


@dataclass(frozen=True, kw_only=True, slots=True)
class IdleRow:
    """A row of the ledger of idle resources: where, whose, how large, what for (`items` that serves).

    It is offered while it is open: what is in use already, or unfit, is not.
    """

    key: str
    number: str
    place: str
    owner: str
    m2: Fraction | None
    intended: str
    items: tuple[str, ...]
    state: str
    state_en: str
    is_offered: bool
    is_contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Idle:
    """Idle room or ground of an estate; `m2` is what it offers, None where nobody knows its size.

    `box` is the box of the tree that counts space of its sort. With a `row` it is the place of that row of
    the ledger. Without one it is what the box counts (`surveyed`) beyond what the ledger has of its sort:
    `listed` ㎡ in so many `rows`.
    """

    space: str
    box: str
    m2: Fraction | None
    uses: tuple[Use, ...]
    row: IdleRow | None = None
    surveyed: Fraction | None = None
    listed: Fraction = Fraction(0)
    rows: int = 0

    @property
    def excess(self) -> Fraction:
        """Return how many ㎡ the ledger has more than the survey counts of this sort."""
        return max(Fraction(0), self.listed - self.surveyed) if self.surveyed is not None else Fraction(0)

    def serves(self, item: str) -> Use | None:
        """Return the use that serves an indicator, as the tree proposes; None where it names none."""
        return next((one for one in self.uses if item in one.needs), None)

    def is_meant_for(self, item: str) -> bool | None:
        """Return whether its row says that it is to serve an indicator, None where no row says for what."""
        return item in self.row.items if self.row is not None and self.row.items else None


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
    """Idle space that could meet a gap, as the tree or its row of the ledger (`is_meant`) says.

    `use` is None where only its row names it, `is_enough` where no size is wanted, `is_meant` where no row
    says for what it is meant.
    """

    gap: str
    estate: str
    space: str
    use: Use | None
    left: Fraction
    is_enough: bool | None
    is_meant: bool | None


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

    def idle(self, estate: str, space: str) -> Idle | None:
        """Return an idle space of an estate; a row of the ledger also by its number."""
        member = self.member(estate)
        found = member.idle if member is not None else ()
        named = (one for one in found if one.row is not None and one.row.number == space)
        return next((one for one in found if one.space == space), None) or next(named, None)

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
