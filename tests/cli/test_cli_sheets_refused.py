"""What an answer sheet gets that is wrong: refused whole, every place listed; or kept as typed and marked."""

import datetime
from pathlib import Path

import pytest
import xlsxwriter
from cli.commands import done, load, log_of, read, refused, renodesk, write_json

HEADER = ["place", "item", "name", "value"]


@pytest.fixture
def log(estate: Path) -> list[dict[str, object]]:
    return log_of(estate)


def csv_sheet(folder: Path, *rows: str) -> Path:
    path = folder / "sheet.csv"
    path.write_text("\n".join(["place,item,name,value", *rows]), encoding="utf-8")
    return path


def workbook(folder: Path, *rows: list[object]) -> Path:
    path = folder / "sheet.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *rows]):
            sheet.write_row(number, 0, row)
    return path


def test_every_unknown_name_is_listed_with_its_spot_and_nothing_is_written(
    estate: Path, tmp_path: Path, log: object
) -> None:
    sheet = {
        "settings": {"nonsense_s": 1},
        "fields": {"nonsense_f": 1},
        "items": {
            "Z9.9": {"grade": 3},
            "B2.1": {"inputs": {"nonsense_i": 1}, "flags": ["nonsense_g"], "nonsense_p": 1},
            "B4.1": {"grade": 4, "status": "maybe", "basis": "听说"},
            "A2.1": {"inputs": {"leaking": 1}},
        },
        "checks": {
            "P-M99": {"status": "need"},
            "P-M2": {"status": "perhaps", "quantities": {"nonsense_q": 1}},
        },
        "buildings": [
            {"id": "", "items": {}},
            {"id": "3", "items": {"B4.1": {"grade": 1}}, "units": [{"id": "4-1"}, {"id": "3-"}]},
            "nonsense_b",
        ],
        "nonsense_t": {},
    }
    said = refused("answers", "import", estate, write_json(tmp_path / "a.json", sheet))
    for word in ("s", "f", "i", "g", "p", "q", "t"):
        assert f"nonsense_{word}" in said, word
    for word in ("Z9.9", "maybe", "听说", "A2.1", "P-M99", "perhaps", "4-1", "3-"):
        assert word in said, word
    for spot in ("buildings[1].id", "buildings[2].items.B4.1", "buildings[2].units[1].id", "buildings[3]"):
        assert spot in said, spot
    assert log_of(estate) == log


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("1,Z9.9,grade,3", "Z9.9"),
        ("1,A2.1,nonsense,3", "nonsense"),
        ("1,A4.2,status,maybe", "maybe"),
        ("estate,,nonsense,3", "nonsense"),
        ("1-2-3,A3.1,note,x", "1-2-3"),
        (",A2.1,leaking,3", "#2"),
        ("1,A2.1,,3", "#2"),
        ("estate,A2.1,leaking,3", "A2.1"),
        ("1,A2.1,leaking,3\n1,A2.1,leaking,4", "#3"),
        ("1,B-M1,nonsense,3", "nonsense"),
        ("1,B-M1,status,maybe", "maybe"),
    ],
)
def test_a_table_row_that_cannot_be_placed_refuses_the_sheet(
    estate: Path, tmp_path: Path, log: object, row: str, word: str
) -> None:
    said = refused("answers", "import", estate, csv_sheet(tmp_path, row, "estate,B4.1,grade,4"))
    assert "#" in said
    assert word in said
    assert log_of(estate) == log


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.json", b""),
        ("空.csv", b""),
        ("空.xlsx", b""),
        ("只有空白.csv", b" \n\n"),
        ("列表.json", b"[]"),
        ("半截.json", b'{"items": {"B4.1": {"gra'),
        ("非数.json", b'{"items": {"B4.1": {"grade": NaN}}}'),
        ("重复.json", b'{"items": {}, "items": {}}'),
        ("乱码.json", b"\xff\xfe\x00\x01"),
        ("形状.json", b'{"items": [1], "buildings": {"id": "3"}}'),
        ("没有表头.csv", b"1,A2.1,leaking,3\n"),
        ("二进制.csv", b"\x00\x01\x02\x03"),
        ("坏.xlsx", b"PK\x03\x04 this is no workbook"),
        ("深.json", b'{"items":' * 5000 + b"1" + b"}" * 5000),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(
    estate: Path, tmp_path: Path, log: object, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    assert name in refused("answers", "import", estate, tmp_path / name)
    assert log_of(estate) == log


def test_a_sheet_that_is_not_there_or_is_a_folder_is_refused(estate: Path, tmp_path: Path) -> None:
    (tmp_path / "夹.json").mkdir()
    for name in ("没有.json", "没有.csv", "没有.xlsx", "夹.json"):
        assert name in refused("answers", "import", estate, tmp_path / name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("坏了", "坏了"),
        ("-3", -3),
        ("1000000000000", 1000000000000),
        ("1e12", 1000000000000),
        ("2.5", 2.5),
        ("=cmd()", "=cmd()"),
        ("#REF!", "#REF!"),
        ("2025-01-02", "2025-01-02"),
        ("1,200", "1,200"),
    ],
)
@pytest.mark.parametrize("suffix", [".json", ".csv", ".xlsx"])
def test_a_value_only_wrong_for_its_box_is_kept_as_typed_marked_and_listed(
    estate: Path, tmp_path: Path, suffix: str, typed: str, kept: object
) -> None:
    match suffix:
        case ".json":
            answer = {"A2.1": {"inputs": {"leaking": typed, "top_units": 10}}}
            sheet = write_json(tmp_path / "a.json", {"buildings": [{"id": "1", "items": answer}]})
        case ".csv":
            sheet = csv_sheet(tmp_path, f'1,A2.1,leaking,"{typed}"', "1,A2.1,top_units,10")
        case _:
            rows = [["1", "A2.1", "leaking", "typed"], ["1", "A2.1", "top_units", 10]]
            sheet = tmp_path / "sheet.xlsx"
            with xlsxwriter.Workbook(sheet) as book:
                page = book.add_worksheet()
                for number, row in enumerate([HEADER, *rows]):
                    page.write_row(number, 0, row)
                page.write_string(1, 3, typed)
    said = renodesk("answers", "import", estate, sheet, "--json")
    assert (said.code, said.json["notices"]) == (0, 1)
    assert "1 A2.1" in said.err
    assert read("why", estate, "A2.1", "--at", "1")["status"] == "invalid"
    done("answers", "export", estate, tmp_path / "out.json")
    assert load(tmp_path / "out.json")["buildings"][0]["items"]["A2.1"]["inputs"]["leaking"] == kept


