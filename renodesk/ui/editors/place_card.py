"""The place card: everything to be seen where one stands, a row each, and how to look at it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.services.answer_parts import GRADE, Part, typed_value
from renodesk.services.bases import BASES, basis_said, basis_word
from renodesk.services.places_filling import places_like
from renodesk.services.row_reading import RowReader
from renodesk.ui.editors.guide_panel import GuidePanel
from renodesk.ui.editors.item_row import ItemRow
from renodesk.ui.editors.place_rows import PlaceRows
from renodesk.ui.editors.stops import Step
from renodesk.ui.estate import Estate
from renodesk.ui.names import place_facts, place_name
from renodesk.ui.photo_drops import PhotoDrops
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench

SPARE_FROM = 1.5
"""Size of text from which the head leaves out what also stands in the menu."""


class PlaceCard(QWidget):
    """Edits every answer of a place; each change is stored at once, what does not fit is kept and marked."""

    wanted = Signal(str)
    """The name of an act."""

    def __init__(self, workbench: Workbench) -> None:
        """Show places of the open estate."""
        super().__init__()
        self._workbench = workbench
        self._place: Place = ESTATE
        self.is_followed = True
        """Whether the spot one stands at goes where the keyboard goes."""
        self._made: dict[str, PlaceRows] = {}
        self._reader: RowReader | None = None
        self._bases: dict[Place, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self._guide = GuidePanel()
        self._guide.dress(workbench.theme)
        layout.addWidget(self._guide)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._title = Elided("", "title")
        row.addWidget(self._title)
        self._revisit = label(self.tr("回访"), "revisit")
        self._revisit.hide()
        row.addWidget(self._revisit)
        self._about = Elided("", "quiet")
        row.addWidget(self._about, 100)
        row.addStretch(1)
        self._basis = Choice()
        self._basis.setAccessibleName(self.tr("这一处怎么得来的"))
        self._basis.addItem(self.tr("怎么得来的"), "")
        for code in BASES:
            self._basis.addItem(basis_word(code, self._workbench.language), code)
        self._basis.activated.connect(lambda _: self.say_basis_here(str(self._basis.currentData())))
        row.addWidget(self._basis)
        self._buttons = {}
        for name, text in (("lock_place", self.tr("锁门…")), ("same_place", self.tr("照填…"))):
            one = button(text)
            one.clicked.connect(lambda _=False, which=name: self.wanted.emit(which))
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons[name] = one
            row.addWidget(one)
        return row

    # What is shown

    def open(self) -> None:
        """Forget the rows of another estate."""
        self._reader = None
        self._bases.clear()
        self.dress()

    def drop_rows(self) -> None:
        """Free the rows at once; they are made anew when they are shown next."""
        self.is_followed = False
        for rows in self._made.values():
            self._stack.removeWidget(rows)
            rows.hide()
            rows.deleteLater()
            QCoreApplication.sendPostedEvents(rows, QEvent.Type.DeferredDelete.value)
        self._made.clear()
        self.is_followed = True

    def dress(self) -> None:
        """Make the rows anew, in another theme or size, when they are shown next."""
        self.drop_rows()
        self._guide.dress(self._workbench.theme)
        self._basis.setVisible(self._workbench.theme.scale < SPARE_FROM)

    def set_walking(self, *, is_walking: bool) -> None:
        """Give the rows the room of the guide while one walks; it stands in the item view."""
        self._guide.setVisible(not is_walking)

    def show_place(self, place: Place) -> None:
        """Show a place; what was typed at the one before is stored."""
        estate = self._workbench.estate
        if estate is None:
            return
        if place != self._place:
            self.commit()
        self._place = place
        self.is_followed = False
        rows = self._rows(estate)
        self._title.show_text(place_name(estate.session, place))
        self._about.show_text(place_facts(estate.session, place, self._workbench.language))
        self._about.setVisible(self._workbench.theme.scale < SPARE_FROM)
        self._basis.setCurrentIndex(max(0, self._basis.findData(self._bases.get(place, ""))))
        self._show_likeness(estate)
        self._show_revisit(estate)
        rows.setUpdatesEnabled(False)
        for row in rows.rows.values():
            self._show_row(estate, row)
        rows.setUpdatesEnabled(True)
        self._stack.setCurrentWidget(rows)
        self.is_followed = True
        self.show_item()

    def show_item(self) -> None:
        """Tint the row of the item at hand and say how to look at it."""
        estate = self._workbench.estate
        rows = self._made.get(self._place.scope)
        row = rows.show_current(self._workbench.item) if rows is not None else None
        if estate is not None and row is not None:
            guidance = self._read(estate).guidance(row.item, self._place)
            self._guide.show_guidance(guidance, row.ticks())

    def follow(self, changes: Changes) -> None:
        """Read again what an act touched here."""
        estate = self._workbench.estate
        rows = self._made.get(self._place.scope)
        if estate is None or rows is None:
            return
        codes = self._touched(estate, changes)
        for code, row in rows.rows.items():
            if codes is None or code in codes:
                self._show_row(estate, row)
        if codes is None:
            self.show_place(self._place)
        elif codes:
            self._show_revisit(estate)

    def _show_likeness(self, estate: Estate) -> None:
        """Name the place that this one is likeliest the same as on the button that takes it over."""
        like = next(iter(places_like(estate.session, self._place)), None)
        button = self._buttons["same_place"]
        button.setVisible(like is not None and self._workbench.theme.scale < SPARE_FROM)
        if like is not None:
            name = place_name(estate.session, like)
            if like.building == self._place.building:
                name = name.rpartition(" ")[2] if " " in name else name
            button.setText(self.tr("同{0}…").format(name))
            button.setAccessibleName(button.text())

    def _show_revisit(self, estate: Estate) -> None:
        reason = estate.visits.reason(self._place)
        self._revisit.setVisible(bool(reason))
        self._revisit.setToolTip(reason)
        self._revisit.setAccessibleName(self.tr("回访：{0}").format(reason))

    def _touched(self, estate: Estate, changes: Changes) -> set[str] | None:
        """Return the items to read again; None for all of them, as when the register changed."""
        found = set()
        own = f"{estate.session.round}/"
        for cell in changes.cells:
            if cell.entity in ("estate", "building", "unit", "round"):
                return None
            if cell.entity == "photo_use":
                found.add(self._workbench.item)
            elif cell.entity == "answer" and cell.key.startswith(own):
                _, item, place = vocabulary.split_answer_key(cell.key)
                if place == self._place:
                    found.add(item)
        return found

    def _rows(self, estate: Estate) -> PlaceRows:
        scope = self._place.scope
        if scope not in self._made:
            items = estate.session.forms_in(self._workbench.language).tree.walked(scope)
            rows = PlaceRows(self._stack, items, self._workbench.theme, self._workbench.language)
            rows.typed.connect(self._typed)
            rows.reason_typed.connect(self._reason_typed)
            rows.left.connect(self._left)
            rows.made.connect(self._fill_row)
            PhotoDrops(self._workbench, rows, self._spot_at)
            self._made[scope] = rows
            self._stack.addWidget(rows)
        return self._made[scope]

    def _spot_at(self, at: QPoint) -> tuple[str, Place] | None:
        """Return the item of the row under the mouse."""
        rows = self._made.get(self._place.scope)
        row = rows.row_of(rows.childAt(at)) if rows is not None else None
        return (row.item.code, self._place) if row is not None else None

    def _show_row(self, estate: Estate, row: ItemRow) -> None:
        photos = estate.outline.photos_at(row.item.code, self._place)
        reading = self._read(estate).read(row.item, self._place, photos)
        card = reading.card
        row.show_reading(reading, basis_said(card.basis, card.said_by, self._workbench.language))

    def _fill_row(self, row: ItemRow) -> None:
        if self._workbench.estate is not None and row.item.scope == self._place.scope:
            self._show_row(self._workbench.estate, row)

    def _read(self, estate: Estate) -> RowReader:
        if self._reader is None:
            self._reader = RowReader(estate.session, estate.last_round, self._workbench.language)
        return self._reader

    # Acting

    @property
    def place(self) -> Place:
        """Return the place that is shown."""
        return self._place

    @property
    def row(self) -> ItemRow | None:
        """Return the row of the item at hand."""
        rows = self._made.get(self._place.scope)
        return None if rows is None else rows.row(self._workbench.item)

    def _do(self, act: Callable[[Estate], object]) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        if self._workbench.operations.do(lambda: act(estate)) is None:
            self.refresh()

    def refresh(self) -> None:
        """Read the place again."""
        self.show_place(self._place)

    def _typed(self, code: str, part: Part, text: str) -> None:
        value, basis = typed_value(part, text), self._bases.get(self._place)
        self._do(lambda estate: estate.filling.put_part(code, self._place, part, value, basis=basis))

    def pick_grade(self, grade: int) -> None:
        """Store a grade of the item at hand; a digit key comes here too."""
        row = self.row
        if row is not None and row.item.is_graded:
            self._typed(row.item.code, GRADE, str(grade))

    def _reason_typed(self, code: str, text: str) -> None:
        estate = self._workbench.estate
        before = estate.answers.card(code, self._place).observation if estate is not None else None
        if before is not None and before.status:
            self._do(lambda one: one.answers.record(code, self._place, replace(before, reason=text)))

    def set_status(self, status: str) -> None:
        """Say that the item does not apply or cannot be seen, and ask why; said again, take it back."""
        row = self.row
        if row is None:
            return
        self.commit()
        wanted = "" if self._status(row) == status else status
        self._do(lambda estate: estate.filling.say_status(row.item.code, self._place, wanted))
        if self._status(row):
            row.enter_reason()
        else:
            row.enter()

    @staticmethod
    def _status(row: ItemRow) -> str:
        observation = row.reading.card.observation if row.reading is not None else None
        return "" if observation is None else observation.status

    def mark_unseen(self) -> None:
        """Say that it cannot be seen, and ask why."""
        self.set_status("unseen")

    def say_ok(self) -> None:
        """Say that the item at hand is in order, where the pack has such a statement."""
        row, basis = self.row, self._bases.get(self._place)
        if row is None:
            return
        if not row.item.ok:
            self._workbench.messages.done(self.tr("{0} 没有“合格”一说，请逐格填").format(row.item.name))
            return
        self._do(lambda estate: estate.filling.say_ok(row.item.code, self._place, basis=basis))

    def next_basis(self) -> None:
        """Say the next way the item at hand may be known, none after the last."""
        row = self.row
        if row is None or row.reading is None:
            return
        ways = ("", *BASES)
        basis = ways[(ways.index(row.reading.card.basis) + 1) % len(ways)]
        self._do(lambda estate: estate.answers.set_basis(row.item.code, self._place, basis))

    def say_basis_here(self, basis: str) -> None:
        """Say how this place is known: its answers that do not tell, and those still to come."""
        self._bases[self._place] = basis
        self._basis.setCurrentIndex(max(0, self._basis.findData(basis)))
        if basis:
            self._do(lambda estate: estate.filling.say_basis(self._place, basis))

    def next_basis_here(self) -> None:
        """Say the next way this place may be known."""
        ways = ("", *BASES)
        now = self._bases.get(self._place, "")
        self.say_basis_here(ways[(ways.index(now) + 1) % len(ways)])

    def commit(self) -> None:
        """Store whatever is being typed."""
        for rows in self._made.values():
            rows.commit()

    # Walking

    def focus_first(self) -> None:
        """Put the keyboard into the row of the item at hand, unless it is there."""
        row = self.row
        if row is not None and not row.isAncestorOf(QApplication.focusWidget() or self):
            row.enter()

    def _left(self, step: Step) -> None:
        if step in (Step.NEXT, Step.BACK):
            self._workbench.step(1 if step == Step.NEXT else -1)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        rows = self._made.get(self._place.scope)
        row = rows.row_of(now) if rows is not None and self.is_followed else None
        if row is not None and row.item.code != self._workbench.item:
            self._workbench.go((row.item.code, self._place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and a digit tick a circumstance of the row in focus."""
        row, number = self.row, event.key() - Qt.Key.Key_0.value
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row is None or not is_alt:
            super().keyPressEvent(event)
            return
        row.commit()
        if not row.tick(number):
            super().keyPressEvent(event)
