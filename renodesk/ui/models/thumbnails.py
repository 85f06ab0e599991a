"""Thumbnails as they are needed: a bounded number is kept, the rest is drawn while nothing else is to do."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QElapsedTimer, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPixmap, QTransform

from renodesk.errors import RenodeskError

Read = Callable[[str], bytes]
"""Gives the JPEG of a photo by its hash."""
MOST = 256
"""Pictures kept: about 24 MB at 100 %."""
WAITING = 64
"""Pictures asked for and not drawn yet; beyond, those asked for first were scrolled past."""
TURN_MS = 8
"""So long is drawn in one go before the window has its turn."""

Key = tuple[str, int]
"""A photo's hash and its rotation."""


class Thumbnails(QObject):
    """Keeps the pictures looked at last and draws missing ones in idle turns, those asked for last first."""

    came = Signal(str)
    """The hash of a photo whose picture is here now."""

    def __init__(self, read: Read, size: QSize, parent: QObject | None = None) -> None:
        """Read JPEGs through `read` and draw them within `size` pixels."""
        super().__init__(parent)
        self._read = read
        self._size = size
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._draw_some)

    @property
    def kept(self) -> int:
        """Return how many pictures are held."""
        return len(self._kept)

    @property
    def is_idle(self) -> bool:
        """Return whether nothing waits to be drawn."""
        return not self._waiting

    def resize(self, size: QSize) -> None:
        """Draw at another size from now on."""
        if size != self._size:
            self._size = size
            self.forget()

    def forget(self) -> None:
        """Keep nothing, as for another estate."""
        self._kept.clear()
        self._waiting.clear()

    def picture(self, sha256: str, rotation: int) -> QPixmap | None:
        """Return a picture that is here; else ask for it and return None."""
        key = (sha256, rotation)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        while len(self._waiting) > WAITING:
            self._waiting.popitem(last=False)
        if not self._turn.isActive():
            self._turn.start()
        return None

    def _draw_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._waiting and clock.elapsed() < TURN_MS:
            key, _ = self._waiting.popitem()
            self._kept[key] = self._drawn(*key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            self.came.emit(key[0])
        if not self._waiting:
            self._turn.stop()

    def _drawn(self, sha256: str, rotation: int) -> QPixmap | None:
        try:
            data = self._read(sha256)
        except RenodeskError:
            return None
        return drawn_within(data, self._size, rotation)


def drawn_within(data: bytes, size: QSize, rotation: int = 0) -> QPixmap | None:
    """Return a JPEG as a picture no larger than `size`; the decoder itself makes it smaller."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    own = reader.size()
    if not own.isValid():
        return None
    room = size.transposed() if rotation in (90, 270) else size
    if own.width() > room.width() or own.height() > room.height():
        reader.setScaledSize(own.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    if rotation:
        image = image.transformed(QTransform().rotate(rotation))
    return QPixmap.fromImage(image)
