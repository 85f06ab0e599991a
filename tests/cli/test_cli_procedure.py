"""`procedure` and `eligibility` on the command line, in both languages, and by two who work apart."""

import shutil
from pathlib import Path

from cli.commands import done, read, refused, renodesk


def test_a_way_is_gone_step_by_step_and_every_refusal_says_why(estate: Path) -> None:
    assert "下一步：排查摸底" in done("procedure", "show", estate).out
    assert "排查摸底" in refused("procedure", "step", estate, "CX10/2", "begin")
    done("procedure", "plan", estate, "CX10/1", "--begin", "2026-01-05", "--end", "2026-01-20")
    said = read("procedure", "step", estate, "CX10/1", "finish", "--on", "2026-02-01")
    assert (said["state"], said["days_late"]) == ("done", 12)
    assert "理由" in refused("procedure", "step", estate, "CX10/2", "finish")
    assert "2/3" in refused("procedure", "step", estate, "CX10/3", "begin", "--reason", "领导同意")
    done("procedure", "paper", estate, "CX10/2", "可研批复", "--number", "12号", "--day", "2026/3/1")
    (way,) = read("procedure", "show", estate)["procedures"]
    second = way["steps"][1]
    assert second["blocked"]
    assert [one["outcome"] for one in second["gates"]] == ["open", "open"]
    assert [one["number"] for one in second["papers"]] == ["12号"]
    assert renodesk("procedure", "step", estate, "CX10/1", "finish", "--on", "昨天").code == 2
    done("procedure", "use", estate, "GSGATE", "SJS71")
    english = done("--lang", "en", "procedure", "show", estate).out
    assert "Consult before applying" in english


def test_lists_beside_the_steps_are_kept_and_read_back(estate: Path) -> None:
    for number in range(1, 8):
        done("procedure", "ones", estate, f"SJS71/{number}", "甲")
    assert read("procedure", "ones", estate, "--ready")["ready"]
    done("procedure", "special", estate, "雨污分流", "--add", "--unit", "排水公司")
    (one,) = read("procedure", "special", estate, "雨污分流", "--row", "1", "--to", "是")
    assert (one["rows"]["规划同步"], one["together"]) == (True, False)
    done("procedure", "member", estate, "BD19/2", "--name", "李工", "--phone", "139")
    assert "李工" in done("procedure", "member", estate).out
    assert "李工" not in str(read("procedure", "member", estate))
    done("procedure", "meeting", estate, "2026-11-07", "--raised", "design=2", "--settled", "design=1")
    assert read("procedure", "meeting", estate)["rate"] == 0.5
    for number in range(1, 4):
        done("procedure", "fast-track", estate, f"CXGREEN/{number}", "no")
    assert read("procedure", "fast-track", estate)["exempt"]
    done(
        "procedure", "review", estate, "finance", "--opinion", "agree", "--text", "同意", "--on", "2026-05-20"
    )
    done("procedure", "review", estate, "--submitted", "2026-05-06", "--approved", "2026-05-21")
    form = read("procedure", "review", estate)
    assert (form["days"], form["opinions"]["finance"]) == (15, "agree")
    assert {"meeting", "review"} <= {one["kind"] for one in read("procedure", "timeline", estate)}


def test_eligibility_is_asked_judged_and_kept(estate: Path) -> None:
    assert read("eligibility", estate)["verdict"] == "to_check"
    assert renodesk("eligibility", estate, "--set", "urban_village=是").code == 1
    done("eligibility", estate, "--set", "urban_village=否", "--keep")
    assert "没填：有合法产权" in done("eligibility", estate).out
    refused("eligibility", estate, "--override", "eligible")


def test_two_who_speak_of_one_step_meet_in_one_cell_and_nothing_goes_on_until_it_is_decided(
    estate: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(estate, tmp_path / "乙.reno"))
    done("procedure", "step", estate, "CX10/1", "finish", "--on", "2026-03-01")
    done("procedure", "step", other, "CX10/1", "skip", "--reason", "已有普查数据")
    done("procedure", "ones", other, "SJS71/4", "市勘测院")
    done("bundle", "write", other, "--out", tmp_path / "b.zip")
    done("bundle", "merge", estate, tmp_path / "b.zip")
    (way,) = read("procedure", "show", estate)["procedures"]
    assert way["steps"][0]["contested"]
    assert way["steps"][1]["waits_for"] == ["CX10/1"]
    assert read("procedure", "ones", estate)["ones"][3]["units"] == ["市勘测院"]
