"""A ranking as lines to read: the one of now, or a frozen one in the order its moves made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.numbers import read_number
from renodesk.office.ranking import Ranked
from renodesk.services.frozen_rankings import FrozenRanking, Row


@dataclass(frozen=True, kw_only=True, slots=True)
class RankLine:
    """An estate at its place; `rank` is what was reckoned, with the best and the worst it may be.

    `is_tied` where others have its rank; `moved` says how it came to its place by hand.
    """

    place: int
    rank: int
    best: int
    worst: int
    id: str
    name: str
    points: Fraction | None
    points_low: Fraction | None
    points_high: Fraction | None
    low: Fraction | None
    high: Fraction | None
    red_flags: int
    completion: Fraction | None
    is_tied: bool
    moved: Row | None = None


def ranked_lines(ranked: Sequence[Ranked]) -> list[RankLine]:
    """Return the lines of a ranking that was just made."""
    shared = _shared(one.rank for one in ranked)
    return [
        RankLine(
            place=place,
            rank=one.rank,
            best=one.best,
            worst=one.worst,
            id=one.row.id,
            name=one.row.name,
            points=one.points,
            points_low=one.ends[0] if one.ends else None,
            points_high=one.ends[1] if one.ends else None,
            low=one.row.low,
            high=one.row.high,
            red_flags=one.row.red_flags,
            completion=one.row.completion,
            is_tied=one.rank in shared,
        )
        for place, one in enumerate(ranked, 1)
    ]


def frozen_lines(frozen: FrozenRanking) -> list[RankLine]:
    """Return the lines of a frozen ranking."""
    shared = _shared(_whole(row.get("rank")) for row in frozen.order)
    moved = {str(move.get("estate")): move for move in frozen.moves}
    return [
        RankLine(
            place=place,
            rank=_whole(row.get("rank")),
            best=_whole(row.get("rank_best")),
            worst=_whole(row.get("rank_worst")),
            id=str(row.get("id")),
            name=str(row.get("estate")),
            points=_number(row.get("points")),
            points_low=_number(row.get("points_low")),
            points_high=_number(row.get("points_high")),
            low=_number(row.get("low")),
            high=_number(row.get("high")),
            red_flags=_whole(row.get("red_flags")),
            completion=_number(row.get("completion")),
            is_tied=_whole(row.get("rank")) in shared,
            moved=moved.get(str(row.get("id"))),
        )
        for place, row in enumerate(frozen.order, 1)
    ]


def _shared(ranks: Iterable[int]) -> set[int]:
    seen: set[int] = set()
    found: set[int] = set()
    for rank in ranks:
        (found if rank in seen else seen).add(rank)
    return found


def _number(value: Json) -> Fraction | None:
    return None if value is None else read_number(str(value))


def _whole(value: Json) -> int:
    return int(_number(value) or 0)
