"""A county's rating as JSON; points are exact text, so that no script reads 20/3 as a double."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from renodesk.domain.canonical import Json
from renodesk.domain.numbers import write_number
from renodesk.domain.performance import Ends, ScoreColumn

if TYPE_CHECKING:
    from renodesk.services.office_evidence import Evidence
    from renodesk.services.rating import Rating


def rating_json(rating: "Rating") -> dict[str, Json]:
    """Return a county's rating."""
    identity = rating.performance.identity
    return {
        "county": rating.county,
        "year": rating.year,
        "pack": {"id": identity.id, "version": identity.version, "sha256": identity.sha256},
        "rows": [
            {
                "code": line.row.code,
                "name": line.row.name,
                "points": line.row.points,
                "unassigned": line.unassigned or None,
                "proposed": _exact(line.proposed),
                **{column.value: _ends(line.points[column]) for column in ScoreColumn},
                "given": {column.value: _ends(ends) for column, ends in line.given.items()},
                "notes": {column.value: text for column, text in line.notes.items()},
                "contested": sorted(column.value for column in line.contested),
                "evidence": [evidence_json(one) for one in line.evidence],
                "source": line.row.origin.source,
            }
            for line in rating.lines
        ],
        "vetoes": [
            {
                "code": one.row.code,
                "name": one.row.name,
                "suggested": one.is_suggested,
                **{column.value: one.ticks[column] for column in ScoreColumn},
                "evidence": [evidence_json(found) for found in one.evidence],
            }
            for one in rating.vetoes
        ],
        "facts": facts_json(rating),
        "progress": _progress(rating),
        **standings_json(rating),
    }


def facts_json(rating: "Rating") -> Json:
    """Return its facts."""
    from renodesk.services.rating.words import value_text

    return [
        {
            "name": one.fact.name,
            "value": value_text(one.value, one.fact.type) or None,
            "written": value_text(one.written, one.fact.type) or None,
            "counted": _exact(one.told.value) if one.told is not None else None,
            "from": one.told.code if one.told is not None else None,
        }
        for one in rating.facts
    ]


def standings_json(rating: "Rating") -> Mapping[str, Json]:
    """Return what its columns come to."""
    return {
        "standings": {
            column.value: {
                "points": _ends(one.total),
                "bonus": _exact(one.bonus),
                "grades": [grade.name for grade in one.grades],
                "open_rows": one.open_rows,
                "open_vetoes": one.open_vetoes,
                "vetoed_by": [row.code for row in one.vetoed_by],
            }
            for column, one in rating.standings.items()
        }
    }


def _ends(ends: Ends) -> Json:
    """Return both ends as exact text; a script must not read 20/3 as a double."""
    return [write_number(one) for one in ends]


def _exact(number: Fraction | None) -> Json:
    return None if number is None else write_number(number)


def evidence_json(one: "Evidence") -> Json:
    """Return a piece of evidence."""
    return {
        "key": one.key,
        "text": one.text,
        "file": one.file or None,
        "sha256": one.sha256 or None,
        "by": one.by,
        "at": one.at,
    }


def _progress(rating: "Rating") -> Json:
    found = rating.progress
    if found is None:
        return None
    return {
        "total": _exact(found.total),
        "known": found.known,
        "by_procedure": found.by_procedure,
        "years": [
            {"year": one.year, "started": one.started, "finished": one.finished} for one in found.years
        ],
        "targets": [
            {
                "step": one.target.step,
                "measure": one.target.measure,
                "task_year": one.target.task_year,
                "due": one.target.due.isoformat(),
                "wanted": _exact(one.target.share),
                "reached": one.reached,
                "of": _exact(one.of),
                "met": one.is_met,
            }
            for one in found.targets
        ],
    }
