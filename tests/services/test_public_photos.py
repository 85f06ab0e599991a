"""What may hang in public: only what somebody looked at, as it is drawn over now."""

from fractions import Fraction
from pathlib import Path

import pytest
from photos.sheets import scene_photo

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.public_paper import Publicness
from renodesk.errors import UnknownPhoto
from renodesk.photos.scenes import Scene
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.public_photos import fit_for_public, named_uses, public_reader
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
YI = Author(person="乙", device="d-2")
BLUR = Shape(kind=ShapeKind.BLUR, x=Fraction(0), y=Fraction(0), x2=Fraction(1, 2), y2=Fraction(1, 2))


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    found = Photos(session)
    for minute in range(3):
        scene = Scene(kind="facade", caption=str(minute), taken_at=f"2026-05-06T09:0{minute}:00")
        found.add_bytes(f"{minute}.jpg", scene_photo(scene), item="A3.2", place=FIRST)
    return found


def states(photos: Photos) -> list[Publicness]:
    return [row.public for row in photos.rows()]


def test_no_photo_may_hang_in_public_by_itself(photos: Photos) -> None:
    choice = fit_for_public(photos.rows())
    assert (choice.rows, choice.unchecked, choice.changed) == ((), 3, 0)
    assert "3 张照片没有印" in choice.told("zh")
    with pytest.raises(ValueError):
        public_reader(photos, photos.rows()[0])


def test_what_is_ticked_is_printed_with_its_blurs_and_a_later_drawing_takes_the_tick_away(
    session: EstateSession, photos: Photos
) -> None:
    uses, first = PhotoUses(session), photos.rows()[0]
    uses.annotate(first.use, Annotation(shapes=(BLUR,)))
    uses.set_public([first.use])
    (row,) = fit_for_public(photos.rows()).rows
    assert public_reader(photos, row)() == photos.printed(row) != photos.report_image(row.sha256)
    uses.annotate(first.use, Annotation())
    choice = fit_for_public(photos.rows())
    assert (choice.rows, choice.unchecked, choice.changed) == ((), 2, 1)
    History(session).undo()
    assert states(photos) == [Publicness.CHECKED, Publicness.UNCHECKED, Publicness.UNCHECKED]
    uses.set_public([first.use], is_public=False)
    assert states(photos) == [Publicness.UNCHECKED] * 3


def test_a_photo_used_again_keeps_what_was_said_of_it_as_it_is_drawn(
    session: EstateSession, photos: Photos
) -> None:
    uses, (first, second, _) = PhotoUses(session), photos.rows()
    uses.set_public([first.use, second.use])
    uses.annotate(second.use, Annotation(shapes=(BLUR,)))
    uses.use_all_again([first.use, second.use], SECOND, "A3.3")
    again = {row.sha256: row.public for row in photos.rows() if row.place == SECOND}
    assert again == {first.sha256: Publicness.CHECKED, second.sha256: Publicness.UNCHECKED}


def test_a_sealed_round_may_still_say_it_and_papers_never_count(
    session: EstateSession, photos: Photos
) -> None:
    uses = PhotoUses(session)
    uses.set_role(photos.rows()[0].use, "document")
    Rounds(session).seal("好了", {})
    uses.set_public([row.use for row in photos.rows()])
    choice = fit_for_public(photos.rows())
    assert (len(choice.rows), choice.told("zh")) == (2, "")


def test_what_two_say_differently_stays_off_the_paper(
    session: EstateSession, photos: Photos, tmp_path: Path
) -> None:
    first, second, third = (row.use for row in photos.rows())
    uses = PhotoUses(session)
    uses.set_public([first, third])
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        PhotoUses(theirs).annotate(first, Annotation(shapes=(BLUR,)))
        PhotoUses(theirs).set_public([first, second])
        PhotoUses(theirs).set_public([third], is_public=False)
        write_bundle(theirs, tmp_path / "theirs.zip")
    uses.annotate(second, Annotation(shapes=(BLUR,)))
    uses.set_public([second])
    merge_bundle(session, tmp_path / "theirs.zip")
    found = {row.use: row.public for row in photos.rows()}
    assert found == {
        first: Publicness.CHECKED,
        second: Publicness.CHANGED,
        third: Publicness.UNCHECKED,
    }


def test_uses_are_named_by_their_key_or_how_the_hash_begins(session: EstateSession, photos: Photos) -> None:
    first, second, _ = photos.rows()
    assert named_uses(session, [first.use, second.sha256[:12].upper()]) == (first.use, second.use)
    for wrong in ("nobody", first.sha256[:5]):
        with pytest.raises(UnknownPhoto):
            named_uses(session, [first.use, wrong])
