"""The archive's estates ranked by the weights of the ranking pack, each with the band of its rank."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from renodesk.domain.numbers import write_number
from renodesk.domain.ranking import RankingAxis, RankingWeights
from renodesk.office.ranking import Ranked, rank, telling
from renodesk.services.archive_estates import archive_estates
from renodesk.services.environment import Environment
from renodesk.services.ranking_weights import weights_in_use
from renodesk.tables.writing import write_csv


def ranking(archive: Path, environment: Environment | None = None, *, index_url: str = "") -> list[Ranked]:
    """Return the archive's estates, rank 1 most in need.

    An index that is missing, or another version's, is made from the archive.

    Raises:
        FileMissing: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
        RankingMissing, PackFaulty: there are no weights.
    """
    environment = environment or Environment.usual()
    return ranked_rows(archive, weights_in_use(environment), environment, index_url=index_url)


def ranked_rows(
    archive: Path, weights: RankingWeights, environment: Environment, *, index_url: str = ""
) -> list[Ranked]:
    """Return the archive's rows ranked by certain weights.

    Raises:
        FileMissing, NotWritable, IndexUnfit: as `ranking` does.
    """
    return rank(archive_estates(archive, environment, index_url=index_url), weights)


def left_out(ranked: Sequence[Ranked], environment: Environment) -> tuple[RankingAxis, ...]:
    """Return the axes that a ranking leaves out, since nothing is known on them of any estate."""
    return telling((one.row for one in ranked), weights_in_use(environment)).left_out


HEADER = (
    *("rank", "estate", "id", "low", "high", "band", "need", "red_flags", "completion"),
    *("rank_best", "rank_worst", "points", "points_low", "points_high", "willing_low", "willing_high"),
    *("plan", "complete_low", "complete_high", "targeted_low", "targeted_high", "state", "year"),
    *("cost_fen", "unpriced"),
)


def write_ranking(ranked: Sequence[Ranked], out: Path) -> None:
    """Write a ranking as CSV.

    Raises:
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    rows = [
        [
            str(one.rank),
            one.row.name,
            one.row.id,
            _decimal(one.row.low),
            _decimal(one.row.high),
            one.row.band or " – ".join(one.row.bands or ()),
            _decimal(one.need),
            str(one.row.red_flags),
            _decimal(one.row.completion),
            str(one.best),
            str(one.worst),
            _decimal(one.points),
            *(_decimal(end) for end in one.ends or (None, None)),
            _decimal(one.row.willing_low),
            _decimal(one.row.willing_high),
            one.row.project.plan,
            *(_decimal(end) for end in one.row.project.completeness or (None, None)),
            *(_decimal(end) for end in one.row.project.targetedness or (None, None)),
            one.row.project.state,
            str(one.row.project.year or ""),
            "" if one.row.project.cost is None else str(one.row.project.cost),
            str(one.row.project.unpriced) if one.row.project.plan else "",
        ]
        for one in ranked
    ]
    write_csv(out, [list(HEADER), *rows])


def _decimal(number: Fraction | None) -> str:
    if number is None:
        return ""
    return write_number(Fraction((number * 10_000 + Fraction(1, 2)).__floor__(), 10_000))
