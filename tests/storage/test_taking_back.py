"""Undo and redo: both write changes, neither erases one."""

from collections.abc import Callable
from typing import Any

import pytest

from renodesk.domain.changes import Cell, Change, ChangeId, Writer
from renodesk.errors import NothingToRedo, NothingToUndo

LaptopMaker = Callable[..., Any]
NAME = Cell(entity="estate", key="estate", field="name")
A_GRADE = {"grade": 4}


def test_undo_brings_back_what_was_there(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "old")
    jia.put("estate", "new")
    told = jia.file.undo()
    assert jia.value("estate") == "old"
    assert told.cells == {NAME}
    assert told.skipped == ()


def test_redo_brings_back_what_undo_took(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "old")
    jia.put("estate", "new")
    jia.file.undo()
    jia.file.redo()
    assert jia.value("estate") == "new"
    with pytest.raises(NothingToRedo):
        jia.file.redo()


def test_undo_and_redo_walk_back_and_forth_through_several_acts(laptop: LaptopMaker) -> None:
    jia = laptop()
    for name in "abc":
        jia.put("estate", name)
    seen = []
    for step in ("undo", "undo", "redo", "redo", "undo", "undo", "undo"):
        getattr(jia.file, step)()
        seen.append(jia.value("estate"))
    assert seen == ["b", "a", "b", "c", "b", "a", None]
    assert not jia.file.can_undo
    with pytest.raises(NothingToUndo):
        jia.file.undo()


def test_a_new_act_ends_what_could_be_done_again(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "a")
    jia.file.undo()
    assert jia.file.can_redo
    jia.put("estate", "b")
    assert not jia.file.can_redo


def test_undo_reaches_acts_of_an_earlier_run(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "old")
    jia.put("estate", "new")
    again = jia.reopen()
    again.file.undo()
    assert again.value("estate") == "old"


def test_nothing_is_erased_by_undo(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "a")
    before = jia.changes()
    jia.file.undo()
    assert jia.changes()[: len(before)] == before
    assert jia.changes()[-1].undoes == before[-1].id


def test_the_act_that_made_the_estate_is_not_taken_back(laptop: LaptopMaker) -> None:
    jia = laptop()
    with pytest.raises(NothingToUndo):
        jia.file.undo()
    assert jia.value("estate", field="id") == "E1"


def test_undo_never_takes_back_another_persons_act(laptop: LaptopMaker) -> None:
    jia = laptop()
    yi = laptop("yi.reno", person="乙", device="d-2")
    yi.put("estate", "by yi")
    jia.take(yi)
    with pytest.raises(NothingToUndo):
        jia.file.undo()


def test_the_same_person_on_another_device_is_somebody_else(laptop: LaptopMaker) -> None:
    jia = laptop()
    elsewhere = laptop("other.reno", person="甲", device="d-9")
    elsewhere.put("estate", "from the desktop")
    jia.take(elsewhere)
    assert not jia.file.can_undo


def test_undo_leaves_a_cell_alone_that_somebody_else_has_written_since_and_says_so(
    laptop: LaptopMaker,
) -> None:
    jia = laptop()
    with jia.file.act() as act:
        act.put(NAME, "mine")
        act.put(Cell(entity="estate", key="estate", field="address"), "my street")
    yi = laptop("yi.reno", person="乙", device="d-2")
    yi.take(jia)
    yi.put("estate", "theirs")
    jia.take(yi)
    told = jia.file.undo()
    assert told.skipped == (NAME,)
    assert jia.value("estate") == "theirs"
    assert jia.value("estate", field="address") is None


def test_undo_of_a_decision_makes_the_contest_a_contest_again(laptop: LaptopMaker) -> None:
    jia = laptop()
    yi = laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "mine")
    yi.put("estate", "theirs")
    jia.take(yi)
    (contest,) = jia.file.contested()
    with jia.file.act() as act:
        act.decide(contest, contest.heads[0].change)
    assert list(jia.file.contested()) == []
    jia.file.undo()
    (again,) = jia.file.contested()
    assert {head.change.value for head in again.heads} == {'"mine"', '"theirs"'}


def test_undo_of_a_new_building_removes_it_and_redo_brings_it_back(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    jia.file.undo()
    assert jia.value("3", "building", "removed") is True
    assert list(jia.file.contested()) == []
    jia.file.redo()
    assert jia.value("3", "building", "removed") is None
    assert jia.value("3", "building") == "3号楼"


def test_undo_of_a_removal_brings_back_what_it_hid(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    jia.put("r/i/3", A_GRADE, "answer", "observation")
    jia.remove("building", "3")
    jia.file.undo()
    assert jia.value("3", "building", "removed") is None
    assert list(jia.file.contested()) == []


def test_redo_of_a_removal_speaks_again_for_all_it_covers(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    jia.put("r/i/3", A_GRADE, "answer", "observation")
    jia.remove("building", "3")
    jia.file.undo()
    jia.file.redo()
    assert jia.value("3", "building", "removed") is True
    assert list(jia.file.contested()) == []


def test_undo_after_redo_removes_a_new_building_again_without_a_contest(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    for step in ("undo", "redo", "undo"):
        getattr(jia.file, step)()
    assert jia.value("3", "building", "removed") is True
    assert list(jia.file.contested()) == []


def test_an_act_that_wrote_one_cell_twice_is_taken_back_to_before_both(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "before")
    with jia.file.act() as act:
        act.put(NAME, "first")
        act.put(NAME, "second")
    jia.file.undo()
    assert jia.value("estate") == "before"
    assert not jia.state("estate").is_contested


def test_changes_that_undo_each_other_do_not_hang_the_window(laptop: LaptopMaker) -> None:
    jia = laptop()
    writer = Writer(id="a" * 16, person="甲", device="d-1", app_version="", started="2025-01-01T00:00:00Z")
    looping = [
        Change(
            id=ChangeId(writer=writer.id, seq=seq),
            hlc=jia.now * 65536 + seq,
            at="2025-01-01T00:00:00.000Z",
            act=seq,
            undoes=ChangeId(writer=writer.id, seq=3 - seq),
            cell=NAME,
            value="1",
            replaces=(),
            reason="",
        )
        for seq in (1, 2)
    ]
    jia.file.merge([writer], looping, {})
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return int(steps > 2000)

    jia.file._connection.set_progress_handler(count, 1000)
    try:
        _look(jia)
    finally:
        jia.file._connection.set_progress_handler(None, 0)
    assert steps < 2000


def _look(jia: Any) -> None:
    """Ask, and let an endless search end with the error of the database it keeps asking."""
    try:
        _ = jia.file.can_undo
    except Exception as error:
        raise AssertionError("it never came back") from error


def test_what_was_made_can_be_taken_back_after_a_word_that_was_taken_back(laptop: LaptopMaker) -> None:
    jia = laptop()
    plan, text, gone = (Cell(entity="pin", key="p", field=field) for field in ("plan", "text", "removed"))
    with jia.file.act() as act:
        act.put(plan, "u")
    with jia.file.act() as act:
        act.put(text, "gate")
    jia.file.undo()
    told = jia.file.undo()
    assert told.skipped == ()
    assert jia.file.state(gone).value is True
    assert not jia.file.state(gone).is_contested
