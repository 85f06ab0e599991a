"""`questionnaire` on the command line: forms in, results out, in both languages."""

from pathlib import Path

from cli.commands import done, read, refused, renodesk


def test_forms_are_typed_listed_mended_and_counted(estate: Path) -> None:
    assert "水管漏、下水堵" in done("questionnaire", "show", estate).out
    said = renodesk("questionnaire", "add", estate, "QA1=2", "QA1F=1,3", "QM1=3,12", "--number", "7")
    assert said.code == 1
    assert "必答没答" in said.err
    renodesk("questionnaire", "add", estate, "QM1=12 5", "QM2=5", "--order")
    renodesk("questionnaire", "correct", estate, "7", "QA1=4", "QA1F=")
    first, order = read("questionnaire", "list", estate)["forms"]
    assert (first["number"], first["wrong"], first["beyond"]) == ("7", [], [])
    assert (order["order"], order["missing"]) == (True, [])
    results = {one["code"]: one for one in read("questionnaire", "results", estate)["questions"]}
    assert results["QA1"]["mean"] == 80
    assert results["QA1F"]["asked"] == 0
    assert read("questionnaire", "results", estate, "--by-building")["buildings"] == []
    works = read("questionnaire", "order", estate)["works"]
    assert [(one["code"], one["count"]) for one in works[:2]] == [("B-U2", 2), ("B-M5", 1)]
    assert renodesk("questionnaire", "sample", estate).code == 1
    assert "还没有改造后" in done("questionnaire", "satisfaction", estate).out
    beside = read("questionnaire", "beside", estate, "--top", "1")
    assert len(beside) == 1
    assert renodesk("questionnaire", "add", estate, "QX9=1").code == 2
    refused("questionnaire", "remove", estate, "7")
    done("questionnaire", "remove", estate, "7", "--reason", "录重了")
    assert "1 form " in done("--lang", "en", "questionnaire", "list", estate).out
