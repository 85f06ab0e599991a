"""`score`, `why`, `report`: what the answers come to."""

from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest
from cli.commands import done, has_chinese, log_of, read, refused, renodesk

from renodesk.paths import resource


@pytest.fixture
def answered(estate: Path) -> Path:
    done("answers", "import", estate, resource("sample", "answers-jia.json"))
    done("answer", estate, "A2.1", "--at", "1", "--set", "leaking=1", "--set", "top_units=9")
    return estate


@pytest.fixture
def score(answered: Path) -> Any:
    return read("score", answered)


def test_a_score_has_these_keys_and_no_others(score: Any) -> None:
    assert list(score) == [
        *["total", "nodes", "red_flags", "completion", "dealt_with", "remedies", "warnings"],
    ]
    assert set(score["total"]) == {"low", "high", "band", "bands"}
    assert all(set(node) == {"low", "high", "na", "contested"} for node in score["nodes"].values())
    assert list(score["nodes"]) == sorted(score["nodes"])
    assert score["red_flags"]
    assert all(set(flag) == {"item", "place", "score"} for flag in score["red_flags"])
    assert score["remedies"]
    for remedy in score["remedies"].values():
        assert set(remedy) == {"mode", "quantities"}
        assert remedy["mode"] in ("propose", "suggest")
        assert all(isinstance(number, (int, float)) for number in remedy["quantities"].values())
    assert {remedy["mode"] for remedy in score["remedies"].values()} == {"propose", "suggest"}
    assert all(isinstance(warning, str) and has_chinese(warning) for warning in score["warnings"])


def test_all_three_levels_stand_in_the_nodes(score: Any) -> None:
    dots = [(code.count("."), len(code)) for code in score["nodes"]]
    assert (dots.count((0, 1)), dots.count((0, 2)), dots.count((1, 4))) == (7, 26, 55)
    assert len(dots) == 88


def test_numbers_are_not_rounded_and_percentages_are_percent(score: Any, answered: Path) -> None:
    assert read("why", answered, "A2.1", "--at", "1")["value"] == 100 / 9
    assert 0 < score["completion"] <= score["dealt_with"] <= 100
    assert score["completion"] != round(score["completion"], 1)


def test_an_unfinished_estate_has_an_interval_and_two_words(score: Any) -> None:
    total = score["total"]
    assert 0 <= total["low"] < total["high"] <= 100
    assert total["band"] is None or total["bands"] is None
    assert total["band"] or len(total["bands"]) == 2


def test_what_does_not_apply_has_no_ends(answered: Path) -> None:
    done("register", "set", answered, "heating=none")
    node = read("score", answered)["nodes"]["C3.2"]
    assert node == {"na": True, "low": None, "high": None, "contested": False}


def test_a_bottom_line_answer_below_60_is_a_red_flag(estate: Path) -> None:
    done("answer", estate, "A2.2", "--at", "2", "--set", "loose_m2=12")
    assert read("score", estate)["red_flags"] == [{"item": "A2.2", "place": "2", "score": 30}]
    assert "A2.2" in done("score", estate).out
    remedy = read("score", estate)["remedies"]["B-M4"]
    assert remedy == {"mode": "propose", "quantities": {"area": 12}}


def test_a_score_for_people_says_the_tree_is_proposed(answered: Path) -> None:
    out = done("score", answered).out
    assert "综合得分" in out
    assert "建议" in out


def test_why_names_rule_inputs_bands_flags_source_and_what_would_raise_it(answered: Path) -> None:
    done("answer", answered, "A2.1", "--at", "1", "--flag", "public_leak")
    why = read("why", answered, "A2.1", "--at", "1")
    assert why["inputs"]["leaking"] == 1
    assert why["bands"][0] == "≤ 0 = 100"
    assert "leaking" in why["rule"]
    assert why["points"] == 60
    assert why["flags"] == {"public_leak": 1}
    assert [effect["flag"] for effect in why["effects"]] == ["public_leak"]
    assert why["source"]
    assert len(why["would_raise"]) == 2
    assert set(why["pack"]) == {"id", "version", "sha256"}
    out = done("why", answered, "A2.1", "--at", "1").out
    for word in ("顶层渗漏户数", "漏进公共楼道", why["source"]):
        assert word in out
    assert "leaking" not in out


@pytest.mark.parametrize("code", ["TOTAL", "A", "A2", "A2.1"])
def test_why_explains_every_level_by_its_parts(answered: Path, code: str) -> None:
    why, score = read("why", answered, code), read("score", answered)
    node = score["total"] if code == "TOTAL" else score["nodes"][code]
    assert (why["low"], why["high"]) == (node["low"], node["high"])
    assert why["parts"]
    assert code in done("why", answered, code).out or code == "TOTAL"


