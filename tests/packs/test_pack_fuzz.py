"""Whatever a pack holds: checking it ends with complaints, loading it with forms or PackFaulty."""

import csv
import io
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.expression import ExpressionFault, parse
from renodesk.errors import PackFaulty
from renodesk.packs import PackText, check_packs, forms_of, read_pack, read_packs
from renodesk.packs.pack_text import pack_text
from renodesk.paths import forms_dir

SHIPPED = {pack.id: pack for pack in read_packs(forms_dir())}
PIECES = st.sampled_from(
    [
        *"=:;|.<>()@+-*/,\"'\n\0",
        *("if ", " if ", "else", "le:", "grade", "min(", "@floors", "1/0", "200/3", "9" * 50, "na", "cap="),
        *("share", "weight=", "A1.1", "B-M1", "#REF!", "2025-01-02", "石景山", "\u2028", "1e99"),
    ]
)
CELLS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join))
quick = settings(
    max_examples=many(20), deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def loads_or_complains(texts: list[PackText]) -> None:
    """Fail on anything but forms, or a PackFaulty that says why."""
    told: object = True
    try:
        forms_of(texts)
    except PackFaulty as faulty:
        told = faulty.facts["complaints"]
    assert told


def changed(pack_id: str, file: str, content: str) -> list[PackText]:
    pack = SHIPPED[pack_id]
    replaced = pack_text(pack.id, pack.version, {**pack.files(), file: content})
    return [replaced, *(other for other in SHIPPED.values() if other.id != pack_id)]


TABLES = (
    "liveability/items.csv",
    "liveability/weights.csv",
    "checklist36/items.csv",
    "checklist36/costs.csv",
    "register/fields.csv",
)


@quick
@given(table=st.sampled_from(TABLES), data=st.data())
def test_any_text_in_any_cell_is_taken_or_complained_of(table: str, data: st.DataObject) -> None:
    pack_id, _, file = table.partition("/")
    rows = list(csv.reader(io.StringIO(SHIPPED[pack_id].files()[file], newline="")))
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    loads_or_complains(changed(pack_id, file, out.getvalue()))


@quick
@given(table=st.sampled_from(TABLES), content=st.one_of(st.text(max_size=200), st.lists(PIECES).map("".join)))
def test_any_text_for_a_whole_table_is_complained_of(table: str, content: str) -> None:
    pack_id, _, file = table.partition("/")
    with pytest.raises(PackFaulty):
        forms_of(changed(pack_id, file, content))


@quick
@given(pack_id=st.sampled_from(sorted(SHIPPED)), data=st.data())
def test_a_description_cut_or_changed_anywhere_is_taken_or_complained_of(
    pack_id: str, data: st.DataObject
) -> None:
    text = SHIPPED[pack_id].files()["pack.toml"]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 30))
    piece = data.draw(
        st.one_of(st.text(max_size=20), st.sampled_from(["= 1", "[", "[[words]]", '"', "{", "nan"]))
    )
    loads_or_complains(changed(pack_id, "pack.toml", text[:at] + piece + text[at + cut :]))


@quick
@given(data=st.binary(max_size=300), name=st.sampled_from(["pack.toml", "fields.csv"]))
def test_any_bytes_for_a_file_never_break_the_check(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "register"
        shutil.copytree(forms_dir() / "register", copy)
        (copy / name).write_bytes(data)
        check_packs(copy)
        told: object = True
        try:
            read_pack(copy)
        except PackFaulty as faulty:
            told = faulty.facts["complaints"]
        assert told


@quick
@given(text=CELLS)
def test_any_text_is_an_expression_or_a_fault_with_its_position(text: str) -> None:
    position = 0
    try:
        parse(text).evaluate(lambda _: None)
    except ExpressionFault as fault:
        position = fault.position
    assert 0 <= position <= len(text)
