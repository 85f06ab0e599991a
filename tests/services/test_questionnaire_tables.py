"""Forms from tables: filled workbooks, exports of online surveys, data of phones; whole or not at all."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from renodesk.domain.filled_form import Withheld
from renodesk.domain.questionnaire import Phase
from renodesk.errors import SheetRefused, UnknownField
from renodesk.services.questionnaires import FormActs, FormBook, NewForm
from renodesk.services.questionnaires.fillable import write_form_book
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.questionnaires.xlsform import write_xlsform
from renodesk.services.session import EstateSession

AGE, GENDER = "您的年龄？", "您的性别？"
WORKS = "下面36项改造，您最想要哪些？（最多选10项）"


def table(path: Path, rows: list[list[str]], coding: str = "utf-8-sig") -> Path:
    """Write a CSV as a program of online surveys does."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(coding))
    return path


def kept(session: EstateSession, file: Path, **options: object) -> int:
    """Take a table in and return how many forms came."""
    plan = plan_forms(session, file, **options)  # type: ignore[arg-type]
    take_forms(session, plan)
    return len(plan.forms)


def faults(session: EstateSession, file: Path) -> list[tuple[str, str, str]]:
    """Return row, code and column letter of every fault of a table that is refused."""
    before = dict(session.form_rows.all())
    with pytest.raises(SheetRefused) as told:
        take_forms(session, plan_forms(session, file))
    assert session.form_rows.all() == before
    found = told.value.facts["faults"]
    assert isinstance(found, tuple)
    return [(one.where, one.code, one.facts.get("at", "")) for one in found]


@pytest.mark.parametrize("coding", ["utf-8-sig", "gb18030", "utf-16"])
def test_an_export_of_an_online_survey_is_known_by_its_questions(
    session: EstateSession, tmp_path: Path, coding: str
) -> None:
    head = [
        "序号",
        "提交答卷时间",
        "来自IP",
        f"1、{AGE}",
        f"2、{GENDER}[单选题]",
        f"3、{WORKS}",
        "4、您对停车满意吗？",
    ]
    rows = [
        ["1", "2026/11/20 9:15:00", "1.2.3.4", "30—59周岁", "女", "屋面渗漏修缮┋“三线三管整治”", "很满意"],
        ["2", "2026/11/21 9:15:00", "1.2.3.5", "60周岁及以上", "1", "(跳过)", "9"],
    ]
    file = table(tmp_path / "a.csv", [head, *rows], coding)
    plan = plan_forms(session, file)
    assert [one.title for one in plan.columns.unmatched] == ["来自IP"]
    assert kept(session, file) == 2
    first, second = (one.form for one in FormBook(session).stack().forms)
    assert (first.number, first.day, first.way) == ("1", "2026-11-20", "file")
    assert first.answers == {"QP1": ("2",), "QP3": ("2",), "QM1": ("B-M1", "P-M6"), "QC1": ("5",)}
    assert second.answers == {"QP1": ("3",), "QP3": ("1",), "QC1": ("9",)}
    assert kept(session, file) == 0


def test_options_with_a_column_each_are_put_together(session: EstateSession, tmp_path: Path) -> None:
    title = "5、哪方面您想借这次改造，顺便改自家的吗？"
    head = [f"{title}", "您想借这次改造，顺便改自家的吗？(换户内水管电线)", "QW9/2", "QW9:家具家电"]
    file = table(tmp_path / "a.csv", [head, ["", "1", "0", "是"], ["", "0", "1", "0"]])
    kept(session, file)
    found = {one.form.answers["QW9"] for one in FormBook(session).stack().forms}
    assert found == {("1", "3"), ("2",)}


