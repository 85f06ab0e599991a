"""`plan`: shown, explained, decided and compared on the command line."""

from pathlib import Path
from typing import Any

import pytest
from cli.commands import done, read, renodesk


@pytest.fixture
def leaking(estate: Path) -> Path:
    """Return the estate with a leaking roof on 1号楼."""
    done("answer", estate, "A2.1", "--at", "1", "--set", "leaking=3", "--set", "top_units=6")
    return estate


def of_item(shown: Any, item: str | None) -> Any:
    (found,) = [one for one in shown["measures"] if one["item"] == item]
    return found


def test_a_measure_is_shown_explained_left_out_with_a_reason_and_taken_again(leaking: Path) -> None:
    shown = read("plan", "show", leaking)
    roof = of_item(shown, "B-M1")
    assert (roof["chosen"], roof["mode"], roof["place"]) == (True, "propose", "1")
    assert roof["sources"] == [{"item": "A2.1", "place": "1"}]
    assert shown["after"]["high"] >= shown["before"]["high"]
    why = read("plan", "why", leaking, "B-M1", "--at", "1")
    assert why["steps"][0]["after"] == 100
    assert why["gain"]["high"] > 0
    refused = renodesk("plan", "choose", leaking, "B-M1", "--at", "1", "--out")
    assert (refused.code, refused.err.strip()) == (3, "这一步要写明理由。")
    done("plan", "choose", leaking, "B-M1", "--at", "1", "--out", "--reason", "拆除")
    left = read("plan", "show", leaking)
    assert not of_item(left, "B-M1")["chosen"]
    assert left["after"] == left["before"]
    done(
        "plan", "choose", leaking, "B-M1", "--at", "1", "--quantity", "area=60", "--reason", "估", "--year", 2
    )
    roof = of_item(read("plan", "show", leaking), "B-M1")
    assert (roof["chosen"], roof["quantities"], roof["year"]) == (True, {"area": 60}, 2)
    assert renodesk("plan", "choose", leaking, "B-M9", "--at", "1").code == 3
    assert renodesk("plan", "choose", leaking, "B-M1", "--at", "1", "--quantity", "area").code == 2


def test_a_second_plan_is_begun_adopted_and_holds_a_work_of_its_own(leaking: Path) -> None:
    done("plan", "alternatives", leaking, "--new", "省钱")
    key = read("plan", "alternatives", leaking)[1]["key"]
    own = ("plan", "add", leaking, "鉴定", "--kind", "appraisal", "--at", "1", "--plan", key)
    done(*own, "--cost", "1200.5")
    done("plan", "alternatives", leaking, "--adopt", key)
    first, second = read("plan", "alternatives", leaking)
    assert (first["adopted"], second["adopted"]) == (False, True)
    assert second["measures"] == first["measures"] + 1
    added = of_item(read("plan", "show", leaking, "--plan", key), None)
    assert (added["title"], added["cost"], added["mode"]) == ("鉴定", 120050, "added")

    assert renodesk(*own, "--cost", "1.005").code == 2
    assert renodesk("plan", "show", leaking, "--plan", "nowhere").code == 3


def test_the_best_plan_is_told_taken_and_undone_and_a_budget_below_what_must_be_done_is_refused(
    leaking: Path,
) -> None:
    done(
        "answer",
        leaking,
        "A2.1",
        "--at",
        "1",
        "--set",
        "repair_m2=40",
        "--set",
        "leaking=3",
        "--set",
        "top_units=6",
    )
    assert renodesk("plan", "best", leaking).code == 3
    done("prices", "use", leaking, "price_example")
    done("plan", "years", leaking, "500000")
    told = done("plan", "best", leaking, "--take")
    assert "已证明没有更好的" in told.out
    assert "不得用于报批" in told.out
    best = read("plan", "best", leaking)
    assert best["best"]["proven"]
    assert best["best"]["cost"] <= 500_000_00
    done("undo", leaking)
    done("plan", "years", leaking, "1")
    short = renodesk("plan", "best", leaking)
    assert (short.code, "排不出方案" in short.out) == (1, True)
    assert "最少要这样的资金才排得下：第1年" in short.out
    clash = renodesk("--json", "plan", "best", leaking).json["best"]
    assert clash["extra"] == [clash["needed"] - clash["there"]]
    done("plan", "years", leaking, str(clash["needed"] / 100))
    assert "最优方案" in done("plan", "best", leaking).out
    told = done("--lang", "en", "plan", "best", leaking, "--by-hand").out
    assert "Greedy 1. Year 1" in told
    assert "not for approval" in told
    assert renodesk("plan", "years", leaking, "1.001").code == 2


