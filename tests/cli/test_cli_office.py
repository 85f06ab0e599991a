"""`office`: estates prepared from one list, bundles taken in, estates ranked."""

import csv
import shutil
from pathlib import Path

import pytest
import xlsxwriter
from cli.commands import done, read, refused, renodesk
from users import a_user

KEYS = [
    *("rank", "estate", "id", "low", "high", "band", "need", "red_flags", "completion"),
    *("rank_best", "rank_worst", "points", "points_low", "points_high", "willing_low", "willing_high"),
    *("plan", "complete_low", "complete_high", "targeted_low", "targeted_high", "state", "year"),
    *("cost_fen", "unpriced"),
]


def street_list(folder: Path, *rows: list[object]) -> Path:
    """Write the street office's list."""
    path = folder / "名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([["小区编号", "小区名称", "总户数"], *rows]):
            sheet.write_row(number, 0, row)
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a list of two, their estate files and a bundle of each, made once.

    The first is fine, the second in need. Who made them is another user than each test's.
    """
    folder = tmp_path_factory.mktemp("made")
    rows = [["SJS-1", "槐安里", 96], ["SJS-2", "古城西里", 120]]
    with a_user(tmp_path_factory.mktemp("user")):
        said = read("office", "prepare", street_list(folder, *rows), "--out", folder / "分发")
        assert said == {
            "made": [
                {"file": "SJS-1_槐安里.reno", "id": "SJS-1", "name": "槐安里"},
                {"file": "SJS-2_古城西里.reno", "id": "SJS-2", "name": "古城西里"},
            ],
            "kept": [],
        }
        shutil.copytree(folder / "分发", folder / "answered")
        for number, (file, grade) in enumerate(
            zip(sorted((folder / "answered").iterdir()), ("5", "1"), strict=True)
        ):
            done("answer", file, "E1.1", "--at", "estate", "--grade", grade)
            done("bundle", "write", file, "--out", folder / f"{number}.zip")
    return folder


@pytest.fixture
def prepared(made: Path, tmp_path: Path) -> Path:
    """Return a folder with the estate files of a list of two; the list lies beside it."""
    shutil.copy(made / "名单.xlsx", tmp_path)
    return Path(shutil.copytree(made / "分发", tmp_path / "分发"))


@pytest.fixture
def bundles(made: Path, tmp_path: Path) -> list[Path]:
    """Return a bundle of each: the first is fine, the second in need."""
    return [Path(shutil.copy(made / f"{number}.zip", tmp_path)) for number in range(2)]


def test_a_prepared_estate_has_its_id_and_register(prepared: Path) -> None:
    shown = read("estate", "show", prepared / "SJS-1_槐安里.reno")
    assert (shown["id"], shown["name"], shown["fields"]["households"]) == ("SJS-1", "槐安里", 96)


def test_preparing_twice_touches_nothing_that_is_there(prepared: Path, tmp_path: Path) -> None:
    file = prepared / "SJS-1_槐安里.reno"
    done("answer", file, "B4.1", "--at", "estate", "--grade", "4")
    before = file.read_bytes()
    said = read("office", "prepare", tmp_path / "名单.xlsx", "--out", prepared)
    assert (said["made"], len(said["kept"])) == ([], 2)
    assert file.read_bytes() == before


def test_a_list_with_a_row_wrong_is_refused_whole(tmp_path: Path) -> None:
    rows = [["SJS-1", "槐安里", 96], ["SJS-2", "", 1], ["SJS-1", "别的", 1]]
    said = refused("office", "prepare", street_list(tmp_path, *rows), "--out", tmp_path / "分发")
    assert "#3" in said
    assert "#4" in said
    assert not (tmp_path / "分发").exists()


def test_a_value_wrong_for_its_field_is_kept_and_named(tmp_path: Path) -> None:
    table = street_list(tmp_path, ["SJS-1", "槐安里", "很多"])
    said = renodesk("office", "prepare", table, "--out", tmp_path / "分发")
    assert said.code == 0
    assert "很多" in said.err
    shown = read("estate", "show", tmp_path / "分发" / "SJS-1_槐安里.reno")
    assert shown["fields"]["households"] == "很多"


def test_an_unknown_column_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text("小区名称,风水\n槐安里,好\n", encoding="utf-8")
    said = renodesk("office", "prepare", tmp_path / "名单.csv", "--out", tmp_path / "分发", "--json")
    assert (said.code, len(said.json["made"])) == (1, 1)
    assert "风水" in said.err


def test_ingest_takes_bundles_and_says_what_each_brought(bundles: list[Path], tmp_path: Path) -> None:
    said = read("office", "ingest", tmp_path / "档案", *bundles)
    assert [(one["file"], one["ok"], one["estate"], one["name"]) for one in said] == [
        ("0.zip", True, "SJS-1", "槐安里"),
        ("1.zip", True, "SJS-2", "古城西里"),
    ]
    assert all(one["new_changes"] > 0 for one in said)
    again = read("office", "ingest", tmp_path / "档案", *bundles)
    assert [(one["new_changes"], one["new_photos"]) for one in again] == [(0, 0), (0, 0)]


def test_one_bad_bundle_stops_nobody_else_and_exit_is_1(bundles: list[Path], tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04")
    said = renodesk("office", "ingest", tmp_path / "档案", tmp_path / "坏.zip", *bundles, "--json")
    assert said.code == 1
    assert [one["ok"] for one in said.json] == [False, True, True]
    assert "坏.zip" in said.err
    assert len(read("office", "rank", tmp_path / "档案")) == 2


def test_only_bad_bundles_are_an_expected_failure(tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04")
    assert renodesk("office", "ingest", tmp_path / "档案", tmp_path / "坏.zip").code == 3
    assert read("office", "rank", tmp_path / "档案") == []


def test_rank_1_is_most_in_need_on_screen_and_as_csv(bundles: list[Path], tmp_path: Path) -> None:
    done("office", "ingest", tmp_path / "档案", *bundles)
    ranked = read("office", "rank", tmp_path / "档案", "--csv", tmp_path / "排序.csv")
    assert [list(one) for one in ranked] == [KEYS, KEYS]
    assert [(one["rank"], one["estate"], one["id"], one["red_flags"]) for one in ranked] == [
        (1, "古城西里", "SJS-2", 1),
        (2, "槐安里", "SJS-1", 0),
    ]
    assert ranked[0]["need"] > ranked[1]["need"]
    text = (tmp_path / "排序.csv").read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(text.splitlines())
    assert header == KEYS
    assert [row[1] for row in rows] == ["古城西里", "槐安里"]
    assert done("office", "rank", tmp_path / "档案").out.startswith("1. 古城西里")


def test_an_archive_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "档案" in refused("office", "rank", tmp_path / "档案")
    assert not (tmp_path / "档案").exists()


def test_a_ranking_that_cannot_be_written_is_refused(bundles: list[Path], tmp_path: Path) -> None:
    done("office", "ingest", tmp_path / "档案", *bundles)
    assert "排序.csv" in refused("office", "rank", tmp_path / "档案", "--csv", tmp_path / "没有" / "排序.csv")


def test_an_inbox_is_taken_logged_and_indexed_again(bundle: Path, tmp_path: Path) -> None:
    inbox, archive = tmp_path / "inbox", tmp_path / "archive"
    inbox.mkdir()
    shutil.copy(bundle, inbox)
    (inbox / "bad.zip").write_bytes(bundle.read_bytes()[:500])
    said = renodesk("office", "inbox", archive, inbox)
    assert said.code == 1
    assert "bad.zip" in said.err
    assert "收下 1 包，退在一边 1 包" in said.out
    assert {row["file"]: row["error"] for row in read("office", "log", archive)} == {
        bundle.name: None,
        "bad.zip": "bundle_faulty",
    }
    before = read("office", "rank", archive)
    (archive / "index.sqlite").unlink()
    assert read("office", "reindex", archive) == {"count": 1}
    assert read("office", "rank", archive) == before


def test_why_an_estate_has_its_rank_is_said_in_words_and_as_json(bundles: list[Path], tmp_path: Path) -> None:
    done("office", "ingest", tmp_path / "档案", *bundles)
    why = read("office", "rank-why", tmp_path / "档案", "槐安里")
    assert (why["rank"], why["of"], why["before"]["id"], why["after"]) == (2, 2, "SJS-2", None)
    axes = ["need", "willingness"]  # nobody planned, so nothing of plans tells the two apart
    assert [one["axis"] for one in why["axes"]] == axes
    said = done("office", "rank-why", tmp_path / "档案", "SJS-1").out
    assert "与前一个比：古城西里（第 1 名）" in said
    assert "没查全" in said
    assert "没有计入：改造方案的完整性、改造方案的针对性" in said
    assert "没有这个" in refused("office", "rank-why", tmp_path / "档案", "没有这个")


def test_a_frozen_ranking_is_shown_again_and_takes_moves(bundles: list[Path], tmp_path: Path) -> None:
    done("office", "ingest", tmp_path / "档案", *bundles)
    assert "还没有定稿" in done("office", "rankings", tmp_path / "档案").out
    done("office", "rank", tmp_path / "档案", "--freeze", "2026年度")
    assert read("office", "rankings", tmp_path / "档案") == ["2026年度"]
    first = done("office", "rankings", tmp_path / "档案", "2026年度").out
    assert done("office", "rankings", tmp_path / "档案", "2026年度").out == first
    assert "1. 古城西里" in first
    moved = done(
        *("office", "move", tmp_path / "档案", "2026年度", "槐安里", "--to", "1", "--reason", "水管爆裂")
    ).out
    assert "1. 槐安里" in moved
    assert "水管爆裂" in moved
    refused("office", "rank", tmp_path / "档案", "--freeze", "2026年度")


def test_a_project_goes_its_way_with_what_is_missing_said(bundles: list[Path], tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    done("office", "ingest", archive, *bundles)
    assert "资格判定" in refused_partly("office", "reserve", "enter", archive, "SJS-1", "--reason", "先建档")
    judged(archive)
    assert "改造方案" in refused_partly("office", "reserve", "enter", archive, "SJS-1")
    done("office", "reserve", "enter", archive, "SJS-1", "古城西里", "--reason", "先建档")
    done("office", "reserve", "review", archive, "SJS-1", "--reason", "评审会")
    assert "资格" in refused_partly("office", "reserve", "plan", archive, "SJS-1", "--year", "2027")
    for code in ("eligibility", "consent_plan", "consent_care"):
        done("office", "reserve", "document", archive, "槐安里", code, "--have", "--where", "柜3")
    done("office", "reserve", "plan", archive, "槐安里", "--year", "2027", "--reason", "先列")
    done("office", "reserve", "set", archive, "SJS-1", "title=槐安里改造", "responsible=区住建局")
    shown = read("office", "reserve", "show", archive, "SJS-1")
    assert (shown["state"], shown["year"], shown["title"]) == ("planned", 2027, "槐安里改造")
    assert [step["state"] for step in shown["steps"]] == ["entered", "reviewed", "planned"]
    listed = read("office", "reserve", "list", archive, "--state", "entered")
    assert [one["id"] for one in listed] == ["SJS-2"]
    said = done("office", "reserve", "show", archive, "SJS-1", "--pdf", tmp_path / "一项目一档.pdf").out
    assert "柜3" in said
    assert (tmp_path / "一项目一档.pdf").stat().st_size > 5000


def judged(archive: Path) -> None:
    for estate in ("SJS-1", "SJS-2"):
        done("office", "reserve", "document", archive, estate, "judged", "--have", "--where", "判定表")


def refused_partly(*words: object) -> str:
    """Run a command line of which every estate is refused, and return the sentences."""
    said = renodesk(*words)
    assert said.code == 3
    return said.err


def test_the_archives_estates_are_listed_and_one_is_copied_out(bundles: list[Path], tmp_path: Path) -> None:
    archive, out = tmp_path / "档案", tmp_path / "copy.reno"
    done("office", "ingest", archive, *bundles)
    listed = read("office", "estates", archive)
    assert [(one["id"], one["name"]) for one in listed] == [("SJS-1", "槐安里"), ("SJS-2", "古城西里")]
    assert "槐安里（SJS-1）" in done("office", "estates", archive).out
    done("office", "copy", archive, "槐安里", "--out", out)
    assert out.read_bytes() == (archive / "estates" / "SJS-1.reno").read_bytes()
    assert done("estate", "show", out)
    refused("office", "copy", archive, "槐安里", "--out", out)
    refused("office", "copy", archive, "没有这个", "--out", tmp_path / "b.reno")


def test_what_was_set_aside_is_put_back_and_taken(bundles: list[Path], tmp_path: Path) -> None:
    inbox, archive = tmp_path / "inbox", tmp_path / "档案"
    inbox.mkdir()
    whole = bundles[0].read_bytes()
    (inbox / "a.zip").write_bytes(whole[:-100])
    assert renodesk("office", "inbox", archive, inbox).code == 1
    (inbox / "quarantine" / "a.zip").write_bytes(whole)
    done("office", "again", inbox, "a.zip")
    assert not (inbox / "quarantine" / "a.zip.txt").exists()
    assert renodesk("office", "inbox", archive, inbox).code == 0
    refused("office", "again", inbox, "a.zip")


def test_one_estate_registered_twice_is_joined_on_a_laptop_and_in_the_archive(tmp_path: Path) -> None:
    files = [tmp_path / "一.reno", tmp_path / "二.reno"]
    for file, name in zip(files, ("槐安里", "槐安里一区"), strict=True):
        done("estate", "new", file, "--name", name)
        done("bundle", "write", file, "--out", file.with_suffix(".zip"))
    done("office", "ingest", tmp_path / "archive", *(file.with_suffix(".zip") for file in files))
    keep, other = (read("estate", "show", file)["id"] for file in files)
    assert len(read("office", "rank", tmp_path / "archive")) == 2
    seen = read("estate", "join", files[0], files[1], "--dry-run")
    assert (seen["id"], seen["other_id"], seen["other_name"]) == (keep, other, "槐安里一区")
    assert "理由" in refused("estate", "join", files[0], files[1])
    assert read("estate", "join", files[0], files[1], "--reason", "同一门牌")["id"] == keep
    assert "不用合并" in refused("estate", "join", files[0], files[1], "--reason", "再来")
    words = ("office", "join", tmp_path / "archive", keep, other, "--reason", "同一门牌")
    assert read(*words)["other_id"] == other
    assert [one["id"] for one in read("office", "rank", tmp_path / "archive")] == [keep]
    done("answer", files[1], "B4.1", "--at", "estate", "--grade", "4")
    done("bundle", "write", files[1], "--out", tmp_path / "later.zip")
    (taken,) = read("office", "ingest", tmp_path / "archive", tmp_path / "later.zip")
    assert (taken["estate"], taken["joined_from"]) == (keep, other)


def test_a_communitys_answers_go_to_its_estates_and_back_to_the_laptops(tmp_path: Path) -> None:
    file, archive, sheet = tmp_path / "一.reno", tmp_path / "archive", tmp_path / "社区.csv"
    done("estate", "new", file, "--name", "槐安里")
    done("register", "set", file, "community=槐安")
    done("bundle", "write", file, "--out", tmp_path / "一.zip")
    done("office", "ingest", archive, tmp_path / "一.zip")
    sheet.write_text("place,item,name,value\nestate,D1.1,status,na\nestate,D1.1,reason,没有\n", "utf-8")
    words = ("office", "share", archive, sheet, "--community")
    assert read(*words, "槐安", "--dry-run")[0]["outcome"] == "given"
    assert "什么都没有给" in done(*words, "槐安", "--dry-run").out
    assert read(*words, "槐安")[0]["answers"] == 1
    assert renodesk(*words, "别处").code == 1
    (sent,) = read("office", "downlink", archive, "--out", tmp_path / "back")
    assert (sent["name"], sent["whole"]) == ("槐安里", False)
    assert read("bundle", "merge", file, sent["file"])["new"] == sent["changes"] > 0
    assert "社区共用" in done("history", file, "--item", "D1.1", "--field", "said_by").out


def test_a_year_is_planned_frozen_printed_and_written_into_the_reserve(
    bundles: list[Path], tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    done("office", "ingest", archive, *bundles)
    assert "储备库里没有能排的" in done("office", "year", "make", archive, "--year", "2027").out
    judged(archive)
    done("office", "reserve", "enter", archive, "SJS-1", "SJS-2", "--reason", "建档")
    done("office", "reserve", "review", archive, "SJS-1", "SJS-2", "--reason", "评审会")
    assert "造价不知道" in done("office", "year", "make", archive, "--year", "2027").out
    made = read(
        *("office", "year", "make", archive, "--year", "2027", "--money", "1000000", "--estates", "3"),
        *("--in", "槐安里=管网爆裂", "--freeze", "2027", "--pdf", tmp_path / "y.pdf"),
        *("--docx", tmp_path / "y.docx", "--xlsx", tmp_path / "y.xlsx"),
    )
    assert [(one["id"], one["year"], one["why"]) for one in made["estates"]] == [
        ("SJS-2", None, "unknown_cost"),
        ("SJS-1", 2027, "forced_in"),
    ]
    assert (made["sums"][0]["cost_fen"], made["sums"][0]["unknown_cost"]) == (0, 1)
    assert all((tmp_path / f"y.{ending}").exists() for ending in ("pdf", "docx", "xlsx"))
    assert read("office", "year", "list", archive) == ["2027"]
    assert read("office", "year", "show", archive, "2027") == made
    assert "资格" in refused_partly("office", "year", "take", archive, "2027", "--reason", "先列")
    for code in ("eligibility", "consent_plan", "consent_care"):
        done("office", "reserve", "document", archive, "SJS-1", code, "--have", "--where", "柜3")
    done("office", "year", "take", archive, "2027", "--reason", "先列")
    (again,) = read("office", "year", "take", archive, "2027")
    assert (again["was_there"], again["error"]) == (True, None)
    listed = read("office", "reserve", "list", archive, "--state", "planned")
    assert [(one["id"], one["year"]) for one in listed] == [("SJS-1", 2027)]
    refused("office", "year", "make", archive, "--year", "2028", "--money", "1", "--ranking", "没有")
    done("office", "reserve", "export", archive, "--xlsx", tmp_path / "r.xlsx")
    done("office", "rank-why", archive, "SJS-1", "--pdf", tmp_path / "w.pdf", "--docx", tmp_path / "w.docx")
    assert (tmp_path / "w.docx").exists()


def test_the_city_is_told_in_words_and_as_json_and_its_estates_are_filtered(
    bundles: list[Path], tmp_path: Path
) -> None:
    archive = tmp_path / "档案"
    done("office", "ingest", archive, *bundles)
    found = read("office", "city", archive, "--days", "0")
    assert (found["whole"]["estates"], len(found["areas"])) == (2, 1)
    said = done("office", "city", archive).out
    assert said.startswith("2 个小区：")
    assert "没消息的电脑：没有" in said
    code = found["shortfalls"][0]["code"]
    assert len(read("office", "estates", archive, "--item", code)) == found["shortfalls"][0]["estates"]
    assert read("office", "estates", archive, "--street", "没有这个街道") == []
