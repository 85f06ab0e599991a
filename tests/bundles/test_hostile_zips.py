"""Every hostile zip has its verdict, which stands in docs/format/bundle.md too."""

from io import BytesIO
from pathlib import Path

import pytest
from bundles.hostile import ACCEPTED, HOSTILE, Hostile

from renodesk.bundles.verifying import verify_stream
from renodesk.texts import say

PAGE = Path(__file__).resolve().parents[2] / "docs" / "format" / "bundle.md"


@pytest.mark.parametrize("zip_", HOSTILE, ids=lambda zip_: zip_.what)
def test_a_hostile_zip_gets_its_verdict(zip_: Hostile) -> None:
    found = verify_stream(BytesIO(zip_.make()))
    codes = {fault.code for fault in found.faults}
    assert zip_.verdict in codes if zip_.verdict != ACCEPTED else not codes, codes
    for fault in found.faults:
        assert say(fault.code, "zh", **fault.facts) != say(fault.code, "en", **fault.facts)


def test_the_page_says_the_verdict_of_each() -> None:
    rows = [f"| {one.what} | {f'`{one.verdict}`' if one.verdict else 'read'} |" for one in HOSTILE]
    page = PAGE.read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row not in page] == []
    begin = page.index("| a zip with | is |")
    assert page[begin + 2 : begin + 2 + len(rows)] == rows
