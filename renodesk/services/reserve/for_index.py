"""What the index repeats of an estate's project, read from its file."""

from dataclasses import replace
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Author
from renodesk.domain.plan_quality import PlanFacts
from renodesk.domain.ranking import RankedBy
from renodesk.errors import PackFaulty, RankingMissing, ReserveMissing
from renodesk.office.index.project import NO_PROJECT, ProjectRow, counts_text
from renodesk.services.environment import Environment
from renodesk.services.planning.in_force import plan_in_force
from renodesk.services.planning.lines import PlanLines
from renodesk.services.planning.money import PlanMoneys
from renodesk.services.planning.quality import plan_facts
from renodesk.services.ranking_weights import weights_in_use
from renodesk.services.reserve.packs import reserve_in_use
from renodesk.services.reserve.reading import project_of
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

_SPEAK = ("project", "alternative", "measure")


def read_project(file: EstateFile, packs_folder: Path) -> ProjectRow:
    """Return the project of an estate; nothing is read where nobody planned and nobody entered it.

    A pack of weights or of the reserve that cannot be read keeps no bundle out: what it would say is empty.
    """
    if not any(True for entity in _SPEAK for _ in file.states(entity)):
        return NO_PROJECT
    environment = Environment(forms_folder=packs_folder)
    session = EstateSession(file, Author(person="office", device=""), environment)
    return _standing(session, _planned(session))


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


def _planned(session: EstateSession) -> ProjectRow:
    plan = plan_in_force(session)
    if plan is None:
        return NO_PROJECT
    lines = PlanLines(session, plan.key).lines()
    money = PlanMoneys(session).of(lines)
    chosen = [line for line in lines if line.is_chosen]
    row = ProjectRow(plan="adopted" if plan.is_adopted else "draft", measures=len(chosen))
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
