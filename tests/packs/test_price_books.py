"""A price book: each slip in a cell is named there; nothing but a price counts as one."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import many
from packs.packs_copy import COSTS, LIMITS, PRICES, PacksCopy

from renodesk.domain.form import Checklist
from renodesk.errors import PackFaulty
from renodesk.packs import book_of, complaint_sentence, load_forms, read_pack
from renodesk.packs.pack_text import pack_text
from renodesk.paths import forms_dir

EXAMPLE = forms_dir() / "price-example"


@dataclass(frozen=True)
class Slip:
    """One slip of the hand: a cell of the first row of an item becomes `new`."""

    code: str
    file: str
    key: str
    column: str
    new: str
    at: str = ""

    @property
    def told_at(self) -> str:
        return self.at or self.column


SLIPS = (
    Slip("pack_item_unknown", PRICES, "B-M4", "item", "B-M99"),
    Slip("pack_quantity_unknown", PRICES, "B-M4", "column", "aera"),
    Slip("pack_quantity_unknown", PRICES, "B-M4", "column", ""),
    Slip("pack_key_missing", PRICES, "B-M4", "item", ""),
    Slip("pack_unit_differs", PRICES, "B-M4", "unit", ""),
    Slip("pack_unit_differs", PRICES, "B-M4", "unit", "m"),
    Slip("pack_price_text", PRICES, "B-M4", "likely", "面议"),
    Slip("pack_price_text", PRICES, "B-M4", "likely", ""),
    Slip("pack_price_text", PRICES, "B-M4", "low", "1,200"),
    Slip("pack_price_text", PRICES, "B-M4", "high", "220元"),
    Slip("pack_price_absurd", PRICES, "B-M4", "low", "-90"),
    Slip("pack_price_absurd", PRICES, "B-M4", "likely", "0"),
    Slip("pack_price_absurd", PRICES, "B-M4", "high", "2200000"),
    Slip("pack_price_order", PRICES, "B-M4", "likely", "400", "likely"),
    Slip("pack_price_spread", PRICES, "B-M4", "high", "1400"),
    Slip("pack_day_malformed", PRICES, "B-M4", "valid_from", "昨天"),
    Slip("pack_day_malformed", PRICES, "B-M4", "valid_from", "2026-02-30"),
    Slip("pack_day_malformed", PRICES, "B-M4", "valid_from", "1926-01-01"),
    Slip("pack_contingency_absurd", PRICES, "B-M4", "contingency", "80"),
    Slip("pack_contingency_absurd", PRICES, "B-M4", "contingency", "一成"),
    Slip("pack_key_missing", PRICES, "B-M4", "source", ""),
    Slip("pack_limit_order", LIMITS, "盏", "lowest", "60000"),
    Slip("pack_item_unknown", COSTS, "B-M4", "code", "B-M40"),
    Slip("pack_quantity_unknown", COSTS, "B-M4", "counted", "aera"),
    Slip("pack_name_twice", COSTS, "B-M4", "counted", "area;area"),
    Slip("pack_code_twice", COSTS, "B-M4", "code", "B-M3"),
    Slip("pack_key_missing", COSTS, "B-M4", "counted", ""),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.column}-{slip.new}")
def test_a_slip_in_one_cell_is_named_with_its_row_and_column(packs: PacksCopy, slip: Slip) -> None:
    row = packs.put(slip.file, slip.key, slip.column, slip.new)
    found = [
        (one.code, one.spot.row, one.spot.column)
        for one in packs.complaints()
        if one.spot.file == slip.file.partition("/")[2]
    ]
    assert (slip.code, row, slip.told_at) in found
    if slip.file != LIMITS:
        assert found == [(slip.code, row, slip.told_at)]
    sentences = [complaint_sentence(one, language) for one in packs.complaints() for language in ("zh", "en")]
    assert not any("{" in sentence for sentence in sentences)


def test_two_prices_for_one_day_name_each_other(packs: PacksCopy) -> None:
    rows = packs.rows(PRICES)
    packs.write(PRICES, [*rows, rows[1]])
    (found,) = packs.complaints()
    assert (found.code, found.spot.row, found.facts["row"]) == ("pack_price_twice", len(rows) + 1, "2")


def test_other_days_and_other_regions_are_other_prices(packs: PacksCopy) -> None:
    rows = packs.rows(PRICES)
    day, region = rows[0].index("valid_from"), rows[0].index("region")
    later, elsewhere = list(rows[1]), list(rows[1])
    later[day], elsewhere[region] = "2026/7/1", "另一个地区"
    packs.write(PRICES, [*rows, later, elsewhere])
    assert packs.complaints() == []


def test_a_price_book_of_the_same_id_and_version_beside_another_is_told(packs: PacksCopy) -> None:
    copied = packs.folder / "price-again"
    copied.mkdir()
    for file in (packs.folder / "price-example").iterdir():
        (copied / file.name).write_bytes(file.read_bytes())
    assert [one.code for one in packs.complaints()] == ["pack_id_twice"]
    packs.describe("price-again", 'version = "1"', 'version = "2"')
    assert packs.complaints() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("is_example = true", 'is_example = "yes"', "pack_word_not_allowed", "is_example"),
        ('spread = "10"', 'spread = "wide"', "pack_key_missing", "limits.spread"),
        ('earliest = "2000-01-01"', 'earliest = "long ago"', "pack_key_missing", "limits.earliest"),
    ],
)
def test_a_slip_in_the_description_of_a_book_names_its_key(
    packs: PacksCopy, old: str, new: str, code: str, key: str
) -> None:
    packs.describe("price-example", old, new)
    assert (code, key) in [(one.code, one.spot.column) for one in packs.complaints()]


def test_a_broken_price_book_keeps_nobody_from_the_survey(packs: PacksCopy) -> None:
    packs.put(PRICES, "B-M4", "likely", "面议")
    assert load_forms(packs.folder) == load_forms(forms_dir())
    with pytest.raises(PackFaulty):
        book_of(read_pack(packs.folder / "price-example"))


def test_the_shipped_example_says_so_in_every_row_and_prices_what_costs() -> None:
    book = book_of(read_pack(EXAMPLE))
    assert book.is_example
    assert "示例、不得用于报批" in book.identity.statement
    assert {price.source for price in book.prices} == {"示例，非市场价"}
    checklist: Checklist = load_forms(forms_dir()).checklist
    priced = {(price.item, price.column) for price in book.prices}
    assert all(item.costs for item in checklist.items)
    unpriced = [
        (item.code, part.columns)
        for item in checklist.items
        for part in item.costs
        if not part.is_extra and not any((item.code, column) in priced for column in part.columns)
    ]
    assert unpriced == [("P-M6", ("other_pipe",))]


@settings(
    max_examples=many(20), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(cells=st.lists(st.one_of(st.text(max_size=12), st.sampled_from(["1e9", "NaN", "-1", "=1+1", "1/3"]))))
def test_whatever_stands_in_a_row_it_is_a_price_or_complained_of(cells: list[str]) -> None:
    text = read_pack(EXAMPLE)
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    files = {**text.files(), "prices.csv": text.files()["prices.csv"] + line + "\n"}
    try:
        book = book_of(pack_text(text.id, text.version, files))
    except PackFaulty:
        return
    assert all(0 < price.low <= price.likely <= price.high for price in book.prices)
