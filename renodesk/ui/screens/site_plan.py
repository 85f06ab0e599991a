"""The site plans of the round: a plan with its pins, and beside it what has none yet."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from renodesk.domain.about import About
from renodesk.domain.changes import Changes
from renodesk.services.plan_taking import PlanTaking
from renodesk.services.site_plan import Pin, SitePlan, SitePlans
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.models.pins import Line
from renodesk.ui.pin_lines import PinLines
from renodesk.ui.plan_adding import PlanAdding
from renodesk.ui.widgets.boxes import card
from renodesk.ui.widgets.pin_item import pin_icon
from renodesk.ui.widgets.pin_side import PINS, PinSide
from renodesk.ui.widgets.plan_view import PlanView
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.ui.estate import Estate

SIDE, MOST_SIDE, ICON, SIGN = 340, 480, 32, 22


class SitePlanScreen(ReadWhenShown):
    """Pick what is to be marked, click on the plan; or the other way round, open what a pin marks."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's plans; they are read when they are looked at."""
        super().__init__(workbench)
        self._estate: Estate | None = None
        self._problems: list[Line] = []
        self._wanted: tuple[About, str] | None = None
        self.adding = PlanAdding(workbench, self)
        self.adding.added.connect(self.show_plan)
        self.setAcceptDrops(True)
        self.view = PlanView(workbench)
        self.canvas = self.view.canvas
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._beside())
        self._listen()
        workbench.dressed.connect(self._dress)

    def _beside(self) -> QWidget:
        frame, inner = card(margins=12)
        self._side_frame = frame
        self.side = PinSide(self._icon)
        inner.addWidget(self.side, 1)
        self.setFocusProxy(self.side)
        self._fit()
        return frame

    def _listen(self) -> None:
        self.view.picked.connect(self._show_lines)
        self.view.wanted.connect(self.adding.choose)
        self.view.reused.connect(self._reuse)
        self.view.dropped.connect(self._remove_plan)
        self.canvas.placed.connect(self._place)
        self.canvas.moved.connect(self._move)
        self.canvas.chosen.connect(self._chose_on_plan)
        self.canvas.opened.connect(self._open_key)
        self.canvas.removed.connect(self._remove)
        self.canvas.cancelled.connect(self._cancel)
        self.side.wanted.connect(lambda line: self.begin(line.about))
        self.side.noted.connect(self._ask_note)
        self.side.chosen.connect(self._chose_line)
        self.side.opened.connect(lambda line: self._open(line.about))
        self.side.reworded.connect(lambda line: self._ask_words(line.pin))
        self.side.removed.connect(lambda line: self._remove(line.pin.key))
        self.side.found.connect(self._show_open)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what can be marked, or to the first plan that is wanted."""
        super().showEvent(event)
        if self.plan is None and self.view.first.isEnabled():
            self.view.first.setFocus()
        else:
            self.side.setFocus()

    # Dressing

    def _icon(self, line: Line) -> QIcon:
        theme = self._workbench.theme
        if line.pin is not None:
            return pin_icon(line.pin, theme.px(ICON))
        return theme.icons.icon(line.sign or "site_plan", line.token)

    def _fit(self) -> None:
        theme = self._workbench.theme
        self._side_frame.setFixedWidth(min(theme.px(SIDE), MOST_SIDE))
        for one, size in ((self.side.pins, ICON), (self.side.open, SIGN)):
            one.setIconSize(QSize(theme.px(size), theme.px(size)))
            one.viewport().update()

    def _dress(self) -> None:
        self._fit()
        self.view.show_pins()

    # Reading

    def concerns(self, changes: Changes) -> bool:
        """Return whether plans, pins, or what they mark may be others now."""
        wanted = ("pin", "photo_use", "answer", "building", "unit", "estate", "round")
        return any(changes.touches(one) for one in wanted)

    @property
    def plan(self) -> SitePlan | None:
        """Return the plan that is shown."""
        return self.view.plan

    @property
    def _lines(self) -> PinLines | None:
        estate = self._workbench.estate
        return None if estate is None else PinLines(estate, self._workbench.language)

    def read(self) -> None:
        """Read plans, pins and what has none."""
        estate, lines = self._workbench.estate, self._lines
        if estate is None or lines is None:
            return
        if estate is not self._estate:
            self._estate = estate
            self.view.forget()
            self._stop()
        session = estate.session
        is_open = not session.is_sealed and not session.is_read_only
        plans = SitePlans(session).plans()
        self._problems = lines.problems(plans)
        has_earlier = not plans and bool(PlanTaking(session).earlier())
        self.view.show_plans(plans, is_open=is_open, has_earlier=has_earlier)
        self.side.allow(is_open=is_open, has_plan=bool(plans))
        if self._wanted is not None and (self.plan is None or not is_open):
            self._stop()
        self._show_lines()

    def _show_lines(self) -> None:
        lines, plan = self._lines, self.plan
        if lines is not None:
            said = lines.pins(plan) if plan is not None else []
            self.side.show_pins(said, self.canvas.at_hand, len(self._problems))
            self._show_open()

    def _show_open(self) -> None:
        lines, typed = self._lines, self.side.seek.text().strip()
        if lines is not None:
            words = self.tr("没有找到") if typed else self.tr("短板和红旗都标上了，或者还没有。")
            self.side.show_open(lines.found(self._problems, typed), words)

    # Plans

    def show_plan(self, use: str) -> None:
        """Show a plan of the round."""
        self.refresh()
        self.view.pick(use)
        self.side.setFocus()

    def _reuse(self) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(PlanTaking(estate.session).take_earlier)
            self.side.setFocus()

    def _remove_plan(self) -> None:
        plan = self.plan
        if plan is not None and self._do(lambda plans: plans.remove(plan.use)):
            self._workbench.messages.done(self.tr("移除了平面图和它的点位，Ctrl+Z 可以撤销"))

    def _do(self, act: Callable[[SitePlans], Changes]) -> bool:
        """Do something to the plans; where it fails, what is kept is shown again."""
        estate = self._workbench.estate
        if estate is None:
            return False
        is_done = self._workbench.operations.do(lambda: act(SitePlans(estate.session))) is not None
        if not is_done:
            self.refresh()
        return is_done

    # Setting pins

    def mark(self, about: About) -> None:
        """Show the pin of something, or let one be set for it."""
        estate = self._workbench.estate
        if estate is None:
            return
        self.refresh()
        pin = next(iter(SitePlans(estate.session).pins_about(about)), None)
        if pin is None:
            self.begin(about)
            return
        self._stop()
        self.view.pick(pin.plan)
        self.side.show_page(PINS)
        self._stand_at(pin)
        self.canvas.setFocus()

    def _stand_at(self, pin: Pin) -> None:
        self.canvas.choose_pin(pin.key)
        self.side.choose(pin.key)

    def begin(self, about: About, text: str = "") -> None:
        """Let the next click on the plan set a pin for something."""
        lines = self._lines
        if lines is None:
            return
        if self.plan is None:
            self._workbench.messages.done(self.tr("先加一张平面图，再标点位"))
            self.view.first.setFocus()
            return
        self._wanted = (about, text)
        words = self.tr("点图上的位置来标“{0}”；或用方向键移动十字，回车放下，Esc 放弃。")
        self.view.ask(words.format(text or lines.target(about).spoken))

    def _stop(self) -> None:
        self._wanted = None
        self.view.stop()

    def _cancel(self) -> None:
        self._stop()
        self.side.setFocus()

    def _place(self, x: Fraction, y: Fraction) -> None:
        plan, wanted = self.plan, self._wanted
        if plan is None or wanted is None:
            return
        self._stop()
        if self._do(lambda plans: plans.pin(plan.use, x, y, *wanted)):
            self.side.seek.clear()
            shown = self.plan
            if shown is not None and shown.pins:
                self._stand_at(shown.pins[-1])
                words = self.tr("标了点位 {0}，拖动可以再挪")
                self._workbench.messages.done(words.format(shown.pins[-1].number))
        self.side.setFocus()

    def _ask_note(self) -> None:
        self._ask(self.tr("点位上写什么"), "", lambda text: self.begin(About(), text))

    def _ask_words(self, pin: Pin) -> None:
        title = self.tr("点位 {0} 的说明").format(pin.number)
        self._ask(title, pin.text, lambda text: self._do(lambda plans: plans.reword(pin.key, text)))

    def _ask(self, title: str, text: str, then: Callable[[str], object]) -> None:
        dialog = ReasonDialog(title, self.tr("写短一些，例如：消防车道被占"), text, parent=self)
        dialog.ask(lambda: then(" ".join(dialog.text.split())))

    def _move(self, key: str, x: Fraction, y: Fraction) -> None:
        self._do(lambda plans: plans.move(key, x, y))

    def _remove(self, key: str) -> None:
        if self._do(lambda plans: plans.unpin(key)):
            self._workbench.messages.done(self.tr("移除了点位，Ctrl+Z 可以撤销"))

    # Choosing and opening

    def _chose_on_plan(self, key: str) -> None:
        if key:
            self.side.show_page(PINS)
        self.side.choose(key)

    def _chose_line(self, line: Line | None) -> None:
        self.canvas.choose_pin(line.pin.key if line is not None and line.pin is not None else "")

    def _open_key(self, key: str) -> None:
        plan = self.plan
        pin = next((one for one in plan.pins if one.key == key), None) if plan is not None else None
        if pin is not None:
            self._open(pin.about)

    def _open(self, about: About) -> None:
        """Go to what a pin marks."""
        estate = self._workbench.estate
        if about.use and estate is not None and any(row.use == about.use for row in estate.photos.rows()):
            self._workbench.photos_wanted.emit([about.use], 0)
        elif about.place is not None:
            self._workbench.show_spot(about.item, about.place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first dropped file as a plan."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.adding.take(files[0])
        event.acceptProposedAction()
