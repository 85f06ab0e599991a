"""Small pieces of every screen: what a person who only scrolls must never change."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from ui.conftest import Bench

from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE
from renodesk.services.ballots import BallotActs
from renodesk.ui.widgets import boxes


def turned(box: QComboBox) -> bool:
    """Turn the wheel over a box, and return whether the box took it."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = box.currentIndex()
    QApplication.sendEvent(box, event)
    return event.isAccepted() or box.currentIndex() != before


def is_scrolled(box: QComboBox) -> bool:
    """Return whether a box lies in something that scrolls."""
    above = box.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above is not None


@pytest.mark.parametrize("name", ["register", "residents", "procedure", "ledgers"])
def test_the_wheel_over_a_box_scrolls_what_it_lies_in_and_changes_nothing(opened: Bench, name: str) -> None:
    assert opened.desk.workbench.estate is not None
    BallotActs(opened.desk.workbench.estate.session).begin("改造方案", Stage.SCHEME_VOTE, ESTATE, nth=1)
    opened.desk.workbench.screen_wanted.emit(name)
    screen = opened.desk.window.screens.currentWidget()
    opened.qtbot.waitUntil(screen.isVisible)
    found = [one for one in screen.findChildren(QComboBox) if is_scrolled(one)]
    assert found
    assert [one.accessibleName() for one in found if turned(one)] == []


def test_every_box_and_number_of_the_window_is_one_the_wheel_leaves_as_it_is() -> None:
    made = re.compile(r"\bQ(ComboBox|SpinBox|DoubleSpinBox)\(")
    folder = Path(boxes.__file__).parent.parent
    found = [one.name for one in folder.rglob("*.py") if made.search(one.read_text(encoding="utf-8"))]
    assert found == []
