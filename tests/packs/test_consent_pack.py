"""Rules of consent: as documents say them, exact, every slip named."""

from fractions import Fraction

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.consent import Counted, Stage
from renodesk.errors import PackFaulty
from renodesk.packs import consent_of, read_pack
from renodesk.paths import forms_dir

RULES = "consent/rules.csv"


@pytest.mark.parametrize(
    ("code", "key", "column", "old", "new"),
    [
        ("pack_share_malformed", "CX-DS-HH", "threshold_num", "2", "4"),
        ("pack_share_malformed", "CX-DS-HH", "threshold_num", "2", "66.7%"),
        ("pack_share_malformed", "CX-DS-HH", "threshold_num", "2", ""),
        ("pack_word_not_allowed", "CX-DS-HH", "stage", "design_start", "before"),
        ("pack_word_not_allowed", "CX-DS-HH", "counted", "households", "flats"),
        ("pack_code_twice", "CX-DS-AREA", "code", "CX-DS-AREA", "CX-DS-HH"),
        ("pack_gate_unknown", "MFD278-ORD-AREA", "first", "MFD278-Q", "MFD278-R"),
        ("pack_gate_two_orders", "MFD278-ORD-PERS", "first", "MFD278-Q", ""),
        ("pack_gate_circle", "MFD278-Q-AREA", "first", "", "MFD278-ORD"),
        ("pack_key_missing", "CX-DS-HH", "clause", "三(三)2", ""),
        ("pack_provenance_unknown", "CX-DS-HH", "source_status", "SEED", "HEARSAY"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, key: str, column: str, old: str, new: str) -> None:
    packs.replace(RULES, key, column, old, new)
    found = {(one.code, one.spot.column) for one in packs.complaints()}
    assert (code, column) in found
    with pytest.raises(PackFaulty):
        consent_of(read_pack(packs.folder / "consent"))


def test_a_place_that_has_no_rule_and_a_missing_row_are_named(packs: PacksCopy) -> None:
    packs.describe("consent", "全国（民法典）", "全省")
    packs.describe("consent", "rules = 27", "rules = 28")
    assert {one.code for one in packs.complaints()} == {"pack_jurisdiction_unknown", "pack_count_differs"}


def test_shares_are_exact_and_none_is_invented_where_a_document_has_no_number() -> None:
    consent = consent_of(read_pack(forms_dir() / "consent"))
    assert consent.places == ("甘肃", "保定", "楚雄")
    both = [one for one in consent.of("楚雄") if one.stage is Stage.DESIGN_START]
    assert [(one.counted, one.share) for one in both] == [
        (Counted.HOUSEHOLDS, Fraction(2, 3)),
        (Counted.AREA, Fraction(2, 3)),
    ]
    assert {one.share for one in consent.of("全国")} == {None}
    assert [one.code for one in consent.rules if one.is_more] == ["MFD278-ORD-AREA", "MFD278-ORD-PERS"]


def test_a_pack_of_another_kind_holds_no_rules_of_consent() -> None:
    with pytest.raises(PackFaulty):
        consent_of(read_pack(forms_dir() / "funding"))
