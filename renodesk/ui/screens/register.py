"""The register: fields of the place at hand, and buildings to add, rename or take out."""

import re
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain import vocabulary
from renodesk.domain.changes import Cell, Changes
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Value
from renodesk.errors import PlaceTaken, WrongUsage
from renodesk.services.bulk_buildings import AddedBuildings, add_buildings, read_line
from renodesk.services.register import FieldRow
from renodesk.texts import joined
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.editors.register_table import RegisterTable
from renodesk.ui.estate import Estate
from renodesk.ui.models.outline import PLACE_ROLE, PlacesModel, fit_places
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import Choice, Spin, button, card, clear, label
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.profile_button import ProfileButton
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

FIELD_WIDTH, BUTTON_MARGIN = 320, 32
_FIRST = ("name", "building_no", "unit_no", "estate_code")
_ASIDE = re.compile(r"（.*?）")
"""What a label says in brackets stands in the tool tip."""


class RegisterScreen(ReadWhenShown):
    """Places at the left, their fields at the right; or all buildings or entrances as a table."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's register."""
        super().__init__(workbench)
        self._of: Estate | None = None
        """The estate whose fields are shown."""
        self._place: Place = ESTATE
        self._edits: dict[str, CommitEdit | QComboBox] = {}
        self._is_unfolded = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._head())
        self._pages = QStackedWidget()
        outer.addWidget(self._pages, 1)
        form = QWidget()
        layout = QHBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._places_card())
        layout.addWidget(self._fields_card(), 1)
        self._pages.addWidget(form)
        self.table: RegisterTable | None = None
        workbench.dressed.connect(self._dress)
        workbench.place_wanted.connect(self.show_place)
        self._dress()

    def _dress(self) -> None:
        self._model.dress(self._workbench.theme)
        bold = QFont(self.font())
        bold.setBold(True)
        for one in self._views.buttons():  # the chosen one is bold
            width = QFontMetrics(bold).horizontalAdvance(one.text())
            one.setMinimumWidth(width + self._workbench.theme.px(BUTTON_MARGIN))

    def _head(self) -> FlowLayout:
        """Return the row that chooses between form and tables, and leads to the import."""
        row = flow()
        self._views = QButtonGroup(self)
        for at, words in enumerate((self.tr("逐处填"), self.tr("楼栋表格"), self.tr("单元表格"))):
            one = button(words)
            one.setCheckable(True)
            one.setChecked(at == 0)
            self._views.addButton(one, at)
            row.addWidget(one)
        self._views.idClicked.connect(self.show_view)
        bring = button(self.tr("导入表格…"), tip=self.tr("导入别人的登记表格，Ctrl+I"))
        bring.clicked.connect(lambda: self._workbench.act_wanted.emit("import_register"))
        row.addWidget(bring)
        self.profile = ProfileButton(self._workbench)
        row.addWidget(self.profile)
        return row

    def show_view(self, at: int) -> None:
        """Show the form (0), the table of buildings (1) or of entrances (2)."""
        one = self._views.button(at)
        if one is not None:
            one.setChecked(True)
        if at and self.table is None:
            self.table = RegisterTable(self._workbench)
            self._pages.addWidget(self.table)
        self._pages.setCurrentIndex(1 if at else 0)
        if at and self.table is not None:
            self.table.show_level("building" if at == 1 else "unit")
        else:
            self.read()

    def next_view(self) -> None:
        """Show the next of form, buildings and entrances."""
        self.show_view((self._views.checkedId() + 1) % 3)

    def _places_card(self) -> QFrame:
        frame, layout = card(margins=10)
        frame.setFixedWidth(340)
        layout.addWidget(label(self.tr("楼栋与单元"), "heading", wrap=True))
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
        self.name.setPlaceholderText(self.tr("3号楼，或 1–12号楼，6层，4单元"))
        self.name.setAccessibleName(self.tr("楼号"))
        self.name.textChanged.connect(self._foretell)
        self.forecast = label("", "small", wrap=True)
        self.forecast.setAccessibleName(self.tr("将要登记"))
        self.units = Spin()
        self.units.setRange(0, 60)
        self.units.setValue(3)
        self.units.setSuffix(self.tr(" 个单元"))
        self.units.setAccessibleName(self.tr("单元数"))
        self.units.lineEdit().setAccessibleName(self.tr("单元数"))
        add = button(self.tr("增加"), name="primary", tip=self.tr("增加楼栋"))
        add.clicked.connect(self.add_building)
        self.name.returnPressed.connect(self.add_building)
        remove = button(self.tr("移除所选"))
        remove.clicked.connect(self._remove)
        layout.addWidget(self.name)
        layout.addWidget(self.forecast)
        layout.addLayout(flow(self.units, add, remove))
        return frame

    def _fields_card(self) -> QFrame:
        frame, layout = card()
        self._title = label("", "heading", wrap=True)
        layout.addWidget(self._title)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._form_holder = QVBoxLayout(inner)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)
        return frame

    def concerns(self, changes: Changes) -> bool:
        """Return whether the register may have changed."""
        return any(changes.touches(entity) for entity in ("estate", "building", "unit"))

    def read(self) -> None:
        """Read places and fields, staying at the place at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        if self._pages.currentIndex() and self.table is not None:
            self.table.read()
            return
        self.profile.read()
        self._model.show_rows(estate.outline.places())
        if self._of is not estate or not estate.session.has(self._place):
            self._of = estate
            self._choose(ESTATE)
            if not estate.session.survey.buildings:
                QTimer.singleShot(0, self.name, self.name.setFocus)  # what a new estate needs first
        else:
            self._refresh()

    def show_place(self, place: Place) -> None:
        """Show the fields of a place, where it is still registered."""
        estate = self._workbench.estate
        if estate is None or not estate.session.has(place):
            return
        self.show_view(0)
        index = self._model.index_of(place)
        if index.isValid():
            self.places.setCurrentIndex(index)
        else:
            self._choose(place)

    def _choose(self, place: Place | None) -> None:
        estate = self._workbench.estate
        if estate is None or place is None:
            return
        self._place = place
        self._title.setText(estate.session.name if place == ESTATE else place_name(estate.session, place))
        clear(self._form_holder)
        self._edits = {}
        rows = self._rows()
        asked = [
            row for row in rows if row.field.name in _FIRST or any(map(self._is_item, row.field.used_by))
        ]
        rest = [row for row in rows if row not in asked]
        if asked:
            self._form_holder.addWidget(label(self.tr("评分要用的"), "heading"))
            self._form_holder.addWidget(self._form(asked))
        if rest:
            self._form_holder.addWidget(self._fold(rest))
        self._form_holder.addStretch(1)
        self._refresh()

    def _fold(self, rest: list[FieldRow]) -> QWidget:
        """Return the fields no score asks for, behind a button that says how many are filled."""
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 8, 0, 0)
        filled = sum(row.value is not None for row in rest)
        more = button(self.tr("其余登记项 {0} 项，已填 {1} 项").format(len(rest), filled))
        more.setCheckable(True)
        more.setChecked(self._is_unfolded)
        form = self._form(rest)
        form.setVisible(self._is_unfolded)
        more.toggled.connect(form.setVisible)
        more.toggled.connect(self._unfold)
        layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(form)
        return holder

    def _unfold(self, is_unfolded: bool) -> None:
        self._is_unfolded = is_unfolded

    def _form(self, rows: list[FieldRow]) -> QWidget:
        form = QWidget()
        layout = QFormLayout(form)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(6)
        for row in rows:
            edit = self._edit(row)
            edit.setAccessibleName(row.field.label)
            edit.setToolTip(row.field.note or row.field.label)
            self._edits[row.field.name] = edit
            words = _ASIDE.sub("", row.field.label)
            beside = QHBoxLayout()
            beside.setSpacing(12)
            beside.addWidget(edit)
            used = [code for code in row.field.used_by if self._is_item(code)]
            beside.addWidget(
                label(
                    self.tr("用于 {0}").format(joined("、", used, self._workbench.language)) if used else "",
                    "small",
                ),
                1,
            )
            layout.addRow(label(f"{words} {row.field.unit}".strip(), "quiet"), beside)
        return form

    def _is_item(self, code: str) -> bool:
        estate = self._workbench.estate
        return estate is not None and estate.session.forms.tree.item(code) is not None

    def _rows(self) -> tuple[FieldRow, ...]:
        estate = self._workbench.estate
        if estate is None:
            return ()
        language = self._workbench.language
        rows = estate.register.rows(self._place, language=language)
        if self._place != ESTATE:
            return rows
        return (*rows, *estate.register.rows(self._place, settings=True, language=language))

    def _edit(self, row: FieldRow) -> CommitEdit | QComboBox:
        name = row.field.name
        if row.field.type == "enum" and row.field.options:
            box = Choice()
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

    def cells_at_hand(self) -> tuple[Place, tuple[Cell, ...]]:
        """Return the place at hand and the cells of the field one types in; none where one types in none."""
        if self._pages.currentIndex() and self.table is not None:
            return self.table.cells_at_hand() or (self._place, ())
        focus = QApplication.focusWidget()
        name = next((one for one, edit in self._edits.items() if edit is focus), "")
        if not name:
            return self._place, ()
        is_setting = self._place == ESTATE and any(
            row.field.name == name and row.field.level == "setting" for row in self._rows()
        )
        if is_setting:
            return self._place, (vocabulary.estate_cell(vocabulary.SETTING + name),)
        return self._place, (vocabulary.register_cell(self._place, name),)

    def add_building(self) -> None:
        """Register the buildings that are typed, with their entrances, in one act."""
        estate = self._workbench.estate
        typed = self.name.text().strip()
        if estate is None or not typed:
            self.name.setFocus()
            return
        done = self._workbench.operations.do(lambda: self._add(typed))
        if done is not None:
            if done.there:
                words = self.tr("已有，没有再建：{0}").format(
                    joined("、", done.there, self._workbench.language)
                )
                self._workbench.messages.done(words)
            self.name.clear()
            self.name.setFocus()

    def _add(self, typed: str) -> AddedBuildings:
        estate = self._workbench.estate
        assert estate is not None
        line = read_line(typed)
        if not line.units:
            line = replace(line, units=self.units.value())
        added = add_buildings(estate.session, line)
        if not added.made:
            raise PlaceTaken(place="、".join(added.there))
        return added

    def _foretell(self, typed: str) -> None:
        """Say under the box what Enter would make."""
        try:
            line = read_line(typed)
        except WrongUsage:
            self.forecast.setText("")
            return
        words = self.tr("将登记 {0} 栋：{1}；每栋 {2} 个单元")
        names = line.names if len(line.names) <= 3 else (*line.names[:2], "…", line.names[-1])
        units = line.units or self.units.value()
        self.forecast.setText(
            words.format(len(line.names), joined("、", names, self._workbench.language), units)
        )

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
