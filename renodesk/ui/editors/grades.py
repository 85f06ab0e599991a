"""Five anchored grades: a digit and the text that says what it means."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from renodesk.domain.form import Item
from renodesk.ui.widgets.boxes import button, label


class GradeButtons(QWidget):
    """Edits a grade; the best stands first, the digit is the key that picks it."""

    picked = Signal(int)

    def __init__(self, item: Item) -> None:
        """Make a row for each grade."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._group = QButtonGroup(self)
        for row, grade in enumerate((5, 4, 3, 2, 1)):
            text = item.grade_texts.get(grade, "")
            one = button(str(grade), name="grade", tip=f"{grade} {text}")
            one.setCheckable(True)
            self._group.addButton(one, grade)
            words = label(text, wrap=True)
            words.setBuddy(one)
            grid.addWidget(one, row, 0)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        self._group.idClicked.connect(self.picked.emit)

    def show_grade(self, grade: object) -> None:
        """Show the stored grade, or none."""
        self._group.setExclusive(False)
        for one in self._group.buttons():
            one.setChecked(self._group.id(one) == grade)
        self._group.setExclusive(True)

    def focus_first(self) -> None:
        """Put the focus on the chosen grade, or the best."""
        target = self._group.checkedButton() or self._group.button(5)
        if target is not None:
            target.setFocus()
