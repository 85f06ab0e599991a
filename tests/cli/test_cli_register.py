"""`estate`, `register`, `building`: what is known before anybody walks."""

from pathlib import Path

import xlsxwriter
from cli.commands import done, log_of, read, refused, renodesk


def test_a_new_estate_has_a_name_an_id_and_a_round(tmp_path: Path) -> None:
    file = tmp_path / "新.reno"
    assert read("estate", "new", file, "--name", "槐安里") == {"name": "槐安里", "file": "新.reno"}
    shown = read("estate", "show", file)
    assert (shown["name"], shown["round"], shown["sealed"], shown["buildings"]) == (
        "槐安里",
        "baseline",
        False,
        [],
    )
    assert shown["id"]
    assert {pack["id"] for pack in shown["packs"]} == {"liveability", "checklist36", "register"}
    assert "建议" in shown["statement"]


def test_an_estate_file_is_never_written_over(estate: Path) -> None:
    before = estate.read_bytes()
    assert "没有覆盖" in refused("estate", "new", estate, "--name", "别的小区")
    assert estate.read_bytes() == before


def test_an_estate_in_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert "新.reno" in refused("estate", "new", tmp_path / "没有" / "新.reno", "--name", "槐安里")
    assert list(tmp_path.iterdir()) == []


def test_the_register_is_shown_as_it_was_set(estate: Path) -> None:
    said = read("register", "set", estate, "built_year=１９８６", "structure=砖混", "--at", "1号楼")
    assert said == {"place": "1", "fields": 2}
    (building,) = [one for one in read("estate", "show", estate)["buildings"] if one["id"] == "1"]
    assert building["fields"]["built_year"] == 1986
    assert building["units"] == ["1-1", "1-2"]
    assert read("register", "set", estate, "consent_t=200/3", "households=80") == {
        "place": "estate",
        "fields": 2,
    }
    shown = read("estate", "show", estate)
    assert shown["settings"]["consent_t"] == 200 / 3
    assert shown["fields"]["households"] == 80


def test_an_empty_value_empties_a_field(estate: Path) -> None:
    done("register", "set", estate, "households=")
    assert "households" not in read("estate", "show", estate)["fields"]


def test_an_unknown_field_refuses_all_of_them(estate: Path) -> None:
    before = log_of(estate)
    said = refused("register", "set", estate, "households=80", "nonsense=1")
    assert "nonsense" in said
    assert log_of(estate) == before


def test_a_wrong_register_value_is_kept_as_typed_and_named(estate: Path) -> None:
    said = renodesk("register", "set", estate, "households=许多", "area_m2=-5")
    assert said.code == 0
    assert "households" in said.err
    assert "许多" in said.err
    assert "area_m2" in said.err
    fields = read("estate", "show", estate)["fields"]
    assert (fields["households"], fields["area_m2"]) == ("许多", -5)
    assert "总户数" in done("score", estate).err


def test_a_register_table_brings_buildings_entrances_and_their_fields(estate: Path, tmp_path: Path) -> None:
    table = tmp_path / "楼栋.csv"
    table.write_bytes("楼号,单元数,户数,建成年份\r\n1号楼,2,30,1986\r\n7号楼,3,36,1991\r\n".encode("gb18030"))
    said = read("register", "import", estate, table)
    assert said == {"rows": 2, "buildings": 1, "units": 3}
    shown = {one["id"]: one for one in read("estate", "show", estate)["buildings"]}
    assert shown["1"]["fields"]["households"] == 30
    assert shown["7"]["units"] == ["7-1", "7-2", "7-3"]


def test_a_register_workbook_is_read_as_its_csv_would_be(estate: Path, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "登记.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((("字段", "值"), ("households", 96), ("小区名称", "槐安西里"))):
            sheet.write_row(number, 0, row)
    assert read("register", "import", estate, tmp_path / "登记.xlsx")["rows"] == 2
    shown = read("estate", "show", estate)
    assert (shown["name"], shown["fields"]["households"]) == ("槐安西里", 96)


def test_unknown_columns_are_named_and_the_rest_is_taken(estate: Path, tmp_path: Path) -> None:
    table = tmp_path / "楼栋.csv"
    table.write_text("楼号,户数,风水\n1,31,好\n", encoding="utf-8")
    said = renodesk("register", "import", estate, table, "--json")
    assert said.code == 1
    assert "风水" in said.err
    assert said.json["rows"] == 1


def test_a_register_table_with_a_building_twice_is_refused_whole(estate: Path, tmp_path: Path) -> None:
    table = tmp_path / "楼栋.csv"
    table.write_text("楼号,户数\n8,31\n８号楼,32\n,33\n", encoding="utf-8")
    before = log_of(estate)
    said = refused("register", "import", estate, table)
    assert "#3" in said
    assert "#4" in said
    assert log_of(estate) == before


def test_tables_that_are_none_are_refused(estate: Path, tmp_path: Path) -> None:
    (tmp_path / "空.csv").write_bytes(b"")
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04" + b"not a workbook")
    for name in ("空.csv", "坏.xlsx", "没有.csv"):
        assert name in refused("register", "import", estate, tmp_path / name)


def test_a_building_is_added_renamed_and_removed(estate: Path) -> None:
    assert read("building", "add", estate, "9号楼", "floors=6", "--units", "2") == {
        "name": "9号楼",
        "place": "9",
        "units": 2,
    }
    done("building", "rename", estate, "9", "九号院")
    shown = {one["id"]: one for one in read("estate", "show", estate)["buildings"]}
    assert shown["9"]["name"] == "九号院"
    done("answer", estate, "A3.1", "--at", "9-2", "--note", "还在")
    done("building", "remove", estate, "九号院", "--reason", "拆了")
    assert "9" not in [one["id"] for one in read("estate", "show", estate)["buildings"]]
    assert log_of(estate)[-1]["reason"] == "拆了"
    done("undo", estate)
    assert "9" in [one["id"] for one in read("estate", "show", estate)["buildings"]]


def test_a_second_building_of_one_name_is_refused(estate: Path) -> None:
    assert "已经有了" in refused("building", "add", estate, "１栋")
    assert "已经有了" in refused("building", "rename", estate, "2", "1号楼")


def test_a_building_without_a_name_is_wrong_usage(estate: Path) -> None:
    said = renodesk("building", "add", estate, "  ")
    assert (said.code, said.out) == (2, "")