def test_why_of_an_unknown_code_or_place_is_refused(estate: Path) -> None:
    assert "Z9" in refused("why", estate, "Z9")
    refused("why", estate, "A2.1", "--at", "9")
    refused("why", estate, "B2.1", "--at", "1")
    refused("why", estate, "A", "--at", "1")


def test_the_report_is_a_chinese_pdf_of_this_estate(estate: Path, tmp_path: Path) -> None:
    assert read("report", estate, "--out", tmp_path / "报告.pdf") == {"file": "报告.pdf"}
    with pypdf.PdfReader(tmp_path / "报告.pdf") as reader:
        first = reader.pages[0].extract_text()
    assert "槐安里小区" in first
    assert "编制" in first


def test_the_same_state_gives_the_same_report(estate: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        done("report", estate, "--out", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_report_that_cannot_be_written_leaves_the_old_one(estate: Path, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    for out in (tmp_path / "没有" / "a.pdf", tmp_path / "夹"):
        assert out.name in refused("report", estate, "--out", out)
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([estate.name, "夹"])
    assert renodesk("report", estate).code == 2


def test_field_sheets_are_printed_for_chosen_places(answered: Path, tmp_path: Path) -> None:
    out = tmp_path / "现场表.pdf"
    said = done("report", answered, "--kind", "sheets", "--out", out, "--place", "1号楼", "--place", "estate")
    assert "5 处" in said.out
    with pypdf.PdfReader(out) as pdf:
        titles = [str(entry["/Title"]) for entry in pdf.outline if not isinstance(entry, list)]
    assert titles == ["小区公共部分", "1号楼", *(f"1号楼{one}单元" for one in (1, 2, 3))]


def test_field_sheets_of_an_unknown_place_or_of_none_are_refused(answered: Path, tmp_path: Path) -> None:
    out = tmp_path / "现场表.pdf"
    sheets = ("report", answered, "--kind", "sheets", "--out", out)
    assert "99号楼" in refused(*sheets, "--place", "99号楼")
    assert "一处也没有" in refused(*sheets, "--revisit")
    assert not out.exists()


def test_field_sheets_filled_in_a_spreadsheet_are_looked_at_and_taken_in(
    estate: Path, tmp_path: Path
) -> None:
    out = tmp_path / "现场表.xlsx"
    done("report", estate, "--kind", "sheets", "--out", out, "--format", "xlsx", "--place", "1-2")
    book = openpyxl.load_workbook(out)
    page = book.worksheets[1]
    row = next(row for row in page.iter_rows() if (row[0].value, row[1].value) == ("A3.3", "grade"))
    row[5].value = 4
    book.save(out)
    seen = read("answers", "import", estate, out, "--preview")
    assert [(one["place"], one["before"], one["after"][0]) for one in seen["changes"]] == [("1-2", "", "4")]
    assert "A3.3" not in str(log_of(estate))
    assert read("answers", "import", estate, out)["answers"] == 1
    assert log_of(estate)[-1]["value"] == {"grade": 4}
    assert "没有新填" not in done("answers", "import", estate, out).err


def test_a_paper_of_a_kind_or_form_there_is_none_of_is_refused_and_nothing_is_written(
    answered: Path, tmp_path: Path
) -> None:
    for words in (
        ("--out", "体检.xlsx"),
        ("--format", "xlsx", "--out", "体检.pdf"),
        ("--kind", "sheets", "--format", "docx", "--out", "现场表.docx"),
        ("--mine", "--out", "体检.pdf"),
    ):
        *options, name = words
        said = renodesk("report", answered, *options, tmp_path / name)
        assert said.code == 2, said
        assert said.out == ""
        assert [one.name for one in tmp_path.iterdir()] == [answered.name]
    said = renodesk("report", answered, "--out", tmp_path / "体检.xlsx")
    assert "pdf" in said.err
    assert "xlsx" in said.err


def test_papers_for_the_residents_meeting_say_first_what_must_not_be_posted(
    answered: Path, tmp_path: Path
) -> None:
    poster, meeting = tmp_path / "海报.pdf", tmp_path / "会议.docx"
    said = renodesk("report", answered, "--kind", "poster", "--out", poster)
    assert (said.code, len(pypdf.PdfReader(poster).pages)) == (0, 1)
    assert "没有照片" in said.err
    said = renodesk("report", answered, "--kind", "meeting", "--out", meeting)
    assert said.code == 0
    assert "不公开张贴" in said.err
    assert meeting.read_bytes()[:2] == b"PK"
    said = renodesk("report", answered, "--kind", "poster", "--out", tmp_path / "x.xlsx")
    assert (said.code, "没有照片" in said.err) == (2, False)
