"""Sentences: the word a number chooses in English, and facts that were not given."""

import pytest

from renodesk.texts import say


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 photos"), (1, "1 photo"), ("1", "1 photo"), (2, "2 photos"), ("1,001", "1,001 photos")],
)
def test_a_number_chooses_its_word_in_english(count: object, said: str) -> None:
    assert say("photos_exported", "en", count=count) == f"Wrote {said}."


def test_the_verb_goes_with_its_noun() -> None:
    assert say("photos_exported", "en") == "Wrote {count} photos."
    found = [say("standard_taken", "en", count=count).split(" answered")[0] for count in (1, 3)]
    assert found == ["1 row was", "3 rows were"]
