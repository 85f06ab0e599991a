"""The row of an estate, and how its exact numbers stand in a database."""

from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.numbers import write_number
from renodesk.office.index.exact import number_of, text_of
from renodesk.office.index.project import NO_PROJECT, ProjectRow, project_from, project_values


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexRow:
    """What the office asks of an estate without opening it. Scores are exact; None where there is none.

    `need_low` and `need_high` are 100 minus the score over the rows that speak of need: the larger, the more
    it needs. `willing_low` and `willing_high` are the score over the rows that speak of willingness.
    """

    id: str
    name: str
    round: str
    is_sealed: bool
    low: Fraction | None
    high: Fraction | None
    band: str | None
    bands: tuple[str, str] | None
    need_low: Fraction | None
    need_high: Fraction | None
    willing_low: Fraction | None
    willing_high: Fraction | None
    red_flags: int
    completion: Fraction
    dealt_with: Fraction
    contested: int
    households: Fraction | None
    changes: int
    photos: int
    project: ProjectRow = NO_PROJECT


def values_of(row: IndexRow) -> dict[str, object]:
    """Return a row by the columns of `estate`."""
    return {
        "id": row.id,
        "name": row.name,
        "round": row.round,
        "sealed": int(row.is_sealed),
        "low": text_of(row.low),
        "high": text_of(row.high),
        "band": row.band,
        "band_low": row.bands[0] if row.bands else None,
        "band_high": row.bands[1] if row.bands else None,
        "need_low": text_of(row.need_low),
        "need_high": text_of(row.need_high),
        "willing_low": text_of(row.willing_low),
        "willing_high": text_of(row.willing_high),
        "red_flags": row.red_flags,
        "completion": write_number(row.completion),
        "dealt_with": write_number(row.dealt_with),
        "contested": row.contested,
        "households": text_of(row.households),
        "changes": row.changes,
        "photos": row.photos,
        **project_values(row.project),
    }


def row_of(values: dict[str, object]) -> IndexRow:
    """Return what the columns of `estate` say."""
    bands = (str(values["band_low"]), str(values["band_high"])) if values["band_low"] else None
    return IndexRow(
        id=str(values["id"]),
        name=str(values["name"]),
        round=str(values["round"]),
        is_sealed=bool(values["sealed"]),
        low=number_of(values["low"]),
        high=number_of(values["high"]),
        band=str(values["band"]) if values["band"] else None,
        bands=bands,
        need_low=number_of(values["need_low"]),
        need_high=number_of(values["need_high"]),
        willing_low=number_of(values["willing_low"]),
        willing_high=number_of(values["willing_high"]),
        red_flags=int(str(values["red_flags"])),
        completion=number_of(values["completion"]) or Fraction(0),
        dealt_with=number_of(values["dealt_with"]) or Fraction(0),
        contested=int(str(values["contested"])),
        households=number_of(values["households"]),
        changes=int(str(values["changes"])),
        photos=int(str(values["photos"])),
        project=project_from(values),
    )
