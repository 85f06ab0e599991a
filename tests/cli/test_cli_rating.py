"""`office assess` and `office standard`: a county rated from the command line, and its table written."""

from pathlib import Path

from cli.commands import done, read, refused, renodesk
from office.test_rating import COUNTY, filled


def test_a_county_is_rated_from_the_command_line(tmp_path: Path) -> None:
    archive = filled(tmp_path / "archive")
    year = ("--year", "2026")
    assert read("office", "assess", "take", archive, COUNTY, *year)["count"] == 5
    done("office", "assess", "score", archive, COUNTY, "PF1.1.1=1", "PF1.1.2=3/2", "--note", "缺", *year)
    done("office", "assess", "score", archive, COUNTY, "PF2.2=2", "--column", "review", *year)
    done("office", "assess", "veto", archive, COUNTY, "PF7.3", "yes", "--column", "decision", *year)
    shown = read("office", "assess", "show", archive, COUNTY, *year)
    rows = {row["code"]: row for row in shown["rows"]}
    assert rows["PF3.1.1"]["given"]["self"] == ["20/3", "20/3"]
    assert rows["PF2.2"]["unassigned"] == 2
    assert shown["standings"]["decision"]["grades"] == ["不合格"]
    facts = {one["name"]: one for one in read("office", "assess", "fact", archive, COUNTY, *year)}
    assert facts["done_estates"]["counted"] == "1"
    assert COUNTY in refused("office", "assess", "score", archive, "没有县", "PF1.1.1=1", *year)
    done("office", "standard", "set", archive, COUNTY, "T1.1", "met", *year)
    assert renodesk("office", "standard", "set", archive, COUNTY, "T1.2.2", "met", *year).code == 2
    out = done("office", "assess", "show", archive, COUNTY, "--xlsx", tmp_path / "t.xlsx", *year).out
    assert "差 2 分没有归属" in out
    assert (tmp_path / "t.xlsx").is_file()
    done("office", "assess", "undo", archive, *year)
    (entry,) = read("office", "assess", "list", archive)
    assert entry["standings"]["decision"]["vetoed_by"] == []
