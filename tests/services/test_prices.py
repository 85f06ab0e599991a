"""The price book of a round: chosen in one act, kept in the file, and what the needed works cost by it."""

import datetime
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from renodesk.domain.costing import LackKind
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import CheckRecord
from renodesk.errors import (
    BookNotChosen,
    FileExists,
    PackFaulty,
    RegionNotChosen,
    SheetRefused,
    UnknownBook,
)
from renodesk.paths import forms_dir
from renodesk.services import price_books
from renodesk.services.checklist import ChecklistService
from renodesk.services.environment import Environment
from renodesk.services.estimate import Estimate
from renodesk.services.exchange import merge_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.price_import import BookAbout, import_prices
from renodesk.services.prices import Prices
from renodesk.services.register import RegisterService
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST = Place(building="1")
JUNE = datetime.date(2026, 6, 1)
ABOUT = BookAbout(
    id="chuxiong_2026", title="楚雄单价", region="楚雄", source="造价信息", valid_from="2026-01-01"
)
Tables = Callable[[list[list[object]]], Path]


@pytest.fixture
def needing(session: EstateSession) -> EstateSession:
    """An estate whose first roof is to be repaired, 100 ㎡."""
    ChecklistService(session).record(
        "B-M1", FIRST, CheckRecord(status="need", quantities={"area": Fraction(100)})
    )
    return session


@pytest.fixture
def table(tmp_path: Path) -> Tables:
    """Save rows as a workbook, the way an office has them."""

    def save(rows: list[list[object]]) -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "单价.xlsx")
        return tmp_path / "单价.xlsx"

    return save


def test_a_round_without_price_book_has_no_cost_instead_of_none(needing: EstateSession) -> None:
    with pytest.raises(BookNotChosen):
        Prices(needing).cost()


def test_the_chosen_book_is_kept_in_the_file_and_goes_with_it(needing: EstateSession, tmp_path: Path) -> None:
    Prices(needing).use("price_example", on=JUNE)
    before = Prices(needing).cost()
    assert [line.works.likely for line in before.lines] == [100 * 120 * 100]
    copy = tmp_path / "copy.reno"
    shutil.copy(needing.path, copy)
    no_packs = tmp_path / "forms"
    shutil.copytree(forms_dir(), no_packs, ignore=shutil.ignore_patterns("price-example"))
    with EstateSession.open(copy, needing.author, Environment(forms_folder=no_packs)) as elsewhere:
        assert Prices(elsewhere).cost() == before
        assert price_books.listing(no_packs) == ()
        Prices(elsewhere).use("price_example@1", on=JUNE)


