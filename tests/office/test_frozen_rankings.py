"""A ranking that was decided on stays as it was, whatever happens to the archive, and keeps its moves."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from office.conftest import OFFICE

from renodesk.errors import (
    FileExists,
    NoSuchRank,
    NotReadable,
    RankingNameRefused,
    ReasonMissing,
    UnknownEstate,
    UnknownRanking,
)
from renodesk.office.ingest import Ingest
from renodesk.services.environment import Environment
from renodesk.services.frozen_rankings import (
    FrozenRanking,
    freeze_ranking,
    frozen_names,
    frozen_ranking,
    move_estate,
)

Office = Callable[..., Ingest]
HERE = Environment()


@pytest.fixture
def archive(street: Path, office: Office, tmp_path: Path) -> Path:
    """Return an archive of three estates whose ranking was frozen as 2026."""
    office().take_all([street / f"E-{number}.zip" for number in (1, 2)])
    office().take_all([street / "E-3.zip"])
    freeze_ranking(tmp_path / "archive", "2026", OFFICE, HERE)
    return tmp_path / "archive"


def names(one: FrozenRanking) -> list[object]:
    return [row["estate"] for row in one.order]


def test_what_was_frozen_names_weights_packs_and_bands_and_stays_whatever_becomes_of_the_archive(
    archive: Path,
) -> None:
    before = frozen_ranking(archive, "2026")
    data = (archive / "rankings" / "2026.json").read_bytes()
    kept = json.loads(data)
    assert [(one["axis"], one["weight"]) for one in kept["weights"]] == [
        ("need", 80),
        ("willingness", 20),
    ]
    assert [(one["axis"], one["weight"]) for one in kept["left_out"]] == [
        ("completeness", 10),
        ("targetedness", 10),
    ]
    ranking_pack, tree = kept["packs"]
    assert (ranking_pack["id"], tree["id"], tree["estates"]) == ("ranking", "liveability", 3)
    assert all(len(one["sha256"]) == 64 for one in kept["packs"])
    assert [(row["rank"], row["estate"], row["rank_best"], row["rank_worst"]) for row in kept["rows"]][1] == (
        2,
        "未查小区",
        1,
        3,
    )
    for file in archive.rglob("*.reno"):
        file.unlink()
    (archive / "index.sqlite").unlink()
    assert frozen_ranking(archive, "2026") == before
    assert (archive / "rankings" / "2026.json").read_bytes() == data


def test_a_name_is_frozen_once(archive: Path) -> None:
    data = (archive / "rankings" / "2026.json").read_bytes()
    with pytest.raises(FileExists):
        freeze_ranking(archive, "2026", OFFICE, HERE)
    assert (archive / "rankings" / "2026.json").read_bytes() == data
    assert frozen_names(archive) == ["2026"]


@pytest.mark.parametrize("name", ["../2026", "a/b", "a\\b", ".x", "con", "", "x" * 99, "a\n", "2026.moves"])
def test_a_name_that_is_no_plain_file_name_is_refused(archive: Path, name: str) -> None:
    with pytest.raises(RankingNameRefused):
        freeze_ranking(archive, name, OFFICE, HERE)
    assert frozen_names(archive) == ["2026"]


def test_moves_are_added_with_their_reasons_and_never_change_what_was_frozen(archive: Path) -> None:
    data = (archive / "rankings" / "2026.json").read_bytes()
    moves = archive / "rankings" / "2026.moves.jsonl"
    assert names(frozen_ranking(archive, "2026")) == ["差小区", "未查小区", "好小区"]
    first = move_estate(archive, "2026", "好小区", 1, "水管爆裂", OFFICE, HERE)
    assert names(first) == ["好小区", "差小区", "未查小区"]
    line = moves.read_bytes()
    second = move_estate(archive, "2026", "E-2", 3, " 明年拆迁 ", OFFICE, HERE)
    assert names(second) == ["好小区", "未查小区", "差小区"]
    assert moves.read_bytes().startswith(line)
    assert [(one["from"], one["to"], one["reason"], one["by"]) for one in second.moves] == [
        (3, 1, "水管爆裂", "办公室"),
        (2, 3, "明年拆迁", "办公室"),
    ]
    assert (archive / "rankings" / "2026.json").read_bytes() == data


@pytest.mark.parametrize(
    ("estate", "to", "reason", "error"),
    [
        ("E-1", 2, " ", ReasonMissing),
        ("E-1", 0, "x", NoSuchRank),
        ("E-1", 4, "x", NoSuchRank),
        ("没有", 1, "x", UnknownEstate),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_not_kept(
    archive: Path, estate: str, to: int, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        move_estate(archive, "2026", estate, to, reason, OFFICE, HERE)
    assert not (archive / "rankings" / "2026.moves.jsonl").exists()


def test_a_move_that_was_cut_short_counts_for_nothing_and_the_next_stands_whole(archive: Path) -> None:
    moves = archive / "rankings" / "2026.moves.jsonl"
    move_estate(archive, "2026", "E-1", 1, "先", OFFICE, HERE)
    whole = moves.read_bytes()
    moves.write_bytes(whole + b'{"at":"2026')
    assert len(frozen_ranking(archive, "2026").moves) == 1
    move_estate(archive, "2026", "E-1", 3, "后", OFFICE, HERE)
    assert [one["reason"] for one in frozen_ranking(archive, "2026").moves] == ["先", "后"]
    assert moves.read_bytes().startswith(whole)


@pytest.mark.parametrize("damage", [b"", b"[]", b"\xff", b"{"])
def test_a_damaged_ranking_is_said(archive: Path, damage: bytes) -> None:
    (archive / "rankings" / "2026.json").write_bytes(damage)
    with pytest.raises(NotReadable):
        frozen_ranking(archive, "2026")


def test_a_move_of_an_estate_that_is_not_there_is_said(archive: Path) -> None:
    (archive / "rankings" / "2026.moves.jsonl").write_bytes(b'{"estate":"?","to":1}\n')
    with pytest.raises(NotReadable):
        frozen_ranking(archive, "2026")


def test_a_ranking_of_another_name_is_said_with_those_there_are(archive: Path) -> None:
    with pytest.raises(UnknownRanking) as told:
        frozen_ranking(archive, "2025")
    assert told.value.facts == {"name": "2025", "known": "2026"}