def test_words_with_signs_inside_an_option_are_read_as_one(session: EstateSession, tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", [["QA1", "QA1F"], ["2", "墙、楼板或梁有裂缝,屋顶漏水"]])
    kept(session, file)
    assert FormBook(session).stack().forms[0].form.answers["QA1F"] == ("H01.2", "H04.4")


def test_every_fault_is_told_with_row_and_column_and_nothing_is_kept(
    session: EstateSession, tmp_path: Path
) -> None:
    head = ["问卷编号", "QA1", "QM1", "QM2", "QW4", "QW9", "填表日期"]
    rows = [
        ["1", "7", "B-M1 B-M2", "B-M3", "0.55", "1 4", "昨天"],
        ["1", "5", "1 2 3 4 5 6 7 8 9 10 11", "", "很多", "", "2026-11-20"],
        ["2", "4", "", "", "1.5", "", "2" * 30 + "/1/1"],
    ]
    assert faults(session, table(tmp_path / "a.csv", [head, *rows])) == [
        ("#2", "import_form_option_unknown", "B"),
        ("#2", "import_form_not_chosen_before", "D"),
        ("#2", "import_form_number_step", "E"),
        ("#2", "import_form_excludes", "F"),
        ("#2", "forms_day_malformed", "G"),
        ("#3", "import_form_too_many", "C"),
        ("#3", "import_form_no_number", "E"),
        ("#3", "forms_number_twice", "A"),
        ("#4", "forms_day_malformed", "G"),
    ]
    assert faults(session, table(tmp_path / "b.csv", [["甲", "乙"], ["1", "2"]]))[0][1] == "forms_no_question"


def test_another_version_and_a_number_with_other_answers_are_refused(
    session: EstateSession, tmp_path: Path
) -> None:
    head = ["编号", "问卷版本", "QA1"]
    kept(session, table(tmp_path / "a.csv", [head, ["1", "questionnaire@2", "4"]]))
    file = table(tmp_path / "b.csv", [head, ["1", "questionnaire@2", "5"], ["2", "questionnaire@9", "5"]])
    assert faults(session, file) == [
        ("#2", "forms_number_here", "A"),
        ("#3", "forms_other_version", "B"),
    ]


def test_columns_may_be_said_to_be_a_question(session: EstateSession, tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", [["QA1", "停车咋样"], ["4", "5"]])
    assert kept(session, file, matches={"停车咋样": "QC1"}) == 1
    assert FormBook(session).stack().forms[0].form.answers["QC1"] == ("5",)
    for matches in ({"没有": "QC1"}, {"停车咋样": "QX1"}):
        with pytest.raises(UnknownField):
            plan_forms(session, file, matches=matches)


def test_a_workbook_that_was_filled_comes_back(session: EstateSession, tmp_path: Path) -> None:
    out = tmp_path / "问卷.xlsx"
    assert write_form_book(session, out, rows=5) == 66
    book = openpyxl.load_workbook(out)
    page = book.worksheets[0]
    at = {str(cell.value).split()[0]: cell.column for cell in page[1]}
    filled = {"QA1": 2, "QA1F": "1 3", "QM1": "3、12", "QP7": "3/1/0/0/0", "QW4": "0.8", "问卷编号": "7"}
    for code, value in filled.items():
        page.cell(row=3, column=at[code], value=value)
    book.save(out)
    assert kept(session, out) == 1
    (one,) = (one.form for one in FormBook(session).stack().forms)
    assert one.number == "7"
    assert (one.answers["QA1F"], one.answers["QW4"]) == (("H01.2", "H01.5"), Fraction(4, 5))
    assert isinstance(one.answers["QP7"], Withheld)


@pytest.mark.parametrize("phase", [Phase.BEFORE, Phase.AFTER])
def test_the_form_for_phones_is_one_that_pyxform_accepts(
    session: EstateSession, tmp_path: Path, phase: Phase
) -> None:
    out = tmp_path / "x.xlsx"
    questions = write_xlsform(session, out, phase)
    made = convert(xlsform=str(out), validate=False)
    assert made.warnings == []
    form = made.xform
    skipped = """not(selected( /data/QP1 , '0')) and not(selected( /data/QP2 , '0')) and  /data/QA1 &lt;=2"""
    assert f'relevant="{skipped}"' in form
    assert questions == {"before": 67, "after": 57}[phase]
    assert ("count-selected(.) &lt;= 10" in form) is (phase == Phase.BEFORE)


def test_what_phones_collected_comes_in_once(session: EstateSession, tmp_path: Path) -> None:
    head = ["SubmissionDate", "questionnaire", "QP1", "QM1", "QM1/B-M1", "QM1/P-U9", "QM2_1", "QM2_2", "QP8"]
    head += ["QA1F", "meta/instanceID"]
    row = ["2026-11-20T09:15:00.000+08:00", "questionnaire@2", "2", "B-M1 P-U9", "1", "1", "P-U9", "B-M1"]
    rows = [[*row, "3号楼", "H01.2 H04.1", f"uuid:{number}"] for number in range(3)]
    assert kept(session, table(tmp_path / "a.csv", [head, *rows[:2]])) == 2
    plan = plan_forms(session, table(tmp_path / "b.csv", [head, *rows]))
    assert (len(plan.forms), plan.known) == (1, 2)
    take_forms(session, plan)
    forms = [one.form for one in FormBook(session).stack().forms]
    assert {(one.way, one.day) for one in forms} == {("phone", "2026-11-20")}
    assert {one.answers["QM2"] for one in forms} == {("P-U9", "B-M1")}
    assert {one.answers["QA1F"] for one in forms} == {("H01.2", "H04.1")}


def test_one_submission_twice_is_one_form_and_paper_has_numbers_of_its_own(
    session: EstateSession, tmp_path: Path
) -> None:
    FormActs(session).keep(NewForm(answers={"QA1": ("5",)}, number="1"))
    head = ["序号", "QA1", "instanceID"]
    assert kept(session, table(tmp_path / "a.csv", [head[:2], ["1", "4"]])) == 1
    twice = [head, ["11", "4", "uuid:1"], ["12", "4", "uuid:1"], ["13", "2", "uuid:2"]]
    assert kept(session, table(tmp_path / "b.csv", twice)) == 2
    other = [head, ["21", "4", "uuid:3"], ["22", "2", "uuid:3"]]
    assert faults(session, table(tmp_path / "c.csv", other)) == [("#3", "forms_instance_twice", "C")]
