"""A profile is one file; whatever it names wrongly is told with its file and line."""

from pathlib import Path

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.consent import Counted
from renodesk.errors import PackFaulty
from renodesk.packs import Complaints, check_packs, profile_of, profile_texts, read_profile_file, spot_text
from renodesk.packs.toml_lines import line_of
from renodesk.paths import forms_dir

SHIPPED = {one.id: profile_of(one) for one in profile_texts(forms_dir())}


def test_the_profiles_that_ship_say_what_their_documents_say() -> None:
    thresholds = {one.id: one.settings["consent_t"] for one in SHIPPED.values()}
    assert thresholds == {
        "baoding": "80",
        "blank": "",
        "chuxiong": "200/3",
        "gansu": "75",
        "national": "",
        "shijingshan": "",
    }
    assert [one.id for one in SHIPPED.values() if one.is_template] == ["blank"]
    assert SHIPPED["shijingshan"].procedures == ("SJS71",)
    assert SHIPPED["chuxiong"].settings["consent_area_rule"] == "1"
    assert {one.residents for one in SHIPPED.values()} == {Counted.HOUSEHOLDS}
    assert all(one.identity.source and one.identity.statement for one in SHIPPED.values())


SLIPS = (
    ("profile_pack_missing", 'packs = ["consent"', 'packs = ["no_such"', "packs"),
    ("profile_pack_missing", 'price_book = ""', 'price_book = "funding"', "price_book"),
    ("profile_procedure_unknown", '["GSGATE"]', '["GSGATES"]', "procedures"),
    ("pack_jurisdiction_unknown", 'consent = ["甘肃"]', 'consent = ["肃甘"]', "consent"),
    ("pack_field_undeclared", 'consent_t = "75"', 'consent_tt = "75"', "settings.consent_tt"),
    ("profile_value_unfit", 'consent_t = "75"', 'consent_t = "七成五"', "settings.consent_t"),
    ("profile_value_unfit", 'consent_t = "75"', 'consent_t = "175"', "settings.consent_t"),
    ("profile_value_unfit", 'consent_of_all = "1"', 'consent_of_all = "2"', "settings.consent_of_all"),
    ("profile_text_wanted", 'consent_t = "75"', "consent_t = 75", "settings.consent_t"),
    ("profile_list_wanted", 'procedures = ["GSGATE"]', 'procedures = "GSGATE"', "procedures"),
    ("pack_word_not_allowed", 'residents = "households"', 'residents = "flats"', "residents"),
    ("pack_key_missing", "source = ", "sauce = ", "source"),
    ("pack_field_undeclared", "[settings]", '[wording]\narea = "x"\n[settings]', "wording.area"),
    ("pack_gate_unknown", "[settings]", '[first]\nGS-CS = "GS-XX"\n[settings]', "first.GS-CS"),
    (
        "pack_gate_circle",
        "[settings]",
        '[first]\nGS-CS = "GS-PE"\nGS-PE = "GS-CS"\n[settings]',
        "first",
    ),
)


@pytest.mark.parametrize(("code", "old", "new", "key"), SLIPS)
def test_a_slip_names_its_file_line_and_key(
    packs: PacksCopy, code: str, old: str, new: str, key: str
) -> None:
    file = packs.folder / "profiles" / "gansu.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    (found,) = packs.complaints()
    spot = found.spot
    assert (found.code, spot.pack, spot.file, spot.column) == (code, "profiles", "gansu.toml", key)
    name = key.rpartition(".")[2]
    lines = file.read_text("utf-8").splitlines()
    assert code == "pack_key_missing" or name in lines[spot.row - 1]
    assert spot_text(spot).startswith("profiles/gansu.toml")


def test_a_list_over_several_lines_is_told_by_the_line_of_its_word() -> None:
    text = 'id = "x"\npacks = [\n  "consent",  # [1]\n  "nothing",\n]\n[settings]\nid = "y"\n'
    assert line_of(text, "packs", "nothing") == 4
    assert line_of(text, "packs", "elsewhere") == 2
    assert line_of(text, "settings.id") == 7
    assert line_of(text, "settings") == 6
    assert line_of(text, "id") == 1
    assert line_of(text, "none") == 0


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("pack_toml_broken", b'kind = "profile'),
        ("pack_encoding", b"\xff\xfe\x00"),
        ("pack_file_too_large", b"#" * 5_000_001),
        ("profile_name_differs", b'kind = "profile"\nid = "other"\n'),
    ],
)
def test_a_profile_that_cannot_be_read_is_named_and_the_others_stay(
    packs: PacksCopy, code: str, content: bytes
) -> None:
    file = packs.folder / "profiles" / "ourcity.toml"
    file.write_bytes(content)
    (found,) = packs.complaints()
    assert (found.code, found.spot.pack, found.spot.file) == (code, "profiles", "ourcity.toml")
    complaints = Complaints()
    assert len(list(profile_texts(packs.folder, complaints))) == len(SHIPPED)
    assert [one.code for one in complaints.found] == [code]
    with pytest.raises(PackFaulty):
        read_profile_file(file)


def test_a_folder_with_profiles_alone_is_held_against_packs_beside_it(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    text = (forms_dir() / "profiles" / "gansu.toml").read_text("utf-8")
    (tmp_path / "profiles" / "gansu.toml").write_text(text, "utf-8")
    assert {one.code for one in check_packs(tmp_path)} >= {"profile_pack_missing"}
