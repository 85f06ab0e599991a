"""A round moved to newer packs: a table first, then one act that drops nothing."""

import re
import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image

from renodesk.domain.changes import Author, CellState
from renodesk.domain.migration import Fate
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.domain.vocabulary import ENTITIES, about_answer
from renodesk.errors import NothingToMigrate, PackVersionUnknown
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.last_round import LastRound
from renodesk.services.pack_migration import MigrationTable, PackMigration
from renodesk.services.pack_migration_words import MigrationWords
from renodesk.services.photos import Photos
from renodesk.services.planning.planner import Planner
from renodesk.services.remarks import Remarks
from renodesk.services.round_comparing import RoundComparing
from renodesk.services.session import EstateSession

BARE = BundleWish(papers=False)
YI = Author(person="乙", device="d-2")
BUILDING, ENTRANCE, SECOND = Place(building="1"), Place(building="1", unit="1"), Place(building="1", unit="2")


RENAMED = '\n[renamed]\n"B4.1" = "B4.9"\n"A1.1:crack_mm" = "crack_width"\n'


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return packs in which B4.1 is called B4.9, a box of A1.1 otherwise, and E3.2 and a box are replaced."""
    folder = Path(shutil.copytree(forms_dir(), tmp_path_factory.mktemp("packs") / "forms"))
    for path in (*folder.rglob("*.csv"), folder / "liveability" / "pack.toml"):
        text = path.read_text("utf-8-sig")
        text = re.sub(r"\bB4\.1\b", "B4.9", text)
        text = re.sub(r"\bE3\.2\b", "E3.9", text)
        text = text.replace("crack_mm", "crack_width").replace("piled", "heaps")
        path.write_text(text, "utf-8")
    for name, before, after in (("liveability", 1, 2), ("checklist36", 1, 2), ("register", 3, 4)):
        described = folder / name / "pack.toml"
        text = described.read_text("utf-8").replace(f'version = "{before}"', f'version = "{after}"')
        described.write_text(text + (RENAMED if name == "liveability" else ""), "utf-8")
    return folder


@pytest.fixture
def surveyed(session: EstateSession, tmp_path: Path) -> EstateSession:
    """Return an estate with answers of every kind that a move meets, photos, remarks and a plan."""
    Image.new("RGB", (64, 48), "red").save(tmp_path / "a.jpg", "JPEG")
    answers = Answers(session)
    answers.record("B4.1", ESTATE, Observation(grade=Fraction(4)))
    answers.set_note("B4.1", ESTATE, "北侧缺树")
    answers.record("A1.1", BUILDING, Observation(grade=Fraction(3), inputs={"crack_mm": Fraction(2)}))
    inputs = {"piled": Fraction(5), "ebikes": Fraction(2)}
    answers.record("E2.2", ENTRANCE, Observation(grade=Fraction(2), inputs=inputs))
    answers.record("E3.2", BUILDING, Observation(grade=Fraction(4)))
    ChecklistService(session).record("B-M1", BUILDING, CheckRecord(status="need"))
    Photos(session).add([tmp_path / "a.jpg"], item="B4.1", place=ESTATE)
    Remarks(session).add(about_answer("B4.1", ESTATE), "补拍")
    Planner(session, "main").add("补种行道树", "other", ESTATE, 100_00)
    return session


def moving(session: EstateSession, newer: Path) -> MigrationTable:
    """Return the table of moving to the newer packs."""
    return PackMigration(session).table(folder=newer)


def cells_of(session: EstateSession, round_key: str) -> list[CellState]:
    """Return the cells of a round's own keys."""
    found = (state for entity in ENTITIES for state in session.file.states(entity))
    return [one for one in found if one.cell.key.partition("/")[0] == round_key and one.value is not None]


def test_the_table_names_every_fate_and_looking_changes_nothing(surveyed: EstateSession, newer: Path) -> None:
    before = surveyed.file.ranges()
    table = moving(surveyed, newer)
    assert surveyed.file.ranges() == before
    assert (table.source, table.target, table.is_late) == ("baseline", "baseline@2", False)
    assert [(old, new) for _, old, new in table.packs] == [("1", "2"), ("1", "2"), ("3", "4")]
    fates = {one.step.source.key.split("/")[1]: one.step for one in table.moved if "/" in one.step.source.key}
    assert fates["A1.1"].fate is Fate.CONVERTED
    assert fates["A1.1"].values[0] == {"grade": 3, "inputs": {"crack_width": 2}}
    assert fates["E2.2"].left == ("piled",)
    assert fates["E2.2"].values[0] == {"grade": 2, "inputs": {"ebikes": 2}}
    assert [one.source.key for one in table.parked if one.target is None] == ["baseline/E3.2/1"]
    assert {(one.code, one.box) for one in table.asked} == {("E3.9", ""), ("E2.2", "heaps")}
    words = [(row.fate, row.what, row.place, row.why) for row in MigrationWords(surveyed, table, "zh").rows()]
    assert any(
        fate is Fate.PARKED and what.startswith("E3.2") and place == "1" for fate, what, place, _ in words
    )
    assert any("留下：堆物的层数" in why for *_, why in words)
    assert any("第 2 版" in line for line in MigrationWords(surveyed, table, "zh").head())


