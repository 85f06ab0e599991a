"""The exact text of a pack: what an estate file keeps, and what a digest stands for."""

import dataclasses
import json
import os
import shutil
from pathlib import Path

import pytest
from packs.packs_copy import PacksCopy

from renodesk.errors import PackFaulty
from renodesk.packs import PackText, forms_of, load_forms, read_pack, read_packs
from renodesk.paths import forms_dir


def test_the_forms_of_kept_texts_need_no_files(packs: PacksCopy) -> None:
    texts = read_packs(packs.folder)
    expected = load_forms(packs.folder)
    shutil.rmtree(packs.folder)
    assert forms_of(texts) == expected
    assert forms_of(reversed(texts)) == expected


def test_a_pack_says_its_id_version_and_digest_to_every_form_made_of_it() -> None:
    texts = {pack.id: pack for pack in read_packs(forms_dir())}
    forms = forms_of(texts.values())
    for identity in (forms.tree.identity, forms.checklist.identity, forms.register.identity):
        pack = texts[identity.id]
        assert (identity.version, identity.sha256) == (pack.version, pack.sha256)


def test_the_text_holds_the_description_and_every_table() -> None:
    files = read_pack(forms_dir() / "liveability").files()
    assert set(files) == {"pack.toml", "items.csv", "weights.csv", "uses.csv", "english.csv"}
    assert not any(content.startswith("\ufeff") or "\r" in content for content in files.values())


def test_two_readings_of_one_pack_are_equal() -> None:
    assert read_pack(forms_dir() / "register") == read_pack(forms_dir() / "register")


@pytest.mark.parametrize(
    "file", ["liveability/items.csv", "liveability/weights.csv", "liveability/pack.toml"]
)
def test_one_changed_character_anywhere_changes_the_digest(packs: PacksCopy, file: str) -> None:
    before = read_pack(packs.folder / "liveability")
    target = packs.folder / file
    data = target.read_bytes()
    assert b"0" in data
    target.write_bytes(data.replace(b"0", b"1", 1))
    after = read_pack(packs.folder / "liveability")
    assert (after.id, after.version) == (before.id, before.version)
    assert after.sha256 != before.sha256
    assert after != before


def test_a_pack_folder_is_read_again_only_where_a_file_of_it_changed(packs: PacksCopy) -> None:
    folder = packs.folder / "liveability"
    for file in folder.iterdir():
        os.utime(file, (1_700_000_000, 1_700_000_000))
    before = read_pack(folder)
    assert read_pack(folder) is before
    packs.put("liveability/items.csv", "A1.1", "name_zh", "改了名字")
    after = read_pack(folder)
    assert "改了名字" in after.files()["items.csv"]
    os.utime(folder / "items.csv", (1_700_000_100, 1_700_000_100))
    assert read_pack(folder) == after


def test_packs_that_changed_in_the_folder_leave_kept_texts_alone(packs: PacksCopy) -> None:
    kept = read_packs(packs.folder)
    packs.put("liveability/items.csv", "A1.1", "name_zh", "改了名字")
    assert forms_of(kept).tree.item("A1.1").name == "房屋结构安全状况"
    assert load_forms(packs.folder).tree.item("A1.1").name == "改了名字"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pack.toml": 1}', "null", "[" * 100_000])
def test_a_kept_text_that_is_none_of_ours_is_refused(text: str) -> None:
    pack = PackText(id="liveability", version="1", sha256="0" * 64, text=text)
    with pytest.raises(PackFaulty) as caught:
        forms_of([pack])
    assert [one.code for one in caught.value.facts["complaints"]] == ["pack_unreadable"]


def test_loading_a_faulty_pack_raises_with_the_pack_and_every_complaint(packs: PacksCopy) -> None:
    packs.replace("liveability/items.csv", "A1.2", "formula", "illegal /", "ilegal /")
    packs.replace("liveability/items.csv", "A2.1", "suggest", "@floors", "@flors")
    with pytest.raises(PackFaulty) as caught:
        load_forms(packs.folder)
    assert caught.value.facts["pack"] == "liveability"
    assert caught.value.facts["count"] == 2
    assert caught.value.facts["complaints"] == tuple(packs.complaints())


def test_a_table_name_cannot_lead_out_of_a_kept_text() -> None:
    pack = read_pack(forms_dir() / "register")
    files = {**pack.files(), "pack.toml": pack.files()["pack.toml"].replace("fields.csv", "../../x.csv")}
    moved = dataclasses.replace(pack, text=json.dumps(files))
    with pytest.raises(PackFaulty):
        forms_of([moved])


def test_one_pack_folder_can_be_read_alone(packs: PacksCopy) -> None:
    (only,) = read_packs(packs.folder / "register")
    assert only == read_pack(packs.folder / "register")
    assert read_packs(packs.folder / "nothing") == ()


def test_reading_a_folder_without_description_says_which_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PackFaulty) as caught:
        read_pack(tmp_path)
    (found,) = caught.value.facts["complaints"]
    assert (found.code, found.spot.file) == ("pack_file_missing", "pack.toml")
