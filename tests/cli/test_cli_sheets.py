"""`answers import` and `answers export`: the answer sheet as .json, .csv and .xlsx."""

import csv
from pathlib import Path

import openpyxl
import pytest
from cli.commands import done, load, log_of, read, refused, renodesk, write_json

from renodesk.paths import resource

FORMATS = [".json", ".csv", ".xlsx"]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    done("estate", "new", tmp_path / "fresh.reno", "--name", "槐安里")
    return tmp_path / "fresh.reno"


@pytest.fixture
def answered(fresh: Path) -> Path:
    """Return an estate with a survey of 6 buildings and shortfalls of every kind."""
    done("answers", "import", fresh, resource("sample", "answers-jia.json"))
    return fresh


def test_a_sheet_says_how_much_it_brought(fresh: Path) -> None:
    sheet = {
        "settings": {"consent_t": "200/3"},
        "fields": {"households": 24},
        "items": {"B4.1": {"grade": 4, "basis": "counted", "note": "早上看的"}},
        "checks": {"P-M2": {"status": "none"}},
        "buildings": [
            {
                "id": "3",
                "fields": {"households": 24},
                "items": {"A2.1": {"inputs": {"leaking": "1", "top_units": 10}, "flags": ["public_leak"]}},
                "checks": {"B-M1": {"status": "need", "quantities": {"area": "1.2"}, "reason": "漏"}},
                "units": [{"id": "3-2", "items": {"A3.2": {"status": "unseen", "reason": "锁着"}}}],
            }
        ],
    }
    said = read("answers", "import", fresh, write_json(fresh.with_name("a.json"), sheet))
    assert said == {"answers": 3, "checks": 2, "fields": 3, "buildings": 1, "units": 1, "notices": 0}
    assert [flag["place"] for flag in read("score", fresh)["red_flags"]] == []
    assert read("why", fresh, "A2.1", "--at", "3")["score"] == 0
    assert len({one["act"] for one in log_of(fresh)[-10:]}) == 1
    done("undo", fresh)
    assert read("estate", "show", fresh)["buildings"] == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_exported_sheet_brings_the_same_score_back(answered: Path, suffix: str, tmp_path: Path) -> None:
    out, again = tmp_path / f"答卷{suffix}", tmp_path / "again.reno"
    assert read("answers", "export", answered, out) == {"file": out.name}
    done("estate", "new", again, "--name", "又一个")
    done("answers", "import", again, out)
    assert read("score", again) == read("score", answered)
    done("answers", "export", again, tmp_path / f"again{suffix}")
    assert (tmp_path / f"again{suffix}").read_bytes() == out.read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_hyphens_renamed_buildings_and_wrong_values_survive_the_round_trip(
    estate: Path, suffix: str, tmp_path: Path
) -> None:
    done("building", "rename", estate, "2", "红楼 二")
    done("answer", estate, "A3.2", "--at", "A-1/1", "--set", "lit=坏了", "--set", "should=6")
    done(
        "answer", estate, "A2.1", "--at", "2", "--set", "leaking=1", "--flag", "public_leak", "--note", "=1+1"
    )
    done("check", estate, "B-M1", "--at", "2", "--status", "need", "--quantity", "area=2/3")
    out, again = tmp_path / f"答卷{suffix}", tmp_path / "again.reno"
    done("answers", "export", estate, out)
    done("estate", "new", again, "--name", "又一个")
    done("answers", "import", again, out)
    shown, ours = (read("estate", "show", file)["buildings"] for file in (again, estate))
    assert [(one["name"], len(one["units"])) for one in shown] == [
        (one["name"], len(one["units"])) for one in ours
    ]
    assert read("score", again)["nodes"] == read("score", estate)["nodes"]
    for file in (again, estate):
        done("answers", "export", file, file.with_suffix(".json"))
    first, second = (load(file.with_suffix(".json"))["buildings"] for file in (again, estate))
    for part in ("items", "checks", "units"):
        assert [one.get(part) is None for one in first] == [one.get(part) is None for one in second]
    assert [one.get("items") for one in first] == [one.get("items") for one in second]


def test_a_second_import_of_one_sheet_changes_no_answer(answered: Path) -> None:
    before = len(log_of(answered))
    done("answers", "import", answered, resource("sample", "answers-jia.json"))
    assert len(log_of(answered)) == before


def test_spreadsheets_never_carry_a_live_formula(estate: Path, tmp_path: Path) -> None:
    for note in ("=cmd()", "+1+1", "-cmd", "@SUM(A1)", '=HYPERLINK("http://x")'):
        done("answer", estate, "A2.1", "--at", "1", "--note", note)
        done("answers", "export", estate, tmp_path / "a.csv")
        text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
        cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        done("answers", "export", estate, tmp_path / "a.xlsx")
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
        typed = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
        assert typed[note] == "s"
        assert "f" not in typed.values()
        for suffix in (".csv", ".xlsx"):
            done("answers", "import", estate, tmp_path / f"a{suffix}")
            done("answers", "export", estate, tmp_path / "b.json")
            assert load(tmp_path / "b.json")["buildings"][0]["items"]["A2.1"]["note"] == note


def test_a_csv_of_a_chinese_spreadsheet_program_is_read(estate: Path, tmp_path: Path) -> None:
    text = "位置;指标;名称;值\r\n1;A2.1;leaking;１\r\n1;A2.1;top_units;10\r\nA-1;A2.1;note;连字符\r\n"
    for coding in ("gb18030", "utf-8-sig", "utf-16"):
        (tmp_path / "a.csv").write_bytes(text.encode(coding))
        assert read("answers", "import", estate, tmp_path / "a.csv")["buildings"] == 0
        assert read("why", estate, "A2.1", "--at", "1")["score"] == 60


def test_an_unwritable_or_unknown_target_is_refused(estate: Path, tmp_path: Path) -> None:
    assert "答卷.csv" in refused("answers", "export", estate, tmp_path / "没有" / "答卷.csv")
    (tmp_path / "占用").mkdir()
    refused("answers", "export", estate, tmp_path / "占用")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([estate.name, "占用"])


def test_a_sheet_into_a_sealed_round_is_refused(answered: Path) -> None:
    done("seal", answered, "--reason", "完成")
    assert "已封存" in refused("answers", "import", answered, resource("sample", "answers-yi.json"))
    assert renodesk("score", answered).code == 0
