"""What is asked of a district: which estates it has, and the few fields of whatever is noted of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.numbers import read_number
from renodesk.ui.widgets.boxes import choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

LIST_HEIGHT = 260


class DistrictDialog(Dialog):
    """Asks what a district is called and which estates it has: two at least."""

    def __init__(
        self,
        title: str,
        name: str,
        estates: Sequence[tuple[str, str, str]],
        chosen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Offer `estates` (id, name, where); those of another district are left out by the caller."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading"))
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("片区叫什么"))
        self.name.setPlaceholderText(self.tr("片区叫什么"))
        self.name.setMaxLength(60)
        layout.addWidget(self.name)
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("搜小区或街道"))
        self.search.setPlaceholderText(self.tr("搜小区或街道"))
        self.search.setClearButtonEnabled(True)
        layout.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("哪些小区"))
        self.list.setMinimumHeight(LIST_HEIGHT)
        for estate, shown, where in estates:
            item = QListWidgetItem(f"{shown}  {where}".strip())
            item.setData(Qt.ItemDataRole.UserRole, estate)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if estate in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        layout.addWidget(self.list, 1)
        self.said = label("", "small", wrap=True)
        layout.addWidget(self.said)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self.name.textChanged.connect(lambda _: self._judge())
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _: self._judge())
        self._judge()

    @property
    def estates(self) -> tuple[str, ...]:
        """Return the ids of the estates that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        ticked = (one for one in items if one.checkState() == Qt.CheckState.Checked)
        return tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in ticked)

    def _filter(self, wanted: str) -> None:
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted.strip().casefold() not in item.text().casefold())

    def _judge(self) -> None:
        count = len(self.estates)
        self.said.setText(self.tr("选了 {0} 个小区；一个片区至少两个").format(count))
        self.ok.setEnabled(count >= 2 and bool(self.name.text().strip()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A field: its name and title, what stands in it first, and what may.

    With `choices` (value, words) one of them is chosen; else it is text, or with `is_number` a number not
    below 0. What is `needed` may not stay empty.
    """

    name: str
    title: str
    text: str = ""
    choices: Sequence[tuple[str, str]] = ()
    is_number: bool = False
    needed: bool = True


class FieldsDialog(Dialog):
    """Asks for a few fields; it can be accepted when each holds what it may."""

    def __init__(self, title: str, hint: str, fields: Sequence[Asked], parent: QWidget | None = None) -> None:
        """Ask under `title`, with a hint in grey."""
        super().__init__(parent)
        self._asked = tuple(fields)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(title, "heading", wrap=True))
        if hint:
            layout.addWidget(label(hint, "quiet", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.boxes: dict[str, QLineEdit | QComboBox] = {}
        for one in self._asked:
            self.boxes[one.name] = self._box(one)
            form.addRow(label(one.title, "quiet"), self.boxes[one.name])
        layout.addLayout(form)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self._judge()

    def _box(self, one: Asked) -> QLineEdit | QComboBox:
        if one.choices:
            box = choice(one.title, letters=18)
            for value, words in one.choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(one.text)))
            return box
        line = QLineEdit(one.text)
        line.setAccessibleName(one.title)
        line.setMaxLength(200)
        line.textChanged.connect(lambda _: self._judge())
        return line

    def value(self, name: str) -> str:
        """Return what a field holds."""
        box = self.boxes[name]
        return str(box.currentData()) if isinstance(box, QComboBox) else box.text().strip()

    def number(self, name: str) -> Fraction | None:
        """Return the number a field holds, None where it is empty."""
        return read_number(self.value(name)) if self.value(name) else None

    @property
    def numbers(self) -> Mapping[str, Fraction]:
        """Return the numbers of all fields that hold one."""
        found = {one.name: self.number(one.name) for one in self._asked if one.is_number}
        return {name: value for name, value in found.items() if value is not None}

    def _judge(self) -> None:
        if hasattr(self, "ok"):
            self.ok.setEnabled(all(self._holds(one) for one in self._asked))

    def _holds(self, one: Asked) -> bool:
        text = self.value(one.name)
        if one.choices:
            return True
        if not text:
            return not one.needed
        number = read_number(text) if one.is_number else Fraction(0)
        return number is not None and number >= 0
