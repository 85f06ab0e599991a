"""The archive's estates ranked by the weights of the ranking pack, each with the band of its rank."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from renodesk.domain.numbers import write_number
from renodesk.domain.ranking import RankingWeights
from renodesk.errors import RankingMissing
from renodesk.office.ranking import Ranked, rank
from renodesk.packs import read_kind, weights_of
from renodesk.paths import forms_dir
from renodesk.services.archive_estates import archive_estates
from renodesk.services.environment import Environment
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


def weights_in_use(environment: Environment) -> RankingWeights:
    """Return the office's own weights; a folder of packs that has none means those that ship.

    Raises:
        RankingMissing, PackFaulty: there are none that can be read.
    """
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, "ranking"):
            return weights_of(text)
    raise RankingMissing


def ranked_rows(
    archive: Path, weights: RankingWeights, environment: Environment, *, index_url: str = ""
) -> list[Ranked]:
    """Return the archive's rows ranked by certain weights.

    Raises:
        FileMissing, NotWritable, IndexUnfit: as `ranking` does.
    """
    return rank(archive_estates(archive, environment, index_url=index_url), weights)


HEADER = (
    *("rank", "estate", "id", "low", "high", "band", "need", "red_flags", "completion"),
    *("rank_best", "rank_worst", "points", "points_low", "points_high", "willing_low", "willing_high"),
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
        ]
        for one in ranked
    ]
    write_csv(out, [list(HEADER), *rows])


def _decimal(number: Fraction | None) -> str:
    if number is None:
        return ""
    return write_number(Fraction((number * 10_000 + Fraction(1, 2)).__floor__(), 10_000))
