"""The index and the ranking: rank 1 is most in need, whatever the index goes through."""

import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office.conftest import OFFICE

from renodesk.domain.form import Axis
from renodesk.domain.places import ESTATE
from renodesk.domain.scoring import Scorer
from renodesk.domain.survey import Observation, Survey
from renodesk.errors import FileMissing, NotWritable, UnknownEstate
from renodesk.office.archive import Archive
from renodesk.office.axes import need
from renodesk.office.index import Entry, Index, IndexRow, TakenBundle
from renodesk.office.ingest import Ingest, refresh
from renodesk.office.ranking import rank
from renodesk.packs import load_forms, read_pack, weights_of
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.intake import ingest
from renodesk.services.ranking import HEADER, ranking, write_ranking
from renodesk.services.ranking_why import held_ranking, why_held, why_ranked

Office = Callable[..., Ingest]
FORMS = load_forms(forms_dir())
WEIGHTS = weights_of(read_pack(forms_dir() / "ranking"))
PLAIN = IndexRow(
    id="E",
    name="小区",
    round="baseline",
    is_sealed=False,
    low=Fraction(0),
    high=Fraction(100),
    band=None,
    bands=("差", "优"),
    need_low=Fraction(0),
    need_high=Fraction(100),
    willing_low=None,
    willing_high=None,
    red_flags=0,
    completion=Fraction(0),
    dealt_with=Fraction(200, 3),
    contested=0,
    households=None,
    changes=4,
    photos=0,
)


def age(index: Path) -> None:
    """Make an index one of before there were revisions, with other columns."""
    with closing(sqlite3.connect(index)) as base, base:
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if name not in ("estate", "taken_bundle"):
                base.execute(f"DROP TABLE {name}")
        base.execute("ALTER TABLE estate DROP COLUMN willing_low")


NEEDS = st.none() | st.fractions(0, 100, max_denominator=9)


@given(st.lists(st.tuples(NEEDS, st.integers(0, 3)), max_size=12))
def test_the_neediest_comes_first_and_equals_share_a_rank(found: list[tuple[Fraction | None, int]]) -> None:
    rows = [
        replace(PLAIN, id=f"E{number}", need_low=want, need_high=want, red_flags=red)
        for number, (want, red) in enumerate(found)
    ]
    ranked = rank(rows, WEIGHTS)
    assert {one.row.id for one in ranked} == {row.id for row in rows}
    assert [one.rank for one in ranked] == [
        1 + sum(1 for other in rows if is_before(other, one.row)) for one in ranked
    ]
    assert ranked == rank(list(reversed(rows)), WEIGHTS)


def is_before(first: IndexRow, second: IndexRow) -> bool:
    """Return whether the first needs more, or as much with more red flags; without need one comes last."""
    if first.need_low is None or second.need_low is None:
        if first.need_low is second.need_low:
            return first.red_flags > second.red_flags
        return second.need_low is None
    return (first.need_low, first.red_flags) > (second.need_low, second.red_flags)


def test_willingness_and_governance_never_move_the_need() -> None:
    other = [item for item in FORMS.tree.items if item.axis != Axis.NEED and item.is_graded]
    assert other
    answers = {(item.code, ESTATE): (Observation(grade=Fraction(1)),) for item in other}
    bare, answered = (Scorer(FORMS, Survey(answers=one)).scores() for one in ({}, answers))
    assert need(FORMS.tree, bare) == need(FORMS.tree, answered) == (0, 100)
    needy = {("B4.1", ESTATE): (Observation(grade=Fraction(1)),)}
    low, high = need(FORMS.tree, Scorer(FORMS, Survey(answers=needy)).scores()) or (None, None)
    assert low is not None
    assert low > 0
    assert high == 100


def test_an_archive_is_ranked_with_the_worst_first(street: Path, office: Office, tmp_path: Path) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2, 3)])
    ranked = ranking(tmp_path / "archive")
    assert [(one.rank, one.row.name) for one in ranked] == [(1, "差小区"), (2, "未查小区"), (3, "好小区")]
    assert ranked[0].row.red_flags > 0
    assert ranked[1].need == 50


def test_the_csv_holds_the_same_ranking_and_no_formula(street: Path, office: Office, tmp_path: Path) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2)])
    ranked = ranking(tmp_path / "archive")
    hostile = replace(ranked[1], row=replace(ranked[1].row, name="=cmd()"))
    write_ranking([ranked[0], hostile], tmp_path / "out.csv")
    data = (tmp_path / "out.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    header, first, second = csv.reader(data.decode("utf-8-sig").splitlines())
    assert header == list(HEADER)
    assert header[:9] == ["rank", "estate", "id", "low", "high", "band", "need", "red_flags", "completion"]
    assert first[:3] == ["1", "差小区", "E-2"]
    assert second[1] == "'=cmd()"
    assert abs(Fraction(first[6]) - (ranked[0].need or 0)) < Fraction(1, 10_000)


def test_an_index_that_is_lost_is_made_again_from_the_archive(
    street: Path, office: Office, tmp_path: Path
) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2, 3)])
    before = ranking(tmp_path / "archive")
    for file in (tmp_path / "archive").glob("index.sqlite*"):
        file.unlink()
    assert ranking(tmp_path / "archive") == before


