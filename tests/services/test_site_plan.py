"""Site plans and their pins: taken in, numbered, moved, removed, undone, and joined from two people."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from photos.plan_pdfs import plan_pdf
from PIL import Image

from renodesk.domain import vocabulary
from renodesk.domain.about import About
from renodesk.domain.changes import Author
from renodesk.domain.pins import PinKind, Severity
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import (
    PhotoRefused,
    ReadOnly,
    RoundSealed,
    UnknownItem,
    UnknownPhoto,
    UnknownPin,
    UnknownPlace,
    UnknownPlan,
    WrongUsage,
)
from renodesk.services.answers import Answers
from renodesk.services.contests import Contests
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.pin_words import PinWords
from renodesk.services.plan_taking import PlanPdf, PlanTaking
from renodesk.services.receiving import preview
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.services.site_plan import Pin, SitePlans

FIRST, SECOND = Place(building="1", unit="1"), Place(building="1", unit="2")
HALF, NEAR = Fraction(1, 2), Fraction(1, 10)
FIRE, GATE = About(item="E2.2", place=FIRST), About(place=Place(building="1"))
LEAKS = {"leaking": Fraction(3), "top_units": Fraction(4), "repair_m2": Fraction(90)}
YI = Author(person="乙", device="d-2")


def picture(colour: str = "white", size: tuple[int, int] = (800, 600)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def plans(session: EstateSession) -> SitePlans:
    return SitePlans(session)


@pytest.fixture
def plan(session: EstateSession) -> str:
    """Return the key of a plan that is there."""
    return PlanTaking(session).take_bytes("总图.png", picture(), "总平面图")[1]


def pins(plans: SitePlans) -> list[Pin]:
    return [pin for plan in plans.plans() for pin in plan.pins]


def is_low(session: EstateSession, *places: Place) -> None:
    """Answer a bottom-line item with its worst grade."""
    for place in places:
        Answers(session).record("E2.2", place, Observation(grade=Fraction(1), inputs={"ebikes": Fraction(3)}))


def test_a_picture_becomes_a_plan_and_the_same_again_is_no_second(
    session: EstateSession, plans: SitePlans, tmp_path: Path
) -> None:
    file = tmp_path / "总图.png"
    file.write_bytes(picture())
    taking = PlanTaking(session)
    changes, use = taking.take_picture(file)
    assert changes.act is not None
    assert [(one.use, one.title, one.pins) for one in plans.plans()] == [(use, "总图.png", ())]
    again, same = taking.take_picture(file)
    assert (again.act, same) == (None, use)
    assert not Photos(session).rows()[0].is_evidence
    History(session).undo()
    assert plans.plans() == ()


def test_only_the_chosen_page_of_a_pdf_is_kept_and_its_name_says_which(
    session: EstateSession, plans: SitePlans
) -> None:
    with PlanPdf.read("总图.pdf", plan_pdf(300)) as pdf:
        for page in (2, 300):
            PlanTaking(session).take_page(pdf, page)
    assert [one.title for one in plans.plans()] == ["总图.pdf 第 2 页", "总图.pdf 第 300 页"]
    assert [one.number for one in plans.plans()] == [1, 2]
    assert len(list(session.file.photos())) == 2


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(
    session: EstateSession, plans: SitePlans, tmp_path: Path
) -> None:
    file = tmp_path / "总图.png"
    file.write_bytes(picture()[:300])
    with pytest.raises(PhotoRefused):
        PlanTaking(session).take_picture(file)
    assert plans.plans() == ()


def test_pins_are_numbered_as_they_were_made_and_close_up_when_one_goes(plans: SitePlans, plan: str) -> None:
    for about, text in ((FIRE, ""), (GATE, ""), (About(), "消防车道")):
        plans.pin(plan, HALF, NEAR, about, text)
    found = pins(plans)
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.kind for one in found] == [PinKind.PROBLEM, PinKind.PLACE, PinKind.NOTE]
    plans.unpin(found[1].key)
    assert [(one.number, one.text) for one in pins(plans)] == [(1, ""), (2, "消防车道")]
    assert plans.pins_about(GATE) == ()


def test_every_act_is_one_and_is_undone_alone(session: EstateSession, plans: SitePlans, plan: str) -> None:
    history = History(session)
    plans.pin(plan, HALF, HALF, FIRE)
    (made,) = pins(plans)
    plans.move(made.key, NEAR, Fraction(2))
    (moved,) = pins(plans)
    assert (moved.x, moved.y, moved.number) == (NEAR, Fraction(1), 1)
    plans.reword(made.key, "北侧")
    plans.unpin(made.key)
    assert pins(plans) == []
    for shown in ("北侧", ""):
        history.undo()
        assert [one.text for one in pins(plans)] == [shown]
    history.undo()
    assert pins(plans) == [made]
    history.undo()
    assert pins(plans) == []
    history.redo()
    assert pins(plans) == [made]


def test_a_plan_that_is_removed_takes_its_pins_along_and_undo_brings_both(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    plans.pin(plan, HALF, HALF, FIRE)
    before = plans.plans()
    plans.remove(plan)
    assert plans.plans() == ()
    History(session).undo()
    assert plans.plans() == before


def test_what_falls_short_and_has_no_pin_is_proposed_the_worst_first(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    is_low(session, FIRST, SECOND)
    Answers(session).record("A2.1", Place(building="1"), Observation(inputs=LEAKS))
    open_ones = plans.open_problems()
    assert [one.about for one in open_ones[:2]] == [FIRE, About(item="E2.2", place=SECOND)]
    assert {one.severity for one in open_ones[:2]} == {Severity.RED}
    plans.pin(plan, HALF, HALF, FIRE)
    assert FIRE not in [one.about for one in plans.open_problems()]
    assert pins(plans)[0].severity == Severity.RED
    Answers(session).record("E2.2", FIRST, Observation(grade=Fraction(5)))
    assert pins(plans)[0].severity == Severity.NONE


def test_a_pin_on_a_place_is_as_bad_as_the_worst_there(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    is_low(session, FIRST)
    plans.pin(plan, HALF, HALF, About(place=FIRST))
    plans.pin(plan, HALF, HALF, About(place=SECOND))
    assert [one.severity for one in pins(plans)] == [Severity.RED, Severity.NONE]


def test_a_photo_is_pinned_and_a_photo_becomes_a_plan(session: EstateSession, plans: SitePlans) -> None:
    added = Photos(session).add_bytes("a.png", picture("red"), item="E2.2", place=FIRST)
    PhotoUses(session).caption(added.uses[0], "楼道充电")
    other = Photos(session).add_bytes("b.png", picture("blue"), place=ESTATE)
    PhotoUses(session).set_role(other.uses[0], "plan")
    plans.pin(other.uses[0], HALF, HALF, About(use=added.uses[0]))
    (pin,) = pins(plans)
    assert (pin.kind, PinWords(session, "zh").line(pin)) == (PinKind.PHOTO, "照片 楼道充电")


@pytest.mark.parametrize(
    ("about", "text", "error"),
    [
        (About(item="Z9.9", place=FIRST), "", UnknownItem),
        (About(item="E2.2", place=Place(building="9")), "", UnknownPlace),
        (About(use="nobody"), "", UnknownPhoto),
        (About(), "  ", WrongUsage),
    ],
)
def test_a_pin_marks_something_that_is_there(
    plans: SitePlans, plan: str, about: About, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        plans.pin(plan, HALF, HALF, about, text)
    assert pins(plans) == []


def test_what_is_not_there_is_said(session: EstateSession, plans: SitePlans, plan: str) -> None:
    evidence = Photos(session).add_bytes("a.png", picture("red"), place=FIRST).uses[0]
    for none in ("nobody", evidence):
        with pytest.raises(UnknownPlan):
            plans.pin(none, HALF, HALF, FIRE)
        with pytest.raises(UnknownPlan):
            plans.remove(none)
    with pytest.raises(UnknownPin):
        plans.move("nobody", HALF, HALF)
    plans.pin(plan, HALF, HALF, About(), "门")
    with pytest.raises(WrongUsage):
        plans.reword(pins(plans)[0].key, " ")


def test_cells_of_a_newer_version_do_not_break_a_plan(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    plans.pin(plan, HALF, HALF, FIRE)
    key = pins(plans)[0].key
    with session.act() as act:
        act.put(vocabulary.pin_cell(key, "x"), "far left")
        act.put(vocabulary.pin_cell(key, "y"), 7)
        act.put(vocabulary.pin_cell(key, "about"), "star:12/3/4")
    (pin,) = pins(plans)
    assert (pin.x, pin.y, pin.about, pin.kind) == (HALF, 1, About(), PinKind.NOTE)


@pytest.fixture
def colleague(session: EstateSession, plan: str, tmp_path: Path) -> Iterator[EstateSession]:
    """Return 乙's laptop with the same estate and plan."""
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "yi.reno", YI, Environment()) as opened:
        yield opened


