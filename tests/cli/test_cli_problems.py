"""`problems`: listed, asked, added to, lit and read both ways on the command line."""

from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk


@pytest.fixture
def loose(estate: Path) -> Path:
    """Return the estate with a loose facade on 1号楼."""
    done("answer", estate, "A2.2", "--at", "1", "--set", "loose_m2=3")
    return estate


def test_problems_are_listed_asked_added_to_and_taken_back(loose: Path) -> None:
    listed = read("problems", "list", loose)
    (only,) = listed["problems"]
    assert (only["code"], only["places"], only["urgency"]) == ("H04.1", ["1"], "限时解决")
    assert only["sentence"].endswith("，为1号楼。")
    (question,) = read("problems", "ask", loose, "H04.5")
    assert question["open"] == ["1", "2", "A-1"]
    done("problems", "ask", loose, "H04.5", "是", "--at", "2")
    done("problems", "ask", loose, "H04.5", "否", "--everywhere")
    done("problems", "ask", loose, "H17.5", "2")
    (question,) = read("problems", "ask", loose, "H04.5")
    assert question["answers"] == {"1": False, "2": True, "A-1": False}
    done("problems", "set", loose, "H04.5", "--due", "2027-05-31", "--status", "doing", "--note", "先查")
    found = {one["code"]: one for one in read("problems", "list", loose)["problems"]}
    assert (found["H04.5"]["due"], found["H04.5"]["status"]) == ("2027-05-31", "doing")
    assert found["H17.5"]["sentence"] == "公共活动场地及公共绿地存在私搭乱建的有2处。"
    assert [one["code"] for one in read("problems", "list", loose, "--urgent")["problems"]] == [
        "H04.1",
        "H04.5",
    ]
    done("undo", loose)
    done("problems", "ask", loose, "H04.5", "-", "--at", "2")
    assert read("problems", "ask", loose, "H04.5")[0]["open"] == ["2"]
    assert "待整治" in done("problems", "list", loose).out
    assert "1 building" in done("--lang", "en", "problems", "list", loose).out
    assert "H04.5" in done("problems", "ask", loose).out


def test_lights_and_both_readings_are_shown(loose: Path) -> None:
    lights = {(one["code"], one["place"]): one["state"] for one in read("problems", "lights", loose)}
    assert (lights["N1", "1"], lights["Y5", "estate"]) == ("unknown", "by_people")
    done("problems", "lights", loose, "--set", "Y5", "--to", "green")
    assert "绿灯" in done("problems", "lights", loose).out
    assert renodesk("problems", "lights", loose, "--set", "Y5", "--to", "blue").code == 2
    indicators = {one["code"]: one for one in read("problems", "indicators", loose)}
    assert (len(indicators), indicators["H04"]["value"], indicators["H04"]["at_least"]) == (21, 1, True)
    assert "指标树" in done("problems", "indicators", loose).out


def test_what_does_not_fit_is_refused_in_words(loose: Path) -> None:
    assert "H99.1" in refused("problems", "ask", loose, "H99.1", "是")
    assert "H99.1" in refused("problems", "ask", loose, "H99.1", "是", "--everywhere")
    assert "H04.5" in refused("problems", "set", loose, "H04.5", "--status", "done")
    for words in (
        ("ask", loose, "H04.5", "也许", "--at", "1"),
        ("ask", loose, "H04.5", "3", "--at", "1"),
        ("set", loose, "H04.1", "--due", "2027/5/31"),
        ("set", loose, "H04.1", "--fill", "grade"),
        ("set", loose, "H04.1"),
    ):
        assert renodesk("problems", *words).code == 2, words
    assert [one["code"] for one in read("problems", "list", loose)["problems"]] == ["H04.1"]