def test_the_book_travels_in_a_bundle(needing: EstateSession, file: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.reno"
    shutil.copy(needing.path, theirs)
    Prices(needing).use("price_example", on=JUNE)
    write_bundle(needing, tmp_path / "x.zip")
    with EstateSession.open(theirs, needing.author, Environment()) as session:
        merge_bundle(session, tmp_path / "x.zip")
        assert Prices(session).cost() == Prices(needing).cost()


def test_choosing_a_book_is_one_act_that_undo_takes_back_also_on_a_sealed_round(
    needing: EstateSession,
) -> None:
    Prices(needing).use("price_example")
    History(needing).undo()
    assert Prices(needing).chosen() is None
    Rounds(needing).seal("初稿")
    Prices(needing).use("price_example", on=JUNE)
    chosen = Prices(needing).chosen()
    assert chosen is not None
    assert (chosen.on, chosen.region, chosen.book.is_example) == (JUNE, "示例地区", True)


def test_the_day_is_kept_so_that_a_cost_does_not_move_by_itself(needing: EstateSession) -> None:
    prices = Prices(needing)
    prices.use("price_example", on=JUNE)
    now, later = prices.cost(), prices.cost(datetime.date(2027, 3, 1))
    assert [one.lines[0].price.likely for one in (now, later)] == [120, 126]


def test_unknown_books_and_regions_are_named_with_what_there_is(needing: EstateSession) -> None:
    with pytest.raises(UnknownBook) as unknown:
        Prices(needing).use("price_exampel")
    assert "price_example@1" in str(unknown.value.facts["known"])
    with pytest.raises(RegionNotChosen) as region:
        Prices(needing).use("price_example", region="月球")
    assert region.value.facts["known"] == "示例地区"


def test_only_what_is_needed_costs_and_sums_are_per_household_and_square_metre(
    needing: EstateSession,
) -> None:
    checks = ChecklistService(needing)
    checks.record("B-M4", FIRST, CheckRecord(status="none", quantities={"area": Fraction(5)}))
    checks.record("P-M9", ESTATE, CheckRecord(status="need"))
    RegisterService(needing).set_fields(ESTATE, {"floor_area_m2": "3000"})
    Prices(needing).use("price_example", on=JUNE)
    found = Estimate.of(needing)
    assert [line.item for line in found.costing.lines] == ["B-M1"]
    assert [(lack.item, lack.kind) for lack in found.costing.lacks] == [("P-M9", LackKind.NO_QUANTITY)]
    assert found.whole.total.likely == 1_296_000
    household, square_metre = found.per_household(), found.per_m2()
    assert household is not None
    assert square_metre is not None
    assert (household.likely, square_metre.likely) == (27_000, 432)
    of_first = found.per_household("1")
    assert of_first is not None
    assert of_first.likely == 54_000
    assert (found.per_m2("1"), found.per_household("estate")) == (None, None)


# Import


def test_a_table_becomes_a_book_that_can_be_used(
    needing: EstateSession, table: Tables, tmp_path: Path
) -> None:
    rows: list[list[object]] = [
        ["序号", "条目名称", "工程量", "单位", "综合单价（元）", "生效日期", "预备费"],
        [1, "屋面渗漏修缮", "修缮面积", "平方米", 123.45, datetime.date(2026, 2, 1), "5%"],
        [2, "b-m8", None, "盏", 88, None, None],
    ]
    made = import_prices(table(rows), ABOUT, tmp_path / "book", forms_dir())
    assert (made.rows, made.passed_over) == (2, ("序号",))
    assert price_books.check(tmp_path / "book", forms_dir()) == []
    Prices(needing).use(str(tmp_path / "book"), on=JUNE)
    (line,) = Prices(needing).cost().lines
    assert (line.works.likely, line.contingency.likely) == (1_234_500, 61_725)
    assert (line.price.region, line.price.source) == ("楚雄", "造价信息")
    one_file = import_prices(table(rows), ABOUT, tmp_path / "book.json", forms_dir())
    assert one_file.text == made.text
    assert price_books.find(str(tmp_path / "book.json"), forms_dir()) == made.text


def test_every_wrong_cell_is_named_and_nothing_is_written(table: Tables, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["编码", "工程量", "单位", "低价", "单价", "高价", "生效日期"],
        ["B-M1", "area", "㎡", 80, 100, 120, "2026-01-01"],
        ["B-M1", "area", "㎡", 80, 110, 120, "2026-01-01"],
        ["B-M4", "area", "", 80, "面议", 120, "2026-01-01"],
        ["B-M99", "area", "㎡", 80, 100, 120, "2026-01-01"],
        ["消防设施", "places", "处", 80, 100, 120, "2026-01-01"],
        ["B-M8", "lamps", "盏", -1, 100, 99_999_999, "明年"],
    ]
    with pytest.raises(SheetRefused) as refused:
        import_prices(table(rows), ABOUT, tmp_path / "book", forms_dir())
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert {(fault.where, fault.code) for fault in faults} == {
        ("单价.xlsx:3 [生效日期]", "pack_price_twice"),
        ("单价.xlsx:4 [单位]", "pack_unit_differs"),
        ("单价.xlsx:4 [单价]", "pack_price_text"),
        ("单价.xlsx:5 [编码]", "pack_item_unknown"),
        ("单价.xlsx:6 [编码]", "price_item_shared"),
        ("单价.xlsx:7 [低价]", "pack_price_absurd"),
        ("单价.xlsx:7 [高价]", "pack_price_absurd"),
        ("单价.xlsx:7 [生效日期]", "pack_day_malformed"),
    }
    assert not (tmp_path / "book").exists()


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([], {"sheet_empty"}),
        ([["编码", "单位", "单价"]], {"sheet_empty"}),
        ([["编码", "备注"], ["B-M1", "x"]], {"price_column_missing"}),
        ([["编码", "条目", "单位", "单价"], ["B-M1", "B-M1", "㎡", 100]], {"pack_column_twice"}),
    ],
)
def test_a_table_without_the_needed_columns_is_refused(
    rows: list[list[object]], codes: set[str], table: Tables, tmp_path: Path
) -> None:
    with pytest.raises(SheetRefused) as refused:
        import_prices(table(rows), ABOUT, tmp_path / "book", forms_dir())
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert {fault.code for fault in faults} == codes


def test_a_book_is_never_written_over_another_and_its_id_has_to_be_one(table: Tables, tmp_path: Path) -> None:
    rows: list[list[object]] = [["编码", "单位", "单价"], ["B-M1", "㎡", 100]]
    import_prices(table(rows), ABOUT, tmp_path / "book", forms_dir())
    with pytest.raises(FileExists):
        import_prices(table(rows), ABOUT, tmp_path / "book", forms_dir())
    with pytest.raises(PackFaulty):
        import_prices(table(rows), replace(ABOUT, id="楚雄 2026"), tmp_path / "other", forms_dir())
    assert not (tmp_path / "other").exists()
