"""Every fault of an estate file is told to people, in both languages, with what to do."""

import string

import pytest

from renodesk import errors
from renodesk.errors import RenodeskError
from renodesk.texts import catalogue, explain

RAISED = (
    errors.FileMissing(file="f.reno"),
    errors.FileExists(file="f.reno"),
    errors.NotReadable(file="f.reno", detail="disk I/O error"),
    errors.NotWritable(file="f.reno"),
    errors.DiskFull(file="f.reno"),
    errors.ReadOnly(file="f.reno"),
    errors.NotAnEstateFile(file="f.reno"),
    errors.NewerEstateFile(file="f.reno", found=9, known=1),
    errors.DamagedEstateFile(file="f.reno"),
    errors.EstateInUse(file="f.reno", person="甲", device="d-1"),
    errors.SameIdOtherContent(file="f.reno", change="aaaaaaaaaaaaaaaa:1"),
    errors.NothingToUndo(),
    errors.NothingToRedo(),
)


@pytest.mark.parametrize("error", RAISED, ids=lambda error: error.code)
def test_a_fault_of_the_file_has_a_whole_sentence_in_both_languages(error: RenodeskError) -> None:
    assert error.code in catalogue()
    for sentence in (explain(error, "zh"), explain(error, "en")):
        assert sentence
        assert "{" not in sentence
        for fact in error.facts.values():
            assert str(fact) in sentence


@pytest.mark.parametrize(
    "code",
    ["change_clock", "change_part_wrong", "change_too_long", "change_not_json", "change_not_an_object"],
)
def test_a_refused_line_of_the_log_has_its_reason_in_both_languages(code: str) -> None:
    sentences = catalogue()[code]
    asked = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for language, text in sentences.items()
    }
    assert asked.keys() == {"zh", "en"}
    assert asked["zh"] == asked["en"]