def test_an_index_keeps_numbers_exact(tmp_path: Path) -> None:
    row = replace(PLAIN, low=Fraction(200, 3), need_high=Fraction(1, 7), households=Fraction(96))
    for _ in range(2):
        index = Index.beside(tmp_path)
        index.put(Entry(row=row), taken=[TakenBundle(digest="d", file="a.zip")])
        other = replace(row, id="F", low=None, high=None, bands=None, need_low=None, need_high=None)
        index.put(Entry(row=other))
        assert index.rows()[0] == row
        assert index.rows()[1].low is None
        index.close()


def test_an_archive_or_index_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        ranking(tmp_path / "gone")
    (tmp_path / "archive" / "estates").mkdir(parents=True)
    (tmp_path / "archive" / "index.sqlite").write_bytes(b"not a database at all, really" * 99)
    with pytest.raises(NotWritable):
        ranking(tmp_path / "archive")


def test_willingness_moves_the_points_and_never_the_need() -> None:
    needy = replace(PLAIN, id="A", need_low=Fraction(60), need_high=Fraction(60))
    willing = replace(needy, id="B", willing_low=Fraction(90), willing_high=Fraction(90))
    first, second = rank([needy, willing], WEIGHTS)
    assert (first.row.id, first.points, second.points) == ("B", 66, 60)


def test_an_index_of_another_version_is_made_again_from_the_archive(
    street: Path, office: Office, tmp_path: Path
) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2)])
    before = ranking(tmp_path / "archive")
    index = tmp_path / "archive" / "index.sqlite"

    age(index)
    assert ranking(tmp_path / "archive") == before
    age(index)
    (taken,) = ingest(tmp_path / "archive", [street / "E-3.zip"], OFFICE, Environment())
    assert taken.error is None
    assert not taken.is_index_behind
    assert [one.row.name for one in ranking(tmp_path / "archive")] == ["差小区", "未查小区", "好小区"]


def test_rows_that_cannot_be_put_leave_those_before(tmp_path: Path) -> None:
    index = Index.beside(tmp_path)
    index.put(Entry(row=PLAIN))
    with pytest.raises(NotWritable):
        index.put(Entry(row=replace(PLAIN, name="another")), Entry(row=PLAIN))
    assert index.rows() == [PLAIN]
    index.close()


def test_why_names_both_neighbours_what_is_unseen_and_the_weight_that_swaps(
    street: Path, office: Office, tmp_path: Path
) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2, 3)])
    environment = Environment()
    why = why_ranked(tmp_path / "archive", "未查小区", environment)
    assert (why.one.rank, why.one.best, why.one.worst, why.count) == (2, 1, 3, 3)
    assert why.before is not None
    assert why.after is not None
    assert (why.before.one.row.name, why.after.one.row.name) == ("差小区", "好小区")
    assert sum(part.points for part in why.parts) == why.one.points
    assert why.before.one.points is not None
    lead = sum(why.before.lead)
    assert lead == (why.one.points or 0) - why.before.one.points
    assert lead < 0
    low, high = why.one.ends or (Fraction(0), Fraction(0))
    assert abs(sum(row.points for row in why.unseen) - (high - low)) < Fraction(1, 10**6)
    assert why_ranked(tmp_path / "archive", "E-2", environment).before is None
    with pytest.raises(UnknownEstate):
        why_ranked(tmp_path / "archive", "没有", environment)


def test_a_ranking_at_hand_tells_of_each_estate_what_a_new_one_would_without_the_index(
    street: Path, office: Office, tmp_path: Path
) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2, 3)])
    archive, environment = tmp_path / "archive", Environment()
    anew = [why_ranked(archive, name, environment) for name in ("差小区", "未查小区", "好小区")]
    held = held_ranking(archive, environment)
    (archive / "index.sqlite").unlink()
    assert [why_held(held, why.one.row.id, environment) for why in anew] == anew
    assert [why_held(held, why.one.row.name, environment) for why in anew] == anew
    assert not (archive / "index.sqlite").exists()
    with pytest.raises(UnknownEstate):
        why_held(held, "没有", environment)


def test_of_two_workers_who_find_an_old_index_the_second_does_not_make_it_again(
    street: Path, office: Office, tmp_path: Path
) -> None:
    office().take_all([street / f"E-{number}.zip" for number in (1, 2)])
    folder = tmp_path / "archive"
    age(folder / "index.sqlite")
    first, second = Index.beside(folder), Index.beside(folder)
    refresh(Archive(folder), first, OFFICE, clock=Environment().clock, packs_folder=forms_dir())
    first.put(Entry(row=replace(PLAIN, id="taken since")))
    refresh(Archive(folder), second, OFFICE, clock=Environment().clock, packs_folder=forms_dir())
    assert [row.id for row in second.rows()] == ["E-1", "E-2", "taken since"]
    for index in (first, second):
        index.close()
