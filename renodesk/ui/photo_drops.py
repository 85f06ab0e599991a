"""Photos dropped on a place or item: files are taken in there, our own photos are used there as well."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from renodesk.domain.places import Place
from renodesk.services.photo_uses import PhotoUses
from renodesk.ui.photo_giving import USES, files_in, uses_in
from renodesk.ui.photo_taking import PhotoTaking
from renodesk.ui.photo_words import PhotoWords
from renodesk.ui.workbench import Workbench

Spot = tuple[str, Place]
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class PhotoDrops(QObject):
    """Hears drags over a widget of spots; `mark` is told what is under the mouse, None when it left."""

    def __init__(
        self,
        workbench: Workbench,
        widget: QWidget,
        spot_at: Callable[[QPoint], Spot | None],
        mark: Callable[[Spot | None], None] = lambda _: None,
    ) -> None:
        """Listen on `widget`; `spot_at` says which item and place lie at a point of it."""
        super().__init__(widget)
        self._workbench = workbench
        self._spot_at = spot_at
        self._mark = mark
        self._words = PhotoWords(workbench)
        self._taking = PhotoTaking(workbench, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take photos where there is a spot, leave everything else alone."""
        if event.type() == QEvent.Type.DragLeave:
            self._mark(None)
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        spot = self._spot_at(event.position().toPoint()) if self._carries_photos(event.mimeData()) else None
        if event.type() == QEvent.Type.Drop:
            self._mark(None)
            if spot is not None:
                self.drop(event.mimeData(), spot)
        else:
            self._mark(spot)
        is_entering = event.type() == QEvent.Type.DragEnter and self._carries_photos(event.mimeData())
        if spot is not None or is_entering:
            event.acceptProposedAction()
        else:
            event.ignore()
        return True

    @staticmethod
    def _carries_photos(mime: QMimeData) -> bool:
        return mime.hasFormat(USES) or mime.hasUrls()

    def drop(self, mime: QMimeData, spot: Spot) -> None:
        """Take in, or use as well, at an item and place."""
        estate = self._workbench.estate
        if estate is None:
            return
        item, place = spot
        uses = uses_in(mime, estate.session.estate_id)
        if not uses:
            self._taking.take(files_in(mime), item, place)
            return
        done = self._workbench.operations.do(
            lambda: PhotoUses(estate.session).use_all_again(uses, place, item)
        )
        if done is not None:
            where = self._words.spot(place, item)
            words = self.tr("也用在 {0}") if done.act is not None else self.tr("这张照片已经用在 {0}")
            self._workbench.messages.done(words.format(where))