def test_pins_of_two_people_are_joined_and_numbered_alike_on_both_laptops(
    session: EstateSession, plans: SitePlans, plan: str, colleague: EstateSession, tmp_path: Path
) -> None:
    theirs = SitePlans(colleague)
    plans.pin(plan, HALF, HALF, FIRE)
    theirs.pin(plan, NEAR, NEAR, GATE)
    plans.pin(plan, NEAR, HALF, About(), "门")
    write_bundle(session, tmp_path / "jia.zip")
    write_bundle(colleague, tmp_path / "yi.zip")
    merge_bundle(session, tmp_path / "yi.zip")
    merge_bundle(colleague, tmp_path / "jia.zip")
    assert len(pins(plans)) == 3
    assert [(one.key, one.number) for one in pins(plans)] == [(one.key, one.number) for one in pins(theirs)]
    assert {one.person for one in pins(plans)} == {"甲", "乙"}


def test_a_pin_that_two_people_moved_is_contested_until_somebody_moves_it(
    session: EstateSession, plans: SitePlans, plan: str, tmp_path: Path
) -> None:
    plans.pin(plan, HALF, HALF, FIRE)
    key = pins(plans)[0].key
    write_bundle(session, tmp_path / "first.zip")
    with open_bundle(tmp_path / "first.zip", tmp_path / "yi.reno", YI, Environment()) as colleague:
        SitePlans(colleague).move(key, NEAR, NEAR)
        write_bundle(colleague, tmp_path / "yi.zip")
    plans.move(key, Fraction(9, 10), HALF)
    merge_bundle(session, tmp_path / "yi.zip")
    assert pins(plans)[0].is_contested
    found = Contests(session, "zh").listing()
    assert {one.what.partition("入楼")[0] for one in found} == {"点位 E2.2 疏散通道占用与电动车"}
    plans.move(key, HALF, NEAR)
    (settled,) = pins(plans)
    assert (settled.is_contested, settled.x, settled.y) == (False, HALF, NEAR)
    assert History(session).conflicts() == []