def test_a_plans_money_is_told_with_who_pays_and_plans_stand_side_by_side(leaking: Path) -> None:
    done("answer", leaking, "A2.1", "--at", "1", "--set", "leaking=3", "--set", "top_units=6")
    assert renodesk("plan", "money", leaking).code == 3
    done("prices", "use", leaking, "price_example", "--on", "2026-06-01")
    done("plan", "add", leaking, "1号楼鉴定", "--kind", "appraisal", "--at", "1", "--cost", "1200.5")
    done("plan", "add", leaking, "引入物业", "--kind", "management")
    roof = ("plan", "choose", leaking, "B-M1", "--at", "1")
    done(*roof, "--quantity", "area=60", "--reason", "估", "--year", 1)
    done("plan", "years", leaking, "1", "100000")
    said = renodesk("plan", "money", leaking)
    assert (said.code, "示例、不得用于报批" in said.out) == (1, True)
    assert "1,200.50" in said.out
    found = renodesk("--json", "plan", "money", leaking).json
    (own,) = [one for one in found["lines"] if one["total"] and one["total"]["likely"] == 120050]
    assert own["gap"] == own["total"]
    assert found["years"][1]["over"] == found["years"][1]["spent"]["likely"] - 100
    assert found["total"]["missing"] == sum(len(one["missing"]) for one in found["lines"])
    item = own["key"].split("/")[2]
    done("funding", "split", leaking, item, "FD-CX4=100")
    paid = renodesk("--json", "plan", "money", leaking).json
    assert paid["gap"]["likely"] == found["gap"]["likely"] - 120050
    homes = leaking.with_name("户.csv")
    homes.write_text("楼号,户号,面积\n1,101,60\n1,102,90\n2,101,80\n", encoding="utf-8")
    done("funding", "split", leaking, "B-M1", "FD-CX4=100")
    bills = leaking.with_name("账单.csv")
    billed = renodesk("--json", "plan", "money", leaking, "--homes", homes, "--out", bills).json
    residents = billed["channels"]["FD-CX4"]["likely"]
    assert sum(billed["bills"].values()) + sum(billed["unbilled"].values()) == residents > 0
    first, second, third = billed["bills"].values()
    assert (third, abs(first * 90 - second * 60) <= 90) == (0, True)
    assert len(bills.read_text(encoding="utf-8-sig").splitlines()) == 4
    done("plan", "alternatives", leaking, "--new", "不做")
    key = read("plan", "alternatives", leaking)[1]["key"]
    done(*roof, "--out", "--reason", "拆除", "--plan", key)
    told = done("plan", "alternatives", leaking).out
    assert "未列入：B-M1" in told
    first, second = read("plan", "alternatives", leaking)
    assert [one["reason"] for one in second["left_out"]] == ["拆除"]
    assert first["total"]["likely"] > second["total"]["likely"]


def test_a_shortfall_is_followed_to_its_measures_and_trenches_are_listed_by_place_and_year(
    leaking: Path,
) -> None:
    (trace,) = read("plan", "from", leaking, "A2.1")
    assert (trace["item"], trace["place"], trace["short"], trace["met"]) == ("A2.1", "1", True, True)
    assert "B-M1" in {one["item"] for one in trace["measures"]}
    assert "■ B-M1" in done("plan", "from", leaking).out
    assert renodesk("plan", "from", leaking, "Z9").code == 3
    assert "没有开挖" in done("plan", "trenches", leaking).out
    done("answer", leaking, "C1.2", "--at", "estate", "--grade", "2", "--set", "pipe_m=120")
    done("answer", leaking, "C1.3", "--at", "estate", "--grade", "1", "--set", "tanks_need=2")
    done("plan", "choose", leaking, "P-M5", "--year", 1)
    done("plan", "choose", leaking, "P-M4", "--year", 2)
    again = renodesk("plan", "trenches", leaking)
    assert (again.code, "请合并：1、2" in again.out) == (1, True)
    (place,) = renodesk("--json", "plan", "trenches", leaking).json
    assert [one["year"] for one in place["years"]] == [1, 2]
