"""What taking something from a colleague will do, told beforehand: from a bundle and from an estate file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.domain.vocabulary import about_place
from renodesk.errors import NotAnEstateFile, OtherEstate
from renodesk.services.answers import Answers
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.giving import give, proposed_name
from renodesk.services.photos import Photos
from renodesk.services.receiving import Preview, contents, preview
from renodesk.services.receiving_words import told
from renodesk.services.register import RegisterService
from renodesk.services.remarks import Remarks
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")
ENTRANCE, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")


def grade(session: EstateSession, place: Place, number: int) -> None:
    """Give an item a grade."""
    Answers(session).record("E2.2", place, Observation(grade=Fraction(number)))


@pytest.fixture
def colleague(session: EstateSession, tmp_path: Path) -> Iterator[EstateSession]:
    """Return 乙's own copy of the estate, begun after 甲 graded both entrances."""
    grade(session, ENTRANCE, 4)
    grade(session, SECOND, 4)
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as theirs:
        yield theirs


@pytest.fixture
def theirs(colleague: EstateSession, session: EstateSession, tmp_path: Path) -> Path:
    """Return 乙's bundle: one answer changed, one written apart from 甲, new things of each kind."""
    Image.new("RGB", (640, 480), "red").save(tmp_path / "a.jpg", "JPEG")
    grade(colleague, ENTRANCE, 2)
    grade(colleague, SECOND, 1)
    grade(session, SECOND, 3)
    Answers(colleague).record("B4.1", ESTATE, Observation(grade=Fraction(5)))
    RegisterService(colleague).add_building("5号楼", units=1)
    Photos(colleague).add([tmp_path / "a.jpg"], item="E2.2", place=ENTRANCE)
    Remarks(colleague).add(about_place(ENTRANCE), "补拍北立面")
    Rounds(colleague).seal("done")
    Rounds(colleague).new("2027")
    write_bundle(colleague, tmp_path / "theirs.zip", organization="甲院")
    return tmp_path / "theirs.zip"


def look(session: EstateSession, path: Path) -> Preview:
    """Return the preview, after checking that looking changed nothing."""
    before = session.file.ranges(), sum(1 for _ in session.file.photos()), list(session.file.contested())
    found = preview(session, path, "zh")
    after = session.file.ranges(), sum(1 for _ in session.file.photos()), list(session.file.contested())
    assert before == after
    return found


@pytest.mark.parametrize("as_file", [False, True])
def test_everything_that_will_happen_is_told_and_then_happens(
    session: EstateSession, theirs: Path, tmp_path: Path, as_file: bool
) -> None:
    found = look(session, tmp_path / "乙.reno" if as_file else theirs)
    assert (found.is_bundle, found.organization) == (not as_file, "" if as_file else "甲院")
    assert dict(found.persons).keys() == {"乙"}
    assert found.new == {"answer": 1, "place": 2, "remark": 1, "round": 1}
    assert (found.new_photos, found.rounds, found.packs, found.gaps) == (1, ("2027",), (), "")
    (contest,) = found.contested
    assert (contest.item, contest.place) == ("E2.2", SECOND)
    assert contest.mine[0].lines[0].startswith("3　")
    assert contest.theirs[0].lines[0].startswith("1　")
    changed = {(one.item, one.place): one for one in found.changed}
    assert changed["E2.2", ENTRANCE].mine[0].lines[0].startswith("4　")
    assert changed["E2.2", ENTRANCE].theirs[0].lines[0].startswith("2　")
    merged = merge_bundle(session, tmp_path / "乙.reno" if as_file else theirs)
    assert merged.new_changes == found.new_changes
    assert merged.new_photos == found.new_photos
    assert len(merged.contested) == len(Contests(session, "zh").listing()) == 1
    assert look(session, theirs).brings_nothing


def test_it_is_told_in_sentences_of_both_languages(session: EstateSession, theirs: Path) -> None:
    found = look(session, theirs)
    chinese, english = (" ".join(told(found, language, "今天")) for language in ("zh", "en"))
    for words in (
        "乙",
        "甲院",
        "待裁定 1 处",
        "楼栋和单元 2 处",
        "照片 1 张",
        "2027",
        "没有签名",
        "不带个人信息",
    ):
        assert words in chinese
    assert "Unsigned" in english


def test_a_bundle_of_another_estate_is_refused_with_both_names(
    session: EstateSession, tmp_path: Path
) -> None:
    with EstateSession.create(tmp_path / "和平里.reno", "和平里", YI, Environment()) as other:
        write_bundle(other, tmp_path / "other.zip")
    for path in (tmp_path / "other.zip", tmp_path / "和平里.reno"):
        with pytest.raises(OtherEstate) as refused:
            preview(session, path, "zh")
        assert (refused.value.facts["ours"], refused.value.facts["theirs"]) == ("槐安里", "和平里")


def test_what_a_new_file_will_hold_is_told_before_there_is_one(
    session: EstateSession, theirs: Path, tmp_path: Path
) -> None:
    merge_bundle(session, theirs)
    write_bundle(session, tmp_path / "both.zip")
    before = sorted(tmp_path.iterdir())
    found = contents(tmp_path / "both.zip", YI, Environment())
    assert sorted(tmp_path.iterdir()) == before
    assert (found.estate, len(found.packs), len(found.contested), found.changed) == ("槐安里", 3, 1, ())
    assert dict(found.persons).keys() == {"甲", "乙"}
    with open_bundle(tmp_path / "both.zip", tmp_path / "new.reno", YI, Environment()) as made:
        assert sum(1 for _ in made.file.changes()) == found.new_changes
        assert (
            len(made.survey.buildings) + sum(len(one.units) for one in made.survey.buildings)
            == (found.new["place"])
        )


def test_a_database_of_something_else_is_no_estate(session: EstateSession, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.reno")) as made:
        made.execute("CREATE TABLE t (a)")
    with pytest.raises(NotAnEstateFile):
        preview(session, tmp_path / "other.reno", "zh")


def test_what_is_given_has_a_name_is_read_back_and_counted(session: EstateSession, tmp_path: Path) -> None:
    Image.new("RGB", (640, 480), "red").save(tmp_path / "a.jpg", "JPEG")
    Photos(session).add([tmp_path / "a.jpg"])
    out = tmp_path / proposed_name(session, "zh")
    assert out.name.startswith("槐安里-改造前体检-甲-20")
    steps: list[str] = []
    given = give(session, out, lambda step, _: steps.append(step))
    assert (given.photos, given.lacking, given.papers, given.packs) == (1, 0, 3, 3)
    assert given.bytes == out.stat().st_size
    assert "bundle_verifying" in steps
