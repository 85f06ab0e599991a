"""A photo as large as the window allows, with zoom."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QVBoxLayout,
    QWidget,
)

from renodesk.ui.widgets.boxes import label


class PhotoViewer(QDialog):
    """Shows one photo; the wheel or + and - zoom, 0 fits, Escape closes."""

    def __init__(self, data: bytes, title: str, parent: QWidget | None = None) -> None:
        """Show the picture that `data` holds."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(1000, 720)
        layout = QVBoxLayout(self)
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        self._scene = QGraphicsScene(self)
        self._picture = QGraphicsPixmapItem(pixmap)
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._picture)
        self._view = _ZoomView(self._scene)
        self._view.setAccessibleName(title)
        layout.addWidget(self._view, 1)
        layout.addWidget(label(title, "quiet"))

    def showEvent(self, event: object) -> None:
        """Fit the picture into the window."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._view.fit()


class _ZoomView(QGraphicsView):
    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)

    def fit(self) -> None:
        """Show the whole picture."""
        self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom in or out."""
        factor = 1.2 if event.angleDelta().y() > 0 else 1 / 1.2
        self.scale(factor, factor)

    def keyPressEvent(self, event: object) -> None:
        """Zoom by keys."""
        text = event.text()  # type: ignore[attr-defined]
        if text in ("+", "="):
            self.scale(1.2, 1.2)
        elif text == "-":
            self.scale(1 / 1.2, 1 / 1.2)
        elif text == "0":
            self.fit()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
