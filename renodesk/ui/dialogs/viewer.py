"""A photo as large as the window allows: zoom, turn, draw, caption, role, other uses, next and previous."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.about import About
from renodesk.domain.annotation import Annotation, Shape, ShapeKind
from renodesk.domain.changes import Changes
from renodesk.domain.vocabulary import PHOTO_ROLES
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.spot_search import Target, find_targets
from renodesk.ui.dialogs.compare import CompareDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.names import role_word
from renodesk.ui.photo_words import PhotoWords
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.photo_canvas import PhotoCanvas
from renodesk.ui.widgets.public_box import PublicBox
from renodesk.ui.widgets.target_field import TargetField
from renodesk.ui.workbench import Workbench

SIDE = 300
TOOLS: tuple[tuple[ShapeKind | None, str, Qt.Key], ...] = (
    (None, str(QT_TRANSLATE_NOOP("PhotoViewer", "看 V")), Qt.Key.Key_V),
    (ShapeKind.ARROW, str(QT_TRANSLATE_NOOP("PhotoViewer", "箭头 A")), Qt.Key.Key_A),
    (ShapeKind.ELLIPSE, str(QT_TRANSLATE_NOOP("PhotoViewer", "椭圆 O")), Qt.Key.Key_O),
    (ShapeKind.RECTANGLE, str(QT_TRANSLATE_NOOP("PhotoViewer", "方框 B")), Qt.Key.Key_B),
    (ShapeKind.TEXT, str(QT_TRANSLATE_NOOP("PhotoViewer", "文字 T")), Qt.Key.Key_T),
    (ShapeKind.NUMBER, str(QT_TRANSLATE_NOOP("PhotoViewer", "序号 N")), Qt.Key.Key_N),
    (ShapeKind.BLUR, str(QT_TRANSLATE_NOOP("PhotoViewer", "马赛克 M")), Qt.Key.Key_M),
)


class PhotoViewer(Dialog):
    """Shows uses of photos, one at a time; every change is one act and can be undone."""

    def __init__(
        self, workbench: Workbench, uses: Sequence[str], at: int, parent: QWidget | None = None
    ) -> None:
        """Show the use at `at` of `uses`."""
        super().__init__(parent)
        self._workbench = workbench
        self._words = PhotoWords(workbench)
        self._uses = list(uses)
        self._at = at
        self._row: PhotoRow | None = None
        self._is_sharp = False
        self.resize(1180, 720)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addLayout(self._tools())
        middle = QHBoxLayout()
        self.canvas = PhotoCanvas()
        self.canvas.drawn.connect(self._drawn)
        self.canvas.reshaped.connect(self._reshaped)
        self.canvas.zoomed.connect(self._sharpen_if_needed)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self._side())
        layout.addLayout(middle, 1)
        workbench.changed.connect(self._follow)
        workbench.opened.connect(self.reject)
        self.show_at(at)
        self.canvas.setFocus()

    def fit(self) -> None:
        """Keep its size: the picture takes the room there is, and needs none."""

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._tool_buttons = QButtonGroup(self)
        for number, (kind, title, _) in enumerate(TOOLS):
            one = button(_said(title), name="tool")
            one.setCheckable(True)
            one.setAutoDefault(False)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.setChecked(kind is None)
            self._tool_buttons.addButton(one, number)
            row.addWidget(one)
        self._tool_buttons.idClicked.connect(self._take_tool)
        row.addStretch(1)
        self.position = label("", "quiet")
        row.addWidget(self.position)
        acts = (
            (self.tr("转 R"), self.tr("向右转一次"), lambda: self.turn(90)),
            ("−", self.tr("缩小"), lambda: self.canvas.zoom(0.8)),
            ("+", self.tr("放大"), lambda: self.canvas.zoom(1.25)),
            (self.tr("整张 0"), self.tr("看整张"), self.canvas_fit),
            ("‹", self.tr("上一张"), lambda: self.step(-1)),
            ("›", self.tr("下一张"), lambda: self.step(1)),
        )
        for title, tip, act in acts:
            one = button(title, name="tool", tip=tip)
            one.setAutoDefault(False)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            one.clicked.connect(act)
            row.addWidget(one)
        return row

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(self._workbench.theme.px(SIDE))
        inner = QVBoxLayout(side)
        inner.setContentsMargins(8, 0, 0, 0)
        self.title = label("", "quiet", wrap=True)
        inner.addWidget(self.title)
        inner.addWidget(label(self.tr("说明"), "small"))
        self.caption = QLineEdit()
        self.caption.setAccessibleName(self.tr("照片说明"))
        self.caption.editingFinished.connect(self._say)
        inner.addWidget(self.caption)
        inner.addWidget(label(self.tr("用途"), "small"))
        self.role = Choice()
        self.role.setAccessibleName(self.tr("照片用途"))
        for role in PHOTO_ROLES:
            self.role.addItem(role_word(role), role)
        self.role.activated.connect(lambda _: self._choose_role())
        inner.addWidget(self.role)
        self.public = PublicBox()
        self.public.said.connect(self._say_public)
        inner.addWidget(self.public)
        inner.addWidget(label(self.tr("这张照片用在"), "small"))
        self.uses = QListWidget()
        self.uses.setAccessibleName(self.tr("这张照片用在"))
        self.uses.setMaximumHeight(self._workbench.theme.px(96))
        inner.addWidget(self.uses)
        self.remove = button(self.tr("不用在选中的地方"), tip=self.tr("照片还在，可以撤销"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self._remove)
        inner.addWidget(self.remove)
        inner.addWidget(label(self.tr("也用在别处"), "small"))
        self.also = TargetField(
            self._find, self._words.target, self.tr("位置和指标，如：3 2 照明"), self.tr("也用在别处")
        )
        self.also.taken.connect(self._use_again)
        self.also.left.connect(self.canvas.setFocus)
        inner.addWidget(self.also, 1)
        self.on_plan = button(
            self.tr("在平面图上看或标 P"), tip=self.tr("在平面图上看这张照片的点位，没有就标一个")
        )
        self.on_plan.setAutoDefault(False)
        self.on_plan.clicked.connect(self._show_on_plan)
        inner.addWidget(self.on_plan)
        self.compare = button(self.tr("改造前后对比…"))
        self.compare.setAutoDefault(False)
        self.compare.clicked.connect(self._compare)
        inner.addWidget(self.compare)
        return side

    # Showing

    def canvas_fit(self) -> None:
        """Show the whole picture."""
        self.canvas.fit()

    def step(self, by: int) -> None:
        """Show the next or previous photo."""
        self._say()
        if 0 <= self._at + by < len(self._uses):
            self.show_at(self._at + by)

    def show_at(self, at: int) -> None:
        """Show one of the uses."""
        estate = self._workbench.estate
        if estate is None:
            return
        self._at = at
        row = self._workbench.operations.do(lambda: PhotoUses(estate.session).row(self._uses[at]))
        if row is None:
            return
        before, self._row = self._row, row
        if before is None or (before.sha256, before.rotation) != (row.sha256, row.rotation):
            self._is_sharp = False
            self.canvas.show_picture(self._picture(row), row.rotation)
        self.canvas.show_shapes(PhotoUses(estate.session).annotation(row.use).shapes)
        self._show_words(row)

    def _picture(self, row: PhotoRow) -> QPixmap:
        estate = self._workbench.estate
        picture = QPixmap()
        if estate is not None:
            data = self._workbench.operations.do(lambda: estate.photos.report_image(row.sha256))
            if data is not None:
                picture.loadFromData(data)
        return picture

    def _show_words(self, row: PhotoRow) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        title = self._words.title(row, 1)
        self.setWindowTitle(title)
        self.canvas.setAccessibleName(title)
        self.title.setText(title)
        self.position.setText(f"{self._at + 1} / {len(self._uses)}")
        if not self.caption.hasFocus() or self.caption.text() == row.caption:
            self.caption.setText(row.caption)
        self.role.setCurrentIndex(self.role.findData(row.role))
        self.on_plan.setVisible(row.role != "plan")
        self.public.show_state(row.public, is_open=not estate.session.is_read_only)
        uses = PhotoUses(estate.session).uses_of(row.sha256)
        self.uses.clear()
        for one in uses:
            where = self._words.spot(one.place, one.item) or self.tr("待归位")
            self.uses.addItem(f"{where} · {role_word(one.role)}")
        self.uses.setCurrentRow([one.use for one in uses].index(row.use))
        is_open = not estate.session.is_read_only and not estate.session.is_sealed
        for widget in (self.caption, self.role, self.remove, self.also):
            widget.setEnabled(is_open)
        for tool in self._tool_buttons.buttons()[1:]:
            tool.setEnabled(is_open)
        self.also.refresh()

    def _sharpen_if_needed(self, scale: float) -> None:
        if scale > 1.2 and not self._is_sharp:
            self._is_sharp = True
            QTimer.singleShot(0, self, self._sharpen)

    def _sharpen(self) -> None:
        """Read the original's own pixels, once the picture is zoomed beyond those of the rendition."""
        estate, row = self._workbench.estate, self._row
        if estate is None or row is None:
            return
        found = self._workbench.operations.do(lambda: estate.photos.enlarged(row.sha256))
        if found is not None:
            image = QImage(found.rgb, found.width, found.height, 3 * found.width, QImage.Format.Format_RGB888)
            self.canvas.sharpen(QPixmap.fromImage(image), row.rotation)

    def _follow(self, changes: Changes) -> None:
        estate = self._workbench.estate
        if estate is None or not changes.touches("photo_use"):
            return
        there = {row.use for row in estate.photos.rows()}
        at_hand = self._uses[self._at]
        self._uses = [use for use in self._uses if use in there]
        if not self._uses:
            self.reject()
            return
        at = self._uses.index(at_hand) if at_hand in self._uses else min(self._at, len(self._uses) - 1)
        self.show_at(at)

    # Acting

    def _take_tool(self, number: int) -> None:
        self.canvas.take_tool(TOOLS[number][0])
        self.canvas.setFocus()

    def _do(self, act: Callable[[PhotoUses, str], Changes]) -> None:
        """Do something to the use at hand; where it fails, what is kept is shown again."""
        estate, row = self._workbench.estate, self._row
        if estate is None or row is None:
            return
        if self._workbench.operations.do(lambda: act(PhotoUses(estate.session), row.use)) is None:
            self.show_at(self._at)

    def _annotation(self) -> Annotation:
        estate, row = self._workbench.estate, self._row
        return (
            Annotation() if estate is None or row is None else PhotoUses(estate.session).annotation(row.use)
        )

    def _drawn(self, shape: Shape) -> None:
        if shape.kind == ShapeKind.NUMBER:
            shape = replace(shape, text=self._annotation().next_number)
        elif shape.kind == ShapeKind.TEXT:
            self._ask_words(shape)
            return
        self._add(shape)

    def _ask_words(self, shape: Shape) -> None:
        hint = self.tr("写短一些，例如：裂缝 3 mm")
        dialog = ReasonDialog(self.tr("写在照片上"), hint, parent=self)
        dialog.ask(lambda: self._add(replace(shape, text=" ".join(dialog.text.split()))))

    def _add(self, shape: Shape) -> None:
        annotation = self._annotation()
        drawn = replace(annotation, shapes=(*annotation.shapes, shape))
        self._do(lambda uses, use: uses.annotate(use, drawn))
        self.canvas.choose(len(annotation.shapes))

    def _reshaped(self, at: int, shape: Shape | None) -> None:
        annotation = self._annotation()
        changed = () if shape is None else (shape,)
        shapes = (*annotation.shapes[:at], *changed, *annotation.shapes[at + 1 :])
        drawn = replace(annotation, shapes=shapes)
        self._do(lambda uses, use: uses.annotate(use, drawn))

    def turn(self, by: int) -> None:
        """Turn the photo."""
        self._do(lambda uses, use: uses.turn(use, by))

    def _say(self) -> None:
        if self._row is not None and self.caption.text().strip() != self._row.caption:
            text = self.caption.text()
            self._do(lambda uses, use: uses.caption(use, text))

    def _choose_role(self) -> None:
        role = self.role.currentData()
        self._do(lambda uses, use: uses.set_role(use, role))

    def _say_public(self, is_public: bool) -> None:
        self._do(lambda uses, use: uses.set_public([use], is_public=is_public))

    def _find(self, text: str) -> tuple[Target, ...]:
        estate, row = self._workbench.estate, self._row
        return () if estate is None else find_targets(estate.session, text, row.place if row else None)

    def _use_again(self, target: Target) -> None:
        self._do(lambda uses, use: uses.use_again(use, target.place, target.item))

    def _remove(self) -> None:
        estate, row = self._workbench.estate, self._row
        if estate is None or row is None:
            return
        chosen = PhotoUses(estate.session).uses_of(row.sha256)[self.uses.currentRow()]
        self._workbench.operations.do(lambda: estate.photos.detach(chosen.use))

    def _compare(self) -> None:
        estate, row = self._workbench.estate, self._row
        if estate is None or row is None:
            return
        if not PhotoUses(estate.session).before_choices(row.use):
            self._workbench.messages.done(self.tr("这一项在这里没有更早的照片可比"))
            return
        CompareDialog(self._workbench, row.use, self).ask()

    def _show_on_plan(self) -> None:
        """Close, and show the photo's pin, or let one be set."""
        row = self._row
        if row is not None and row.role != "plan":
            self.reject()
            self._workbench.plan_wanted.emit(About(use=row.use))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters take tools, R turns, G ticks “public”, arrows and page keys step, Delete takes it away."""
        key = Qt.Key(event.key())
        tool = next((number for number, (_, _, one) in enumerate(TOOLS) if one == key), None)
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_plain and tool is not None and self._tool_buttons.button(tool).isEnabled():
            self._tool_buttons.button(tool).setChecked(True)
            self._take_tool(tool)
        elif is_plain and key == Qt.Key.Key_R:
            self.turn(-90 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 90)
        elif is_plain and key == Qt.Key.Key_P:
            self._show_on_plan()
        elif is_plain and key == Qt.Key.Key_G:
            self.public.turn()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.step(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.step(-1)
        elif key == Qt.Key.Key_Delete:
            self._remove()
        elif key == Qt.Key.Key_Z and not is_plain:
            self._workbench.act_wanted.emit("undo")
        elif key == Qt.Key.Key_Y and not is_plain:
            self._workbench.act_wanted.emit("redo")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Keep a caption that is being typed, and close."""
        if self._workbench.estate is not None:
            self._say()
        super().reject()


def _said(title: str) -> str:
    return QCoreApplication.translate("PhotoViewer", title)
