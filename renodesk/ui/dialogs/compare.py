"""Before and after side by side, both showing the same part of the picture."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photo_uses import PhotoUses
from renodesk.services.rounds import round_word
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.photo_canvas import PhotoCanvas
from renodesk.ui.workbench import Workbench


class CompareDialog(Dialog):
    """Shows a photo beside an earlier one of the same item and place; zoom and pan go together."""

    def __init__(self, workbench: Workbench, use: str, parent: QWidget | None = None) -> None:
        """Compare a use with what it is paired with, or with the likeliest."""
        super().__init__(parent)
        self._workbench = workbench
        self._use = use
        self._is_following = False
        self._choices: tuple[PhotoRow, ...] = ()
        self.setWindowTitle(self.tr("改造前后对比"))
        self.resize(1240, 640)
        layout = QVBoxLayout(self)
        head = QHBoxLayout()
        self.choice = Choice()
        self.choice.setAccessibleName(self.tr("和哪一张比"))
        self.choice.setMinimumWidth(workbench.theme.px(320))
        self.choice.activated.connect(lambda _: self._show_before())
        head.addWidget(self.choice)
        self.pair = button(self.tr("记为一对"), name="primary", tip=self.tr("记下这是改造前和改造后的同一处"))
        self.pair.clicked.connect(self._pair)
        head.addWidget(self.pair)
        head.addStretch(1)
        head.addWidget(label(self.tr("滚轮或 + − 一起放大，拖动一起移，0 看整张"), "small"))
        layout.addLayout(head)
        row = QHBoxLayout()
        self.before, self.after = PhotoCanvas(), PhotoCanvas()
        self._titles = (label("", "quiet"), label("", "quiet"))
        for canvas, title in zip((self.before, self.after), self._titles, strict=True):
            column = QVBoxLayout()
            column.addWidget(title)
            column.addWidget(canvas, 1)
            row.addLayout(column, 1)
        layout.addLayout(row, 1)
        for one, other in ((self.before, self.after), (self.after, self.before)):
            one.horizontalScrollBar().valueChanged.connect(lambda _, a=one, b=other: self._follow(a, b))
            one.verticalScrollBar().valueChanged.connect(lambda _, a=one, b=other: self._follow(a, b))
            one.zoomed.connect(lambda _, a=one, b=other: self._follow(a, b))
        workbench.opened.connect(self.reject)
        self._read()

    def _read(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        uses = PhotoUses(estate.session)
        self._choices = uses.before_choices(self._use)
        for one in self._choices:
            word = round_word(one.round, self._workbench.language)
            name = " · ".join(
                part for part in (word, one.at[:16].replace("T", " "), one.caption or one.name) if part
            )
            self.choice.addItem(name)
        row = uses.row(self._use)
        self._show(self.after, row)
        self._titles[1].setText(self._title(row))
        self._show_before()
        self.pair.setEnabled(not estate.session.is_read_only and not estate.session.is_sealed)

    @staticmethod
    def _title(row: PhotoRow) -> str:
        return f"{row.caption or row.name}  {row.at[:16].replace('T', ' ')}"

    def _show_before(self) -> None:
        at = self.choice.currentIndex()
        if 0 <= at < len(self._choices):
            self._show(self.before, self._choices[at])
            self._titles[0].setText(self._title(self._choices[at]))
            self.before.fit()
            self.after.fit()

    def _show(self, canvas: PhotoCanvas, row: PhotoRow) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        data = self._workbench.operations.do(lambda: estate.photos.printed(row))
        picture = QPixmap()
        if data is not None:
            picture.loadFromData(data)
        canvas.show_picture(picture, 0)
        canvas.setAccessibleName(self._title(row))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit both."""
        super().showEvent(event)
        self.before.fit()
        self.after.fit()

    def _follow(self, leader: PhotoCanvas, other: PhotoCanvas) -> None:
        """Show the same part in the other picture, as shares of its size."""
        if self._is_following:
            return
        self._is_following = True
        ours, theirs = leader.sceneRect(), other.sceneRect()
        if ours.width() and theirs.width():
            scale = leader.transform().m11() * ours.width() / theirs.width()
            other.zoom(scale / other.transform().m11())
            middle = leader.mapToScene(leader.viewport().rect().center())
            share = QPointF(middle.x() / ours.width(), middle.y() / max(1.0, ours.height()))
            other.centerOn(share.x() * theirs.width(), share.y() * theirs.height())
        self._is_following = False

    def _pair(self) -> None:
        estate, at = self._workbench.estate, self.choice.currentIndex()
        if estate is None or not 0 <= at < len(self._choices):
            return
        uses, before = PhotoUses(estate.session), self._choices[at].use
        if self._workbench.operations.do(lambda: uses.pair(self._use, before)) is not None:
            self._workbench.messages.done(self.tr("记下了，是同一处的改造前和改造后"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fit both with 0."""
        if event.key() == Qt.Key.Key_0:
            self.before.fit()
            self.after.fit()
        else:
            super().keyPressEvent(event)
