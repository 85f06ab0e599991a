"""Other quantities of a measure than were said or computed, with the reason."""

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.domain.numbers import read_number, write_number
from renodesk.services.planning.lines import PlanLine
from renodesk.ui.widgets.boxes import button, label, restyle
from renodesk.ui.widgets.dialog import Dialog, OkCancel


class QuantitiesDialog(Dialog):
    """A box for each quantity of the item; what differs from the proposal wants a reason."""

    def __init__(self, title: str, place: str, line: PlanLine, parent: QWidget | None = None) -> None:
        """Begin with what counts now."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("改工程量"))
        self.setMinimumWidth(480)
        self._line = line
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(label(place, "quiet"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.boxes: dict[str, QLineEdit] = {}
        for box in line.item.quantities if line.item is not None else ():
            words = f"{box.label}（{box.unit}）" if box.unit else box.label
            known = line.proposed.get(box.name)
            hint = self.tr("原来没有")
            if known is not None:
                hint = self.tr("原为 {0}").format(write_number(known))
            edit = self._edit(words, _text(line.quantities, box.name), form)
            edit.setPlaceholderText(hint)
            edit.setToolTip(hint)
            self.boxes[box.name] = edit
        self.why = self._edit(self.tr("为什么改"), line.edited_why, form)
        self.why.setPlaceholderText(self.tr("例如：按实测复核"))
        layout.addLayout(form)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        self.back = button(self.tr("照原来的"), tip=self.tr("用现场所填或测算的工程量"))
        self.back.setAutoDefault(False)  # else it is the first, and Enter throws away what was typed
        self.back.clicked.connect(self._go_back)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ResetRole)
        layout.addWidget(buttons)
        self._check()

    def _edit(self, words: str, text: str, form: QFormLayout) -> QLineEdit:
        edit = QLineEdit(text)
        edit.setAccessibleName(words)
        edit.setMaxLength(400)
        edit.textChanged.connect(self._check)
        form.addRow(label(words, "quiet"), edit)
        return edit

    def _check(self) -> None:
        """Let only amounts pass; what differs wants a reason."""
        if not hasattr(self, "ok"):
            return
        is_right = True
        for edit in self.boxes.values():
            number = read_number(edit.text().strip())
            is_good = not edit.text().strip() or (number is not None and number >= 0)
            restyle(edit, "wrong", value=not is_good)
            is_right = is_right and is_good
        lacks_reason = is_right and self.quantities is not None and not self.reason
        restyle(self.why, "wrong", value=lacks_reason)
        self.ok.setEnabled(is_right and not lacks_reason)

    def _go_back(self) -> None:
        for name, edit in self.boxes.items():
            edit.setText(_text(self._line.proposed, name))

    @property
    def quantities(self) -> dict[str, Fraction] | None:
        """Return what was typed; None where it is what was said or computed."""
        typed = {name: read_number(edit.text().strip()) for name, edit in self.boxes.items()}
        found = {name: number for name, number in typed.items() if number is not None}
        return None if found == dict(self._line.proposed) else found

    @property
    def reason(self) -> str:
        """Return why they differ."""
        return self.why.text().strip()


def _text(quantities: Mapping[str, Fraction], name: str) -> str:
    return write_number(quantities[name]) if name in quantities else ""
