"""Procedures as data: every row of the documents, what comes after what, and every slip named."""

from datetime import date
from fractions import Fraction

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.procedure import Use
from renodesk.errors import PackFaulty
from renodesk.packs import procedures_of, read_pack
from renodesk.paths import forms_dir

PROCEDURES, STEPS = "procedures/procedures.csv", "procedures/steps.csv"
TARGETS, BOXES = "procedures/targets.csv", "procedures/boxes.csv"


def put(packs: PacksCopy, file: str, row: int, column: str, value: str) -> None:
    rows = packs.rows(file)
    rows[row - 1][rows[0].index(column)] = value
    packs.write(file, rows)


@pytest.mark.parametrize(
    ("code", "file", "row", "column", "new"),
    [
        ("pack_code_twice", PROCEDURES, 3, "code", "CX10"),
        ("pack_word_not_allowed", PROCEDURES, 3, "use", "dance"),
        ("pack_code_twice", STEPS, 3, "step_no", "1"),
        ("pack_word_not_allowed", STEPS, 3, "procedure_id", "CX11"),
        ("pack_step_unknown", STEPS, 3, "after", "11"),
        ("pack_step_circle", STEPS, 2, "after", "3"),
        ("pack_step_circle", STEPS, 2, "after", "1"),
        ("pack_rule_of_gate_unknown", STEPS, 3, "gate_rule", "CX-DS-HH;CX-NO"),
        ("pack_key_missing", STEPS, 3, "source", ""),
        ("pack_provenance_unknown", STEPS, 3, "source_status", "RUMOUR"),
        ("pack_share_malformed", TARGETS, 2, "percent", "130"),
        ("pack_not_a_number", TARGETS, 2, "due_month", "13"),
        ("pack_step_unknown", TARGETS, 2, "step_no", "19"),
        ("pack_word_not_allowed", BOXES, 2, "kind", "seal"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, file: str, row: int, column: str, new: str) -> None:
    put(packs, file, row, column, new)
    found = [one for one in packs.complaints() if one.code == code]
    assert found
    assert found[0].spot.file == file.partition("/")[2]
    assert row in {one.spot.row for one in found}
    if code != "pack_rule_of_gate_unknown":
        with pytest.raises(PackFaulty):
            procedures_of(read_pack(packs.folder / "procedures"))


def test_all_rows_of_the_documents_are_there_each_with_its_clause() -> None:
    found = procedures_of(read_pack(forms_dir() / "procedures"))
    counts = {one.code: len(one.steps) for one in found.procedures}
    assert counts == {
        "CX10": 10,
        "CX2V": 8,
        "GSGATE": 9,
        "SJS71": 7,
        "NB5S": 5,
        "NB4C": 4,
        "BD19": 10,
        "BDSAT": 3,
        "CXDL": 8,
        "CXPF": 3,
        "SZ6": 6,
        "CXGREEN": 3,
    }
    assert all(step.origin.source for one in found.procedures for step in one.steps)
    lists = {one.code for one in found.procedures if not any(step.after for step in one.steps)}
    assert {"SJS71", "NB5S", "NB4C", "BD19", "CXGREEN"} <= lists
    second = found.step("CX10/2")
    assert second is not None
    assert second.gates == ("CX-DS-HH", "CX-DS-AREA")
    assert second.after == ("CX10/1",)
    assert "可研批复" in second.produces
    gates = found.procedure("GSGATE")
    assert gates is not None
    assert gates.use == Use.STEPS
    assert [one.is_note for one in gates.steps][-1]


def test_dates_and_shares_of_progress_are_data() -> None:
    found = procedures_of(read_pack(forms_dir() / "procedures"))
    shares = {one.task_year: one.share for one in found.targets if one.share is not None}
    assert shares == {2019: Fraction(3, 10), 2020: Fraction(7, 10), 2021: Fraction(1)}
    starts = {one.task_year: one.due for one in found.targets if one.measure == "start"}
    assert starts[2019] == starts[2020] == date(2020, 2, 29)
    assert [one.provenance for one in found.targets if one.task_year == 2021 and one.share is None] == [
        ("PROPOSED",),
        ("PROPOSED",),
    ]