def test_a_sealed_round_keeps_its_plan_as_it_was_sealed(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    plans.pin(plan, HALF, HALF, FIRE)
    Rounds(session).seal("完成")
    for act in (
        lambda: plans.pin(plan, NEAR, NEAR, GATE),
        lambda: PlanTaking(session).take_bytes("b.png", picture("red")),
    ):
        with pytest.raises(RoundSealed):
            act()
    assert len(pins(plans)) == 1


def test_an_estate_that_is_only_read_takes_no_plan(session: EstateSession, file: Path) -> None:
    with (
        EstateSession.open(file, YI, Environment(), read_only=True) as reader,
        pytest.raises(ReadOnly),
    ):
        PlanTaking(reader).take_bytes("a.png", picture())


def test_the_next_round_may_use_the_plans_of_the_last_without_their_pins(
    session: EstateSession, plans: SitePlans, plan: str
) -> None:
    plans.pin(plan, HALF, HALF, FIRE)
    PhotoUses(session).turn(plan, 90)
    taking = PlanTaking(session)
    assert taking.earlier() == ()
    Rounds(session).new("after-works")
    assert plans.plans() == ()
    assert [row.caption for row in taking.earlier()] == ["总平面图"]
    taking.take_earlier()
    assert [(one.title, one.row.rotation, one.pins) for one in plans.plans()] == [("总平面图", 90, ())]
    assert taking.earlier() == ()
    assert taking.take_earlier().act is None
    History(session).undo()
    assert plans.plans() == ()


def test_a_preview_of_a_colleagues_bundle_counts_pins(
    session: EstateSession, plan: str, colleague: EstateSession, tmp_path: Path
) -> None:
    for text in ("门", "井"):
        SitePlans(colleague).pin(plan, NEAR, NEAR, About(), text)
    write_bundle(colleague, tmp_path / "yi.zip")
    assert preview(session, tmp_path / "yi.zip", "zh").new["pin"] == 2
