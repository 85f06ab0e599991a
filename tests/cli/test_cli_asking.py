"""`interview` on the command line."""

from pathlib import Path

import openpyxl
from cli.commands import done, read, refused, renodesk


def test_the_interview_lists_what_to_ask_and_counts_what_is_asked(estate: Path) -> None:
    before = read("interview", estate)
    assert before["asked"] == 0
    assert before["all"] == len(before["questions"])
    by_about = {question["about"]: question for question in before["questions"]}
    assert by_about["building.built_year"]["open"] == ["1", "2", "A-1"]
    assert by_about["C4.1"]["ask"] == ["物业经理"]
    done("answer", estate, "C4.1", "--at", "estate", "--set", "spaces=10", "--set", "demand=20")
    after = read("interview", estate, "--open")
    assert after["asked"] == 1
    assert "C4.1" not in [question["about"] for question in after["questions"]]


def test_the_interview_is_printed_in_both_languages_and_says_that_the_tree_is_proposed(estate: Path) -> None:
    chinese, english = done("interview", estate).out, done("--lang", "en", "interview", estate).out
    assert "现在住着多少人" in chinese
    assert "How many people live here" in english
    assert "建议稿" in chinese
    assert "官方指标" not in chinese.replace("非官方指标", "")


def test_who_said_an_answer_is_kept_and_goes_out_and_in_with_the_sheet(estate: Path, tmp_path: Path) -> None:
    words = ("--basis", "访谈", "--said-by", "物业经理")
    done("answer", estate, "B4.1", "--at", "estate", "--grade", "4", *words)
    for name in ("a.json", "a.csv", "a.xlsx"):
        sheet = tmp_path / name
        done("answers", "export", estate, sheet)
        done("answer", estate, "B4.1", "--at", "estate", "--clear")
        done("answers", "import", estate, sheet)
        kept = [
            change["value"]
            for change in read("history", estate)
            if change["field"] == "said_by" and change["key"].endswith("B4.1/estate")
        ]
        assert kept[-1] == "物业经理"


def fill(book: Path, code: str, value: object) -> None:
    """Write beside a question, as the office does."""
    opened = openpyxl.load_workbook(book)
    row = next(row for row in opened["小区"].iter_rows() if row[0].value == code)
    row[3].value = value
    opened.save(book)


def test_requests_go_out_one_per_office_and_come_back_by_the_usual_import(
    estate: Path, tmp_path: Path
) -> None:
    out = tmp_path / "函"
    every = read("requests", estate, "--out", out)
    assert len(every) > 10
    assert all((out / one["letter"]).read_bytes().startswith(b"%PDF") for one in every)
    (gas,) = read("requests", estate, "--out", out, "--from", "燃气公司")
    book = out / gas["sheet"]
    fill(book, "C3.1.gas_year", 1996)
    seen = read("answers", "import", estate, book, "--preview")
    assert [(one["where"], one["about"], one["new"]) for one in seen["values"]] == [
        ("小区!D7", "C3.1.gas_year", "1996")
    ]
    assert read("answers", "import", estate, book)["written"] == 1
    fill(book, "C3.1.gas_year", 1997)
    assert read("answers", "import", estate, book, "--keep") == {
        "whom": "燃气公司",
        "written": 0,
        "kept": 1,
    }
    fill(book, "C3.1.gas_year", "很久以前")
    assert "小区!D7" in refused("answers", "import", estate, book)
    assert renodesk("answers", "import", estate, book, "--preview").code == 1


def test_an_office_nobody_writes_to_is_said_with_those_there_are(estate: Path, tmp_path: Path) -> None:
    said = refused("requests", estate, "--out", tmp_path, "--from", "邮局")
    assert "燃气公司" in said
    assert list(tmp_path.glob("*.pdf")) == []
