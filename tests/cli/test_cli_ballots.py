"""`ballot` on the command line: begun, counted, judged, and handed on to the indicator and the steps."""

from pathlib import Path

from cli.commands import done, read, refused, renodesk


def test_a_vote_is_begun_entered_judged_and_opens_a_gate(estate: Path) -> None:
    done("register", "set", estate, "--at", "estate", "owner_households=72", "exclusive_area_m2=5760")
    done("register", "set", estate, "--at", "estate", "rule_jurisdiction=楚雄")
    key = read("ballot", "new", estate, "是否改造", "--stage", "design_start", "--set", "begun=2026-05-01")[
        "ballot"
    ]
    done("ballot", "enter", estate, key[:6], "--at", "1", "agree=20,1600", "against=2,160")
    done("ballot", "enter", estate, key[:6], "--at", "2", "agree=24,1920", "against=0,0")
    said = renodesk("ballot", "verdict", estate, key)
    assert said.code == 1
    assert "还差 4 户、320 m²" in said.out
    assert "三(三)2" in said.out
    english = renodesk("--lang", "en", "ballot", "verdict", estate, key).out
    assert "still missing: 4 households" in english
    assert renodesk("ballot", "ready", estate).code == 1
    for number in range(1, 5):
        done("ballot", "household", estate, key, str(number), "agree", "--at", "A-1/1", "--area", "80")
    assert "已经有票" in refused("ballot", "household", estate, key, "4", "against", "--at", "A-1/1")
    done("ballot", "household", estate, key, "5", "-", "--at", "A-1/1")
    told = read("ballot", "verdict", estate, key)
    assert {one["gate"]: one["outcome"] for one in told["gates"]}["CX-DS"] == "pass"
    assert told["proposes"] == {"part_hh": "50", "agree_hh": "48", "part_m2": "4000", "agree_m2": "3840"}
    done("ballot", "close", estate, key, "--on", "2026-06-01")
    assert "不再收票" in refused("ballot", "enter", estate, key, "agree=1")
    assert read("ballot", "take", estate, key)["items"] == ["G3.1"]
    assert read("ballot", "ready", estate)["design_start"]["outcome"] == "pass"
    done("procedure", "step", estate, "CX10/1", "finish")
    done("procedure", "step", estate, "CX10/2", "finish")
    assert "已截止" in done("ballot", "list", estate).out


def test_a_slip_is_named_and_a_second_vote_lists_the_same_doors(estate: Path) -> None:
    key = read("ballot", "new", estate, "改造方案", "--stage", "scheme_vote")["ballot"]
    done("ballot", "household", estate, key, "101", "agree", "--at", "1-1")
    said = done("ballot", "enter", estate, key, "--at", "1-2", "agree=30", "--", "against=-1").out
    assert "负数" in said
    assert renodesk("ballot", "enter", estate, key, "--at", "1-2", "maybe=3").code == 2
    assert "没有编号" in refused("ballot", "show", estate, "zz")
    second = read("ballot", "new", estate, "改造方案", "--stage", "scheme_vote", "--round", "2")["ballot"]
    assert read("ballot", "households", estate, second, key)["households"] == 1
    assert renodesk("ballot", "set", estate, key, "closing=昨天").code == 2


def test_a_table_of_votes_is_taken_whole_or_not_at_all(estate: Path, tmp_path: Path) -> None:
    key = read("ballot", "new", estate, "是否改造", "--stage", "plan_entry")["ballot"]
    assert read("ballot", "sheet", estate, key, "--out", tmp_path / "表.xlsx")["rows"] == 72
    table = tmp_path / "票.csv"
    table.write_text("楼号,房号,怎么说\n1,101,同意\n1,102,也许\n", encoding="gb18030")
    said = renodesk("ballot", "import", estate, key, table, "--match", "怎么说=voice")
    assert said.code == 3
    assert "C3" in said.err
    assert read("ballot", "show", estate, key)["voices"]["agree"] == {}
    table.write_text("楼号,房号,怎么说\n1,101,同意\n1,102,反对\n", encoding="utf-8-sig")
    taken = read("ballot", "import", estate, key, table, "--match", "怎么说=voice")
    assert (taken["households"], taken["same"], taken["unmatched"]) == (2, 0, [])
    assert "收进 0 户" in done("ballot", "import", estate, key, table, "--match", "怎么说=voice").out


def test_what_cannot_be_said_of_a_ballot_is_told_with_what_can(estate: Path) -> None:
    said = refused("ballot", "new", estate, "征求意见", "--stage", "design_start", "--set", "households=300")
    assert "没有“households”这一项" in said
    assert "base.households" in said