def test_the_round_is_moved_in_one_act_that_drops_nothing_and_is_taken_back_at_once(
    surveyed: EstateSession, newer: Path
) -> None:
    old = cells_of(surveyed, "baseline")
    total = surveyed.scores.total
    table = moving(surveyed, newer)
    PackMigration(surveyed).migrate(table)
    assert cells_of(surveyed, "baseline") == old
    assert surveyed.round == "baseline@2"
    assert surveyed.forms.tree.identity.version == "2"
    assert surveyed.scores.answers["B4.9", ESTATE].value == 4
    assert surveyed.scores.total == table.after
    (photo,) = surveyed.photo_rows.rows("baseline@2")
    assert (photo.item, photo.place) == ("B4.9", ESTATE)
    (remark,) = Remarks(surveyed).rows()
    assert (remark.item, remark.text) == ("B4.9", "补拍")
    assert any(line.title == "补种行道树" for line in Planner(surveyed, "main").lines())
    assert RoundComparing(surveyed).earlier() == ()
    assert LastRound(surveyed).key == ""
    with pytest.raises(NothingToMigrate):
        moving(surveyed, newer)
    History(surveyed).undo()
    assert (surveyed.round, surveyed.scores.total) == ("baseline", total)
    assert cells_of(surveyed, "baseline") == old
    History(surveyed).redo()
    assert (surveyed.round, surveyed.scores.total) == ("baseline@2", table.after)


def test_a_move_taken_back_can_be_made_again(surveyed: EstateSession, newer: Path) -> None:
    PackMigration(surveyed).migrate(moving(surveyed, newer))
    after = surveyed.scores.total
    History(surveyed).undo()
    PackMigration(surveyed).migrate(moving(surveyed, newer))
    assert surveyed.scores.total == after
    assert surveyed.scores.answers["B4.9", ESTATE].value == 4


def test_what_comes_later_in_the_edition_before_follows_and_both_sides_are_kept(
    surveyed: EstateSession, newer: Path, tmp_path: Path
) -> None:
    write_bundle(surveyed, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        for place, grade in ((ENTRANCE, 1), (SECOND, 5)):
            Answers(other).record("E2.2", place, Observation(grade=Fraction(grade)))
        Answers(other).record("A1.1", BUILDING, Observation(grade=Fraction(5)))
        write_bundle(other, tmp_path / "乙.zip", wish=BARE)
        PackMigration(surveyed).migrate(moving(surveyed, newer))
        Answers(surveyed).record("A1.1", BUILDING, Observation(grade=Fraction(2)))
        merge_bundle(surveyed, tmp_path / "乙.zip")
        assert surveyed.round == "baseline@2"
        late = moving(surveyed, newer)
        assert (late.is_late, late.source) == (True, "baseline")
        assert {(one.step.source.key, one.is_contest) for one in late.moved} == {
            ("baseline/E2.2/1/1", False),
            ("baseline/E2.2/1/2", False),
            ("baseline/A1.1/1", True),
        }
        PackMigration(surveyed).migrate(late)
        assert surveyed.scores.answers["E2.2", SECOND].value == 5
        (contest,) = [
            one for one in Contests(surveyed, "zh").listing() if one.cell.key.startswith("baseline@2")
        ]
        assert {claim.lines[0][0] for claim in contest.claims} == {"2", "5"}
        with pytest.raises(NothingToMigrate):
            moving(surveyed, newer)


def test_two_laptops_that_move_apart_agree(surveyed: EstateSession, newer: Path, tmp_path: Path) -> None:
    write_bundle(surveyed, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        for one in (surveyed, other):
            PackMigration(one).migrate(moving(one, newer))
        for number, (source, target) in enumerate(((surveyed, other), (other, surveyed))):
            write_bundle(source, tmp_path / f"{number}.zip", wish=BARE)
            merge_bundle(target, tmp_path / f"{number}.zip")
        assert Contests(surveyed, "zh").listing() == ()
        assert cells_of(surveyed, "baseline@2") == cells_of(other, "baseline@2")
        assert len(surveyed.photo_rows.rows("baseline@2")) == 1


def test_a_contested_answer_goes_over_contested(surveyed: EstateSession, newer: Path, tmp_path: Path) -> None:
    write_bundle(surveyed, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        Answers(other).record("B4.1", ESTATE, Observation(grade=Fraction(1)))
        write_bundle(other, tmp_path / "乙.zip", wish=BARE)
    Answers(surveyed).record("B4.1", ESTATE, Observation(grade=Fraction(5)))
    merge_bundle(surveyed, tmp_path / "乙.zip")
    PackMigration(surveyed).migrate(moving(surveyed, newer))
    score = surveyed.scores.answers["B4.9", ESTATE]
    assert score.is_contested
    History(surveyed).undo()
    assert surveyed.scores.answers["B4.1", ESTATE].is_contested


def test_a_version_nobody_has_is_refused_and_one_that_came_with_a_bundle_is_found(
    surveyed: EstateSession, newer: Path, tmp_path: Path
) -> None:
    with pytest.raises(PackVersionUnknown) as refused:
        PackMigration(surveyed).table(["7"])
    assert "liveability=1" in str(refused.value.facts["known"])
    with pytest.raises(NothingToMigrate):
        PackMigration(surveyed).table()
    write_bundle(surveyed, tmp_path / "first.zip", wish=BARE)
    with open_bundle(tmp_path / "first.zip", tmp_path / "乙.reno", YI, Environment()) as other:
        PackMigration(other).migrate(moving(other, newer))
        write_bundle(other, tmp_path / "乙.zip", wish=BARE)
    merge_bundle(surveyed, tmp_path / "乙.zip")
    assert surveyed.round == "baseline@2"
