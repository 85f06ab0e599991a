"""What a use says of its photo: each act is one, undoable, and leaves the original alone."""

from fractions import Fraction
from io import BytesIO

import pytest
from photos.sheets import scene_photo
from PIL import Image

from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.errors import UnknownItem, UnknownPhoto, UnknownPlace, WrongUsage
from renodesk.photos.scenes import Scene
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
HALF = Fraction(1, 2)
BLUR = Shape(kind=ShapeKind.BLUR, x=Fraction(1, 4), y=Fraction(1, 4), x2=HALF, y2=HALF)


@pytest.fixture
def photos(session: EstateSession) -> Photos:
    found = Photos(session)
    scene = Scene(kind="facade", caption="x", taken_at="2026-05-06T09:00:00")
    found.add_bytes("a.jpg", scene_photo(scene), item="A3.2", place=FIRST)
    return found


@pytest.fixture
def use(photos: Photos) -> str:
    return photos.rows()[0].use


def test_what_is_drawn_is_printed_and_the_original_is_untouched(
    session: EstateSession, photos: Photos, use: str
) -> None:
    row = photos.rows()[0]
    original, plain = photos.original(row.sha256), photos.printed(row)
    PhotoUses(session).annotate(use, Annotation(shapes=(BLUR,)))
    changed = photos.rows()[0]
    assert photos.printed(changed) != plain
    assert photos.report_image(row.sha256) == plain
    assert photos.original(row.sha256) == original
    History(session).undo()
    assert photos.printed(photos.rows()[0]) == plain


def test_shapes_of_a_newer_version_survive_a_drawing_of_ours(session: EstateSession, use: str) -> None:
    from renodesk.domain import vocabulary

    uses = PhotoUses(session)
    spiral = {"kind": "spiral", "x": 0, "y": 0}
    with session.act() as act:
        act.put(vocabulary.photo_use_cell(use, "annotation"), {"version": 2, "shapes": [spiral]})
    known = uses.annotation(use)
    uses.annotate(use, Annotation(shapes=(BLUR,), unknown=known.unknown))
    assert uses.annotation(use) == Annotation(shapes=(BLUR,), unknown=(spiral,))


def test_a_photo_is_turned_by_quarters_and_printed_turned(
    session: EstateSession, photos: Photos, use: str
) -> None:
    uses = PhotoUses(session)
    uses.turn(use, 90)
    with Image.open(BytesIO(photos.printed(photos.rows()[0]))) as printed:
        assert printed.width < printed.height
    for _ in range(3):
        uses.turn(use, 90)
    assert photos.rows()[0].rotation == 0
    uses.turn(use, -90)
    assert photos.rows()[0].rotation == 270


def test_one_photo_shows_several_things_and_one_use_can_go(
    session: EstateSession, photos: Photos, use: str
) -> None:
    uses = PhotoUses(session)
    uses.caption(use, "门前")
    uses.use_again(use, SECOND, "A3.3")
    assert uses.use_again(use, SECOND, "A3.3").act is None
    rows = uses.uses_of(photos.rows()[0].sha256)
    assert {(row.item, row.place, row.caption) for row in rows} == {
        ("A3.2", FIRST, "门前"),
        ("A3.3", SECOND, "门前"),
    }
    photos.detach(use)
    (left,) = photos.rows()
    assert left.place == SECOND
    assert photos.original(left.sha256) is not None


def test_roles_say_what_counts_as_evidence(session: EstateSession, photos: Photos, use: str) -> None:
    uses = PhotoUses(session)
    for role, counts in (("before", True), ("after", True), ("document", False), ("plan", False)):
        uses.set_role(use, role)
        assert photos.rows()[0].is_evidence is counts
    with pytest.raises(WrongUsage):
        uses.set_role(use, "selfie")


def test_a_pair_names_the_photo_before(session: EstateSession, photos: Photos, use: str) -> None:
    scene = Scene(kind="facade", caption="y", taken_at="2026-06-06T09:00:00")
    (after,) = photos.add_bytes("b.jpg", scene_photo(scene), item="A3.2", place=FIRST).uses
    uses = PhotoUses(session)
    uses.pair(after, use)
    row = uses.row(after)
    assert (row.before, row.role) == (use, "after")
    with pytest.raises(UnknownPhoto):
        uses.pair(after, "nobody")
    History(session).undo()
    assert uses.row(after).before == ""


def test_unknown_things_are_refused(session: EstateSession, use: str) -> None:
    uses = PhotoUses(session)
    with pytest.raises(UnknownPhoto):
        uses.turn("nobody", 90)
    with pytest.raises(UnknownPlace):
        uses.use_again(use, Place(building="99"))
    with pytest.raises(UnknownItem):
        uses.use_again(use, SECOND, "Z9")


def test_an_enlarged_photo_has_the_pixels_of_the_original_upright(
    session: EstateSession, photos: Photos
) -> None:
    scene = Scene(kind="lamp", caption="z", taken_at="2026-05-06T09:00:00", orientation=6)
    photos.add_bytes("c.jpg", scene_photo(scene))
    row = next(one for one in photos.rows() if one.name == "c.jpg")
    found = photos.enlarged(row.sha256)
    assert found is not None
    assert (found.width, found.height) == (1600, 1200)
    assert len(found.rgb) == 1600 * 1200 * 3


def test_last_rounds_picture_of_the_same_item_and_place_can_be_compared(
    session: EstateSession, photos: Photos, use: str
) -> None:
    Rounds(session).seal("done")
    Rounds(session).new("after-works")
    scene = Scene(kind="facade", caption="y", taken_at="2027-06-06T09:00:00")
    (after,) = photos.add_bytes("b.jpg", scene_photo(scene), item="A3.2", place=FIRST).uses
    other = Scene(kind="roof", caption="y", taken_at="2027-06-06T09:00:00")
    photos.add_bytes("c.jpg", scene_photo(other), item="A3.3", place=FIRST)
    choices = PhotoUses(session).before_choices(after)
    assert [(row.use, row.round) for row in choices] == [(use, "baseline")]
    PhotoUses(session).pair(after, use)
    assert PhotoUses(session).before_choices(after)[0].use == use


def test_a_report_prints_before_and_after_one_after_the_other_in_one_shape(
    session: EstateSession, photos: Photos, use: str
) -> None:
    Answers(session).record("A3.2", FIRST, Observation(inputs={"should": Fraction(6), "lit": Fraction(0)}))
    uses = PhotoUses(session)
    later = Scene(kind="facade", caption="y", taken_at="2026-06-06T09:00:00")
    photos.add_bytes("b.jpg", scene_photo(later), item="A3.2", place=FIRST)
    last = Scene(kind="roof", caption="z", taken_at="2026-07-06T09:00:00")
    (after,) = photos.add_bytes("c.jpg", scene_photo(last), item="A3.2", place=FIRST).uses
    uses.turn(use, 90)
    uses.pair(after, use)
    uses.set_role(use, "before")
    (short,) = (one for one in snapshot_of(session, "zh").shortfalls if one.code == "A3.2")
    assert [one.caption.split("　")[0] for one in short.photos] == ["改造前", "改造后", "1号楼1单元"]
    sizes = []
    for one in short.photos[:2]:
        data = one.read()
        assert data is not None
        with Image.open(BytesIO(data)) as printed:
            sizes.append(Fraction(printed.width, printed.height))
    assert all(abs(size - Fraction(4, 3)) < Fraction(1, 100) for size in sizes)
