"""What one act does to an estate file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlite_utils import Database

from renodesk.domain import canonical
from renodesk.domain.changes import Cell, ChangeId
from renodesk.domain.log.clock import END_MS, STEP

LaptopMaker = Callable[..., Any]
NAME = Cell(entity="estate", key="estate", field="name")
GRADE = Cell(entity="answer", key="baseline/1-1/3/2", field="observation")


def test_a_value_is_there_after_the_act_and_after_opening_again(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    assert jia.reopen().value("estate") == "和平里"


def test_an_act_tells_which_cells_it_touched_and_who_did_it(laptop: LaptopMaker) -> None:
    jia = laptop()
    changes = jia.put("estate", "和平里")
    assert changes.cells == {NAME}
    assert changes.person == "甲"
    assert changes.touches("estate")


def test_the_value_that_is_shown_already_is_not_written_again(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "和平里")
    before = len(jia.changes())
    again = jia.put("estate", "和平里")
    assert again.act is None
    assert len(jia.changes()) == before


def test_emptying_an_empty_cell_writes_nothing(laptop: LaptopMaker) -> None:
    assert laptop().put("estate", None).act is None


def test_an_act_that_fails_leaves_nothing_behind_and_the_next_one_works(laptop: LaptopMaker) -> None:
    jia = laptop()
    before = jia.changes()
    with pytest.raises(KeyError):
        _fail_half_way(jia)
    assert jia.changes() == before
    jia.put("estate", "whole")
    assert [change.id.seq for change in jia.changes()] == [1, 2]
    assert jia.value("estate") == "whole"


def _fail_half_way(jia: Any) -> None:
    with jia.file.act() as act:
        act.put(NAME, "half")
        raise KeyError


def test_an_act_sees_its_own_writing(laptop: LaptopMaker) -> None:
    with laptop().file.act() as act:
        act.put(NAME, "first")
        assert act.state(NAME).value == "first"


def test_acts_do_not_nest(laptop: LaptopMaker) -> None:
    jia = laptop()
    with pytest.raises(RuntimeError), jia.file.act(), jia.file.act():
        pass
    jia.put("estate", "still works")


def test_a_second_value_replaces_exactly_the_heads_that_were_shown(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "a")
    jia.put("estate", "b")
    first, second = [change for change in jia.changes() if change.cell == NAME]
    assert second.replaces == (first.id,)
    assert not jia.state("estate").is_contested


def test_a_writer_is_made_with_the_first_change_of_an_opening_and_not_before(laptop: LaptopMaker) -> None:
    jia = laptop()
    again = jia.reopen()
    assert len(again.file.writers()) == 1
    again.put("estate", "b")
    assert len(again.file.writers()) == 2
    assert {change.id.seq for change in again.changes()} == {1}


def test_every_change_is_later_than_all_before_it_when_the_clock_is_set_back_a_year(
    laptop: LaptopMaker,
) -> None:
    jia = laptop()
    jia.put("estate", "before")
    said = jia.now
    jia.now -= 365 * 86_400_000
    jia.put("estate", "after")
    before, after = jia.changes()[-2:]
    assert after.hlc == before.hlc + 1
    assert after.at < before.at
    assert said > jia.now
    assert jia.value("estate") == "after"


@pytest.mark.parametrize("clock", [0, 946_684_800_000, END_MS + 1, 253_402_300_799_999])
def test_a_clock_outside_2020_to_2100_moves_no_hlc(laptop: LaptopMaker, clock: int) -> None:
    jia = laptop()
    highest = jia.changes()[-1].hlc
    jia.now = clock
    jia.put("estate", "odd hour")
    assert jia.changes()[-1].hlc == highest + 1


def test_a_believable_clock_is_followed(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "now")
    assert jia.changes()[-1].hlc // STEP == jia.now


def test_values_are_stored_as_canonical_json(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", {"b": 1, "a": "e\u0301"})
    assert jia.changes()[-1].value == '{"a":"é","b":1}'


def test_the_log_refuses_to_be_altered_deleted_or_written_twice(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.file.close()
    with closing(sqlite3.connect(jia.path)) as connection:
        columns = "writer, seq, hlc, at, act, undoes, entity, key, field, value, replaces, reason"
        for statement in (
            "UPDATE change SET value = '1'",
            "DELETE FROM change",
            f"INSERT INTO change SELECT {columns} FROM change",
            f"INSERT OR REPLACE INTO change SELECT {columns} FROM change",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)


def test_the_file_has_the_settings_it_must_have(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.file.close()
    with closing(sqlite3.connect(jia.path)) as connection:

        def setting(name: str) -> Any:
            return connection.execute(f"PRAGMA {name}").fetchone()[0]

        assert setting("application_id") == 0x52454E4F
        assert setting("page_size") == 16384
        assert setting("auto_vacuum") == 2
        assert setting("journal_mode") == "delete"
        strict = {row[1] for row in connection.execute("PRAGMA table_list") if row[5]}
        assert {"change", "cell", "edge", "writer", "photo", "photo_bytes", "pack", "score"} <= strict


def test_anybody_can_read_the_views_with_plain_tools(laptop: LaptopMaker) -> None:
    jia = laptop()
    with jia.file.act() as act:
        act.put(NAME, "和平里")
        act.put(Cell(entity="building", key="3", field="name"), "3号楼")
        act.put(GRADE, {"grade": 4})
    jia.file.close()
    database = Database(jia.path)
    try:
        assert {"field": "name", "value": "和平里", "contested": 0} in list(
            database.query("SELECT * FROM estate")
        )
        assert [row["shown_name"] for row in database.query("SELECT * FROM building")] == ["3号楼"]
        answers = list(database.query("SELECT round, item, place, grade, person FROM answer"))
        assert answers == [{"round": "baseline", "item": "1-1", "place": "3/2", "grade": 4, "person": "甲"}]
        for view in ("checklist", "problem", "measure", "vote", "seal", "history"):
            list(database.query(f"SELECT * FROM {view}"))
    finally:
        database.close()


def test_the_main_file_alone_is_whole_after_every_act_while_it_is_open(
    laptop: LaptopMaker, tmp_path: Any
) -> None:
    jia = laptop()
    for number in range(5):
        jia.put("estate", f"name {number}")
        copy = tmp_path / f"copy{number}.reno"
        copy.write_bytes(jia.path.read_bytes())
        with closing(sqlite3.connect(copy)) as connection:
            shown = connection.execute("SELECT value FROM cell WHERE field = 'name'").fetchone()[0]
            assert canonical.loads(shown) == f"name {number}"
            assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_the_main_file_alone_is_whole_right_after_it_was_made(laptop: LaptopMaker, tmp_path: Any) -> None:
    new = laptop("new.reno")
    copy = tmp_path / "copy.reno"
    copy.write_bytes(new.path.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone()[0] == 0


def test_states_come_in_key_order_and_by_prefix(laptop: LaptopMaker) -> None:
    jia = laptop()
    for key in ("r/b/3", "q/a/3", "r/a/3", "ra/a/3"):
        jia.put(key, {"grade": 1}, "answer", "observation")
    assert [one.cell.key for one in jia.file.states("answer", "r/")] == ["r/a/3", "r/b/3"]
    assert [one.cell.key for one in jia.file.states("answer")] == ["q/a/3", "r/a/3", "r/b/3", "ra/a/3"]


def test_a_sealed_set_of_changes_reads_as_it_was(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "then")
    held = jia.file.ranges()
    jia.put("estate", "now")
    (then,) = [one for one in jia.file.states_of(held) if one.cell == NAME]
    assert then.value == "then"


def test_changes_named_by_ranges_are_these_and_no_others(laptop: LaptopMaker) -> None:
    jia = laptop()
    for number in range(5):
        jia.put("estate", number)
    writer = next(iter(jia.file.writers()))
    wanted = {writer: ((2, 3), (5, 5))}
    assert [change.id.seq for change in jia.file.changes(wanted)] == [2, 3, 5]
    assert jia.file.change(ChangeId(writer=writer, seq=99)) is None


def test_half_a_character_from_the_keyboard_does_not_lose_the_note(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("estate", "note \ud83d end")
    assert jia.value("estate") == "note \ufffd end"


def test_removing_through_put_speaks_for_the_fields_of_the_removed_thing(laptop: LaptopMaker) -> None:
    jia = laptop()
    with jia.file.act() as act:
        act.put(Cell(entity="photo_use", key="p1", field="photo"), "ff")
    with jia.file.act() as act:
        act.put(Cell(entity="photo_use", key="p1", field="removed"), True)
    assert list(jia.file.contested()) == []


def test_naming_a_change_nobody_knows_makes_no_gap(laptop: LaptopMaker) -> None:
    jia = laptop()
    with pytest.raises(Exception, match="unknown_change"), jia.file.act() as act:
        act.put(NAME, "x", replaces=(ChangeId(writer="b" * 16, seq=7),))
    assert jia.file.gaps() == {}


def test_many_new_cells_are_one_act_like_any_other(laptop: LaptopMaker) -> None:
    jia = laptop()
    cells = [Cell(entity="remark", key=f"k{at}", field="text") for at in range(50)]
    with jia.file.act("in one") as act:
        act.put_new((cell, f"{cell.key}\ud800" if cell.key == "k1" else cell.key) for cell in cells)
        act.put_new([(Cell(entity="remark", key="none", field="text"), None)])
    _, *changes = jia.changes()
    assert [(one.cell, one.id.seq, one.act) for one in changes] == [
        (cell, at, 2) for at, cell in enumerate(cells, 2)
    ]
    assert {one.reason for one in changes} == {"in one"}
    assert jia.file.state(cells[1]).value == "k1\ufffd"
    with jia.file.act() as act:
        act.put(cells[0], "another")
    assert jia.file.state(cells[0]).value == "another"
    shown = list(jia.file.states("remark"))
    jia.file.rebuild()
    assert list(jia.file.states("remark")) == shown
    with pytest.raises(ValueError, match="not new"), jia.file.act() as act:
        act.put_new([(cells[2], "again")])
    assert len(jia.changes()) == 52


def test_what_an_act_that_failed_would_have_written_is_not_held(laptop: LaptopMaker) -> None:
    jia = laptop()
    before = jia.file.ranges()

    def fail() -> None:
        with jia.file.act() as act:
            act.put(NAME, "和平里")
            assert jia.file.ranges() != before
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert jia.file.ranges() == before


def test_values_alone_are_those_of_the_states(laptop: LaptopMaker) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "甲说的")
    yi.put("estate", "乙说的")
    jia.put("estate", None, field="address")
    jia.take(yi)
    states = list(jia.file.states("estate"))
    values = list(jia.file.states("estate", heads=False))
    assert any(one.is_contested for one in states)
    assert [(one.cell, one.value, one.is_contested) for one in values] == [
        (one.cell, one.value, one.is_contested) for one in states
    ]
    assert [one.heads for one in values] == [one.heads if one.is_contested else () for one in states]
