"""A session that two threads work on: photos come in and papers are written while somebody answers."""

import io
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from threading import Event
from typing import BinaryIO

import pytest
from PIL import Image

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import NothingToRedo, NothingToUndo
from renodesk.estates import bundling
from renodesk.services.answers import Answers
from renodesk.services.diagnosis import scores_json
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")
YI = Author(person="乙", device="d-2")
ENTRANCES = [Place(building=building, unit=unit) for building, unit in (("1", "1"), ("1", "2"), ("2", "1"))]
GRADED = "E2.2"
"""An item with grades, looked at in each entrance."""
ACTS = 150
PAPERS = 30
PATIENCE = 120
"""Seconds after which threads count as locked for good."""


@pytest.fixture(autouse=True)
def restless() -> Iterator[None]:
    """Let threads take turns as often as the interpreter can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def beside(work: Callable[[], object], *others: Callable[[Event], object]) -> None:
    """Do `work` while `others` run on threads of their own until it is done; all failures come out."""
    ended = Event()
    with ThreadPoolExecutor(len(others)) as pool:
        running = [pool.submit(other, ended) for other in others]
        try:
            work()
        finally:
            ended.set()
        for one in running:
            one.result(timeout=PATIENCE)


def answer_all(session: EstateSession, acts: int = ACTS) -> None:
    """Give grades in turn, the last of them 1 + (number of the place)."""
    answers = Answers(session)
    for number in range(acts):
        place = ENTRANCES[number % len(ENTRANCES)]
        answers.record(GRADED, place, Observation(grade=Fraction(1 + number % 5)))


def picture(number: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (number % 256, number // 256, 90)).save(out, "JPEG")
    return out.getvalue()


def result(session: EstateSession) -> object:
    """Return all a session shows of its round."""
    scores = session.scores
    return scores_json(session, "zh"), dict(scores.answers), session.survey, Photos(session).rows()


def assert_as_fresh(session: EstateSession) -> None:
    """Check the live result against what the file gives to somebody who opens it now."""
    with EstateSession.open(session.path, JIA, Environment(), read_only=True) as fresh:
        assert result(fresh) == result(session)


def test_photos_come_in_while_somebody_answers_and_no_act_is_lost(session: EstateSession) -> None:
    kept: list[str] = []

    def take_photos(ended: Event) -> None:
        photos = Photos(session)
        while not ended.is_set():
            name = f"{len(kept)}.jpg"
            added = photos.add_bytes(name, picture(len(kept)), item=GRADED, place=ENTRANCES[0])
            kept.extend(added.uses)

    before = len(History(session).changes())
    beside(lambda: answer_all(session), take_photos)
    assert {row.use for row in Photos(session).rows()} == set(kept)
    changes = History(session).changes()[before:]
    assert sum(change.cell.field == "observation" for change, _, _ in changes) == ACTS
    assert_as_fresh(session)


def test_whoever_reads_meanwhile_sees_whole_surveys_and_scores(session: EstateSession) -> None:
    def read(ended: Event) -> None:
        while not ended.is_set():
            scores, survey = session.scores, session.survey
            assert len(scores.answers) == scores.all_count
            assert len(list(survey.answers.items())) == len(survey.answers)
            assert all(building.fields.get("households") for building in survey.buildings)
            assert sum(one.is_red_flag for one in scores.answers.values()) == len(scores.red_flags)

    def work() -> None:
        answers, register = Answers(session), RegisterService(session)
        for number in range(ACTS):
            place = ENTRANCES[number % len(ENTRANCES)]
            if number % 3:
                answers.record(GRADED, place, Observation(grade=Fraction(1 + number % 5)))
            else:
                answers.clear(GRADED, place)
            if number % 10 == 0:
                register.set_fields(
                    Place(building="1"), {"floors": str(number), "households": str(number + 9)}
                )

    beside(work, read)
    assert_as_fresh(session)


def test_the_numbers_of_a_paper_belong_to_its_digest_whatever_is_answered_meanwhile(
    session: EstateSession,
) -> None:
    papers: list[tuple[str, object]] = []

    def make_papers(ended: Event) -> None:
        while not ended.is_set():
            paper = snapshot_of(session, "zh")
            papers.append((paper.digest, (paper.total, paper.scored, paper.nodes)))

    moments = []

    def work() -> None:
        for number in range(PAPERS):
            Answers(session).record(
                GRADED, ENTRANCES[number % len(ENTRANCES)], Observation(grade=Fraction(1 + number % 5))
            )
            paper = snapshot_of(session, "zh")
            moments.append((paper.digest, (paper.total, paper.scored, paper.nodes)))

    before = snapshot_of(session, "zh")
    moments.append((before.digest, (before.total, before.scored, before.nodes)))
    beside(work, make_papers)
    assert papers
    assert all(paper in moments for paper in papers)


def test_a_bundle_is_of_the_moment_its_writing_began(session: EstateSession, tmp_path: Path) -> None:
    before = session.file.ranges()

    def papers() -> Iterator[tuple[str, BinaryIO]]:
        answer_all(session, 5)
        yield "late.txt", io.BytesIO(b"late")

    bundling.write_bundle(session.file, session.environment.forms, tmp_path / "a.zip", papers())
    assert session.file.ranges() != before
    with open_bundle(tmp_path / "a.zip", tmp_path / "theirs.reno", YI, Environment()) as theirs:
        assert theirs.file.ranges() == before
        assert not theirs.file.gaps()


def test_a_bundle_written_while_somebody_answers_is_whole(session: EstateSession, tmp_path: Path) -> None:
    def write(ended: Event) -> None:
        number = 0
        while not ended.is_set():
            write_bundle(session, tmp_path / f"{number}.zip")
            number += 1

    beside(lambda: answer_all(session), write)
    written = sorted(tmp_path.glob("*.zip"))
    assert written
    for number, bundle in enumerate(written):
        with open_bundle(bundle, tmp_path / f"{number}.reno", YI, Environment()) as theirs:
            assert not theirs.file.gaps()


def test_a_merge_beside_answers_and_undo_leaves_what_the_file_says(
    session: EstateSession, file: Path, tmp_path: Path
) -> None:
    write_bundle(session, tmp_path / "ours.zip")
    bundles = []
    for number in range(6):
        with open_bundle(tmp_path / "ours.zip", tmp_path / f"t{number}.reno", YI, Environment()) as theirs:
            for place in ENTRANCES:
                Answers(theirs).record(GRADED, place, Observation(grade=Fraction(1 + number % 5)))
            Answers(theirs).record("B4.1", ESTATE, Observation(grade=Fraction(1 + number % 5)))
            bundles.append(tmp_path / f"theirs{number}.zip")
            write_bundle(theirs, bundles[-1])

    def merge(ended: Event) -> None:
        while not ended.is_set():
            for one in bundles:
                merge_bundle(session, one)

    def work() -> None:
        history = History(session)
        for number in range(40):
            answer_all(session, 4)
            if number % 3 == 0:
                with suppress(NothingToUndo, NothingToRedo):
                    history.undo()
                    history.redo()

    beside(work, merge)
    assert_as_fresh(session)
