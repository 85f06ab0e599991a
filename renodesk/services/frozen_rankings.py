"""A ranking as an act: frozen with date, weights and packs, shown again as it was, moved with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.log import utc_text
from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.ranking import RankingAxis, RankingWeights
from renodesk.errors import NoSuchRank, NotReadable, ReasonMissing, UnknownEstate
from renodesk.estates import pinning
from renodesk.estates.rounds import current_round
from renodesk.office.archive import Archive, expect_archive
from renodesk.office.frozen import FrozenRankings
from renodesk.office.ranking import Ranked, telling
from renodesk.services.environment import Environment
from renodesk.services.ranking import ranked_rows
from renodesk.services.ranking_weights import weights_in_use
from renodesk.storage.estate_file import EstateFile

Row = Mapping[str, Json]


@dataclass(frozen=True, kw_only=True, slots=True)
class FrozenRanking:
    """A frozen ranking: what was frozen, the moves since, and its rows in the order that both make."""

    name: str
    frozen: Row
    moves: tuple[Row, ...]
    order: tuple[Row, ...]


def freeze_ranking(
    archive: Path, name: str, author: Author, environment: Environment, *, index_url: str = ""
) -> tuple[FrozenRanking, list[Ranked]]:
    """Rank the archive's estates now and keep that for good.

    Raises:
        FileExists, RankingNameRefused: nothing was frozen.
        FileMissing, NotWritable, DiskFull, FileHeld, RankingMissing, PackFaulty: likewise.
    """
    weights = weights_in_use(environment)
    ranked = ranked_rows(archive, weights, environment, index_url=index_url)
    weights = telling((one.row for one in ranked), weights)
    content: Json = {
        "format": 1,
        "name": name,
        "at": utc_text(environment.clock()),
        "by": author.person,
        "weights": _weights(weights.axes),
        "left_out": _weights(weights.left_out),
        "packs": [_pack(weights), *_trees(archive, environment)],
        "rows": [_row(one) for one in ranked],
    }
    FrozenRankings(archive).freeze(name, content)
    return frozen_ranking(archive, name), ranked


def frozen_names(archive: Path) -> list[str]:
    """Return the names of an archive's frozen rankings.

    Raises:
        FileMissing, NoArchive: there is no such archive.
    """
    expect_archive(archive)
    return FrozenRankings(archive).names()


def frozen_ranking(archive: Path, name: str) -> FrozenRanking:
    """Return a frozen ranking with its moves; nothing of it is reckoned anew.

    Raises:
        UnknownRanking, NotReadable: it is not to be had.
        FileMissing, NoArchive: there is no such archive.
    """
    frozen_names(archive)
    kept = FrozenRankings(archive)
    frozen, moves = kept.read(name), kept.moves(name)
    rows = frozen.get("rows")
    order = [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    for move in moves:
        to = read_number(str(move.get("to")))
        at = next((at for at, row in enumerate(order) if row.get("id") == move.get("estate")), None)
        if at is None or to is None:
            raise NotReadable(file=f"{name}.moves.jsonl", detail=str(move.get("estate")))
        order.insert(int(to) - 1, order.pop(at))
    return FrozenRanking(name=name, frozen=frozen, moves=tuple(moves), order=tuple(order))


def move_estate(
    archive: Path, name: str, estate: str, to: int, reason: str, author: Author, environment: Environment
) -> FrozenRanking:
    """Move an estate (its id or name) to another place of a frozen ranking and keep who did it, when and why.

    Raises:
        ReasonMissing, UnknownEstate, NoSuchRank, UnknownRanking: nothing was moved.
        NotReadable, NotWritable, DiskFull, FileHeld, FileMissing: likewise.
    """
    if not reason.strip():
        raise ReasonMissing
    before = frozen_ranking(archive, name)
    if not 1 <= to <= len(before.order):
        raise NoSuchRank(to=to, count=len(before.order))
    at = _position(list(before.order), estate)
    row = before.order[at]
    line: Json = {
        "at": utc_text(environment.clock()),
        "by": author.person,
        "estate": str(row.get("id")),
        "name": str(row.get("estate")),
        "from": at + 1,
        "to": to,
        "reason": reason.strip(),
    }
    FrozenRankings(archive).move(name, line)
    return frozen_ranking(archive, name)


def _position(rows: list[Row], estate: str) -> int:
    found = [at for at, row in enumerate(rows) if row.get("id") == estate]
    found = found or [at for at, row in enumerate(rows) if row.get("estate") == estate]
    if len(found) != 1:
        raise UnknownEstate(estate=estate)
    return found[0]


def _weights(axes: Sequence[RankingAxis]) -> list[Json]:
    return [
        {
            "axis": one.axis.value,
            "name": one.name,
            "name_en": one.name_en,
            "weight": one.weight,
            "source": one.source,
        }
        for one in axes
    ]


def _pack(weights: RankingWeights) -> Json:
    identity = weights.identity
    return {
        "id": identity.id,
        "version": identity.version,
        "sha256": identity.sha256,
        "status": identity.status,
        "statement": identity.statement,
        "statement_en": identity.statement_en,
    }


def _trees(archive: Path, environment: Environment) -> list[Json]:
    """Return the trees the archive's estates were judged by, each with how many."""
    counted: dict[tuple[str, str, str], int] = {}
    author = Author(person="office", device="")
    for path in Archive(archive).files():
        with EstateFile.open(path, author, clock=environment.clock, read_only=True) as file:
            tree = pinning.pinned(file, current_round(file), environment.forms).tree.identity
        key = (tree.id, tree.version, tree.sha256)
        counted[key] = counted.get(key, 0) + 1
    return [
        {"id": one[0], "version": one[1], "sha256": one[2], "estates": count}
        for one, count in sorted(counted.items())
    ]


def _row(one: Ranked) -> Json:
    low, high = one.ends or (None, None)
    row = one.row
    return {
        "rank": one.rank,
        "rank_best": one.best,
        "rank_worst": one.worst,
        "id": row.id,
        "estate": row.name,
        "points": _text(one.points),
        "points_low": _text(low),
        "points_high": _text(high),
        "need_low": _text(row.need_low),
        "need_high": _text(row.need_high),
        "willing_low": _text(row.willing_low),
        "willing_high": _text(row.willing_high),
        "plan": row.project.plan,
        "complete_low": _text((row.project.completeness or (None, None))[0]),
        "complete_high": _text((row.project.completeness or (None, None))[1]),
        "targeted_low": _text((row.project.targetedness or (None, None))[0]),
        "targeted_high": _text((row.project.targetedness or (None, None))[1]),
        "low": _text(row.low),
        "high": _text(row.high),
        "red_flags": row.red_flags,
        "completion": _text(row.completion),
    }


def _text(number: Fraction | None) -> Json:
    return None if number is None else write_number(number)
