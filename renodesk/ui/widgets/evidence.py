"""Evidence of the item at hand: thumbnails, and where photos are dropped or pasted."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QScrollArea, QToolButton, QVBoxLayout, QWidget

from renodesk.services.photos import PhotoRow
from renodesk.ui.photo_taking import PhotoTaking
from renodesk.ui.widgets.boxes import button, card, clear, label
from renodesk.ui.workbench import Workbench

THUMBNAIL = QSize(150, 100)
CAPTION = 22


class EvidenceStrip(QWidget):
    """Shows the photos of the item at its place and takes new ones in."""

    def __init__(self, workbench: Workbench) -> None:
        """Show evidence of the open estate."""
        super().__init__()
        self._workbench = workbench
        self.taking = PhotoTaking(workbench, self)
        self.setAcceptDrops(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, layout = card(margins=10)
        outer.addWidget(frame)
        layout.addWidget(label(self.tr("佐证"), "heading"))
        self._count = label("", "quiet", wrap=True)
        layout.addWidget(self._count)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)
        choose = button(self.tr("选照片…"), tip=self.tr("选照片"))
        choose.clicked.connect(self.choose)
        drop = label(self.tr("拖入照片或文件夹，选 F7\n粘贴 Ctrl+Shift+V"), "drop", wrap=True)
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drop.setMinimumHeight(64)
        layout.addWidget(drop)
        layout.addWidget(choose)

    def refresh(self) -> None:
        """Read the photos again."""
        clear(self._list)
        estate = self._workbench.estate
        if estate is None:
            return
        item, place = self._workbench.item, self._workbench.place
        rows = estate.photos.at(item, place)
        answer = estate.session.scores.answers.get((item, place))
        missing = max(0, (answer.photos_needed if answer else 0) - len(rows))
        text = self.tr("还差 {0} 张").format(missing) if missing else self.tr("{0} 张").format(len(rows))
        self._count.setText(text)
        for row in rows:
            self._list.addWidget(self._thumbnail(row))
        self._list.addStretch(1)

    def _thumbnail(self, row: PhotoRow) -> QToolButton:
        estate = self._workbench.estate
        pixmap = QPixmap()
        data = self._workbench.operations.do(lambda: estate.photos.thumbnail(row.sha256)) if estate else None
        if data is not None:
            pixmap.loadFromData(data)
        made = QToolButton()
        made.setObjectName("photo")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIcon(pixmap)
        made.setIconSize(THUMBNAIL)
        height = THUMBNAIL.height() + self._workbench.theme.px(CAPTION) + self._workbench.theme.px(6)
        made.setStyleSheet(f"min-height: {height}px; min-width: {THUMBNAIL.width() + 6}px;")
        time = row.taken_at[:16].replace("T", " ")
        caption = row.caption or row.name
        made.setText(
            made.fontMetrics().elidedText(f"{caption} {time[11:]}", Qt.TextElideMode.ElideMiddle, 150)
        )
        made.setToolTip(f"{caption}\n{time}  {row.person}")
        made.setAccessibleName(caption)
        made.clicked.connect(lambda: self.view(row))
        return made

    def view(self, row: PhotoRow) -> None:
        """Show a photo large, with the others of the item beside it."""
        estate = self._workbench.estate
        if estate is None:
            return
        uses = [one.use for one in estate.photos.at(self._workbench.item, self._workbench.place)]
        self._workbench.photos_wanted.emit(uses, uses.index(row.use))

    def choose(self) -> None:
        """Choose photos for the item at hand."""
        self.taking.choose(self._workbench.item, self._workbench.place)

    def take(self, paths: list[Path]) -> None:
        """Take photos in for the item at hand, in the background."""
        self.taking.take(paths, self._workbench.item, self._workbench.place)

    def paste(self) -> None:
        """Take a picture or files from the clipboard for the item at hand."""
        self.taking.paste(self._workbench.item, self._workbench.place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped photos in."""
        self.take([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
