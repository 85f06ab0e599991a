"""What the index says of an estate's project: its state in the reserve, its plan, and what that costs."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import BigInteger, Column, Integer, String

from renodesk.domain.plan_quality import Ends, PlanFacts, facts_from, facts_json
from renodesk.estates.assessing import Assessment
from renodesk.office.index.exact import number_of, text_of
from renodesk.storage.estate_file import EstateFile


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectRow:
    """Where a project stands and what its plan holds; costs are in fen, None where nothing has a price.

    `plan` is "" (nobody planned), `draft` or `adopted`. `completeness` and `targetedness` are both ends in
    0 to 100, None without a plan; they were weighed by the ranking pack of the digest `weighed_by`, and
    `counts` is the text of what they come from. `missing` counts what the project's file does not hold.
    """

    state: str = ""
    year: int = 0
    missing: int = 0
    plan: str = ""
    measures: int = 0
    unpriced: int = 0
    cost_low: int | None = None
    cost: int | None = None
    cost_high: int | None = None
    is_example: bool = False
    floor_area: Fraction | None = None
    counts: str = ""
    completeness: Ends | None = None
    targetedness: Ends | None = None
    weighed_by: str = ""

    @property
    def facts(self) -> PlanFacts:
        """Return the counts of its plan; nothing where nobody planned."""
        try:
            return facts_from(json.loads(self.counts)) if self.counts else {}
        except ValueError:
            return {}


def counts_text(facts: PlanFacts) -> str:
    """Return counts of a plan as they stand in a column."""
    return json.dumps(facts_json(facts), sort_keys=True)


ProjectOf = Callable[[EstateFile, Assessment], ProjectRow]
"""Reads a project from an estate file and its assessment."""


def no_project(_: EstateFile, __: Assessment) -> ProjectRow:
    """Say nothing of any project."""
    return ProjectRow()


def columns() -> tuple[Column[object], ...]:
    """Return the columns of `estate` that hold a project."""
    whole, text = Integer(), String()
    return (
        Column("state", text),
        Column("plan_year", whole),
        Column("missing", whole),
        Column("plan", text),
        Column("measures", whole),
        Column("unpriced", whole),
        Column("cost_low", BigInteger()),
        Column("cost", BigInteger()),
        Column("cost_high", BigInteger()),
        Column("example_prices", whole),
        Column("floor_area", text),
        Column("plan_facts", text),
        Column("complete_low", text),
        Column("complete_high", text),
        Column("targeted_low", text),
        Column("targeted_high", text),
        Column("weighed_by", text),
    )


def project_values(row: ProjectRow) -> dict[str, object]:
    """Return a project by its columns."""
    complete, targeted = row.completeness or (None, None), row.targetedness or (None, None)
    return {
        "state": row.state or None,
        "plan_year": row.year or None,
        "missing": row.missing,
        "plan": row.plan or None,
        "measures": row.measures,
        "unpriced": row.unpriced,
        "cost_low": row.cost_low,
        "cost": row.cost,
        "cost_high": row.cost_high,
        "example_prices": int(row.is_example),
        "floor_area": text_of(row.floor_area),
        "plan_facts": row.counts or None,
        "complete_low": text_of(complete[0]),
        "complete_high": text_of(complete[1]),
        "targeted_low": text_of(targeted[0]),
        "targeted_high": text_of(targeted[1]),
        "weighed_by": row.weighed_by or None,
    }


def project_from(values: Mapping[str, object]) -> ProjectRow:
    """Return what the columns say; one shared value where they say nothing."""
    if not values["state"] and not values["plan"] and not values["floor_area"]:
        return NO_PROJECT
    return ProjectRow(
        state=str(values["state"] or ""),
        year=_whole(values["plan_year"]) or 0,
        missing=_whole(values["missing"]) or 0,
        plan=str(values["plan"] or ""),
        measures=_whole(values["measures"]) or 0,
        unpriced=_whole(values["unpriced"]) or 0,
        cost_low=_whole(values["cost_low"]),
        cost=_whole(values["cost"]),
        cost_high=_whole(values["cost_high"]),
        is_example=bool(values["example_prices"]),
        floor_area=number_of(values["floor_area"]),
        counts=str(values["plan_facts"] or ""),
        completeness=_ends(values["complete_low"], values["complete_high"]),
        targetedness=_ends(values["targeted_low"], values["targeted_high"]),
        weighed_by=str(values["weighed_by"] or ""),
    )


NO_PROJECT = ProjectRow()


def _ends(low: object, high: object) -> Ends | None:
    ends = (number_of(low), number_of(high))
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _whole(value: object) -> int | None:
    return int(str(value)) if value is not None else None
