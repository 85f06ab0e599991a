"""Results by building: read off where somebody lives, and never of so few that one of them is known."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.questionnaire import Phase
from renodesk.domain.telling_apart import told_apart
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.exchange import open_bundle, write_bundle
from renodesk.services.questionnaires import FormActs, FormBook, NewForm, Way
from renodesk.services.questionnaires.building_words import building_lines
from renodesk.services.questionnaires.by_building import building_in, by_building
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession


def ask(session: EstateSession, building: str, count: int, said: str) -> None:
    """Keep forms of a building, all with the same answer to two questions."""
    forms = [
        NewForm(answers={"QP8": f"{building}1单元{n}层", "QS1": (said,), "QA2": ("2",)}) for n in range(count)
    ]
    FormActs(session, Phase.BEFORE).keep_many(forms, Way.PAPER, "t")


@pytest.mark.parametrize(
    ("address", "building"),
    [
        ("1号楼2单元5层", "1号楼"),
        ("2-1-301", "2号楼"),
        ("二号楼一单元", "2号楼"),
        ("槐安里小区２栋", "2号楼"),
        ("2", "2号楼"),
        ("12号楼", None),
        ("我家在三层", None),
        ("", None),
    ],
)
def test_an_address_names_its_registered_building(
    session: EstateSession, address: str, building: str | None
) -> None:
    found = building_in(session.survey, address)
    assert (found.name if found else None) == building


def test_a_building_with_enough_forms_is_told_and_small_ones_are_told_together(
    session: EstateSession,
) -> None:
    RegisterService(session).add_building("3号楼", units=1, fields={"households": "24"})
    ask(session, "1号楼", 7, "4")
    ask(session, "2号楼", 3, "2")
    ask(session, "3号楼", 2, "2")
    FormActs(session, Phase.BEFORE).keep(NewForm(answers={"QS1": ("5",)}))
    told = by_building(FormBook(session, Phase.BEFORE))
    assert [([one.name for one in voice.buildings], voice.forms) for voice in told.voices] == [
        (["1号楼"], 7),
        (["2号楼", "3号楼"], 5),
    ]
    assert (told.known, told.counted) == (12, 13)
    assert list(building_lines(told, 6, "zh")) == [
        "13 份里 12 份知道住哪一栋；不足 5 份的楼合在一起，不单独说。",
        "1号楼  7 份",
        "    QS1 满意 7 份，100 %",
        "    最不满意：QA2 您对楼道安全满意吗？ 30",
        "2号楼、3号楼（合在一起）  5 份，样本太少",
        "    QS1 满意 0 份，0 %",
        "    最不满意：QA2 您对楼道安全满意吗？ 30",
    ]


def test_a_version_that_does_not_mark_where_somebody_lives_is_said_to_be_the_reason(
    session: EstateSession, tmp_path: Path
) -> None:
    packs = tmp_path / "forms"
    shutil.copytree(forms_dir() / "questionnaire", packs / "questionnaire")
    for name, old, new in (("pack.toml", 'version = "2"', 'version = "1"'), ("questions.csv", "; place", "")):
        file = packs / "questionnaire" / name
        file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    session.environment = replace(session.environment, forms_folder=packs)
    ask(session, "1号楼", 7, "4")
    told = by_building(FormBook(session, Phase.BEFORE))
    assert (told.unmarked, told.voices) == ("1", ())
    assert "第 1 版问卷" in "".join(building_lines(told, 6, "zh"))


def test_one_small_building_is_not_read_off_the_sum_of_all() -> None:
    assert told_apart({"1": 9, "2": 6, "3": 2}) == (("1",), ("2", "3"))
    assert told_apart({"1": 9, "2": 6}) == (("1",), ("2",))
    assert told_apart({"1": 3, "2": 1}) == ()
    assert told_apart({"1": 3, "2": 2, "3": 0}) == (("1", "2"),)
    assert told_apart({"1": 4, "2": 8}) == (("1", "2"),)


def test_who_gets_no_personal_values_is_told_nothing_by_building(
    session: EstateSession, tmp_path: Path
) -> None:
    ask(session, "1号楼", 7, "4")
    write_bundle(session, tmp_path / "a.zip")
    yi = Author(person="乙", device="d-2")
    with open_bundle(tmp_path / "a.zip", tmp_path / "b.reno", yi, Environment()) as other:
        told = by_building(FormBook(other, Phase.BEFORE))
    assert (told.known, told.counted, told.voices) == (0, 7, ())
