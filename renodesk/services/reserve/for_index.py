"""What the index repeats of an estate's project, read from its file."""

from dataclasses import replace

from renodesk.domain import vocabulary
from renodesk.domain.plan_quality import PlanFacts
from renodesk.domain.ranking import RankedBy
from renodesk.errors import PackFaulty, RankingMissing, ReserveMissing
from renodesk.estates.assessing import Assessment
from renodesk.office.index.project import NO_PROJECT, ProjectOf, ProjectRow, counts_text
from renodesk.services.environment import Environment
from renodesk.services.plan_reading import PlanRead, PlanReading
from renodesk.services.planning.quality import plan_facts
from renodesk.services.ranking_weights import weights_in_use
from renodesk.services.reserve.packs import reserve_in_use
from renodesk.services.reserve.reading import project_of
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile


def project_reader(reading: PlanReading) -> ProjectOf:
    """Return what reads the project of an estate; of one nobody planned or entered nothing is read.

    A pack of weights or of the reserve that cannot be read keeps no bundle out: what it would say is empty.
    """

    def project(file: EstateFile, assessment: Assessment) -> ProjectRow:
        found = reading.plan(file, assessment)
        row = _planned(reading.session(file, assessment), found) if found is not None else NO_PROJECT
        is_entered = file.state(vocabulary.project_cell("state")) is not None
        return _standing(reading.session(file, assessment), row) if is_entered else row

    return project


def _standing(session: EstateSession, row: ProjectRow) -> ProjectRow:
    if session.value(vocabulary.project_cell("state")) is None:
        return row
    try:
        project = project_of(session, reserve_in_use(session.environment))
    except (PackFaulty, ReserveMissing):
        return row
    if not project.state:
        return row
    return replace(row, state=project.state, year=project.year, missing=len(project.missing))


def _planned(session: EstateSession, found: PlanRead) -> ProjectRow:
    lines, money = found.lines, found.money
    chosen = [line for line in lines if line.is_chosen]
    row = ProjectRow(plan="adopted" if found.plan.is_adopted else "draft", measures=len(chosen))
    if money is not None:
        has_price = any(one.total is not None for one in money.by_line.values())
        total = money.total if has_price else None
        row = replace(
            row,
            unpriced=len(money.lacking),
            cost_low=total.low if total else None,
            cost=total.likely if total else None,
            cost_high=total.high if total else None,
            is_example=money.is_example,
        )
    else:
        said = [line.cost for line in chosen if line.cost is not None]
        total_said = sum(said) if said else None
        row = replace(
            row,
            unpriced=len(chosen) - len(said),
            cost_low=total_said,
            cost=total_said,
            cost_high=total_said,
        )
    return weighed(row, plan_facts(session, lines, money), session.environment)


def weighed(row: ProjectRow, facts: PlanFacts, environment: Environment) -> ProjectRow:
    """Return a project with its axes as the office weighs their parts."""
    row = replace(row, counts=counts_text(facts))
    try:
        weights = weights_in_use(environment)
    except (PackFaulty, RankingMissing):
        return row
    return replace(
        row,
        completeness=weights.of_plan(RankedBy.COMPLETENESS, facts),
        targetedness=weights.of_plan(RankedBy.TARGETEDNESS, facts),
        weighed_by=weights.identity.sha256,
    )
