"""Long work beside the window: news come on its own thread, nothing is lost, leaving asks and never waits."""

import threading
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer

from renodesk.domain.changes import Author
from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment, Progress
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.ui.operations import Operations
from renodesk.ui.workbench import Workbench

ENTRANCE = Place(building="1", unit="1")
ITEM = "E2.2"
PHOTOS = 40
PATIENCE_MS = 60_000


def until_cancelled(progress: Progress) -> None:
    """Work, and tell so, until somebody says stop."""
    while True:
        progress("photos_exporting", 0.5)


def never(_: object) -> None:
    raise AssertionError("a job that was stopped has no result")


@pytest.fixture
def busy(opened: Any) -> Any:
    """Return the desk with an estate open and a job running that only stops when it is told to."""
    opened.desk.workbench.operations.run("长活", until_cancelled, never)
    return opened


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return another estate."""
    path = tmp_path / "other.reno"
    with EstateSession.create(path, "和平里", Author(person="甲", device="d-1"), Environment()) as session:
        RegisterService(session).add_building("9号楼", units=1)
    return path


def thread_of_news(workbench: Workbench) -> list[int]:
    """Return where the thread of each news is noted, as it is told."""
    threads: list[int] = []
    note = Qt.ConnectionType.DirectConnection
    workbench.changed.connect(lambda _: threads.append(threading.get_ident()), note)
    return threads


def photos_in(folder: Path) -> list[Path]:
    folder.mkdir()
    made = []
    for number in range(PHOTOS):
        made.append(folder / f"{number:03}.jpg")
        Image.new("RGB", (320, 240), (number * 6, 90, 120)).save(made[-1], "JPEG")
    return made


def test_photos_come_in_while_the_window_answers_and_all_is_there_at_the_end(opened: Any) -> None:
    workbench = opened.desk.workbench
    workbench.go((ITEM, ENTRANCE))
    threads: set[int] = set()
    workbench.changed.connect(
        lambda _: threads.add(threading.get_ident()), Qt.ConnectionType.DirectConnection
    )
    survey = opened.desk.window.screens.currentWidget()
    survey.evidence.take(photos_in(opened.folder / "photos"))
    given: list[int] = []
    clock = QTimer()

    def answer() -> None:
        given.append(1 + len(given) % 5)
        survey.card.pick_grade(given[-1])

    clock.timeout.connect(answer)
    clock.start(0)
    opened.settle()
    clock.stop()
    assert set(threads) == {threading.get_ident()}
    assert len(given) > 1
    assert len(workbench.estate.photos.at(ITEM, ENTRANCE)) == PHOTOS
    assert survey.evidence.count.text().startswith(str(PHOTOS))
    changes = [
        change for change, _, _ in workbench.estate.history.changes() if change.cell.field == "observation"
    ]
    assert len(changes) == len(given)
    live = workbench.estate.session
    with EstateSession.open(live.path, live.author, Environment(), read_only=True) as fresh:
        assert fresh.scores == live.scores


def test_news_from_another_thread_reach_the_screens_on_the_window_s(opened: Any) -> None:
    workbench = opened.desk.workbench
    session, heard = workbench.estate.session, list[int]()
    workbench.changed.connect(
        lambda _: heard.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
    )

    def act() -> None:
        for number in range(200):
            Answers(session).record(ITEM, ENTRANCE, Observation(grade=Fraction(1 + number % 5)))

    beside = threading.Thread(target=act)
    beside.start()
    opened.qtbot.waitUntil(lambda: len(heard) == 200, timeout=PATIENCE_MS)
    beside.join()
    assert set(heard) == {threading.get_ident()}


def test_news_that_arrive_after_their_estate_was_closed_are_not_told_of_the_next(
    opened: Any, other: Path
) -> None:
    workbench = opened.desk.workbench
    session, heard = workbench.estate.session, list[object]()
    beside = threading.Thread(
        target=lambda: Answers(session).record(ITEM, ENTRANCE, Observation(grade=Fraction(2)))
    )
    beside.start()
    beside.join()
    opened.desk.window.exchange.open_path(other)
    workbench.changed.connect(heard.append)
    opened.qtbot.wait(0)
    assert heard == []


def test_a_second_job_is_not_started_and_says_so(busy: Any) -> None:
    operations: Operations = busy.desk.workbench.operations
    assert not operations.run("另一件", until_cancelled, never)
    assert "长活" in busy.said.errors[0]
    assert "另一件" in busy.said.errors[0]
    operations.cancel()
    busy.settle()


def test_a_job_that_is_stopped_says_that_it_stops(busy: Any) -> None:
    status = busy.desk.window.status
    busy.desk.workbench.operations.cancel()
    assert "长活" in status._job_text.text()
    assert "停下" in status._job_text.text()
    busy.settle()
    assert status._job_text.isHidden()


def test_closing_the_window_asks_then_stops_the_job_and_closes(busy: Any) -> None:
    window, operations = busy.desk.window, busy.desk.workbench.operations
    assert not window.close()
    busy.qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)
    assert len(busy.said.questions) == 1
    assert "长活" in busy.said.questions[0]
    assert not operations.is_busy
    assert busy.desk.workbench.estate is None


def test_the_window_stays_while_the_job_shall_go_on(busy: Any) -> None:
    busy.said.answer = lambda: False
    window, operations = busy.desk.window, busy.desk.workbench.operations
    assert not window.close()
    busy.qtbot.waitUntil(lambda: bool(busy.said.questions), timeout=PATIENCE_MS)
    assert window.isVisible()
    assert operations.is_busy
    assert busy.desk.workbench.estate is not None
    operations.cancel()
    busy.settle()


def test_a_job_that_ends_during_the_question_is_not_waited_for(busy: Any, other: Path) -> None:
    def end_it() -> bool:
        busy.desk.workbench.operations.cancel()
        busy.settle()
        return True

    busy.said.answer = end_it
    busy.desk.window.exchange.open_path(other)
    assert busy.desk.workbench.estate.session.path == other


def test_another_estate_opens_when_the_job_has_stopped_and_what_it_did_is_kept(
    opened: Any, other: Path, estate: Path
) -> None:
    workbench = opened.desk.workbench
    workbench.go((ITEM, ENTRANCE))
    opened.desk.window.screens.currentWidget().evidence.take(photos_in(opened.folder / "photos"))
    seen: list[float] = []
    workbench.operations.progressed.connect(lambda _, fraction: seen.append(fraction))
    opened.qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    opened.desk.window.exchange.open_path(other)
    opened.qtbot.waitUntil(lambda: workbench.estate.session.path == other, timeout=PATIENCE_MS)
    assert opened.said.errors == []
    with EstateSession.open(estate, Author(person="甲", device="d-1"), Environment()) as session:
        kept = {photo.sha256 for photo in session.file.photos()}
        used = [state for state in session.file.states("photo_use") if state.cell.field == "photo"]
        assert kept
        assert {state.value for state in used} == kept


def test_a_job_that_fails_when_it_is_stopped_is_said_and_nothing_goes_on(opened: Any, other: Path) -> None:
    workbench, before = opened.desk.workbench, opened.desk.workbench.estate
    stop = threading.Event()

    def fail(_: Progress) -> None:
        stop.wait()
        Answers(before.session).record("Z9.9", ENTRANCE, Observation())

    workbench.operations.run("长活", fail, never)
    opened.desk.window.exchange.open_path(other)
    stop.set()
    opened.settle()
    assert "Z9.9" in opened.said.errors[0]
    assert workbench.estate is before


def test_where_nobody_can_be_asked_the_job_is_stopped_before_the_estate_closes(busy: Any) -> None:
    busy.desk.workbench.close()
    assert not busy.desk.workbench.operations.is_busy
    assert busy.desk.workbench.estate is None
    ran: list[object] = []
    assert busy.desk.workbench.operations.run("下一件", lambda _: 7, ran.append)
    busy.settle()
    assert ran == [7]


def test_the_language_changes_once_the_job_has_stopped(busy: Any) -> None:
    old = busy.desk.window
    old.start("language_en")
    busy.qtbot.waitUntil(lambda: busy.desk.window is not old, timeout=PATIENCE_MS)
    assert busy.desk.workbench.estate is not None
    assert busy.desk.messages.language == "en"
    busy.desk.window.start("language_zh")
    busy.qtbot.waitUntil(lambda: busy.desk.messages.language == "zh", timeout=PATIENCE_MS)
