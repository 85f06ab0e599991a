"""`register import`: columns matched by hand, a preview, and only the good rows where one says so."""

from pathlib import Path

from cli.commands import done, log_of, read, refused, renodesk


def table(folder: Path, *lines: str, coding: str = "utf-8") -> Path:
    file = folder / "楼栋.csv"
    file.write_bytes("\r\n".join(lines).encode(coding))
    return file


def test_a_preview_says_what_would_happen_and_changes_nothing(estate: Path, tmp_path: Path) -> None:
    before = log_of(estate)
    file = table(tmp_path, "幢号;居民户数;总层数;竣工年份", "1幢;30;6;1986年", "7幢;36;六层;", "合计;66;;")
    said = read("register", "import", estate, file, "--preview")
    assert (said["rows"], said["buildings"], said["units"], said["refused"]) == (3, ["7幢"], [], [])
    assert said["values"][0] == {"place": "1号楼", "field": "households", "old": "24", "new": "30", "row": 2}
    assert [one["where"] for one in said["notices"]] == ["#3"]
    assert [one["where"] for one in said["unchanged"]] == ["#4"]
    assert "1号楼 户数：24 → 30" in done("register", "import", estate, file, "--preview").out
    said = done("--lang", "en", "register", "import", estate, file, "--preview").out
    assert "Households: 24 → 30" in said
    assert log_of(estate) == before


def test_a_preview_answers_no_where_a_row_would_be_refused(estate: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "楼号,户数", "7号楼,30", ",31")
    said = renodesk("register", "import", estate, file, "--preview", "--json")
    assert (said.code, len(said.json["refused"])) == (1, 1)
    assert "#3" in said.err


def test_a_column_is_matched_by_hand_or_left_out(estate: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "楼号\t甲\t户数", "7号楼\t6\t36", coding="gb18030")
    done("register", "import", estate, file, "--match", "甲=层数", "--match", "户数=")
    shown = {one["id"]: one for one in read("estate", "show", estate)["buildings"]}
    assert shown["7"]["fields"] == {"floors": 6}
    assert "风水" in refused("register", "import", estate, file, "--match", "甲=风水")
    assert renodesk("register", "import", estate, file, "--match", "甲").code == 2


def test_only_the_good_rows_are_taken_where_one_says_so(estate: Path, tmp_path: Path) -> None:
    file = table(tmp_path, "楼号,户数", "7号楼,30", ",31", "8号楼,约30")
    assert "#3" in refused("register", "import", estate, file)
    said = renodesk("register", "import", estate, file, "--only-good", "--json")
    assert (said.code, said.json) == (1, {"rows": 2, "buildings": 2, "units": 0})
    assert "#3" in said.err
    assert "约30" in said.err
    shown = {one["id"]: one for one in read("estate", "show", estate)["buildings"]}
    assert shown["8"]["fields"]["households"] == "约30"
