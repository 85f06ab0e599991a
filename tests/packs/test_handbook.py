"""The handbook's 21 indicators as a pack: what it holds, and each slip in a cell is named there."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.form import Scope
from renodesk.packs import complaint_sentence, handbook_of, read_pack
from renodesk.paths import forms_dir

PROBLEMS, LIGHTS = "handbook21/problems.csv", "handbook21/lights.csv"


@dataclass(frozen=True)
class Slip:
    """One slip of the hand: a cell of a row becomes `new`."""

    code: str
    file: str
    key: str
    column: str
    new: str
    at: str = ""


SLIPS = (
    Slip("pack_code_twice", PROBLEMS, "H01.2", "code", "H01.1"),
    Slip("pack_link_unknown", PROBLEMS, "H01.2", "parent", "H99"),
    Slip("pack_link_unknown", PROBLEMS, "H01.2", "linked_tree", "A9.9"),
    Slip("pack_link_unknown", PROBLEMS, "H01.2", "linked_checklist", "B-M99"),
    Slip("pack_link_unknown", PROBLEMS, "H01.2", "hit_when", "A1.1.crack_cm > 0"),
    Slip("pack_link_unknown", PROBLEMS, "H01.2", "hit_when", "A3.2.lit > 0"),
    Slip("pack_field_undeclared", PROBLEMS, "H01.2", "hit_when", '@material == "frame"'),
    Slip("pack_word_not_allowed", PROBLEMS, "H01.2", "severity_default", "可怕"),
    Slip("pack_word_not_allowed", PROBLEMS, "H01.2", "urgency_default", "马上"),
    Slip("pack_word_not_allowed", PROBLEMS, "H01.2", "ask_answer", "maybe"),
    Slip("pack_key_missing", PROBLEMS, "H01.2", "sentence_zh", ""),
    Slip("pack_placeholder_unknown", PROBLEMS, "H01.2", "sentence_zh", "共{count}栋"),
    Slip("pack_placeholder_unknown", PROBLEMS, "H01.2", "fill", "count=1"),
    Slip("pack_suggestion_malformed", PROBLEMS, "H01.2", "fill", "n"),
    Slip("pack_provenance_missing", PROBLEMS, "H01.2", "source_status", ""),
    Slip("pack_hit_missing", PROBLEMS, "H01.1", "hit_when", ""),
    Slip("pack_link_unknown", LIGHTS, "N1", "reads", "A9.9"),
    Slip("pack_link_unknown", LIGHTS, "N1", "reads", "B2.1"),
    Slip("pack_light_order", LIGHTS, "N1", "green_from", "50"),
    Slip("pack_word_not_allowed", LIGHTS, "N1", "set", "seven_have"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.column}-{slip.new}")
def test_a_slip_in_one_cell_is_named_with_its_row_and_column(packs: PacksCopy, slip: Slip) -> None:
    row = packs.put(slip.file, slip.key, slip.column, slip.new)
    complaints = packs.complaints()
    found = [(one.code, one.spot.row, one.spot.column) for one in complaints]
    assert (slip.code, row, slip.at or slip.column) in found
    for language in ("zh", "en"):
        assert all(complaint_sentence(one, language) for one in complaints)


def test_it_has_the_handbooks_counts_and_says_where_it_stands() -> None:
    handbook = handbook_of(read_pack(forms_dir() / "handbook21"))
    assert (len(handbook.indicators), len(handbook.problems)) == (21, 84)
    assert [one.set for one in handbook.lights].count("five_no") == 5
    assert handbook.identity.status == "proposed"
    cracks = handbook.problem("H01.2")
    assert cracks is not None
    assert (cracks.indicator, cracks.row.scope, cracks.row.is_bottom_line) == ("H01", Scope.BUILDING, True)
    assert (cracks.row.severity, cracks.row.urgency, cracks.row.difficulty) == ("非常严重", "限时解决", "高")
    assert cracks.hit is not None
    assert "A1.1.crack_mm" in cracks.hit.names
    assert cracks in handbook.problems_of("H01")
    assert handbook.problem("H99") is None
    assert all(one.yellow_from <= one.green_from <= Fraction(100) for one in handbook.lights)
    assert all(one.row.source and one.row.provenance for one in handbook.problems)
