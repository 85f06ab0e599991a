"""Photos in a grid of tiles: keys and drops are told to who shows it."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from renodesk.ui.models.photos import TILE_ROLE, PhotosModel, Tile
from renodesk.ui.theme import Theme

PICTURE = QSize(176, 132)
LINE, GAP = 19, 8


def tile_size(theme: Theme, picture: QSize = PICTURE) -> QSize:
    """Return the size of a tile: the picture and two lines of text."""
    return QSize(picture.width() + 2 * GAP, picture.height() + 2 * theme.px(LINE) + 2 * GAP + 4)


class PhotoGrid(QListView):
    """A list of photos as tiles."""

    accepted = Signal()
    """Enter: what is proposed is right."""
    typed = Signal(str)
    """The letter with which the name of a place or item begins."""
    removed = Signal()
    viewed = Signal()
    dropped = Signal(list)
    """Files and folders that were dropped."""
    dragged = Signal()
    """What is selected is being dragged away."""
    copied = Signal()
    pasted = Signal()

    def __init__(self, model: PhotosModel, theme: Theme) -> None:
        """Show `model`."""
        super().__init__()
        self._tiles = TileDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._tiles)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.doubleClicked.connect(lambda _: self.viewed.emit())
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take the colours and sizes of a theme."""
        self._tiles.theme = theme
        self.setGridSize(tile_size(theme) + QSize(GAP, GAP))
        self.verticalScrollBar().setSingleStep(theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Space views, Delete removes, a letter begins to name a place; arrows walk."""
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif is_plain and event.key() == Qt.Key.Key_Space:
            self.viewed.emit()
        elif is_plain and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.text().isprintable() and event.text().strip() and not self._is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _is_command(event: QKeyEvent) -> bool:
        return bool(
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        )

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Tell that what is selected is dragged."""
        self.dragged.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls() and event.source() is not self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take files anywhere."""
        if event.mimeData().hasUrls() and event.source() is not self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(paths)


class TileDelegate(QStyledItemDelegate):
    """Paints a photo with two lines under it; a picture that is not here yet is a quiet ground."""

    def __init__(self, theme: Theme, parent: QListView, picture: QSize = PICTURE) -> None:
        """Paint in the colours of `theme`, with room for a picture of this size."""
        super().__init__(parent)
        self.theme = theme
        self._room = picture

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of every tile."""
        return tile_size(self.theme, self._room)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one tile."""
        tile = index.data(TILE_ROLE)
        if not isinstance(tile, Tile):
            return
        painter.save()
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_at_hand = bool(state & QStyle.StateFlag.State_HasFocus)
        color = self.theme.color
        painter.setPen(QPen(color("accent" if is_chosen or is_at_hand else "line"), 2 if is_chosen else 1))
        painter.setBrush(color("soft" if is_chosen else "surface"))
        painter.drawRoundedRect(rect, 6, 6)
        room = QRect(rect.x() + GAP - 1, rect.y() + GAP - 1, self._room.width(), self._room.height())
        self._picture(painter, room, index.data(Qt.ItemDataRole.DecorationRole))
        self._lines(painter, room, tile)
        painter.restore()

    def _picture(self, painter: QPainter, room: QRect, picture: object) -> None:
        if not isinstance(picture, QPixmap):
            painter.fillRect(room, self.theme.color("background"))
            return
        size = picture.deviceIndependentSize().toSize()
        corner = room.center() - QRect(0, 0, size.width(), size.height()).center()
        painter.drawPixmap(corner, picture)

    def _lines(self, painter: QPainter, room: QRect, tile: Tile) -> None:
        font = painter.font()
        font.setPixelSize(self.theme.px(12))
        painter.setFont(font)
        line = self.theme.px(LINE)
        box = QRect(room.x(), room.bottom() + 4, room.width(), line)
        marks = painter.fontMetrics().horizontalAdvance(tile.marks)
        self._line(painter, box.adjusted(0, 0, -marks - 4 if marks else 0, 0), tile.title, "ink2")
        if tile.marks:
            painter.setPen(self.theme.color("ink3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tile.marks)
        self._line(painter, box.translated(0, line), tile.where, tile.token)

    def _line(self, painter: QPainter, box: QRect, text: str, token: str) -> None:
        painter.setPen(self.theme.color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
