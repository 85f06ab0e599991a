"""What ships: the counts, official names, statements and weights, word for word."""

import csv
import io
import json
import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.form import Forms
from renodesk.domain.inquiry import Inquiry, Way, parts_asked
from renodesk.packs import check_packs, forms_of, load_forms, provenance_words, read_packs
from renodesk.packs.inquiry import item_parts
from renodesk.paths import forms_dir

CLAUSE = {
    ("building", True): "①屋面渗漏修缮②整治私搭乱建③建筑悬挂物处理④建筑外立面渗漏修补⑤单元楼道整修"
    "⑥供电供水供气一户一表改造⑦楼道内强弱电设施整治⑧楼道照明系统⑨防雷设施⑩消防设施",
    ("building", False): "①单元防盗门及门禁②单元入口增设遮阳雨棚③多层住宅楼房增设电梯④屋面美化整饰⑤节能改造"
    "⑥建筑外立面特色风貌改造⑦房屋结构安全检测设施",
    ("public", True): "①小区安全监管系统②垃圾分类收集点③消防设施④化粪池⑤雨污管网⑥“三线三管整治”⑦道路整治"
    "⑧停车设施⑨室外照明系统⑩围墙整治",
    ("public", False): "①充电设施②健身及活动设施③小区出入口形象提升"
    "④公共服务设施(物业管理用房、公共活动室、图书室、娱乐室等)⑤信报箱和快递设施⑥绿化改造提升⑦活动场地"
    "⑧公共区域无障碍设施⑨适老设施",
}
"""楚住建城〔2020〕1号 三(二): the four lists of the 36 items, copied from the document."""
FIRST_LEVEL = ("建筑本体空间", "小区规划与环境状况", "小区基础设施")
"""The only names of the tree that a public document gives."""


@pytest.fixture(scope="module")
def forms() -> Forms:
    return load_forms(forms_dir())


def tables() -> list[tuple[str, list[list[str]]]]:
    found = []
    for file in sorted(forms_dir().glob("*/*.csv")):
        text = file.read_bytes().decode("utf-8-sig")
        name = f"{file.parent.name}/{file.name}"
        found.append((name, list(csv.reader(io.StringIO(text, newline=""), strict=True))))
    return found


def test_nothing_is_wrong_with_the_shipped_packs() -> None:
    assert check_packs(forms_dir()) == []


def test_the_tree_has_7_26_and_55_rows(forms: Forms) -> None:
    levels = [group.level for group in forms.tree.groups]
    assert (levels.count(1), levels.count(2), len(forms.tree.items)) == (7, 26, 55)
    assert sum(1 for item in forms.tree.items if item.is_graded) == 23


def test_the_three_official_first_level_names_stand_word_for_word_and_name_their_source(forms: Forms) -> None:
    official = [group for group in forms.tree.groups if group.name in FIRST_LEVEL]
    assert tuple(group.name for group in official) == FIRST_LEVEL
    assert all(group.level == 1 and group.provenance == ("SEED",) for group in official)
    assert all("可复制政策机制清单（第七批）" in group.source for group in official)


@pytest.mark.parametrize(("group", "is_must"), CLAUSE)
def test_the_36_names_stand_as_in_the_document(forms: Forms, group: str, is_must: bool) -> None:
    rows = [row for row in forms.checklist.items if (row.group, row.is_must) == (group, is_must)]
    assert "".join(row.sequence + row.name for row in rows) == CLAUSE[group, is_must]


def test_the_checklist_has_20_must_and_16_upgrade_items(forms: Forms) -> None:
    kinds = [item.is_must for item in forms.checklist.items]
    assert (kinds.count(True), kinds.count(False)) == (20, 16)
    assert {item.group for item in forms.checklist.items} == {group for group, _ in CLAUSE}


def test_the_tree_says_in_both_languages_that_it_is_proposed(forms: Forms) -> None:
    identity = forms.tree.identity
    assert identity.status == "proposed"
    assert "建议稿" in identity.statement
    assert "7" in identity.statement
    assert "26" in identity.statement
    assert "55" in identity.statement
    assert "roposed" in identity.statement_en


def test_nothing_shipped_calls_the_tree_an_official_indicator_of_a_district() -> None:
    for pack in read_packs(forms_dir()):
        assert "石景山区官方指标" not in pack.text


def test_the_words_begin_at_90_80_and_60_and_a_red_flag_leaves_at_most_the_third(forms: Forms) -> None:
    assert [(word.word, word.at_least) for word in forms.tree.words] == [
        ("优", 90),
        ("良", 80),
        ("中", 60),
        ("差", 0),
    ]
    assert forms.tree.best_word_with_red_flag == "中"
    assert (forms.tree.pass_mark, forms.tree.suggest_mark) == (60, 80)


@pytest.mark.parametrize("preset", ["expert", "equal"])
def test_the_weights_of_siblings_are_exactly_100_in_each_preset(forms: Forms, preset: str) -> None:
    parents = {group.code: group.parent for group in forms.tree.groups}
    parents |= {item.code: item.parent for item in forms.tree.items}
    sums: dict[str, Fraction] = {}
    for code, weight in forms.tree.presets[preset].items():
        sums[parents[code]] = sums.get(parents[code], Fraction(0)) + weight
    assert set(forms.tree.presets[preset]) == set(parents)
    assert set(sums.values()) == {Fraction(100)}


