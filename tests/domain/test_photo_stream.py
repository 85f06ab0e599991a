"""Where photos were taken: sheets and typed places cut a stream, else the nearest time."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from renodesk.domain.photo_stream import Anchor, Basis, Shot, propose
from renodesk.domain.places import Place

NINE = datetime(2026, 5, 6, 9)
FIRST, SECOND, THIRD = (Place(building="3", unit=unit) for unit in "123")


def shot(use: str, minute: float | None = 0, **facts: Any) -> Shot:
    at = None if minute is None else NINE + timedelta(minutes=minute)
    return Shot(use=use, camera=facts.pop("camera", "A"), at=at, **facts)


def places(*shots: Shot, anchors: tuple[Anchor, ...] = ()) -> dict[str, Place | None]:
    return {use: one.place for use, one in propose(shots, anchors).items()}


def test_a_sheet_speaks_for_itself_and_all_that_follows_until_the_next() -> None:
    found = propose(
        [
            shot("a", 0),
            shot("b", 1, sheet=FIRST),
            shot("c", 2),
            shot("d", 3, sheet=SECOND),
            shot("e", 4),
        ],
        (),
    )
    assert [found[use].place for use in "abcde"] == [None, FIRST, FIRST, SECOND, SECOND]
    assert {found[use].basis for use in "bcde"} == {Basis.SHEET}
    assert all(found[use].is_sure for use in "bcde")


def test_a_typed_place_cuts_the_stream_like_a_sheet() -> None:
    found = propose([shot("a", 0, sheet=FIRST), shot("b", 1), shot("c", 2, typed=THIRD), shot("d", 3)], ())
    assert [found[use].place for use in "abcd"] == [FIRST, FIRST, THIRD, THIRD]
    assert found["d"].basis == Basis.TYPED


def test_after_a_long_pause_a_sheet_no_longer_speaks() -> None:
    assert places(shot("a", 0, sheet=FIRST), shot("b", 59), shot("c", 120)) == {
        "a": FIRST,
        "b": FIRST,
        "c": None,
    }


def test_a_sheet_that_is_filed_already_still_speaks_for_what_follows() -> None:
    assert places(shot("a", 0, sheet=FIRST, place=FIRST), shot("b", 1)) == {"b": FIRST}


def test_two_cameras_do_not_cut_each_others_stream() -> None:
    assert places(
        shot("a", 0, sheet=FIRST),
        shot("x", 0.5, sheet=SECOND, camera="B"),
        shot("b", 1),
        shot("y", 1.5, camera="B"),
    ) == {"a": FIRST, "b": FIRST, "x": SECOND, "y": SECOND}


def test_photos_without_a_time_go_by_their_names() -> None:
    order = [shot(f"u{n}", None, order=((0, n, ""),), sheet=FIRST if n == 2 else None) for n in (10, 9, 2)]
    assert places(*order) == {"u2": FIRST, "u9": FIRST, "u10": FIRST}


def test_without_a_sheet_the_nearest_record_in_time_is_proposed() -> None:
    near = Anchor(at=NINE + timedelta(seconds=40), place=FIRST, item="A3.2")
    found = propose([shot("a", 0)], [near])["a"]
    assert (found.place, found.item, found.basis, found.is_sure) == (FIRST, "A3.2", Basis.TIME, True)
    assert found.gap == timedelta(seconds=40)


def test_a_photo_between_two_places_is_unsure() -> None:
    before = Anchor(at=NINE - timedelta(seconds=60), place=FIRST, item="")
    after = Anchor(at=NINE + timedelta(seconds=70), place=SECOND, item="")
    found = propose([shot("a", 0)], [before, after])["a"]
    assert (found.place, found.is_sure) == (FIRST, False)


def test_what_is_far_off_in_time_says_nothing() -> None:
    far = Anchor(at=NINE + timedelta(minutes=21), place=FIRST, item="A3.2")
    assert propose([shot("a", 0)], [far])["a"].place is None


def test_photos_that_have_their_place_propose_it_to_their_neighbours() -> None:
    assert places(shot("a", 0, place=SECOND), shot("b", 1)) == {"b": SECOND}


@given(st.lists(st.tuples(st.integers(0, 300), st.sampled_from([None, FIRST, SECOND])), max_size=30))
def test_every_photo_of_the_tray_gets_exactly_one_proposal_whatever_their_order(
    seen: list[tuple[int, Place | None]],
) -> None:
    shots = [shot(f"u{n:02}", minute, sheet=sheet) for n, (minute, sheet) in enumerate(seen)]
    assert propose(shots, ()) == propose(reversed(shots), ())
    assert set(propose(shots, ())) == {one.use for one in shots}
