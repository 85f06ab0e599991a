"""What a report of a second round says of the first: the rate, the list behind it, pictures side by side."""

import io
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PIL import Image
from reports.papers import pages_of, pdf_of, pictures_of, report_of, running

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.reports.sections.comparison import comparison
from renodesk.reports.snapshot import Snapshot
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
ITEM = "E2.2"
FIRST, SECOND, THIRD = (Place(building="1", unit=str(number)) for number in (1, 2, 3))


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EstateSession]:
    """Return an estate in its second round: of three problems one is solved, one stays, one nobody saw."""
    folder = tmp_path_factory.mktemp("second")
    with EstateSession.create(folder / "a.reno", "槐安里", JIA, Environment()) as session:
        RegisterService(session).add_building("1号楼", units=3)
        for place in (FIRST, SECOND, THIRD):
            Answers(session).record(ITEM, place, Observation(grade=Fraction(1)))
        Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(5)))
        (before,) = photo(session, folder, "red")
        Rounds(session).seal("done")
        Rounds(session).new("after-works")
        Answers(session).record(ITEM, FIRST, Observation(grade=Fraction(5)))
        Answers(session).record(ITEM, SECOND, Observation(grade=Fraction(1)))
        Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(1)))
        (after,) = photo(session, folder, "green")
        PhotoUses(session).pair(after, before)
        yield session


def photo(session: EstateSession, folder: Path, colour: str) -> tuple[str, ...]:
    """Take in a picture of one colour."""
    Image.new("RGB", (800, 600), colour).save(folder / f"{colour}.jpg", "JPEG")
    return Photos(session).add([folder / f"{colour}.jpg"], item=ITEM, place=FIRST).uses


@pytest.fixture(scope="module")
def told(second: EstateSession) -> Snapshot:
    """Return what its report prints."""
    return snapshot_of(second, "zh")


def test_the_rate_stands_large_with_numerator_denominator_and_every_place_behind_it(told: Snapshot) -> None:
    pages = pages_of(pdf_of(told))
    (page,) = [one for one in pages if "整治完成率" in one and "已解决 1 / 应解决 3" in one]
    assert "33.3 %" in page
    whole = "".join("".join(pages).split())
    for words in ("已解决：1号楼1单元", "仍有问题：1号楼2单元", "没有再看到：1号楼3单元"):
        assert words in whole
    assert "新出现的短板（不计入完成率）•B4.1" in whole.replace("·", "•")


def test_before_stands_left_of_after_in_one_shape(told: Snapshot) -> None:
    part = told.comparison
    assert part is not None
    (pair,) = part.pairs
    colours = []
    for side in (pair.before, pair.after):
        data = side.read()
        assert data is not None
        with Image.open(io.BytesIO(data)) as image:
            assert image.width * 3 == image.height * 4
            colours.append(image.getpixel((10, 10)))
    assert colours[0][0] > 200 > colours[0][1]  # type: ignore[index]
    assert colours[1][1] > 100 > colours[1][0]  # type: ignore[index]
    assert len(pictures_of(pdf_of(told))) >= 2


def test_it_is_told_in_english_and_the_same_each_time(second: EstateSession) -> None:
    first = report_of(second, "en")
    assert "1solved/3due" in running(first)
    assert report_of(second, "en") == first


def test_a_first_round_has_no_such_chapter(snapshot: Snapshot) -> None:
    assert snapshot.comparison is None
    assert list(comparison(snapshot)) == []
