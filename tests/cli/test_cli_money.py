"""`prices` and `cost`: books in and out, and what the needed works cost."""

from pathlib import Path

import pytest
from cli.commands import done, has_chinese, read, refused, renodesk


@pytest.fixture
def needing(estate: Path) -> Path:
    """The small estate with a roof to repair and lamps nobody counted."""
    done("check", estate, "B-M1", "--at", "1", "--status", "need", "--quantity", "area=120.35")
    done("check", estate, "B-M8", "--at", "1-1", "--status", "need")
    return estate


def test_the_cost_of_what_is_needed_is_told_with_what_is_missing(needing: Path) -> None:
    assert "renodesk prices use" in refused("cost", needing)
    used = done("prices", "use", needing, "price_example", "--on", "2026-06-01")
    assert "示例、不得用于报批" in used.err
    said = renodesk("cost", needing)
    assert said.code == 1
    assert "示例、不得用于报批" in said.out + said.err
    assert "15,597.36" in said.out
    assert "缺工程量：B-M8" in said.out
    found = renodesk("--json", "cost", needing).json
    assert (found["unit"], found["is_whole"]) == ("fen", False)
    assert found["book"]["is_example"] is True
    assert found["total"]["total"]["likely"] == 1_559_736
    assert found["by"]["building"]["1"]["missing"] == 1
    (line,) = found["lines"]
    assert (line["item"], line["place"], line["quantity"]) == ("B-M1", "1", "120.35")
    assert line["price"]["source"] == "示例，非市场价"
    assert found["missing"] == [
        {"kind": "no_quantity", "item": "B-M8", "place": "1-1", "columns": ["lamps"], "quantity": None}
    ]
    done("check", needing, "B-M8", "--at", "1-1", "--status", "need", "--quantity", "lamps=3")
    assert read("cost", needing)["is_whole"] is True
    english = done("--lang", "en", "cost", needing)
    assert "Cost 15,921.36" in english.out


def test_a_book_is_made_listed_checked_and_used(needing: Path, tmp_path: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text("编码,单位,单价,备注,谁报的\nB-M1,㎡,100,,张三\n", encoding="utf-8-sig")
    words = ("--title", "楚雄单价", "--region", "楚雄", "--source", "造价信息", "--from", "2026-01-01")
    out = tmp_path / "楚雄"
    made = done("prices", "import", table, "--id", "chuxiong", *words, "--out", out)
    assert "谁报的" in made.err
    assert done("prices", "check", out).out
    (listed,) = read("prices", "list", out)
    assert (listed["book"], listed["regions"], listed["rows"]) == ("chuxiong@1", ["楚雄"], 1)
    assert [one["book"] for one in read("prices", "list")] == ["price_example@1"]
    done("prices", "use", needing, out)
    said = renodesk("cost", needing)
    assert "12,997.80" in said.out
    assert "不得用于报批" not in said.out + said.err


def test_a_faulty_table_or_book_names_its_cells_and_leaves_nothing(tmp_path: Path, estate: Path) -> None:
    table = tmp_path / "单价.csv"
    table.write_text("编码,单位,单价\nB-M1,,面议\n", encoding="utf-8-sig")
    words = ("--id", "x", "--title", "x", "--region", "x", "--source", "x", "--from", "2026-01-01")
    said = refused("prices", "import", table, *words, "--out", tmp_path / "book")
    assert "单价.csv:2 [单价]" in said
    assert "单价.csv:2 [单位]" in said
    assert not (tmp_path / "book").exists()
    table.write_text("编码,单位,单价\nB-M1,㎡,80\n", encoding="utf-8-sig")
    done("prices", "import", table, *words, "--out", tmp_path / "book")
    prices = tmp_path / "book" / "prices.csv"
    prices.write_text(prices.read_text("utf-8-sig").replace("80", "面议"), encoding="utf-8-sig")
    said = refused("prices", "use", estate, tmp_path / "book")
    assert "x/prices.csv:2 [likely]" in said
    checked = renodesk("--json", "prices", "check", tmp_path / "book")
    assert checked.code == 1
    assert [(one["row"], one["column"]) for one in checked.json["complaints"]] == [(2, "likely")]
    assert has_chinese(renodesk("prices", "list", tmp_path / "book").out)


def test_who_pays_is_told_line_by_line_and_adds_up(needing: Path) -> None:
    done("check", needing, "P-M5", "--at", "estate", "--status", "need", "--quantity", "length=37")
    done("prices", "use", needing, "price_example", "--on", "2026-06-01")
    said = done("funding", "show", needing)
    assert "财政资金大包大揽" in said.err
    assert "FP-5 · 楚住建城〔2020〕1号" in said.out
    done("funding", "split", needing, "B-M1", "FD-CX1=50", "FD-CX4=100/3")
    found = read("funding", "show", needing)
    paid = sum(amounts["likely"] for amounts in found["channels"].values())
    assert paid + found["gap"]["likely"] == found["total"]["likely"]
    assert (found["is_all_fiscal"], found["missing"]) == (False, 1)
    roof = next(line for line in found["lines"] if line["item"] == "B-M1")
    assert [(part["channel"], part["percent"]) for part in roof["parts"]] == [
        ("FD-CX1", "50"),
        ("FD-CX4", "100/3"),
    ]
    assert renodesk("funding", "split", needing, "B-M1").code == 2
    assert "115" in refused("funding", "split", needing, "B-M1", "FD-CX1=60", "FD-CX2=55")
    done("funding", "split", needing, "B-M1", "--as-pack")
    assert read("funding", "show", needing)["channels"]["FD-CX1"]["likely"] == 0
    assert len(read("funding", "rules", needing)["rules"]) == 10
    assert "FD-CX7" in done("--lang", "en", "funding", "rules", needing).out


def test_residents_are_billed_by_area_or_equally_and_the_bills_add_up(needing: Path, tmp_path: Path) -> None:
    done("prices", "use", needing, "price_example", "--on", "2026-06-01")
    done("funding", "split", needing, "B-M1", "FD-CX4=10")
    table = tmp_path / "户.csv"
    table.write_text("楼号,户号,面积\n1,101,60\n1,102,30.5\n1,201,60\n", "utf-8-sig")
    out = tmp_path / "账单.csv"
    bills = read("funding", "bill", needing, "--homes", table, "--out", out)
    assert bills["total"] == 155_974
    assert sum(one["amount"] for one in bills["bills"]) == 155_974
    assert out.read_text("utf-8-sig").splitlines()[1].startswith("1-101,60,1,")
    equal = read("funding", "bill", needing, "--homes", table, "--equal")
    assert [one["amount"] for one in equal["bills"]] == [51_992, 51_991, 51_991]
    rate = read("funding", "bill", needing, "--homes", table, "--rate", "10")
    assert [one["amount"] for one in rate["bills"]] == [60_000, 30_500, 60_000]
    said = done("funding", "bill", needing)
    assert "1号楼 有 1,559.74 元摊不下去" in said.err
