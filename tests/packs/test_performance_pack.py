"""The table counties are rated by: texts with their source, every slip named, points and grades that hold."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many import many
from packs.packs_copy import PacksCopy

from renodesk.domain.performance import Ends, Performance, RowKind, ScoreColumn
from renodesk.errors import PackFaulty
from renodesk.packs import performance_of, read_pack
from renodesk.paths import forms_dir

ROWS, FACTS = "performance100/rows.csv", "performance100/facts.csv"
SELF, REVIEW, DECISION = ScoreColumn
NO_VETO = {f"PF7.{number}": False for number in range(1, 5)}


@pytest.fixture(scope="module")
def table() -> Performance:
    return performance_of(read_pack(forms_dir() / "performance100"))


@pytest.mark.parametrize(
    ("code", "file", "key", "column", "new"),
    [
        ("pack_code_twice", ROWS, "PF1.1.1", "code", "PF1.1.2"),
        ("pack_link_unknown", ROWS, "PF1.1.1", "parent", "PF9"),
        ("pack_link_unknown", ROWS, "PF1.1.1", "parent", "PF1"),
        ("pack_link_unknown", ROWS, "PF3.1.1", "points_from", "20 * blessings"),
        ("pack_word_not_allowed", ROWS, "PF1.1.1", "level", "verdict"),
        ("pack_key_missing", ROWS, "PF1.1.1", "points", ""),
        ("pack_points_exceeded", ROWS, "PF1.1.1", "points", "9"),
        ("pack_grade_zero_missing", ROWS, "PF-G4", "points", "10"),
        ("pack_provenance_unknown", ROWS, "PF1.1.1", "source_status", "HEARSAY"),
        ("pack_word_not_allowed", FACTS, "done_estates", "reading", "rumours:done"),
        ("pack_word_not_allowed", FACTS, "done_estates", "type", "feeling"),
        ("pack_link_unknown", FACTS, "energy_projects", "reading", "with_items:done:B-U77"),
        ("pack_link_unknown", FACTS, "ontime_estates", "reading", "on_time:done:some_day"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, file: str, key: str, column: str, new: str) -> None:
    packs.put(file, key, column, new)
    assert code in {one.code for one in packs.complaints()}


def test_a_faulty_table_rates_nobody(packs: PacksCopy) -> None:
    packs.put(ROWS, "PF1.1.1", "points", "")
    with pytest.raises(PackFaulty):
        performance_of(read_pack(packs.folder / "performance100"))


def test_the_lines_have_98_of_the_100_points_and_2_belong_to_nobody(table: Performance) -> None:
    assert [row.points for row in table.of_kind(RowKind.PART)] == [15, 20, 50, 15]
    assert sum(row.points or 0 for row in table.of_kind(RowKind.LINE)) == 98
    assert [(row.code, table.unassigned(row.code)) for row in table.without_line] == [("PF2.2", 2)]
    assert [table.most("PF2.2", column) for column in ScoreColumn] == [None, 2, 2]
    assert all("楚住建城〔2020〕1号" in row.origin.source for row in table.rows)


def full(table: Performance) -> dict[str, Ends]:
    return {row.code: (row.points or Fraction(0),) * 2 for row in table.of_kind(RowKind.LINE)}


def test_nobody_scores_the_two_points_by_silence(table: Performance) -> None:
    whole = full(table)
    assert table.points("PF5", whole, SELF) == (98, 98)
    assert table.points("PF5", whole, REVIEW) == (98, 100)
    assert table.points("PF5", {**whole, "PF2.2": (Fraction(2),) * 2}, REVIEW) == (100, 100)
    assert table.points("PF5", {**whole, "PF2.2": (Fraction(0),) * 2}, DECISION) == (98, 98)
    less = {**whole, "PF2.2.1": (Fraction(2),) * 2}
    assert table.points("PF5", less, REVIEW) == (97, 97)


@pytest.mark.parametrize(
    ("total", "name"),
    [
        ("100", "优秀"),
        ("90", "优秀"),
        ("8999/100", "良好"),
        ("80", "良好"),
        ("60", "合格"),
        ("599/10", "不合格"),
    ],
)
def test_a_grade_begins_with_its_lower_bound(table: Performance, total: str, name: str) -> None:
    points = Fraction(total)
    assert [one.name for one in table.grades((points, points), NO_VETO)] == [name]


def test_any_veto_fails_and_one_nobody_answered_leaves_that_open(table: Performance) -> None:
    full_marks = (Fraction(95), Fraction(95))
    for code in NO_VETO:
        assert [one.name for one in table.grades(full_marks, {**NO_VETO, code: True})] == ["不合格"]
    still_open = table.grades(full_marks, {**NO_VETO, "PF7.3": None})
    assert [one.name for one in still_open] == ["不合格", "优秀"]


@pytest.mark.parametrize(
    ("row", "facts", "points"),
    [
        ("PF3.1.1", {"done_estates": 1, "target_estates": 3}, "20/3"),
        ("PF3.1.1", {"done_estates": 5, "target_estates": 3}, "20"),
        ("PF3.1.1", {"done_estates": 0, "target_estates": 0}, None),
        ("PF3.2.1", {"ontime_estates": 2, "target_estates": 3}, "20/3"),
        ("PF3.3.1", {"target_estates": 3}, None),
        ("PF3.4.4", {"satisfied_households": 80, "total_owner_households": 100}, "4"),
        ("PF3.4.4", {"satisfied_households": 79, "total_owner_households": 100}, "2"),
        ("PF3.4.4", {"satisfied_households": 50, "total_owner_households": 100}, "2"),
        ("PF3.4.4", {"satisfied_households": 49, "total_owner_households": 100}, "0"),
        ("PF3.4.4", {"satisfied_households": 0, "total_owner_households": 0}, None),
        ("PF1.2.3", {"county_fund": 1, "social_capital": 0}, "0"),
        ("PF1.2.3", {"county_fund": 1}, None),
        ("PF4.1.2", {"least_public_items": 2}, "5"),
        ("PF4.2.3", {"info_items": 2}, "0"),
    ],
)
def test_formulas_are_exact_on_the_threshold_and_beside_it(
    table: Performance, row: str, facts: dict[str, int], points: str | None
) -> None:
    found = table.row(row)
    assert found is not None
    known = {name: Fraction(value) for name, value in facts.items()}
    assert found.proposed(known.get) == (None if points is None else Fraction(points))


@settings(max_examples=many(10), deadline=None)
@given(st.data())
def test_scoring_one_more_row_only_narrows_what_is_open(table: Performance, data: st.DataObject) -> None:
    lines = table.of_kind(RowKind.LINE)
    scored: dict[str, Ends] = {}
    before = table.points("PF5", scored, REVIEW)
    for row in data.draw(st.permutations(lines)):
        points = data.draw(st.fractions(0, row.points, max_denominator=4))
        scored[row.code] = (points, points)
        now = table.points("PF5", scored, REVIEW)
        assert before[0] <= now[0] <= now[1] <= before[1]
        before = now
    assert before[1] - before[0] in (0, 2)
