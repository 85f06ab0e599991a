"""States, moves, documents and what is wanted of them: data with their source, every slip named."""

import pytest
from packs.packs_copy import PacksCopy

from renodesk.domain.reserve import Level
from renodesk.errors import PackFaulty
from renodesk.packs import read_pack, reserve_of
from renodesk.paths import forms_dir

STATES, MOVES = "reserve/states.csv", "reserve/moves.csv"
DOCUMENTS, WANTED = "reserve/documents.csv", "reserve/requirements.csv"


@pytest.mark.parametrize(
    ("code", "file", "key", "column", "new"),
    [
        ("pack_code_twice", STATES, "reviewed", "code", "entered"),
        ("pack_not_a_number", STATES, "reviewed", "stage", "two"),
        ("pack_word_not_allowed", STATES, "reviewed", "may_plan", "maybe"),
        ("pack_key_missing", STATES, "reviewed", "name_zh", ""),
        ("pack_word_not_allowed", MOVES, "start", "to", "nowhere"),
        ("pack_key_missing", MOVES, "start", "to", ""),
        ("pack_code_twice", DOCUMENTS, "budget", "code", "scheme"),
        ("pack_word_not_allowed", DOCUMENTS, "budget", "check", "by_magic"),
        ("pack_key_missing", DOCUMENTS, "budget", "source", ""),
        ("pack_provenance_unknown", DOCUMENTS, "budget", "source_status", "HEARSAY"),
        ("pack_word_not_allowed", WANTED, "done", "document", "blessing"),
        ("pack_word_not_allowed", WANTED, "done", "level", "perhaps"),
    ],
)
def test_every_slip_is_named(packs: PacksCopy, code: str, file: str, key: str, column: str, new: str) -> None:
    packs.put(file, key, column, new)
    assert code in {one.code for one in packs.complaints()}
    with pytest.raises(PackFaulty):
        reserve_of(read_pack(packs.folder / "reserve"))


def test_musts_are_those_of_the_documents_words_and_of_ours_only_that_somebody_judged() -> None:
    reserve = reserve_of(read_pack(forms_dir() / "reserve"))
    hard = [one for one in reserve.requirements if one.level == Level.MUST]
    assert {(one.state, one.document) for one in hard} == {
        ("entered", "judged"),
        ("planned", "eligibility"),
        ("planned", "consent_plan"),
        ("planned", "consent_care"),
        ("works", "consent_scheme"),
        ("works", "consent_fee"),
        ("works", "pipes"),
        ("done", "acceptance"),
    }
    own = [one for one in hard if one.document != "judged"]
    assert all(one.origin.provenance == ("SEED",) and "50号" in one.origin.source for one in own)
    assert reserve.identity.status == "proposed"


def test_every_state_can_be_reached_and_left_again_but_the_last() -> None:
    reserve = reserve_of(read_pack(forms_dir() / "reserve"))
    reached, before = {""}, set[str]()
    while reached != before:
        before = set(reached)
        reached |= {one.end for one in reserve.moves if one.begin in reached}
    assert reached == {"", *(one.code for one in reserve.states)}
    assert all(reserve.moves_from(one.code) for one in reserve.states)
