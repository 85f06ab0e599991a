"""What the index holds of one estate, read from its file: the only door through which rows are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from renodesk.domain.log.ranges import count
from renodesk.domain.places import ESTATE
from renodesk.domain.scoring import Fields
from renodesk.estates.assessing import Assessment, assess
from renodesk.estates.score_rows import changed_rows
from renodesk.office.axes import need, willingness
from renodesk.office.index.parts import PARTS, Part, Values
from renodesk.office.index.project import ProjectOf, ProjectRow, no_project
from renodesk.office.index.rows import IndexRow
from renodesk.storage.estate_file import EstateFile


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """The row of an estate and its rows in the tables of `parts`, by the table's name."""

    row: IndexRow
    parts: Mapping[str, Sequence[Values]] = field(default_factory=dict)

    def called(self, estate: str) -> "Entry":
        """Return this entry under the id the archive keeps it by, which also names what has no name yet."""
        return replace(self, row=replace(self.row, id=estate, name=self.row.name or estate))


def judged(file: EstateFile, packs_folder: Path) -> Assessment:
    """Return the judged current round; a writable file's stored scores are brought up to date.

    Raises:
        PackFaulty: its packs are nowhere to be had.
    """
    assessment = assess(file, packs_folder)
    if not file.is_read_only:
        file.store_scores(assessment.round, changed_rows(None, assessment.scores))
    return assessment


def entry_of(
    file: EstateFile,
    assessment: Assessment,
    parts: Sequence[Part] = PARTS,
    project_of: ProjectOf = no_project,
) -> Entry:
    """Return what the index says of an estate that was judged."""
    return Entry(
        row=replace(_row(file, assessment), project=_project(file, assessment, project_of)),
        parts={part.table.name: tuple(part.rows(file, assessment)) for part in parts},
    )


def _project(file: EstateFile, assessment: Assessment, project_of: ProjectOf) -> ProjectRow:
    return replace(project_of(file, assessment), floor_area=_floor_area(assessment))


def _floor_area(assessment: Assessment) -> Fraction | None:
    """Return the estate's floor area, else the sum of its buildings' where each is known."""
    fields = Fields(assessment.forms.register, assessment.survey)
    own = fields.number(ESTATE, "floor_area_m2")
    buildings = [one for one in assessment.survey.buildings if "floor_area_m2" in one.fields]
    known = [fields.number(one.place, "floor_area_m2") for one in buildings]
    areas = [area for area in known if area]
    is_whole = bool(areas) and len(areas) == len(assessment.survey.buildings)
    return own or (sum(areas, Fraction(0)) if is_whole else None)


def _row(file: EstateFile, assessment: Assessment) -> IndexRow:
    scores = assessment.scores
    wanted = need(assessment.forms.tree, scores)
    willing = willingness(assessment.forms.tree, scores)
    return IndexRow(
        id=assessment.estate_id,
        name=assessment.name,
        round=assessment.round,
        is_sealed=assessment.seal is not None,
        low=scores.total.low,
        high=scores.total.high,
        band=scores.band,
        bands=scores.bands,
        need_low=wanted[0] if wanted else None,
        need_high=wanted[1] if wanted else None,
        willing_low=willing[0] if willing else None,
        willing_high=willing[1] if willing else None,
        red_flags=len(scores.red_flags),
        completion=scores.completion,
        dealt_with=scores.dealt_with,
        contested=sum(1 for _ in file.contested()),
        households=Fields(assessment.forms.register, assessment.survey).number(ESTATE, "households"),
        changes=count(file.ranges()),
        photos=sum(1 for _ in file.photos()),
    )
