"""Somebody acts while a merge is prepared and written: what the file then says is what its log says."""

import sqlite3
from collections.abc import Callable
from itertools import count
from threading import Event, Thread
from typing import Any

import pytest

from renodesk.domain.changes import Cell, Change, ChangeId
from renodesk.domain.log.ranges import ranges_of
from renodesk.errors import BundleFaulty
from renodesk.storage import merging, staging

New = Callable[..., Any]
ROOMS = [f"{building}/{unit}" for building in range(1, 9) for unit in range(1, 6)]


def survey(laptop: Any, grade: int) -> None:
    with laptop.file.act() as act:
        for room in ROOMS:
            building = room.partition("/")[0]
            act.put(Cell(entity="building", key=building, field="name"), building)
            act.put(Cell(entity="answer", key=f"baseline/I1/{room}", field="observation"), grade)


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "PORTION", 4)
    monkeypatch.setattr(staging, "AT_ONCE", 7)


def beside(work: Callable[[], object], act: Callable[[int], object]) -> int:
    """Act again and again in another thread until `work` is done; return how often."""
    ended, began, acted = Event(), Event(), 0

    def go_on() -> None:
        nonlocal acted
        for number in count():
            act(number)
            acted = number
            began.set()
            if ended.is_set():
                return

    thread = Thread(target=go_on)
    thread.start()
    began.wait()
    try:
        work()
    finally:
        ended.set()
        thread.join()
    return acted


@pytest.mark.usefixtures("small_steps")
def test_what_acts_write_after_a_cell_was_laid_ready_is_projected_with_it(
    laptop: New, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = laptop(), laptop("theirs.reno", "乙", "d-2")
    survey(ours, 1)
    theirs.take(ours)
    survey(theirs, 2)
    theirs.remove("building", "3")
    theirs.put("baseline/I1/5/1", 4, "answer", "note")
    numbers, lay_cells = count(), staging.Staging.lay_cells

    def lay_and_act(self: staging.Staging, cells: Any) -> None:
        lay_cells(self, cells)
        number = next(numbers)
        room = ROOMS[number * 7 % len(ROOMS)]
        match number % 5:
            case 0:
                ours.remove("building", str(1 + number % 3))
            case 1:
                ours.file.undo()
            case _:
                ours.put(f"baseline/I1/{room}", number % 4, "answer", "observation")

    monkeypatch.setattr(staging.Staging, "lay_cells", lay_and_act)
    for _ in range(2):
        survey(theirs, 3)
        ours.take(theirs)
        stood = ours.cells()
        ours.file.rebuild()
        assert ours.cells() == stood
    assert next(numbers) > 20
    assert ours.file.gaps() == {}
    assert ours.file.ranges() == ranges_of(change.id for change in ours.changes())
    assert {change.id for change in theirs.changes()} <= {change.id for change in ours.changes()}


@pytest.mark.usefixtures("small_steps")
def test_whoever_waits_acts_before_a_merge_is_written(laptop: New) -> None:
    ours, theirs = laptop(), laptop("theirs.reno", "乙", "d-2")
    survey(theirs, 2)
    before = ours.changes()
    acted = beside(lambda: ours.take(theirs), lambda number: ours.put("estate", number, field="households"))
    assert acted > 5
    assert len(ours.changes()) == len(before) + acted + 1 + len(theirs.changes())
    assert ours.file.ranges() == ranges_of(change.id for change in ours.changes())


@pytest.mark.usefixtures("small_steps")
def test_a_merge_that_is_refused_half_way_leaves_acts_and_nothing_else(laptop: New) -> None:
    ours, theirs = laptop(), laptop("theirs.reno", "乙", "d-2")
    survey(ours, 1)
    survey(theirs, 2)
    changes = theirs.changes()
    stranger = ChangeId(writer="f" * 16, seq=1)
    forged = [*changes, _renamed(changes[-1], stranger)]
    known = len(ours.changes())

    def merge() -> None:
        with pytest.raises(BundleFaulty):
            ours.file.merge(theirs.file.writers().values(), forged)

    acted = beside(merge, lambda number: ours.put("estate", number, field="households"))
    assert len(ours.changes()) == known + acted + 1
    assert len(ours.file.writers()) == 1


def test_after_a_merge_the_log_still_refuses_a_second_row_and_is_ours(laptop: New) -> None:
    ours, theirs = laptop(), laptop("theirs.reno", "乙", "d-2")
    survey(theirs, 2)
    ours.take(theirs)
    ours.file.close()
    connection = sqlite3.connect(ours.path)
    with pytest.raises(sqlite3.IntegrityError, match="in the log already"):
        connection.execute("INSERT OR REPLACE INTO change SELECT * FROM change LIMIT 1")
    connection.close()
    assert not ours.reopen().file.is_read_only


def _renamed(change: Change, one: ChangeId) -> Change:
    return Change(
        id=one,
        hlc=change.hlc,
        at=change.at,
        act=1,
        undoes=None,
        cell=change.cell,
        value=change.value,
        replaces=(),
        reason="",
    )
