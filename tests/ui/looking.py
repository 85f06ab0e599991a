"""What is wrong with what one sees: nameless for a screen reader, cut off, too small for a glove."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QWidget,
)
from ui.conftest import Bench

from renodesk.ui.widgets.elided import Elided

LAPTOP, DESK = QSize(1366, 768), QSize(2560, 1440)
LEAST = 40
SETTLING = 20
ROOT = QModelIndex()
_UNTOUCHED = (QScrollArea, QTabBar, QMenuBar, QScrollBar)


def shown(window: QWidget) -> Iterator[QWidget]:
    """Yield every widget one sees."""
    return (one for one in window.findChildren(QWidget) if one.isVisible())


def unnamed(one: QWidget) -> bool:
    """Return whether a screen reader has nothing to say of what takes the keyboard."""
    if one.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(one, _UNTOUCHED):
        return False
    found = QAccessible.queryAccessibleInterface(one)
    return not (found and found.isValid() and found.text(QAccessible.Text.Name))


def clipped(one: QWidget) -> bool:
    """Return whether a label or button is smaller than its words."""
    if isinstance(one, Elided) or not isinstance(one, QLabel | QAbstractButton) or not one.text():
        return False
    if isinstance(one, QLabel) and one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() + 1
    need = one.sizeHint() if isinstance(one, QLabel) else one.minimumSizeHint()
    return need.width() > one.width() + 1 or need.height() > one.height() + 1


def small(one: QWidget) -> bool:
    """Return whether a finger in a glove would miss it."""
    is_target = isinstance(one, QAbstractButton | QLineEdit | QComboBox)
    return is_target and not isinstance(one.parent(), QAbstractSpinBox | QComboBox) and one.height() < LEAST


def words_of(one: QWidget) -> Iterator[str]:
    """Yield what a widget says, seen or heard."""
    yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
    if isinstance(one, QLabel | QAbstractButton):
        yield one.text()
    if isinstance(one, QLineEdit):
        yield one.placeholderText()


def every_word_of(one: QWidget) -> Iterator[str]:
    """Yield what a widget says, with its tabs, its choices, and what stands in its table."""
    yield from words_of(one)
    if isinstance(one, QTabBar):
        yield from (one.tabText(at) for at in range(one.count()))
    if isinstance(one, QComboBox):
        yield from (one.itemText(at) for at in range(one.count()))
    model = one.model() if isinstance(one, QTableView) else None
    if model is not None:
        columns, rows = range(model.columnCount(ROOT)), range(model.rowCount(ROOT))
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)
        yield from (str(model.index(row, at).data() or "") for row in rows for at in columns)


def fault(one: QWidget) -> str:
    """Return what is wrong with a widget, "" if nothing is."""
    checks = (("unnamed", unnamed), ("clipped", clipped), ("small", small))
    wrong = [word for word, check in checks if check(one)]
    text = getattr(one, "text", lambda: "")()
    return f"{type(one).__name__} {one.objectName()} {text!r}: {wrong}" if wrong else ""


def faults(bench: Bench, window: QWidget) -> list[str]:
    """Return what is wrong on a screen once its layouts have settled, which takes some turns of the loop."""
    for _ in range(SETTLING):
        found = [fault(one) for one in shown(window) if fault(one)]
        if not found:
            return []
        bench.qtbot.wait(50)
    return found
