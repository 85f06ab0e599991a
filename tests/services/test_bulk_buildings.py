"""Many buildings in one line and one act."""

import pytest

from renodesk.domain.places import Place
from renodesk.errors import WrongUsage
from renodesk.services.bulk_buildings import add_buildings, read_line
from renodesk.services.history import History
from renodesk.services.session import EstateSession


@pytest.mark.parametrize(
    ("text", "names", "units", "fields"),
    [
        ("1–3号楼，6层，4单元", ["1号楼", "2号楼", "3号楼"], 4, {"floors": 6}),
        ("１－２号楼", ["1号楼", "2号楼"], 0, {}),
        ("1号楼至3号楼 各2个单元", ["1号楼", "2号楼", "3号楼"], 2, {}),
        ("1、3、5号楼，24户", ["1号楼", "3号楼", "5号楼"], 0, {"households": 24}),
        ("A1-A3栋 1985年建", ["A1栋", "A2栋", "A3栋"], 0, {"built_year": 1985}),
        ("甲楼,乙楼", ["甲楼", "乙楼"], 0, {}),
        ("7", ["7号楼"], 0, {}),
        ("2号楼 2号楼", ["2号楼"], 0, {}),
    ],
)
def test_a_line_means_what_one_says(text: str, names: list[str], units: int, fields: dict[str, int]) -> None:
    line = read_line(text)
    assert (list(line.names), line.units, line.fields) == (names, units, fields)


@pytest.mark.parametrize("text", ["", "，", "6层，4单元", "12–1号楼", "A1-B3", "1-9999号楼", "1号楼 99单元"])
def test_a_line_nobody_could_mean_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        read_line(text)


def test_all_of_a_line_is_one_act_and_what_is_there_stays(session: EstateSession) -> None:
    added = add_buildings(session, read_line("1–12号楼，6层，4单元"))
    assert added.there == ("1号楼", "2号楼")
    assert len(added.made) == 10
    assert len(session.survey.buildings) == 12
    assert session.has(Place(building="12", unit="4"))
    assert len(session.survey.buildings[0].units) == 2
    assert session.fields.number(Place(building="12"), "floors") == 6
    History(session).undo()
    assert [building.name for building in session.survey.buildings] == ["1号楼", "2号楼"]


def test_the_order_is_that_of_the_numbers(session: EstateSession) -> None:
    add_buildings(session, read_line("9-11号楼"))
    names = [building.name for building in session.survey.buildings]
    assert names == ["1号楼", "2号楼", "9号楼", "10号楼", "11号楼"]
