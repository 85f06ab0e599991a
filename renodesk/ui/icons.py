"""Icons: small SVG files, recoloured by theme. States have a shape of their own, not only a colour."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from renodesk.paths import resource
from renodesk.services.row_states import RowState
from renodesk.ui.tokens import Tokens

STATE_ICONS = {
    RowState.CONTESTED: ("contested", "bad"),
    RowState.RED_FLAG: ("red_flag", "bad"),
    RowState.INVALID: ("invalid", "bad"),
    RowState.LOW: ("low", "warn"),
    RowState.PARTLY: ("partly", "accent"),
    RowState.EVIDENCE_MISSING: ("evidence", "warn"),
    RowState.UNANSWERED: ("unanswered", "ink3"),
    RowState.UNSEEN: ("unseen", "ink3"),
    RowState.ANSWERED: ("answered", "good"),
    RowState.NOT_APPLICABLE: ("not_applicable", "ink3"),
}
"""State -> (file, colour token)."""


class Icons:
    """Draws icons in the colours of one theme."""

    def __init__(self, tokens: Tokens) -> None:
        """Use the colours of `tokens`."""
        self._tokens = tokens
        self._known: dict[tuple[str, str, int], QIcon] = {}

    def icon(self, name: str, token: str = "ink2", size: int = 18) -> QIcon:
        """Return an icon in a colour of the theme."""
        key = (name, token, size)
        if key not in self._known:
            self._known[key] = QIcon(self._pixmap(name, token, size))
        return self._known[key]

    def state(self, state: RowState) -> QIcon:
        """Return the icon of a state."""
        name, token = STATE_ICONS[state]
        return self.icon(name, token)

    def _pixmap(self, name: str, token: str, size: int) -> QPixmap:
        text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        data = text.replace("currentColor", self._tokens[token]).encode("utf-8")
        renderer = QSvgRenderer(QByteArray(data))
        pixmap = QPixmap(QSize(size * 2, size * 2))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * 2, size * 2))
        painter.end()
        pixmap.setDevicePixelRatio(2.0)
        return pixmap
