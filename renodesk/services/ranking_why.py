"""“Why is this estate third?”: points against both neighbours, what is unseen, which weight swaps them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from renodesk.domain.changes import Author
from renodesk.domain.plan_quality import Ends, Share
from renodesk.domain.ranking import OF_PLAN, PartWeight, RankedBy, RankingAxis, RankingWeights
from renodesk.errors import UnknownEstate
from renodesk.estates.assessing import assess
from renodesk.office.archive import Archive
from renodesk.office.axes import leaf_weights
from renodesk.office.index import IndexRow
from renodesk.office.ranking import GRID, Ranked, of_plan, scaled, telling
from renodesk.office.ranking_why import Swap, middle, smallest_swap
from renodesk.services.environment import Environment
from renodesk.services.ranking import ranked_rows
from renodesk.services.ranking_weights import weights_in_use
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
    """What is not fully known, and how many points of the ranking that leaves open.

    `code` is a row of the tree, a part of the plan, or `no_plan` where nobody planned.
    """

    code: str
    name: str
    name_en: str
    axis: RankedBy
    points: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanCount:
    """A part of an axis of the plan: what was counted, and its ends in 0 to 100 (None: nothing to count)."""

    part: PartWeight
    share: Share
    ends: Ends | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Why:
    """Why an estate has its rank; `parts` and every `lead` are in the order of the weights."""

    one: Ranked
    count: int
    parts: tuple[AxisPart, ...]
    before: Neighbour | None
    after: Neighbour | None
    unseen: tuple[Unseen, ...]
    plan: tuple[PlanCount, ...]
    weights: RankingWeights


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRanking:
    """A ranking of a whole archive, made once, out of which each estate's place can be told.

    `weights` are those it was made by that tell anything; `places` says where in `ranked` an id stands.
    """

    archive: Path
    ranked: Sequence[Ranked]
    weights: RankingWeights
    places: Mapping[str, int]

    def place(self, estate: str) -> int:
        """Return where an estate, named by its id or name, stands, from 0.

        Raises:
            UnknownEstate: there is none, or several have this name.
        """
        if estate in self.places:
            return self.places[estate]
        found = [at for at, one in enumerate(self.ranked) if one.row.name == estate]
        if len(found) != 1:
            raise UnknownEstate(estate=estate)
        return found[0]


def held_ranking(archive: Path, environment: Environment, *, index_url: str = "") -> HeldRanking:
    """Return an archive's ranking of now, to ask of each estate why it has its rank.

    Raises:
        FileMissing, NotWritable, IndexUnfit, RankingMissing, PackFaulty: as for the ranking.
    """
    weights = weights_in_use(environment)
    ranked = ranked_rows(archive, weights, environment, index_url=index_url)
    return HeldRanking(
        archive=archive,
        ranked=ranked,
        weights=telling((one.row for one in ranked), weights),
        places={one.row.id: at for at, one in enumerate(ranked)},
    )


def why_ranked(archive: Path, estate: str, environment: Environment, *, index_url: str = "") -> Why:
    """Return why an estate, named by its id or name, has its rank.

    Raises:
        UnknownEstate: there is none, or several have this name.
        FileMissing, NotWritable, RankingMissing, PackFaulty: as for the ranking.
    """
    return why_held(held_ranking(archive, environment, index_url=index_url), estate, environment)


def why_held(held: HeldRanking, estate: str, environment: Environment) -> Why:
    """Return why an estate has its rank in a ranking at hand; of the archive only its own file is read.

    Raises:
        UnknownEstate: there is none, or several have this name.
        NotReadable, PackFaulty: its file cannot be judged.
    """
    ranked, weights, at = held.ranked, held.weights, held.place(estate)
    one = ranked[at]
    return Why(
        one=one,
        count=len(ranked),
        parts=_parts(one, weights) if one.points is not None else (),
        before=_neighbour(one, ranked[at - 1], weights) if at else None,
        after=_neighbour(one, ranked[at + 1], weights) if at + 1 < len(ranked) else None,
        unseen=_unseen(held.archive, one, weights, environment),
        plan=plan_counts(one.row, weights),
        weights=weights,
    )


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
        items = [
            item
            for item in tree.items
            if item.axis.value == ranked_by.axis.value and not nodes[item.code].is_na
        ]
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
    found += _open_plan(one.row, weights)
    return tuple(sorted(found, key=lambda row: (-row.points, row.code)))


def plan_counts(row: IndexRow, weights: RankingWeights) -> tuple[PlanCount, ...]:
    """Return what was counted of an estate's plan, part by part; nothing where nobody planned."""
    facts = row.project.facts
    if not facts:
        return ()
    shares = ((part, facts.get(part.part, Share())) for part in weights.parts)
    return tuple(PlanCount(part=part, share=share, ends=share.ends) for part, share in shares)


def _open_plan(row: IndexRow, weights: RankingWeights) -> Iterator[Unseen]:
    for axis in weights.axes:
        if axis.axis not in OF_PLAN or row.need_low is None or not axis.weight:
            continue
        if of_plan(row, axis.axis) is None:
            points = Fraction(axis.weight)
            yield Unseen(code="no_plan", name=axis.name, name_en=axis.name_en, axis=axis.axis, points=points)
            continue
        counts = [one for one in plan_counts(row, weights) if one.part.axis == axis.axis]
        total = sum(one.part.weight for one in counts if one.ends is not None)
        for one in counts:
            if one.ends is not None and one.ends[0] != one.ends[1]:
                open_points = (one.ends[1] - one.ends[0]) * one.part.weight / total * axis.weight / 100
                yield Unseen(
                    code=one.part.part.value,
                    name=one.part.name,
                    name_en=one.part.name_en,
                    axis=axis.axis,
                    points=open_points,
                )
