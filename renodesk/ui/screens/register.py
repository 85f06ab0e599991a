"""The register: fields of the place at hand, and buildings to add, rename or take out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.changes import Changes
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.services.register import FieldRow
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.models.outline import PLACE_ROLE, PlacesModel, fit_places
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, card, clear, label
from renodesk.ui.workbench import Workbench

FIELD_WIDTH = 360


class RegisterScreen(QWidget):
    """Places at the left, their fields at the right."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's register."""
        super().__init__()
        self._workbench = workbench
        self._place: Place = ESTATE
        self._edits: dict[str, CommitEdit | QComboBox] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._places_card())
        layout.addWidget(self._fields_card(), 1)
        workbench.opened.connect(self._open)
        workbench.changed.connect(self._follow)
        workbench.dressed.connect(lambda: self._model.dress(workbench.theme))

    def _places_card(self) -> QFrame:
        frame, layout = card(margins=10)
        frame.setFixedWidth(340)
        layout.addWidget(label(self.tr("楼栋与单元"), "heading"))
        self.places = QTreeView()
        self.places.setAccessibleName(self.tr("楼栋与单元"))
        self._model = PlacesModel(self._workbench.theme, self)
        self.places.setModel(self._model)
        self._model.modelReset.connect(self.places.expandAll)
        self.places.setHeaderHidden(True)
        self.places.setIndentation(16)
        fit_places(self.places, self._workbench.theme)
        self.places.selectionModel().currentChanged.connect(
            lambda index: self._choose(self._model.data(index, PLACE_ROLE))
        )
        layout.addWidget(self.places, 1)
        self.name = CommitEdit()
        self.name.setPlaceholderText(self.tr("楼号，如 3号楼"))
        self.name.setAccessibleName(self.tr("楼号"))
        self.units = QSpinBox()
        self.units.setRange(0, 60)
        self.units.setValue(3)
        self.units.setSuffix(self.tr(" 个单元"))
        self.units.setAccessibleName(self.tr("单元数"))
        add = button(self.tr("增加楼栋"), name="primary")
        add.clicked.connect(self.add_building)
        self.name.returnPressed.connect(self.add_building)
        remove = button(self.tr("移除所选"))
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.units)
        layout.addLayout(row)
        row = QHBoxLayout()
        row.addWidget(add, 1)
        row.addWidget(remove)
        layout.addLayout(row)
        return frame

    def _fields_card(self) -> QFrame:
        frame, layout = card()
        self._title = label("", "heading")
        layout.addWidget(self._title)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inner = QWidget()
        self._form_holder = QVBoxLayout(inner)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)
        return frame

    def _open(self) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._model.show_rows(estate.outline.places())
            self._choose(ESTATE)

    def _follow(self, changes: Changes) -> None:
        estate = self._workbench.estate
        if estate is None or not any(changes.touches(entity) for entity in ("estate", "building", "unit")):
            return
        self._model.show_rows(estate.outline.places())
        if not estate.session.has(self._place):
            self._choose(ESTATE)
        else:
            self._refresh()

    def _choose(self, place: Place | None) -> None:
        estate = self._workbench.estate
        if estate is None or place is None:
            return
        self._place = place
        self._title.setText(estate.session.name if place == ESTATE else place_name(estate.session, place))
        clear(self._form_holder)
        self._edits = {}
        form = QWidget()
        layout = QFormLayout(form)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(6)
        for row in self._rows():
            edit = self._edit(row)
            edit.setAccessibleName(row.field.label)
            self._edits[row.field.name] = edit
            words = row.field.label.partition("（")[0]
            layout.addRow(label(f"{words} {row.field.unit}".strip(), "quiet"), edit)
        self._form_holder.addWidget(form)
        self._form_holder.addStretch(1)
        self._refresh()

    def _rows(self) -> tuple[FieldRow, ...]:
        estate = self._workbench.estate
        if estate is None:
            return ()
        rows = estate.register.rows(self._place)
        return (*rows, *estate.register.rows(self._place, settings=True)) if self._place == ESTATE else rows

    def _edit(self, row: FieldRow) -> CommitEdit | QComboBox:
        name = row.field.name
        if row.field.type == "enum" and row.field.options:
            box = QComboBox()
            box.addItem("", "")
            for code, word in row.field.options.items():
                box.addItem(word, code)
            box.setFixedWidth(FIELD_WIDTH)
            box.activated.connect(lambda _: self._keep(name, str(box.currentData())))
            return box
        edit = CommitEdit()
        edit.setFixedWidth(FIELD_WIDTH)
        if row.field.type == "bool":
            edit.setPlaceholderText(self.tr("是 / 否"))
        edit.committed.connect(lambda text: self._keep(name, text))
        return edit

    def _refresh(self) -> None:
        for row in self._rows():
            edit = self._edits.get(row.field.name)
            if isinstance(edit, CommitEdit):
                edit.show_text(_text(row.value, yes=self.tr("是"), no=self.tr("否")))
                edit.mark_wrong(is_wrong=row.is_wrong)
            elif edit is not None:
                edit.setCurrentIndex(max(0, edit.findData(row.value if isinstance(row.value, str) else "")))

    def _keep(self, name: str, text: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: estate.register.set_fields(self._place, {name: text}))

    def add_building(self) -> None:
        """Register the building that is typed, with its entrances."""
        estate = self._workbench.estate
        name = self.name.text().strip()
        if estate is None or not name:
            self.name.setFocus()
            return
        done = self._workbench.operations.do(
            lambda: estate.register.add_building(name, units=self.units.value())
        )
        if done is not None:
            self.name.clear()
            self.name.setFocus()

    def _remove(self) -> None:
        estate = self._workbench.estate
        place = self._place
        if estate is None or place == ESTATE:
            return
        text = self.tr("移除 {0}？其中的记录都会保留，可以撤销。").format(place_name(estate.session, place))
        if self._workbench.messages.ask(self.tr("移除"), text):
            self._workbench.operations.do(lambda: estate.register.remove(place))


def _text(value: Value | None, *, yes: str, no: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes if value else no
    return value if isinstance(value, str) else write_number(value)
