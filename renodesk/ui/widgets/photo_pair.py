"""A spot before and after, small, side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from renodesk.services.photo_rows import PhotoRow
from renodesk.services.round_comparing import PhotoPair
from renodesk.services.rounds import round_word
from renodesk.ui.widgets.boxes import label
from renodesk.ui.workbench import Workbench

PICTURE = (240, 180)


class PhotoPairView(QWidget):
    """Shows the photos of a pair, or says that there is none."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.before, self.after = QLabel(), QLabel()
        self._captions = (label("", "small"), label("", "small"))
        for picture, caption in zip((self.before, self.after), self._captions, strict=True):
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column = QVBoxLayout()
            column.addWidget(picture, 1)
            column.addWidget(caption)
            row.addLayout(column)

    def show_pair(self, pair: PhotoPair | None) -> None:
        """Show a pair; None shows that there are no photos."""
        self._show(self.before, self._captions[0], pair.before if pair else None)
        self._show(self.after, self._captions[1], pair.after if pair else None)

    def _show(self, picture: QLabel, caption: QLabel, photo: PhotoRow | None) -> None:
        estate = self._workbench.estate
        picture.setFixedSize(*PICTURE)
        picture.setPixmap(QPixmap())
        if estate is None or photo is None:
            picture.setText(self.tr("没有照片"))
            caption.setText("")
            return
        drawn = QPixmap()
        data = self._workbench.operations.do(lambda: estate.photos.thumbnail(photo.sha256))
        if data is not None and drawn.loadFromData(data):
            keep = Qt.AspectRatioMode.KeepAspectRatio
            smooth = Qt.TransformationMode.SmoothTransformation
            picture.setPixmap(drawn.scaled(picture.size(), keep, smooth))
        word = round_word(photo.round, self._workbench.language)
        words = "　".join(part for part in (word, photo.at[:10], photo.caption) if part)
        caption.setText(words)
        picture.setAccessibleName(words)