def test_the_equal_weights_are_equal_among_siblings(forms: Forms) -> None:
    equal = forms.tree.presets["equal"]
    for parent in {item.parent for item in forms.tree.items}:
        assert len({equal[item.code] for item in forms.tree.items if item.parent == parent}) == 1


def test_the_expert_weights_are_those_of_the_table(forms: Forms) -> None:
    written = {node.code: node.weight for node in (*forms.tree.groups, *forms.tree.items)}
    assert forms.tree.presets["expert"] == written


def test_every_row_of_tree_and_register_says_where_it_comes_from(forms: Forms) -> None:
    asked = forms.register.inquiry
    rows = [*forms.tree.groups, *forms.tree.items, *forms.register.fields]
    rows = [*rows, *asked.respondents, *asked.papers, *asked.talk]
    assert [row for row in rows if not row.source or not row.provenance] == []


def test_provenance_is_said_in_the_words_that_screen_and_paper_show() -> None:
    codes = ("SEED", "HANDBOOK", "FOUND", "TRAINING", "PROPOSED")
    assert provenance_words(codes, "zh") == ("政策文件", "手册（试行）", "公开资料", "待核", "本表建议")
    assert len(set(provenance_words(codes, "en"))) == 5


def test_the_register_keeps_names_and_doors_apart_as_personal(forms: Forms) -> None:
    personal = {(field.level, field.name) for field in forms.register.fields if field.is_personal}
    assert personal
    assert all(level in ("estate", "building", "unit", "household") for level, _ in personal)
    assert {field.level for field in forms.register.fields} == {
        "setting",
        "estate",
        "building",
        "unit",
        "household",
    }


def test_the_register_keeps_every_column_of_its_sources() -> None:
    header = dict(tables())["register/fields.csv"][0]
    assert {"required", "validation", "personal", "why", "source_status", "source", "seed"} <= set(header)
    assert "proposed_fields" in header


@pytest.mark.parametrize(("name", "rows"), tables())
def test_no_shipped_cell_begins_as_a_spreadsheet_formula(name: str, rows: list[list[str]]) -> None:
    assert [(name, cell) for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []


@pytest.mark.parametrize(("name", "rows"), tables())
def test_every_shipped_row_is_as_wide_as_its_header(name: str, rows: list[list[str]]) -> None:
    assert {len(row) for row in rows} == {len(rows[0])}, name


def test_shipped_tables_carry_the_mark_and_line_ends_that_excel_expects() -> None:
    for file in forms_dir().glob("*/*.csv"):
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), file.name
        assert data.count(b"\n") == data.count(b"\r\n"), file.name


def test_every_item_of_the_second_step_has_its_question_and_every_paper_is_asked_for(forms: Forms) -> None:
    inquiry = forms.register.inquiry
    asked = {line.about for line in inquiry.talk}
    assert {item.code for item in forms.tree.items if 2 in item.steps} <= asked
    letters = {one.code for one in inquiry.by_way(Way.LETTER)}
    for paper in inquiry.papers:
        assert f"paper.{paper.code}" in asked or letters & {one.respondent for one in paper.ask_from}
    assert all(line.question and line.question_en and line.topic_en for line in inquiry.talk)


def test_a_bureau_is_never_asked_to_grade_itself(forms: Forms) -> None:
    inquiry = forms.register.inquiry
    letters = {one.code for one in inquiry.by_way(Way.LETTER)}
    graded = [
        item.code
        for item in forms.tree.items
        for code in letters
        if "grade" in parts_asked(item.ask_from, code, tuple(item_parts(item)))
    ]
    assert graded == []


def test_packs_of_before_that_ask_nobody_are_read_as_they_are(tmp_path: Path) -> None:
    shutil.copytree(forms_dir(), tmp_path / "forms")
    about = tmp_path / "forms" / "register" / "pack.toml"
    words = about.read_text(encoding="utf-8")
    about.write_text(words.partition("respondents =")[0], encoding="utf-8")
    for pack in ("liveability/items.csv", "register/fields.csv"):
        rows = dict(tables())[pack]
        out = io.StringIO(newline="")
        csv.writer(out).writerows(row[:-1] for row in rows)
        assert rows[0][-1] == "ask_from"
        (tmp_path / "forms" / pack).write_text(out.getvalue(), encoding="utf-8-sig")
    assert check_packs(tmp_path / "forms") == []
    assert load_forms(tmp_path / "forms").register.inquiry == Inquiry()


def test_every_row_has_plain_words_for_residents_and_a_table_without_them_still_reads(forms: Forms) -> None:
    rows = (*forms.tree.items, *forms.checklist.items)
    assert len({row.plain for row in rows if row.plain}) == len(rows)
    texts = []
    for text in read_packs(forms_dir()):
        files = {name: content.replace(",plain_zh,", ",aside,", 1) for name, content in text.files().items()}
        texts.append(replace(text, text=json.dumps(files)))
    older = forms_of(texts)
    assert {row.plain for row in (*older.tree.items, *older.checklist.items)} == {""}
