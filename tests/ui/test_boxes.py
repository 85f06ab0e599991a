"""Small pieces of every screen: what a person who only scrolls must never change."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea
from ui.conftest import Bench

from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE
from renodesk.services.ballots import BallotActs


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
    boxes = [one for one in screen.findChildren(QComboBox) if is_scrolled(one)]
    assert boxes
    assert [one.accessibleName() for one in boxes if turned(one)] == []
