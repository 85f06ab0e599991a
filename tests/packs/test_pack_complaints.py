"""Each kind of fault, made in one cell of the shipped packs, is found in that cell and nowhere else."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from packs.packs_copy import CHECKLIST, PAPERS, REGISTER, RESPONDENTS, TALK, TREE, WEIGHTS, PacksCopy

import renodesk.packs
from renodesk.domain import expression
from renodesk.packs import complaint_sentence, spot_text
from renodesk.packs.registry import KINDS


@dataclass(frozen=True)
class Slip:
    """One slip of the hand: `old` becomes `new` in a cell, and `code` is what the check must say there."""

    code: str
    file: str
    key: str
    column: str
    old: str
    new: str


TREE_SLIPS = (
    Slip("pack_name_undeclared", TREE, "A1.2", "formula", "illegal /", "ilegal /"),
    Slip("pack_field_undeclared", TREE, "A1.2", "formula", "@households", "@household_count"),
    Slip("pack_name_undeclared", TREE, "A1.2", "bands", "le:3=", "le:three="),
    Slip("pack_name_undeclared", TREE, "A2.1", "checks", "leaking <= top_units", "leeking <= top_units"),
    Slip("pack_name_undeclared", TREE, "A1.2", "remedies", "structural +", "structurel +"),
    Slip("pack_name_undeclared", TREE, "A2.1", "suggest", "top_units=", "top_unit="),
    Slip("pack_field_undeclared", TREE, "A2.1", "suggest", "@floors", "@flors"),
    Slip("pack_name_undeclared", TREE, "A1.2", "evidence_count", "illegal", "ilegal"),
    Slip("pack_name_undeclared", TREE, "A1.2", "ok", "illegal=0", "ilegal=0"),
    Slip("pack_name_undeclared", TREE, "A1.2", "optional_inputs", "illegal_m2", "illegal_m3"),
    Slip(
        "pack_field_undeclared",
        TREE,
        "E3.2",
        "optional_inputs",
        "@lightning_required",
        "@lightening_required",
    ),
    Slip("pack_name_undeclared", TREE, "A3.2", "flag_auto", "lux <", "luxx <"),
    Slip("pack_flag_unknown", TREE, "A3.2", "flag_auto", "dim=", "dimm="),
    Slip("pack_field_undeclared", TREE, "A1.1", "required_fields", "built_year if", "build_year if"),
    Slip("pack_name_undeclared", TREE, "F2.1", "applies_when", "floors", "flors"),
    Slip("pack_name_undeclared", TREE, "F2.1", "rollup", "- unable", "- unables"),
    Slip("pack_share_weight", TREE, "F2.1", "rollup", "weight=@units - unable;", ""),
    Slip("pack_link_unknown", TREE, "A1.2", "remedies", "B-M2.places", "B-M99.places"),
    Slip("pack_link_unknown", TREE, "A1.2", "remedies", "B-M2.places", "B-M2.plases"),
    Slip("pack_bands_gap", TREE, "A1.2", "bands", "|else=0", ""),
    Slip("pack_bands_order", TREE, "A1.2", "bands", "le:1=80", "le:9=80"),
    Slip("pack_bands_order", TREE, "A1.2", "bands", "le:1=80", "le:0=80"),
    Slip("pack_bands_order", TREE, "A1.2", "bands", "le:1=80", "lt:0=80"),
    Slip("pack_bands_direction", TREE, "A1.2", "bands", "le:6=", "gt:2="),
    Slip("pack_bands_points", TREE, "A1.2", "bands", "le:1=80", "le:1=100"),
    Slip("pack_bands_points", TREE, "A1.2", "bands", "le:0=100", "le:0=120"),
    Slip("pack_band_malformed", TREE, "A1.2", "bands", "le:3=60", "eq:3=60"),
    Slip("pack_grades_missing", TREE, "A1.1", "bands", "|3=60", ""),
    Slip(
        "pack_grade_texts",
        TREE,
        "A1.1",
        "grade_texts_zh",
        "|没有鉴定；只有抹灰层细裂，最宽不到0.3mm，没有其他问题",
        "",
    ),
    Slip("pack_weights_sum", TREE, "A1.1", "weight", "65", "60"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "scope", "building", "street"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "bottom_line", "N", "no"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "rollup", "mean_by_households", "median"),
    Slip("pack_word_not_allowed", TREE, "A3.2", "rollup", "units=mean", "units=worst"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "step", "3 现场查看", "现场查看"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "axis", "need", "wish"),
    Slip("pack_effect_unknown", TREE, "A2.1", "flags", "score=0", "explode"),
    Slip("pack_flag_malformed", TREE, "A2.2", "flags", ";", ";oops;"),
    Slip("pack_input_malformed", TREE, "A3.2", "inputs", "lux:number", "lumen;lux:number"),
    Slip("pack_name_twice", TREE, "A3.2", "inputs", "lux:number", "lit:count:盏:又一次;lux:number"),
    Slip("pack_check_malformed", TREE, "A3.2", "checks", "lit <= should:", "lit <= should;lit <= should:"),
    Slip("pack_suggestion_malformed", TREE, "A3.2", "suggest", "should=@floors", "should=@floors;should"),
    Slip("pack_formula_missing", TREE, "A1.2", "formula", "illegal / @households * 100", ""),
    Slip("pack_provenance_missing", TREE, "A1.2", "source_status", "SEED+FOUND+PROPOSED", ""),
    Slip("pack_provenance_unknown", TREE, "A1.2", "source_status", "FOUND", "LOST"),
    Slip("pack_key_missing", TREE, "A1.2", "name_zh", "违规拆改与私搭乱建", ""),
    Slip("pack_not_a_number", TREE, "A1.2", "min_photos", "2", "two"),
    Slip("pack_walk_malformed", TREE, "A2.2", "walk", "2", "1.5"),
    Slip("pack_walk_malformed", TREE, "A2.2", "walk", "2", "0"),
    Slip("pack_walk_malformed", TREE, "A2.2", "walk", "2", "二"),
    Slip("pack_walk_twice", TREE, "A2.2", "walk", "2", "1"),
    Slip("pack_walk_missing", TREE, "A2.2", "walk", "2", ""),
    Slip("pack_plain_long", TREE, "A2.1", "plain_zh", "漏水", "漏水" * 12),
)
WEIGHT_SLIPS = (Slip("pack_weights_sum", WEIGHTS, "A1.1", "equal", "50", "51"),)
CHECKLIST_SLIPS = (
    Slip("pack_phase_unknown", CHECKLIST, "B-M1", "phase", "building", "roof"),
    Slip("pack_link_unknown", CHECKLIST, "B-M1", "depends_on", "B-M2", "B-M20"),
    Slip("pack_link_unknown", CHECKLIST, "B-M1", "indicators", "A2.1", "A2.1;A9.9"),
    Slip("pack_link_unknown", CHECKLIST, "B-M1", "indicators", "A2.1", "A2.1;A1.1"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "urgent_when", "A1.2.on_gas", "A1.2.on_gass"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "effect", "A1.2.illegal=0", "A1.2.ilegal=0"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "effect", "A1.2.-on_gas", "A1.2.-on_gass"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "effect", "A1.2.illegal=0", "A1.9.illegal=0"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "effect", "A1.2.illegal=0", "A1.2.grade=5"),
    Slip(
        "pack_name_undeclared",
        CHECKLIST,
        "P-M6",
        "effect",
        "C1.1.grade=4 if water_pipe",
        "C1.1.grade=4 if water",
    ),
    Slip("pack_assignment_malformed", CHECKLIST, "B-M2", "effect", "A1.2.illegal=0", "A1.2.illegal"),
    Slip("pack_link_unknown", CHECKLIST, "B-M2", "status_from", "A1.2.illegal>0", "A1.2.ilegal>0"),
    Slip("pack_status_malformed", CHECKLIST, "B-M2", "status_from", "A1.2<80:need", "A1.2<80:maybe"),
    Slip("pack_status_malformed", CHECKLIST, "B-M2", "status_options", "na:不适用:理由", "never:不适用:理由"),
    Slip("pack_word_not_allowed", CHECKLIST, "B-M2", "scope", "building", "street"),
    Slip("pack_walk_twice", CHECKLIST, "B-M4", "walk", "2", "1"),
    Slip("pack_plain_long", CHECKLIST, "B-M1", "plain_zh", "漏水", "漏水" * 12),
)
REGISTER_SLIPS = (
    Slip("pack_word_not_allowed", REGISTER, "estate_code", "type", "text", "words"),
    Slip("pack_word_not_allowed", REGISTER, "estate_code", "level", "estate", "town"),
    Slip("pack_provenance_unknown", REGISTER, "estate_code", "source_status", "PROPOSED", "GUESSED"),
    Slip("pack_code_twice", REGISTER, "alias", "name", "alias", "estate_code"),
)
INQUIRY_SLIPS = (
    Slip("pack_ask_malformed", TREE, "C3.1", "ask_from", "gas:", "gas:gas_year++"),
    Slip("pack_link_unknown", TREE, "C3.1", "ask_from", "gas:gas_year", "gaz:gas_year"),
    Slip("pack_name_undeclared", TREE, "C3.1", "ask_from", "gas_year", "gas_years"),
    Slip("pack_link_unknown", REGISTER, "gas_riser_year", "ask_from", "gas", "gaz"),
    Slip("pack_word_not_allowed", RESPONDENTS, "gas", "way", "letter", "email"),
    Slip("pack_not_a_number", RESPONDENTS, "gas", "reply_days", "10", "soon"),
    Slip("pack_provenance_unknown", RESPONDENTS, "gas", "source_status", "SEED", "GUESSED"),
    Slip("pack_key_missing", RESPONDENTS, "gas", "name_zh", "燃气公司", ""),
    Slip("pack_link_unknown", PAPERS, "gas_check", "ask_from", "gas", "gaz"),
    Slip("pack_link_unknown", PAPERS, "gas_check", "serves", "C3.1", "C3.9"),
    Slip("pack_link_unknown", TALK, "estate.gas", "about", "estate.gas", "estate.gaz"),
    Slip("pack_link_unknown", TALK, "G1.1", "about", "G1.1", "G1.9"),
    Slip("pack_link_unknown", TALK, "paper.drawings", "about", "paper.drawings", "paper.drawing"),
    Slip("pack_code_twice", TALK, "estate.heating", "about", "estate.heating", "estate.gas"),
)
EXPRESSION_SLIPS = tuple(
    Slip(code, TREE, "A1.2", "formula", "illegal / @households * 100", text)
    for code, text in (
        ("expression_call", "__import__(illegal)"),
        ("expression_call", "open(illegal)"),
        ("expression_character", "illegal ^ 2"),
        ("expression_unexpected", "illegal ** 2"),
        ("expression_character", "illegal[0]"),
        ("expression_character", "lambda: illegal"),
        ("expression_unexpected", "illegal @households"),
        ("expression_unexpected", "illegal illegal"),
        ("expression_expected", "(illegal + 1"),
        ("expression_ends", "illegal +"),
        ("expression_chained", "0 < illegal < 5"),
        ("expression_too_deep", "(" * 60 + "illegal" + ")" * 60),
        ("expression_too_long", "illegal" + " + 1" * 600),
    )
)
CELL_EXPRESSION_SLIPS = (
    Slip("expression_empty", TREE, "A3.2", "flag_auto", "dim=lux < 30", "dim="),
    Slip("expression_character", TREE, "A1.2", "bands", "le:3=", "le:#REF!="),
)
SLIPS = (
    *TREE_SLIPS,
    *WEIGHT_SLIPS,
    *CHECKLIST_SLIPS,
    *REGISTER_SLIPS,
    *INQUIRY_SLIPS,
    *EXPRESSION_SLIPS,
    *CELL_EXPRESSION_SLIPS,
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}-{slip.key}-{slip.column}")
def test_a_slip_in_one_cell_is_found_in_that_cell_and_only_there(packs: PacksCopy, slip: Slip) -> None:
    row = packs.replace(slip.file, slip.key, slip.column, slip.old, slip.new)
    found = [(spot_text(one.spot), one.code) for one in packs.complaints()]
    assert found == [(f"{slip.file}:{row} [{slip.column}]", slip.code)]


KNOCK_ON_SLIPS = (
    Slip("pack_code_twice", TREE, "A2.1", "code", "A2.1", "A1.2"),
    Slip("pack_code_twice", CHECKLIST, "B-M3", "code", "B-M3", "B-M2"),
    Slip("pack_bands_gap", TREE, "A1.2", "bands", "le:0=100|", "else=100|"),
    Slip("pack_code_malformed", TREE, "A1.2", "code", "A1.2", "A1/2"),
    Slip("pack_parent_unknown", TREE, "A1.2", "parent", "A1", "A9"),
    Slip("pack_parent_unknown", TREE, "A1.2", "parent", "A1", "A"),
    Slip("pack_parent_unknown", TREE, "A", "parent", "", "B"),
    Slip("pack_level_unknown", TREE, "A1.2", "level", "3", "4"),
    Slip("pack_not_a_number", TREE, "A1.2", "weight", "35", "35%"),
    Slip("pack_weight_negative", TREE, "A1.2", "weight", "35", "-35"),
    Slip("pack_link_unknown", WEIGHTS, "A1.2", "code", "A1.2", "A1.9"),
    Slip("pack_word_not_allowed", CHECKLIST, "B-M2", "class", "must", "maybe"),
    Slip("pack_word_not_allowed", TREE, "A1.2", "answer", "computed", "guessed"),
    Slip("pack_code_malformed", RESPONDENTS, "police", "code", "police", "the police"),
)


@pytest.mark.parametrize("slip", KNOCK_ON_SLIPS, ids=lambda slip: f"{slip.code}-{slip.file}-{slip.column}")
def test_a_slip_that_others_lean_on_is_still_found_where_it_was_made(packs: PacksCopy, slip: Slip) -> None:
    row = packs.replace(slip.file, slip.key, slip.column, slip.old, slip.new)
    assert slip.code in packs.codes_at(slip.file, row, slip.column)


def test_a_choice_without_options_is_told_where_the_options_belong(packs: PacksCopy) -> None:
    row = packs.put(REGISTER, "alias", "type", "enum")
    found = [(one.code, one.spot.row, one.spot.column) for one in packs.complaints()]
    assert found == [("pack_enum_without_options", row, "validation")]


def test_an_expression_outside_the_language_is_shown_with_the_position_counted_from_1(
    packs: PacksCopy,
) -> None:
    packs.put(TREE, "A1.2", "formula", "illegal + open(1)")
    (found,) = packs.complaints()
    assert (found.code, found.facts["position"], found.facts["name"]) == ("expression_call", "11", "open")


def test_items_that_wait_for_one_another_in_a_circle_are_all_named(packs: PacksCopy) -> None:
    packs.put(CHECKLIST, "B-M2", "depends_on", "B-M4")
    found = {(one.code, one.spot.row, one.spot.column, one.facts["circle"]) for one in packs.complaints()}
    circles = {"B-M2": "B-M2 → B-M4 → B-M2", "B-M4": "B-M4 → B-M2 → B-M4"}
    assert found == {
        ("pack_depends_circular", packs.row_of(CHECKLIST, code), "depends_on", circle)
        for code, circle in circles.items()
    }


def test_an_item_that_waits_for_itself_is_a_circle_of_one(packs: PacksCopy) -> None:
    packs.put(CHECKLIST, "B-M1", "depends_on", "B-M1")
    (found,) = packs.complaints()
    assert (found.code, found.facts["circle"]) == ("pack_depends_circular", "B-M1 → B-M1")


DESCRIPTIONS = (
    ("pack_count_differs", "liveability", "leaves = 55", "leaves = 54", "counts.leaves"),
    ("pack_key_missing", "checklist36", 'underground = "underground"', "", "order.underground"),
    (
        "pack_key_missing",
        "checklist36",
        '"service", "management"]',
        '"service", "management", "service"]',
        "order.phases",
    ),
    ("pack_count_differs", "checklist36", "must = 20", "must = 19", "counts.must"),
    ("pack_status_unknown", "liveability", 'status = "proposed"', 'status = "final"', "status"),
    ("pack_key_malformed", "liveability", 'version = "1"', 'version = "2026-1"', "version"),
    ("pack_words_gap", "liveability", "at_least = 80", "at_least = 95", "words"),
    ("pack_words_gap", "liveability", "at_least = 0", "at_least = 10", "words"),
    ("pack_finding_unknown", "liveability", "must_open =", "must_opened =", "review.must_opened"),
    ("pack_level_of_finding", "liveability", 'unseen = "note"', 'unseen = "hint"', "review.unseen"),
    ("pack_word_unknown", "liveability", '_flag = "中"', '_flag = "妙"', "scale.best_word_with_red_flag"),
    ("pack_key_missing", "liveability", "pass_mark = 60", 'pass_mark = "sixty"', "scale.pass_mark"),
    *(
        ("pack_key_missing", "register", f"{key} = ", f"other_{key} = ", key)
        for key in ("version", "title", "title_en", "jurisdiction", "status", "source")
    ),
    *(
        ("pack_key_missing", "register", f"\n{key} = ", f"\nother_{key} = ", key)
        for key in ("statement", "statement_en")
    ),
)


@pytest.mark.parametrize(("code", "pack", "old", "new", "key"), DESCRIPTIONS)
def test_a_slip_in_the_description_names_its_key(
    packs: PacksCopy, code: str, pack: str, old: str, new: str, key: str
) -> None:
    packs.describe(pack, old, new)
    found = [(one.code, one.spot.pack, one.spot.file, one.spot.column) for one in packs.complaints()]
    assert found == [(code, pack, "pack.toml", key)]


def test_a_kind_nobody_reads_is_named_with_the_kinds_there_are(packs: PacksCopy) -> None:
    packs.describe("register", 'kind = "register"', 'kind = "registry"')
    (found,) = packs.complaints()
    assert (found.code, found.spot.column) == ("pack_kind_unknown", "kind")
    assert found.facts["known"] == "、".join(KINDS)


def test_two_packs_of_one_kind_are_refused(packs: PacksCopy) -> None:
    packs.describe("register", 'kind = "register"', 'kind = "checklist"')
    assert "pack_kind_twice" in [one.code for one in packs.complaints()]


FILES = (
    ("pack_file_missing", REGISTER, None),
    ("pack_encoding", REGISTER, b"\xff\xfen\x00a\x00m\x00e\x00"),
    ("pack_encoding", REGISTER, b"name,level\n\x00\n"),
    ("pack_file_too_large", REGISTER, b"name\n" * 1_000_001),
    ("pack_toml_broken", "register/pack.toml", b'kind = "register'),
    ("pack_toml_broken", "register/pack.toml", b"a = [" + b"[" * 5000),
    ("pack_csv_broken", REGISTER, b'"' + b"a" * 140_000 + b'",level\n'),
    ("pack_table_empty", REGISTER, b""),
)


@pytest.mark.parametrize(("code", "file", "content"), FILES)
def test_a_file_that_cannot_be_read_is_named(
    packs: PacksCopy, code: str, file: str, content: bytes | None
) -> None:
    target = packs.folder / file
    if content is None:
        target.unlink()
    else:
        target.write_bytes(content)
    assert (code, file) in [(one.code, f"{one.spot.pack}/{one.spot.file}") for one in packs.complaints()]


@pytest.mark.parametrize(
    "name", ["../register/fields.csv", "/etc/passwd", "fields.txt", ".hidden.csv", "C:x.csv"]
)
def test_a_table_outside_the_packs_folder_is_not_opened(packs: PacksCopy, name: str) -> None:
    packs.describe("register", '"fields.csv"', f'"{name}"')
    assert [(one.code, one.facts["name"]) for one in packs.complaints()] == [("pack_table_name", name)]


def test_a_table_that_the_description_forgets_is_named(packs: PacksCopy) -> None:
    packs.describe("register", "fields = ", "field = ")
    assert ("pack_key_missing", "tables.fields") in [
        (one.code, one.facts.get("key")) for one in packs.complaints()
    ]


def test_a_missing_and_a_doubled_column_are_named_in_row_1(packs: PacksCopy) -> None:
    rows = packs.rows(REGISTER)
    rows[0][rows[0].index("personal")] = "source"
    packs.write(REGISTER, rows)
    found = {(one.code, one.spot.row, one.spot.column) for one in packs.complaints()}
    assert {("pack_column_missing", 1, "personal"), ("pack_column_twice", 1, "source")} <= found


def test_more_rows_than_a_table_may_have_are_refused(packs: PacksCopy) -> None:
    file = packs.folder / REGISTER
    file.write_bytes(file.read_bytes() + b"x\r\n" * 6000)
    assert ("pack_too_many_rows", "fields.csv") in [(one.code, one.spot.file) for one in packs.complaints()]


def test_a_row_that_the_weights_table_lacks_is_named(packs: PacksCopy) -> None:
    packs.write(WEIGHTS, [row for row in packs.rows(WEIGHTS) if row[0] != "A1.2"])
    codes = {one.facts.get("code") for one in packs.complaints() if one.code == "pack_weight_missing"}
    assert codes == {"A1.2"}


def test_a_folder_without_packs_says_so(tmp_path: Path) -> None:
    assert [one.code for one in renodesk.packs.check_packs(tmp_path)] == ["pack_none_here"]
    assert [one.code for one in renodesk.packs.check_packs(tmp_path / "nothing")] == ["pack_none_here"]


def test_faults_in_many_files_are_told_at_once_in_order(packs: PacksCopy) -> None:
    packs.replace(TREE, "A1.2", "formula", "illegal /", "ilegal /")
    packs.replace(CHECKLIST, "B-M1", "depends_on", "B-M2", "B-M20")
    packs.put(REGISTER, "alias", "type", "words")
    packs.describe("liveability", "leaves = 55", "leaves = 54")
    codes = [(one.spot.pack, one.code) for one in packs.complaints()]
    assert codes == [
        ("checklist36", "pack_link_unknown"),
        ("liveability", "pack_name_undeclared"),
        ("liveability", "pack_count_differs"),
        ("register", "pack_word_not_allowed"),
    ]


def source_codes() -> set[str]:
    """Return every complaint code that the packs package and the expression language can give."""
    files = [*Path(renodesk.packs.__file__).parent.glob("*.py"), Path(expression.__file__)]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    return set(re.findall(r'"((?:pack|expression)_[a-z_]+)"', text))


def test_every_complaint_that_can_be_made_is_made_by_a_test() -> None:
    here = Path(__file__).parent
    tested = set(
        re.findall(
            r'"((?:pack|expression)_[a-z_]+)"',
            "".join(file.read_text(encoding="utf-8") for file in here.glob("test_*.py")),
        )
    )
    assert source_codes() - tested == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_complaint_becomes_a_whole_sentence(packs: PacksCopy, language: str) -> None:
    packs.replace(TREE, "A1.2", "formula", "illegal /", "ilegal /")
    packs.replace(TREE, "A2.1", "formula", "no_entry", "eval(no_entry)")
    sentences = [complaint_sentence(one, language) for one in packs.complaints()]
    assert any("ilegal" in sentence and "illegal_m2" in sentence for sentence in sentences)
    assert any("eval" in sentence and "min" in sentence for sentence in sentences)
    assert not any("{" in sentence for sentence in sentences)
