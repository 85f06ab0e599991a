"""“Why is this estate third?”: points against both neighbours, what is unseen, which weight swaps them."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.domain.form import Axis
from renodesk.domain.ranking import RankingAxis, RankingWeights
from renodesk.errors import UnknownEstate
from renodesk.estates.assessing import assess
from renodesk.office.archive import Archive
from renodesk.office.axes import leaf_weights
from renodesk.office.ranking import GRID, Ranked, scaled
from renodesk.office.ranking_why import Swap, middle, smallest_swap
from renodesk.services.environment import Environment
from renodesk.services.ranking import ranked_rows, weights_in_use
from renodesk.storage.estate_file import EstateFile


@dataclass(frozen=True, kw_only=True, slots=True)
class AxisPart:
    """One axis of an estate: its value at both ends, and the points its middle brings."""

    axis: RankingAxis
    low: Fraction
    high: Fraction
    points: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Neighbour:
    """The estate before or after: how many points ours leads by on each axis (below 0: trails by)."""

    one: Ranked
    lead: tuple[Fraction, ...]
    swap: Swap | None
    is_level: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Unseen:
    """A row of the tree that is not fully seen, and how many points of the ranking that leaves open."""

    code: str
    name: str
    name_en: str
    axis: Axis
    points: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """Why an estate has its rank; `parts` and every `lead` are in the order of the weights."""

    one: Ranked
    count: int
    parts: tuple[AxisPart, ...]
    before: Neighbour | None
    after: Neighbour | None
    unseen: tuple[Unseen, ...]
    weights: RankingWeights


def why_ranked(archive: Path, estate: str, environment: Environment, *, index_url: str = "") -> Why:
    """Return why an estate, named by its id or name, has its rank.

    Raises:
        UnknownEstate: there is none, or several have this name.
        FileMissing, NotWritable, RankingMissing, PackFaulty: as for the ranking.
    """
    weights = weights_in_use(environment)
    ranked = ranked_rows(archive, weights, environment, index_url=index_url)
    at = _position(ranked, estate)
    one = ranked[at]
    return Why(
        one=one,
        count=len(ranked),
        parts=_parts(one, weights) if one.points is not None else (),
        before=_neighbour(one, ranked[at - 1], weights) if at else None,
        after=_neighbour(one, ranked[at + 1], weights) if at + 1 < len(ranked) else None,
        unseen=_unseen(archive, one, weights, environment),
        weights=weights,
    )


def _position(ranked: list[Ranked], estate: str) -> int:
    found = [at for at, one in enumerate(ranked) if one.row.id == estate]
    found = found or [at for at, one in enumerate(ranked) if one.row.name == estate]
    if len(found) != 1:
        raise UnknownEstate(estate=estate)
    return found[0]


def _parts(one: Ranked, weights: RankingWeights) -> tuple[AxisPart, ...]:
    parts = []
    for axis in weights.axes:
        low, high = (Fraction(end, GRID) for end in scaled(one.row, axis.axis))
        points = middle(one.row, axis) * axis.weight / 100
        parts.append(AxisPart(axis=axis, low=low, high=high, points=points))
    return tuple(parts)


def _neighbour(one: Ranked, other: Ranked, weights: RankingWeights) -> Neighbour:
    both = one.points is not None and other.points is not None
    lead = [(middle(one.row, axis) - middle(other.row, axis)) * axis.weight / 100 for axis in weights.axes]
    return Neighbour(
        one=other,
        lead=tuple(lead) if both else (),
        swap=smallest_swap(one.row, other.row, weights),
        is_level=one.points == other.points,
    )


def _unseen(
    archive: Path, one: Ranked, weights: RankingWeights, environment: Environment
) -> tuple[Unseen, ...]:
    """Return the rows that keep the points open, the widest first; read from the estate's own file."""
    path = Archive(archive).path_of(one.row.id)
    if not path.exists():
        return ()
    author = Author(person="office", device="")
    with EstateFile.open(path, author, clock=environment.clock, read_only=True) as file:
        assessment = assess(file, environment.forms)
    tree, nodes = assessment.forms.tree, assessment.scores.nodes
    leaves = leaf_weights(tree)
    found = []
    for ranked_by in weights.axes:
        items = [item for item in tree.items if item.axis == ranked_by.axis and not nodes[item.code].is_na]
        total = sum((leaves[item.code] for item in items), Fraction(0))
        for item in items:
            low, high = nodes[item.code].low, nodes[item.code].high
            if low is None or high is None or low == high:
                continue
            found.append(
                Unseen(
                    code=item.code,
                    name=item.name,
                    name_en=item.name_en,
                    axis=ranked_by.axis,
                    points=(high - low) * leaves[item.code] / total * ranked_by.weight / 100,
                )
            )
    return tuple(sorted(found, key=lambda row: (-row.points, row.code)))