def test_numbers_of_a_workbook_are_numbers_and_its_dates_are_no_counts(estate: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["1", "A2.1", "leaking", 1],
        ["1", "A2.1", "top_units", 10.0],
        ["2", "A2.1", "leaking", datetime.date(2025, 1, 2)],
        ["estate", "", "households", "７２"],
        [1, "A4.2", "grade", 4],
    ]
    said = renodesk("answers", "import", estate, workbook(tmp_path, *rows), "--json")
    assert (said.code, said.json["notices"]) == (0, 1)
    assert read("why", estate, "A2.1", "--at", "1")["score"] == 60
    assert read("why", estate, "A2.1", "--at", "2")["status"] == "invalid"
    assert read("why", estate, "A4.2", "--at", "1")["score"] == 80
    assert read("estate", "show", estate)["fields"]["households"] == 72


def test_a_formula_counts_as_the_value_last_computed_else_as_its_text(estate: Path, tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, ["1", "A2.1", "top_units", 10], ["1", "A2.1", "leaking", 0]]):
            sheet.write_row(number, 0, row)
        sheet.write_formula(2, 3, "=0+1", value=1)
        sheet.write_row(3, 0, ["2", "A2.1", "leaking"])
        sheet.write_formula(3, 3, "=cmd()", value="")
    said = renodesk("answers", "import", estate, path, "--json")
    assert (said.code, said.json["notices"]) == (0, 1)
    assert read("why", estate, "A2.1", "--at", "1")["score"] == 60
    assert read("why", estate, "A2.1", "--at", "2")["status"] == "invalid"


def test_wrong_register_and_quantity_values_of_a_sheet_are_kept_and_listed(
    estate: Path, tmp_path: Path
) -> None:
    sheet = {
        "fields": {"households": "许多", "built_year_last": 10**12},
        "checks": {"P-M7": {"status": "need", "quantities": {"area": "一大片"}}},
    }
    said = renodesk("answers", "import", estate, write_json(tmp_path / "a.json", sheet), "--json")
    assert said.code == 0
    assert "households" in said.err
    assert "一大片" in said.err
    assert read("estate", "show", estate)["fields"]["households"] == "许多"


def test_lists_and_objects_where_a_name_or_value_belongs_are_told_with_their_spot(
    estate: Path, tmp_path: Path, log: object
) -> None:
    sheet = {"items": {"B2.1": {"flags": [{"nonsense_g": 1}, ["x"], None]}}}
    assert "nonsense_g" in refused("answers", "import", estate, write_json(tmp_path / "a.json", sheet))
    assert log_of(estate) == log
    odd = {"fields": {"gas": {"nonsense_v": 1}, "households": ["72"]}}
    said = done("answers", "import", estate, write_json(tmp_path / "b.json", odd))
    assert "gas" in said.out + said.err
    assert read("score", estate)
