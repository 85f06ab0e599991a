"""A register from a spreadsheet as others lay it out: found, understood or named, shown, then taken."""

import csv
import datetime
import io
import shutil
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.errors import Cancelled, RegisterMoved, SheetRefused, UnknownField
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.register_grid.grid import RegisterGrid
from renodesk.services.register_import.matching import How, layout_of
from renodesk.services.register_import.plan import Plan
from renodesk.services.register_import.planning import plan_of
from renodesk.services.register_import.remembering import forgotten, remember, remembered
from renodesk.services.register_import.taking import plan_file, take
from renodesk.services.register_import.targets import register_of, targets
from renodesk.services.session import EstateSession
from renodesk.tables.grids import grid_of_text, read_grid


def book(folder: Path, rows: Sequence[Sequence[object]], *merged: str) -> Path:
    """Save a workbook as a person lays it out."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    made.save(folder / "登记.xlsx")
    return folder / "登记.xlsx"


def pasted(session: EstateSession, *lines: str) -> Plan:
    """Plan a block from the clipboard."""
    register = session.forms.register
    grid = grid_of_text("\n".join(lines))
    return plan_of(session, register, grid, layout_of(grid, register))


def values(plan: Plan) -> dict[tuple[str, str], Json]:
    """Return what a plan would keep, by place and field."""
    return {(edit.place.shown, edit.field.name): edit.value for edit in plan.edits}


def told(plan: Plan) -> list[tuple[str, str, str]]:
    """Return the faults of a plan: row, code, column."""
    return [(one.where, one.code, one.facts.get("column", "")) for one in plan.refused]


def test_a_header_is_found_below_a_title_of_two_merged_lines(session: EstateSession, tmp_path: Path) -> None:
    rows = [
        ["槐安里小区住宅楼基本情况表"],
        ["填表单位：社区居委会", None, None, "单位：栋、户"],
        ["序号", "幢号", "建成年代", "规模", None, "建筑面积（万㎡）"],
        [None, None, None, "单元数", "居民户数", None],
        [1, "1幢", 1986, 2, 30, 0.186],
        [2, "5幢", "1991年", 3, 36, 0.2],
        ["合计", None, None, 5, 66, 0.386],
        ["制表人：某某"],
    ]
    merged = ("A1:F1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4")
    plan = plan_file(session, book(tmp_path, rows, *merged))
    assert plan.refused == ()
    assert values(plan)["1", "floor_area_m2"] == 1860
    assert values(plan)["5", "built_year"] == 1991
    assert values(plan)["5", "households"] == 36
    assert [one.shown for one in plan.places] == ["5幢", "5幢 1单元", "5幢 2单元", "5幢 3单元"]
    assert [one.where for one in plan.passed_over] == ["#7", "#8"]


def test_merged_cells_speak_of_the_building_and_plain_ones_of_the_entrance(
    session: EstateSession, tmp_path: Path
) -> None:
    rows = [
        ["楼号", "建成年份", "户数", "单元", "户数 "],
        ["7号楼", 1986, 23, "一单元", 12],
        [None, None, None, "二单元", 11],
        ["8号楼", 1990, 12, "1单元", 12],
    ]
    plan = plan_file(session, book(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3"))
    found = values(plan)
    assert plan.refused == ()
    assert (found["7", "built_year"], found["7", "households"]) == (1986, 23)
    assert (found["7-1", "households"], found["7-2", "households"]) == (12, 11)
    assert ("7-1", "built_year") not in found


@pytest.mark.parametrize(
    ("name", "values_there", "target"),
    [
        ("情况一", ["1号楼", "5号楼"], "building_no"),
        ("情况", ["砖混结构", "框架"], "structure"),
        ("情况", ["6层", "7层"], "floors"),
        ("情况", ["1986", "1990年"], "built_year"),
    ],
)
def test_a_column_without_a_name_we_know_is_known_by_what_stands_in_it(
    session: EstateSession, name: str, values_there: list[str], target: str
) -> None:
    grid = grid_of_text("\n".join([f"户数\t单元数\t{name}", *(f"3\t3\t{one}" for one in values_there)]))
    column = layout_of(grid, session.forms.register).columns[2]
    assert (column.target, column.how) == (target, How.CONTENT)


@pytest.mark.parametrize(
    ("title", "typed", "kept"),
    [
        ("层数", "６层", 6),
        ("层数", "六层", 6),
        ("户数", "1,024", 1024),
        ("户数", "１，０２４户", 1024),
        ("建成年代", "1986年5月", 1986),
        ("建成年代", "31413", 1986),
        ("建筑面积", "0.186万平方米", 1860),
        ("建筑面积（㎡）", "1860.5㎡", Fraction(3721, 2)),
        ("结构类型", "砖混结构", "brick_concrete"),
        ("地下室", "√", True),
        ("楼型", "砖混六层三单元", "砖混六层三单元"),
    ],
)
def test_a_value_is_understood_as_people_write_it(
    session: EstateSession, title: str, typed: str, kept: object
) -> None:
    assert list(values(pasted(session, f"楼号\t{title}", f"9号楼\t{typed}")).values()) == [kept]


@pytest.mark.parametrize("typed", ["约80", "6+1", "80层", "12,34"])
def test_a_value_nobody_understands_is_kept_as_typed_and_named(session: EstateSession, typed: str) -> None:
    plan = pasted(session, "楼号\t户数", f"9号楼\t{typed}")
    assert list(values(plan).values()) == [typed]
    (notice,) = plan.notices
    assert (notice.where, notice.code) == ("#2", "import_kept_as_typed")


def test_what_is_not_known_leaves_the_field_as_it_is(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t户数\t层数", "1号楼\t不详\t/")
    assert plan.edits == ()
    assert {one.code for one in plan.notices} == {"import_left_empty"}
    assert [one.code for one in plan.passed_over] == ["import_row_same"]


def test_years_that_became_dates_come_back_and_names_that_did_are_named(
    session: EstateSession, tmp_path: Path
) -> None:
    rows = [
        ["楼号", "竣工时间", "户数"],
        ["9号楼", datetime.date(1986, 5, 1), 30],
        ["10号楼", datetime.date(1905, 6, 8), 30],
        [datetime.datetime(2026, 1, 3), 1986, 30],
        ["11号楼", 1986, datetime.date(2026, 6, 1)],
    ]
    plan = plan_file(session, book(tmp_path, rows))
    assert (values(plan)["9", "built_year"], values(plan)["10", "built_year"]) == (1986, 1986)
    assert told(plan) == [("#4", "import_name_is_date", "楼号"), ("#5", "import_number_is_date", "户数")]


def test_a_formula_counts_as_its_value_and_is_named_where_the_file_has_none(
    session: EstateSession, tmp_path: Path
) -> None:
    file = tmp_path / "登记.xlsx"
    with xlsxwriter.Workbook(file) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["楼号", "户数", "层数"])
        sheet.write_row(1, 0, ["9号楼"])
        sheet.write_formula(1, 1, "=12*3", None, 36)
        sheet.write_formula(1, 2, "=5+1", None, 6)
    plan = plan_file(session, file)
    assert (values(plan)["9", "households"], values(plan)["9", "floors"]) == (36, 6)
    plan = plan_file(session, book(tmp_path, [["楼号", "户数", "层数"], ["9号楼", "=12*3", "#REF!"]]))
    assert told(plan) == [("#2", "import_formula", "户数"), ("#2", "import_error_word", "层数")]
    with pytest.raises(SheetRefused):
        take(session, plan, only_good=True)


def test_a_building_said_twice_is_named_where_the_rows_differ(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t户数", "9号楼\t30", "９栋\t30", "九号楼\t31", "09\t30")
    assert told(plan) == [("#4", "import_twice", "户数")]
    assert plan.refused[0].facts["row"] == "2"
    assert [one.where for one in plan.passed_over] == ["#3", "#5"]


def test_a_range_of_buildings_is_each_of_them_but_a_sum_is_nobodys(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t层数", "5-7号楼\t6", "8、9号楼\t7", "10至11\t8")
    assert [one.shown for one in plan.places] == [f"{number}号楼" for number in range(5, 12)]
    found = values(plan)
    assert (found["6", "floors"], found["9", "floors"], found["11", "floors"]) == (6, 7, 8)
    assert told(pasted(session, "楼号\t户数", "5-7号楼\t72")) == [("#2", "import_range_sum", "户数")]
    plan = pasted(session, "楼号\t层数", "1-1\t6", "1-2\t6", "2-1\t6")
    assert [one.shown for one in plan.places] == ["1-1", "1-2", "2-1"]


@pytest.mark.parametrize("name", ["1号楼、2\x07号楼", "99;PK\x07\x08", "1号楼2\x08单元", "3\x07"])
def test_names_with_control_characters_are_refused(session: EstateSession, name: str) -> None:
    plan = pasted(session, "楼号\t层数", f"{name}\t6", "9号楼\t7")
    assert [code for _, code, _ in told(plan)] == ["import_no_building_name"]
    assert [one.shown for one in plan.places] == ["9号楼"]


def test_known_places_are_met_by_what_their_names_mean(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t单元\t户数", "一号楼\t二单元\t12", "1#\t1\t11", "２栋1单元\t\t10")
    assert plan.places == ()
    assert set(values(plan)) == {("1-2", "households"), ("1-1", "households"), ("2-1", "households")}


def test_a_plan_says_what_is_new_what_changes_and_what_stays(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t户数\t层数\t风水", "1号楼\t30\t6\t好", "3号楼\t36\t\t", "2号楼\t24\t6\t")
    changed = [(one.shown, one.field.name, one.old, one.value) for one in plan.edits if one.is_change]
    assert changed == [("1号楼", "households", 24, 30)]
    assert (plan.buildings, plan.units, plan.taken_rows) == (1, 0, 3)
    assert [one.where for one in plan.passed_over] == ["#4"]
    assert [one.facts["column"] for one in plan.unmatched] == ["风水"]


def test_a_table_is_taken_whole_or_its_good_rows_where_one_says_so(session: EstateSession) -> None:
    plan = pasted(session, "楼号\t户数\t单元数", "\t30\t2", "7号楼\t36\t2", "#REF!\t36\t2")
    before = len(session.survey.buildings)
    with pytest.raises(SheetRefused) as why:
        take(session, plan)
    assert why.value.facts["count"] == 2
    assert len(session.survey.buildings) == before
    taken = take(session, plan, only_good=True)
    assert (taken.rows, taken.buildings, taken.units, taken.is_partial) == (1, 1, 2, True)
    History(session).undo()
    assert len(session.survey.buildings) == before


def test_a_plan_is_refused_after_the_register_moved(session: EstateSession) -> None:
    changed, made = pasted(session, "楼号\t户数", "1号楼\t30"), pasted(session, "楼号\t户数", "9号楼\t30")
    register = RegisterService(session)
    register.set_fields(Place(building="1"), {"households": "31"})
    register.add_building("9号楼")
    for plan in (changed, made):
        with pytest.raises(RegisterMoved):
            take(session, plan)
    assert session.fields.number(Place(building="1"), "households") == 31


def test_a_person_may_match_a_column_otherwise(session: EstateSession, tmp_path: Path) -> None:
    file = tmp_path / "表.csv"
    file.write_text("甲;乙;丙\n9号楼;6;30\n10号楼;7;31\n", encoding="utf-8-sig")
    plan = plan_file(session, file, matches={"乙": "层数", "丙": "households"})
    assert (values(plan)["9", "floors"], values(plan)["10", "households"]) == (6, 31)
    for matches in ({"丁": "floors"}, {"乙": "风水"}):
        with pytest.raises(UnknownField):
            plan_file(session, file, matches=matches)


def test_areas_too_small_for_a_house_are_doubted(session: EstateSession) -> None:
    def column(title: str, typed: str) -> tuple[bool, str]:
        grid = grid_of_text(f"楼号\t{title}\n1号楼\t{typed}\n2号楼\t{typed}")
        found = layout_of(grid, session.forms.register).columns[1]
        return found.looks_small, found.unit

    assert column("建筑面积", "0.32") == (True, "")
    assert column("建筑面积(万平方米)", "0.32") == (False, "万㎡")
    assert column("建筑面积", "3200") == (False, "")


def test_a_matching_is_remembered_by_its_header(session: EstateSession) -> None:
    register = session.forms.register
    first, other = grid_of_text("甲\t乙\n9号楼\t6"), grid_of_text("甲\t丙\n9号楼\t6")
    layout = layout_of(first, register).with_match(1, "floor_area_m2", "万㎡")
    fields = targets(register)
    kept = remember("", "register", layout)
    again = remembered(kept, "register", layout_of(first, register), fields)
    assert again is not None
    assert [(one.target, one.unit) for one in again.columns] == [
        ("building_no", ""),
        ("floor_area_m2", "万㎡"),
    ]
    assert again.columns[1].how == How.REMEMBERED
    nameless = layout_of(grid_of_text("1号楼\t6"), register).with_match(1, "floors")
    assert remember(kept, "register", nameless) == kept
    for broken in (kept, "", "{", '{"x": 3}', "[]"):
        assert remembered(broken, "register", layout_of(other, register), fields) is None
    assert remembered(kept, "votes", layout_of(first, register), fields) is None
    gone = forgotten(kept, "register", layout_of(first, register))
    assert remembered(gone, "register", layout_of(first, register), fields) is None


def test_two_colleagues_contest_is_shown_and_decided_by_the_table(
    session: EstateSession, tmp_path: Path
) -> None:
    write_bundle(session, tmp_path / "a.zip")
    with open_bundle(
        tmp_path / "a.zip", tmp_path / "b.reno", Author(person="乙", device="d-2"), Environment()
    ) as theirs:
        RegisterService(theirs).set_fields(Place(building="1"), {"households": "25"})
        write_bundle(theirs, tmp_path / "b.zip")
    RegisterService(session).set_fields(Place(building="1"), {"households": "26"})
    merge_bundle(session, tmp_path / "b.zip")
    (edit,) = pasted(session, "楼号\t户数", "1号楼\t26").edits
    assert edit.is_contested
    take(session, pasted(session, "楼号\t户数", "1号楼\t26"))
    assert not RegisterService(session).rows(Place(building="1"))[0].is_contested
    assert session.fields.number(Place(building="1"), "households") == 26


def test_ten_thousand_rows_can_be_stopped_at_any_step(session: EstateSession, tmp_path: Path) -> None:
    lines = ["楼号\t单元\t户数", *(f"{1 + at // 4}号楼\t{1 + at % 4}单元\t12" for at in range(10_000))]
    plan = pasted(session, *lines)
    assert (plan.rows, plan.refused, plan.units) == (10_000, (), 10_000 - 3)
    steps: list[str] = []

    def stop(step: str, fraction: float) -> None:
        steps.append(step)
        if len(steps) == 3:
            raise Cancelled

    before = len(session.survey.buildings)
    with pytest.raises(Cancelled):
        take(session, plan, progress=stop)
    assert steps == ["import_writing"] * 3
    assert len(session.survey.buildings) == before


def test_a_file_open_in_another_program_says_so(session: EstateSession, tmp_path: Path) -> None:
    file = book(tmp_path, [["楼号", "户数"], ["9号楼", 3]])
    assert not read_grid(file).is_open_elsewhere
    (tmp_path / "~$登记.xlsx").write_bytes(b"")
    assert read_grid(file).is_open_elsewhere


def test_of_a_table_of_several_estates_only_the_rows_of_this_one_are_taken(session: EstateSession) -> None:
    plan = pasted(
        session, "小区名称\t楼号\t户数", "槐安里小区\t7\t36", "\t8\t24", "柳巷\t7\t99", "柳巷\t9\t99"
    )
    assert [one.shown for one in plan.places] == ["7号楼", "8号楼"]
    assert [(one.where, one.code) for one in plan.passed_over] == [
        ("#4", "import_row_other_estate"),
        ("#5", "import_row_other_estate"),
    ]
    plan = pasted(session, "小区名称\t楼号\t户数", "柳巷\t7\t36", "桂苑\t8\t24")
    assert (told(plan), plan.is_empty) == ([("", "import_estate_missing", "小区名称")], True)
    plan = pasted(session, "小区\t楼号\t户数", "柳巷\t7\t36")
    assert ([one.code for one in plan.notices], plan.buildings) == (["import_estate_called_otherwise"], 1)


def test_a_round_that_began_with_an_older_register_knows_todays_words_and_types(
    file: Path, tmp_path: Path
) -> None:
    shutil.copytree(forms_dir(), tmp_path / "forms")
    fields = tmp_path / "forms" / "register" / "fields.csv"
    rows = list(csv.reader(io.StringIO(fields.read_text(encoding="utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    at = rows[0].index("synonyms")
    csv.writer(out).writerows([*row[:at], *row[at + 1 :]] for row in rows if row[0] != "construction_type")
    fields.write_text(out.getvalue(), encoding="utf-8-sig")
    old = Environment(forms_folder=tmp_path / "forms")
    author = Author(person="甲", device="d-1")
    with EstateSession.create(tmp_path / "old.reno", "旧", author, old):
        pass
    with EstateSession.open(tmp_path / "old.reno", author, Environment()) as session:
        assert session.forms.register.field("building", "construction_type") is None
        register = register_of(session)
        grid = grid_of_text("幢号\t竣工年份\t楼型\n1幢\t1986\t甲型")
        columns = layout_of(grid, register).columns
        assert [one.target for one in columns] == ["building_no", "built_year", "construction_type"]
        assert RegisterGrid(session).sheet("building").columns[1].key == "construction_type"


def test_a_person_may_say_where_the_header_stands(session: EstateSession) -> None:
    grid = grid_of_text("楼号\t层数\n楼名\t高\n9号楼\t6\n")
    register = session.forms.register
    told = layout_of(grid, register, 2)
    assert (told.header.rows, told.header.values, told.titles) == ((2,), (3,), ("楼名", "高"))
    none = layout_of(grid, register, 0)
    assert (none.header.rows, none.header.values, none.titles) == ((), (1, 2, 3), ("A", "B"))


TITLES = "楼号 单元号 户数 层数 建成年份 结构形式 建筑面积（万㎡） 地下室 小区名称 风水"
NAMES = "1号楼 1 2-1 1-3号楼 3至1 二十一号楼 １ #REF! =A1 合计 / 〃 1、、2 1- 3号楼2单元 \u202e1 𠳐楼 00 #"
VALUES = "不详 1,234 12,34 6层 1986 31413 19860230 √ 砖混结构 0.3 -5 1e5 200/3 99999999999"
HEADS = TITLES.split()
CELLS = [*NAMES.split(), *VALUES.split(), "", "a" * 30, "1" * 50, "2026-01-03T00:00:00"]


@given(
    heads=st.lists(st.sampled_from(HEADS), min_size=1, max_size=5),
    rows=st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5), max_size=6),
)
@settings(max_examples=many(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_table_it_is_taken_once_or_refused(
    session: EstateSession, heads: list[str], rows: list[list[str]]
) -> None:
    lines = ["\t".join(cells) for cells in (heads, *rows)]
    plan = pasted(session, *lines)
    if plan.is_empty:
        return
    take(session, plan, only_good=True)
    again = pasted(session, *lines)
    assert again.places == ()
    assert again.refused_rows <= plan.refused_rows
    History(session).undo()
