"""One estate, several programs: who has it, who reads, and packs that change meanwhile."""

import shutil
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord, Observation
from renodesk.errors import EstateInUse, PackFaulty, ReadOnly, RenodeskError
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.checklist import ChecklistService
from renodesk.services.diagnosis import scores_json
from renodesk.services.environment import Environment
from renodesk.services.history import History
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")


def test_the_second_is_told_who_has_it(session: EstateSession) -> None:
    with pytest.raises(EstateInUse) as told:
        EstateSession.open(session.path, YI, Environment())
    assert (told.value.facts["person"], told.value.facts["device"]) == ("甲", "d-1")


def test_the_second_reads_what_the_first_writes_and_changes_nothing(session: EstateSession) -> None:
    Answers(session).record("B4.1", ESTATE, Observation(grade=4))
    with EstateSession.open(session.path, YI, Environment(), read_only=True) as second:
        assert second.is_read_only
        assert scores_json(second, "zh") == scores_json(session, "zh")
        log = len(list(session.file.changes()))
        for act in (
            lambda: Answers(second).record("B4.1", ESTATE, Observation(grade=1)),
            lambda: ChecklistService(second).record("P-M2", ESTATE, CheckRecord(status="need")),
            lambda: RegisterService(second).add_building("9"),
            lambda: Photos(second).add([session.path]),
            lambda: Rounds(second).seal("x"),
            lambda: Rounds(second).new("2027"),
            lambda: History(second).undo(),
        ):
            with pytest.raises(ReadOnly):
                act()
        assert len(list(session.file.changes())) == log


def test_a_file_is_free_again_when_the_first_closes(file: Path) -> None:
    for author in (Author(person="甲", device="d-1"), YI):
        with EstateSession.open(file, author, Environment()) as opened:
            Answers(opened).set_note("B4.1", ESTATE, author.person)
    with EstateSession.open(file, YI, Environment(), read_only=True) as opened:
        assert Answers(opened).card("B4.1", ESTATE).note == "乙"


def other_packs(folder: Path) -> Environment:
    """Return an environment whose packs give A2.2 no more than 90 points."""
    shutil.copytree(forms_dir(), folder / "forms")
    items = folder / "forms" / "liveability" / "items.csv"
    text = items.read_text(encoding="utf-8-sig")
    assert "loose_m2" in text
    items.write_text(
        text.replace("le:0=100|lt:10=60|le:30=30|else=0", "le:0=90|lt:10=60|le:30=30|else=0"), "utf-8"
    )
    return Environment(forms_folder=folder / "forms")


def test_a_survey_stays_with_the_packs_it_began_with(file: Path, tmp_path: Path) -> None:
    place = Place(building="1")
    with EstateSession.open(file, YI, Environment()) as session:
        Answers(session).record("A2.2", place, Observation(inputs={"loose_m2": 0}))
        before = scores_json(session, "zh")
    changed = other_packs(tmp_path)
    with EstateSession.open(file, YI, changed) as session:
        assert scores_json(session, "zh") == before
        assert Answers(session).card("A2.2", place).score.score == 100
        Rounds(session).new("2027")
        Answers(session).record("A2.2", place, Observation(inputs={"loose_m2": 0}))
        assert Answers(session).card("A2.2", place).score.score == 90
    with EstateSession.open(file, YI, Environment()) as session:
        assert (session.round, Answers(session).card("A2.2", place).score.score) == ("2027", 90)


def test_packs_that_vanish_or_break_do_not_touch_an_open_survey(file: Path, tmp_path: Path) -> None:
    (tmp_path / "no forms").mkdir()
    (tmp_path / "broken" / "liveability").mkdir(parents=True)
    (tmp_path / "broken" / "liveability" / "pack.toml").write_text("id = ")
    for folder in ("no forms", "broken"):
        with EstateSession.open(file, YI, Environment(forms_folder=tmp_path / folder)) as session:
            assert session.forms.tree.items
            log = len(list(session.file.changes()))
            with pytest.raises(RenodeskError):
                Rounds(session).new("2027")
            assert len(list(session.file.changes())) == log
            assert session.round == "baseline"


def test_an_estate_is_not_made_from_broken_packs(tmp_path: Path) -> None:
    shutil.copytree(forms_dir(), tmp_path / "forms")
    (tmp_path / "forms" / "register" / "fields.csv").write_text("nonsense\n")
    with pytest.raises(PackFaulty):
        EstateSession.create(tmp_path / "a.reno", "x", YI, Environment(forms_folder=tmp_path / "forms"))
    assert not (tmp_path / "a.reno").exists()
