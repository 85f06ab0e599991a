"""Channels and payer rules: the seven sources with their documents, and each slip told where it is."""

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.funding import Role
from renodesk.errors import PackFaulty
from renodesk.packs import book_of, funding_of, load_forms, read_pack
from renodesk.paths import forms_dir

CHANNELS, RULES, SHARES = (f"funding/{name}.csv" for name in ("channels", "rules", "shares"))
SLIPS = (
    ("pack_word_not_allowed", CHANNELS, "FD-CX1", "fiscal", "maybe"),
    ("pack_item_unknown", CHANNELS, "FD-CX7", "applies_to", "P-U1;P-U99"),
    ("pack_provenance_unknown", CHANNELS, "FD-CX1", "source_status", "HEARSAY"),
    ("pack_code_twice", CHANNELS, "FD-CN2", "code", "FD-CN1"),
    ("pack_item_unknown", RULES, "FP-1", "applies_to", "P-M66"),
    ("pack_item_unknown", SHARES, "P-M5", "item", "P-M55"),
    ("pack_quantity_unknown", SHARES, "P-M5", "column", "lenght"),
    ("pack_channel_unknown", SHARES, "P-M5", "channel", "FD-QD1"),
    ("pack_link_unknown", SHARES, "P-M5", "rule", "FP-55"),
    ("pack_percent", SHARES, "P-M5", "percent", "全部"),
    ("pack_percent", SHARES, "P-M5", "percent", "120"),
)


@pytest.mark.parametrize(("code", "file", "key", "column", "new"), SLIPS)
def test_a_slip_is_told_with_its_row_and_column(
    packs: PacksCopy, code: str, file: str, key: str, column: str, new: str
) -> None:
    row = packs.put(file, key, column, new)
    assert (code, row, column) in [(one.code, one.spot.row, one.spot.column) for one in packs.complaints()]


def test_shares_of_more_than_the_whole_and_a_channel_twice_are_told(packs: PacksCopy) -> None:
    rows = packs.rows(SHARES)
    extra = list(rows[packs.row_of(SHARES, "P-M5") - 1])
    extra[rows[0].index("percent")] = "1"
    packs.write(SHARES, [*rows, extra])
    assert [one.code for one in packs.complaints()] == ["pack_name_twice", "pack_shares_sum"]


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('channel = "FD-CX4"', 'channel = "FD-QD1"', "pack_channel_unknown", "bill.channel"),
        ('fiscal_percent = "100"', 'fiscal_percent = "180"', "pack_percent", "warning.fiscal_percent"),
        ("source = 7", "source = 8", "pack_count_differs", "counts.source"),
    ],
)
def test_a_slip_in_the_description_names_its_key(
    packs: PacksCopy, old: str, new: str, code: str, key: str
) -> None:
    packs.describe("funding", old, new)
    assert [(one.code, one.spot.column) for one in packs.complaints()] == [(code, key)]


def test_the_seven_sources_of_chuxiong_pay_and_practice_elsewhere_does_not() -> None:
    funding = funding_of(read_pack(forms_dir() / "funding"))
    assert [one.code for one in funding.sources] == [f"FD-CX{number}" for number in range(1, 8)]
    assert [one.code for one in funding.sources if one.is_fiscal] == ["FD-CX1", "FD-CX2", "FD-CX6"]
    assert {one.code for one in funding.channels if one.role == Role.AFTERCARE} == {"FD-SJS3", "FD-FZ2"}
    assert {f"FP-{number}" for number in (1, "2A", "2B", 3, 4, 5, 6)} <= {one.code for one in funding.rules}
    assert all("楚住建城〔2020〕1号 四(二)" in one.source for one in funding.sources)


def test_no_share_is_invented_where_the_document_gives_none() -> None:
    """楚住建城〔2020〕1号 四(二)4: residents bear upgrades in shares that counties set."""
    funding = funding_of(read_pack(forms_dir() / "funding"))
    checklist = load_forms(forms_dir()).checklist
    for item in checklist.items:
        shares = funding.shares(item.code, "")
        if not item.is_must:
            assert "FD-CX4" in [share.channel for share in shares]
            assert all(share.percent is None for share in shares)
    decided = [key for key, shares in funding.defaults.items() if any(one.percent for one in shares)]
    assert {code for code, _ in decided} == {"B-M6", "B-M7", "P-M5", "P-M6"}


def test_a_pack_of_another_kind_is_neither_book_nor_funding() -> None:
    with pytest.raises(PackFaulty):
        book_of(read_pack(forms_dir() / "funding"))
    with pytest.raises(PackFaulty):
        funding_of(read_pack(forms_dir() / "price-example"))
