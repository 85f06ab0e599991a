"""The photos of an item at a place: walked by keyboard, dragged out, set on one another."""

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from renodesk.ui.evidence_keys import EVIDENCE_ACTS, act_of
from renodesk.ui.models.photos import PhotosModel
from renodesk.ui.photo_giving import PhotoGiving, files_in, uses_in
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.photo_grid import GAP, TileDelegate, tile_size

PICTURE = QSize(162, 112)


class EvidenceList(QListView):
    """Tells what keys, mouse and drops ask for; knows nothing of services."""

    wanted = Signal(object)
    """An `EvidenceRow`: what to do with what is chosen."""
    menu_wanted = Signal(QPoint)
    left = Signal()
    """Escape: back to where one was answering."""
    dropped = Signal(list)
    """Files and folders that were dropped."""
    set_on = Signal(list, str)
    """Uses that were dropped on another use."""

    def __init__(self, model: PhotosModel, theme: Theme, giving: PhotoGiving) -> None:
        """Show `model`; what is dragged out is written by `giving`."""
        super().__init__()
        self._photos = model
        self._giving = giving
        self._tiles = TileDelegate(theme, self, PICTURE)
        self.setModel(model)
        self.setItemDelegate(self._tiles)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _: self._want("view_chosen"))
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take the colours and sizes of a theme."""
        self._tiles.theme = theme
        self.setGridSize(tile_size(theme, PICTURE) + QSize(0, GAP))
        self.verticalScrollBar().setSingleStep(theme.px(40))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the selected uses, in order."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(one.row.use for index in indexes if (one := self._photos.at(index)) is not None)

    def _want(self, name: str) -> None:
        self.wanted.emit(next(row for row in EVIDENCE_ACTS if row.name == name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start the act of a key; Enter views, Escape leaves, digits stay what they are at the item."""
        row = act_of(event)
        if row is not None:
            self.wanted.emit(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _SHIFTS:
            self._want("view_chosen")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is chosen, also by the menu key."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.menu_wanted.emit(at)

    # Dragging

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Carry what is chosen."""
        uses = self.chosen
        picture = self.currentIndex().data(Qt.ItemDataRole.DecorationRole)
        if uses:
            self._giving.drag(self, uses, picture if isinstance(picture, QPixmap) else None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and our own photos to set them on others."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which photo another would be set."""
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is kept while a drag is outside."""

    def _judge(self, event: QDragMoveEvent) -> None:
        mime, at = event.mimeData(), event.position().toPoint()
        is_entering = isinstance(event, QDragEnterEvent)
        has_uses = bool(uses_in(mime, self._giving.estate_id))
        event.setAccepted(bool(files_in(mime)) or (has_uses and is_entering) or bool(self._under(at, mime)))

    def _under(self, at: QPoint, mime: QMimeData) -> str:
        """Return the use under the mouse on which what is dragged can be set, else ""."""
        uses = uses_in(mime, self._giving.estate_id)
        one = self._photos.at(self.indexAt(at))
        return one.row.use if uses and one is not None and one.row.use not in uses else ""

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped, and on what."""
        mime, on = event.mimeData(), self._under(event.position().toPoint(), event.mimeData())
        event.acceptProposedAction()
        if on:
            self.set_on.emit(list(uses_in(mime, self._giving.estate_id)), on)
        elif files := files_in(mime):
            self.dropped.emit(files)


_SHIFTS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
)
