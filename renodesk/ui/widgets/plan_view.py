"""The plan at hand: which one, its tools, the picture with its pins, or what to do where there is none."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from renodesk.domain.annotation import annotation_from
from renodesk.services.pin_rows import SitePlan
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.flow import flow
from renodesk.ui.widgets.plan_canvas import MOST_RADIUS, RADIUS, PlanCanvas
from renodesk.ui.workbench import Workbench

_SHARP = (0.8, 1.2)
"""Screen pixels for one of the picture's, beyond which the next larger picture is shown.

A picture much larger than its place on the screen would flicker, so the smallest comes first.
"""


class PlanView(QWidget):
    """Shows one plan of the open estate."""

    picked = Signal()
    """Another plan was chosen."""
    wanted = Signal()
    """A plan is to be added."""
    reused = Signal()
    """The plans of earlier rounds are to be used again."""
    dropped = Signal()
    """The plan is to be removed."""

    def __init__(self, workbench: Workbench) -> None:
        """Show no plan yet."""
        super().__init__()
        self._workbench = workbench
        self._picture: tuple[str, int] = ("", 0)
        self._plans: tuple[SitePlan, ...] = ()
        self._sharpness = 0
        self.canvas = PlanCanvas()
        self.canvas.zoomed.connect(self._sharpen_if_needed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._empty_page())
        self.pages.addWidget(self._plan_page())
        outer.addWidget(self.pages)

    def _empty_page(self) -> QWidget:
        frame, layout = card()
        layout.addStretch(1)
        words = self.tr(
            "还没有平面图。\n加一张总平面图：图片，或 PDF 的一页；也可以把文件拖到这里。"
            "再从右边挑一个问题，点它在图上的位置，报告里就有问题点位图。"
        )
        empty = label(words, "quiet", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(empty)
        self.first = button(self.tr("加平面图…"), name="primary", tip=self.tr("加第一张平面图"))
        self.first.clicked.connect(self.wanted)
        self.again = button(self.tr("用上一轮的平面图"), tip=self.tr("用前几轮的平面图，点位重新标"))
        self.again.clicked.connect(self.reused)
        for one in (self.first, self.again):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        return frame

    def _plan_page(self) -> QFrame:
        frame, inner = card(margins=12)
        self.which = choice(self.tr("看哪张平面图"), letters=14)
        self.which.activated.connect(lambda _: self._pick())
        self.add = button(self.tr("加平面图…"), tip=self.tr("再加一张平面图：图片或 PDF"))
        self.add.clicked.connect(self.wanted)
        large = button(self.tr("改名、转向…"), tip=self.tr("给平面图改名、转向、画标注"))
        large.clicked.connect(self._view)
        self.drop = button(self.tr("移除这张图"), tip=self.tr("移除这张平面图，可以撤销"))
        self.drop.clicked.connect(self.dropped)
        smaller = button("−", tip=self.tr("缩小"))
        smaller.clicked.connect(lambda: self.canvas.zoom(0.8))
        larger = button("+", tip=self.tr("放大"))
        larger.clicked.connect(lambda: self.canvas.zoom(1.25))
        whole = button(self.tr("整张"), tip=self.tr("看整张"))
        whole.clicked.connect(self.canvas.fit)
        inner.addLayout(flow(self.which, self.add, large, self.drop, smaller, larger, whole))
        inner.addWidget(self.canvas, 1)
        keys = self.tr("滚轮或 + − 缩放 · 方向键移动 · 回车放下或打开 · Delete 移除 · Esc 放弃")
        self.prompt = label("", "rowname", wrap=True)
        self._below = QStackedWidget()
        self._below.addWidget(label(keys, "small", wrap=True))
        self._below.addWidget(self.prompt)
        inner.addWidget(self._below)
        return frame

    @property
    def plan(self) -> SitePlan | None:
        """Return the plan that is shown."""
        wanted = self.which.currentData()
        return next((one for one in self._plans if one.use == wanted), None)

    def show_plans(self, plans: tuple[SitePlan, ...], *, is_open: bool, has_earlier: bool) -> None:
        """Offer these plans; the one that is shown stays. `has_earlier`: earlier rounds have some."""
        wanted = self.which.currentData()
        self._plans = plans
        self.which.clear()
        for one in plans:
            self.which.addItem(self.tr("图 {0} {1}").format(one.number, one.title), one.use)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        self.again.setVisible(has_earlier)
        for control in (self.first, self.again, self.add, self.drop):
            control.setEnabled(is_open)
        self._show()

    def pick(self, use: str) -> None:
        """Show a plan by its key; one that is not there changes nothing."""
        at = self.which.findData(use)
        if at >= 0 and at != self.which.currentIndex():
            self.which.setCurrentIndex(at)
            self._pick()

    def _pick(self) -> None:
        self.canvas.choose_pin("")
        self._show()
        self.picked.emit()

    def forget(self) -> None:
        """Show nothing of another estate."""
        self._picture = ("", 0)

    def ask(self, words: str) -> None:
        """Say what the next click is for, and take it."""
        self.prompt.setText(words)
        self._below.setCurrentWidget(self.prompt)
        self.canvas.begin_placing()

    def stop(self) -> None:
        """Ask for nothing."""
        self._below.setCurrentIndex(0)
        self.canvas.stop_placing()

    def _show(self) -> None:
        plan = self.plan
        self.pages.setCurrentIndex(0 if plan is None else 1)
        if plan is None:
            self.canvas.show_pins((), "", RADIUS)
            return
        self._show_picture(plan)
        self.show_pins()

    def show_pins(self) -> None:
        """Show the pins of the plan in the size of the theme; the chosen one stays chosen."""
        plan = self.plan
        if plan is not None:
            self.canvas.show_pins(
                plan.pins, self.canvas.at_hand, min(self._workbench.theme.px(RADIUS), MOST_RADIUS)
            )
            name = self.tr("平面图 {0}，点位 {1} 个").format(plan.title, len(plan.pins))
            self.canvas.setAccessibleName(name)

    def _show_picture(self, plan: SitePlan) -> None:
        estate, row = self._workbench.estate, plan.row
        if estate is None:
            return
        if self._picture != (row.sha256, row.rotation):
            self._picture, self._sharpness = (row.sha256, row.rotation), 0
            picture = self._read(lambda: estate.photos.report_image(row.sha256))
            self.canvas.show_picture(picture, row.rotation)
        self.canvas.show_shapes(annotation_from(row.annotation).shapes)

    def _sharpen_if_needed(self, scale: float) -> None:
        if self._sharpness < len(_SHARP) and scale > _SHARP[self._sharpness]:
            self._sharpness += 1
            QTimer.singleShot(0, self, self._sharpen)

    def _sharpen(self) -> None:
        estate, plan = self._workbench.estate, self.plan
        if estate is None or plan is None:
            return
        sha256, rotation = plan.row.sha256, plan.row.rotation
        if self._sharpness == 1:
            self.canvas.sharpen(self._read(lambda: estate.photos.plan_image(sha256)), rotation)
            return
        found = self._workbench.operations.do(lambda: estate.photos.enlarged(sha256))
        if found is not None:
            image = QImage(found.rgb, found.width, found.height, 3 * found.width, QImage.Format.Format_RGB888)
            self.canvas.sharpen(QPixmap.fromImage(image), rotation)

    def _read(self, jpeg: Callable[[], bytes]) -> QPixmap:
        """Return a picture, an empty one where it is not here, which is said."""
        picture = QPixmap()
        data = self._workbench.operations.do(jpeg)
        if data is not None:
            picture.loadFromData(data)
        return picture

    def _view(self) -> None:
        plan = self.plan
        if plan is not None:
            self._workbench.photos_wanted.emit([plan.use], 0)
