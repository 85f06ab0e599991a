"""Conditions of eligibility as data: every slip named."""

import pytest
from packs.packs_copy import PacksCopy

from renodesk.errors import PackFaulty
from renodesk.packs import eligibility_of, read_pack

CONDITIONS, READINGS = "eligibility/conditions.csv", "eligibility/readings.csv"


@pytest.mark.parametrize(
    ("code", "file", "key", "column", "new"),
    [
        ("pack_code_twice", CONDITIONS, "EL-YEAR", "code", "EL-PLACE"),
        ("pack_key_missing", CONDITIONS, "EL-YEAR", "clause_zh", ""),
        ("pack_field_undeclared", CONDITIONS, "EL-YEAR", "fields", "birthday"),
        ("pack_name_undeclared", CONDITIONS, "EL-YEAR", "holds", "luck > 3"),
        ("pack_word_not_allowed", READINGS, "before", "is_included", "maybe"),
        ("pack_word_not_allowed", READINGS, "through", "code", "until"),
        ("pack_provenance_unknown", READINGS, "before", "source_status", "RUMOUR"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, file: str, key: str, column: str, new: str) -> None:
    packs.put(file, key, column, new)
    assert code in {one.code for one in packs.complaints()}
    if code != "pack_field_undeclared":
        with pytest.raises(PackFaulty):
            eligibility_of(read_pack(packs.folder / "eligibility"))
