"""The boxes of a computed item: one row a value, its unit small and grey, suggestions taken only by Enter."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from renodesk.domain.form import InputField, InputType, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.survey import Value
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.widgets.boxes import label


class InputBoxes(QWidget):
    """Edits the inputs of an item.

    Tells (name, text) of a box that changed, and when Enter leaves the last one.
    """

    edited = Signal(str, str)
    left = Signal()

    def __init__(self, item: Item) -> None:
        """Make a box for each input."""
        super().__init__()
        self._boxes: dict[str, CommitEdit] = {}
        self._suggested: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        columns = 2 if len(item.inputs) > 5 else 1
        for at, box in enumerate(item.inputs):
            self._add(grid, at // columns, 3 * (at % columns), box)
        grid.setColumnStretch(0, 1)
        if columns == 2:
            grid.setColumnStretch(3, 1)

    def _add(self, grid: QGridLayout, row: int, column: int, box: InputField) -> None:
        name = label(box.label, wrap=True)
        edit = CommitEdit()
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setFixedWidth(104)
        edit.setAccessibleName(box.label)
        edit.setToolTip(box.name)
        if box.type == InputType.BOOL:
            edit.setPlaceholderText("0 / 1")
        edit.committed.connect(lambda text, key=box.name: self.edited.emit(key, text))
        edit.returnPressed.connect(lambda key=box.name: self._entered(key))
        name.setBuddy(edit)
        grid.addWidget(name, row, column)
        grid.addWidget(edit, row, column + 1)
        grid.addWidget(label(box.unit, "small"), row, column + 2)
        self._boxes[box.name] = edit

    def show_values(
        self, values: Mapping[str, Value], suggested: Mapping[str, Fraction], wrong: frozenset[str]
    ) -> None:
        """Show stored values, suggestions in grey, and marks on values that do not fit."""
        self._suggested = {name: write_number(value) for name, value in suggested.items()}
        for name, edit in self._boxes.items():
            value = values.get(name)
            edit.show_text(_text(value))
            edit.mark_wrong(is_wrong=name in wrong)
            if name in self._suggested:
                edit.setPlaceholderText(self.tr("建议 {0}").format(self._suggested[name]))

    def _entered(self, name: str) -> None:
        edit = self._boxes[name]
        if not edit.text() and name in self._suggested:
            edit.setText(self._suggested[name])
            edit.commit()
        names = list(self._boxes)
        at = names.index(name) + 1
        if at < len(names):
            self._boxes[names[at]].setFocus(Qt.FocusReason.TabFocusReason)
            self._boxes[names[at]].selectAll()
        else:
            self.left.emit()

    def focus_first(self) -> None:
        """Put the cursor into the first box, an empty one before others."""
        boxes = list(self._boxes.values())
        target = next((box for box in boxes if not box.text()), boxes[0] if boxes else None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            target.selectAll()

    def commit(self) -> None:
        """Commit whatever is being typed."""
        for edit in self._boxes.values():
            edit.commit()


def _text(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return write_number(value) if isinstance(value, Fraction) else value
