"""A person with a keyboard and nothing else: presses, and counts them."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from renodesk.domain.places import Place
from renodesk.services.answers import AnswerCard

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ENTER, DOWN, UP = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up


@dataclass
class Typist:
    """Types into whatever has the keyboard of a window."""

    bench: Any
    presses: int = 0

    @property
    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        return QApplication.focusWidget() or self.bench.desk.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.presses += 1
            if QApplication.activeWindow() is None:
                self.bench.desk.window.activateWindow()
                self.bench.qtbot.waitUntil(self.bench.desk.window.isActiveWindow)
            QTest.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type characters; others than ASCII come from an input method."""
        for character in text:
            self.presses += 1
            if character.isascii():
                QTest.keyClicks(self.focus, character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(self.focus, event)

    def enter(self, *texts: str) -> None:
        """Type values, Enter behind each."""
        for text in texts:
            self.write(text)
            self.press(ENTER)

    def stand(self, item: str, place: Place) -> None:
        """Stand at a spot."""
        self.bench.desk.workbench.go((item, place))

    @property
    def spot(self) -> tuple[str, Place]:
        """Return where one stands."""
        workbench = self.bench.desk.workbench
        return workbench.item, workbench.place

    def card(self, item: str, place: Place) -> AnswerCard:
        """Return what is stored of an item at a place."""
        answers: AnswerCard = self.bench.desk.workbench.estate.answers.card(item, place)
        return answers

    @property
    def row(self) -> Any:
        """Return the row of the item at hand."""
        return self.bench.desk.window.work.survey.middle.place_card.row
