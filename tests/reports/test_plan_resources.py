"""Idle space in the plan document: what would serve a shortfall, as a resource and never as works."""

from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.reports.blocks import Heading, Table
from renodesk.reports.plan_sections.resources import resources
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.reporting.plan.maker import plan_snapshot_of
from renodesk.services.session import EstateSession


@pytest.fixture
def idle(tmp_path: Path) -> EstateSession:
    """Return an estate with 150 ㎡ of idle rooms and no health station near."""
    session = EstateSession.create(
        tmp_path / "a.reno", "槐安里", Author(person="甲", device="d"), Environment()
    )
    inputs = {"idle_room_m2": 150, "idle_ground_m2": 0, "room_m2": 300, "ground_m2": 400}
    observed = Observation(inputs={name: Fraction(value) for name, value in inputs.items()})
    answers = Answers(session)
    answers.record("B1.1", ESTATE, observed, note="旧锅炉房")
    far = {"dist_m": Fraction(1500), "fac_m2": Fraction(0)}
    answers.record("D3.1", ESTATE, Observation(grade=Fraction(1), inputs=far))
    return session


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "可用的存量资源"), ("en", "Idle space that could be used")]
)
def test_what_serves_a_shortfall_is_listed_with_its_size_and_note(
    idle: EstateSession, language: str, title: str
) -> None:
    heading, _, table = resources(plan_snapshot_of(idle, "en" if language == "en" else "zh"))
    assert isinstance(heading, Heading)
    assert heading.text == title
    assert isinstance(table, Table)
    rows = [[cell.text for cell in row] for row in table.rows]
    unit = "m²" if language == "en" else "㎡"
    assert (rows[0][1], rows[0][3].split()[0]) == (f"150 {unit}", "D3.1")
    assert rows[1][2] == "旧锅炉房"
    assert (rows[2][1], rows[2][2]) == (f"0 {unit}", "—")
    idle.close()
