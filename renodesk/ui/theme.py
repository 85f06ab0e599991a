"""Dressing the application: font, palette, style sheet from the tokens, and icons in their colours."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from renodesk.paths import resource
from renodesk.ui.tokens import THEMES

if TYPE_CHECKING:
    from renodesk.ui.icons import Icons

FONTS = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")
STYLE = ("-style", "fusion")
"""What the application is made with: setting a style later loads its classes into Python, 7 ms of a start."""
_SIZE = re.compile(r"@px(\d+)@")
_LEAST = re.compile(r"@least(\d+)@")
LINE = 20.5
"""The height of a line of text at a font scale of 1.0, in pixels."""


def load_fonts() -> None:
    """Load the font that ships; without it Chinese may come out as boxes."""
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


class Theme:
    """The theme in use.

    Widgets ask it for icons when they paint, and again after `changed` of the workbench.
    """

    def __init__(self, name: str, scale: float) -> None:
        """Prepare a theme at a font scale of 1.0–2.0."""
        self.name = name if name in THEMES else "light"
        self.scale = min(2.0, max(1.0, scale))
        self.tokens = THEMES[self.name]
        self._icons: Icons | None = None

    @property
    def icons(self) -> "Icons":
        """Return the icons in the colours of the theme; the start page has none."""
        if self._icons is None:
            from renodesk.ui.icons import Icons

            self._icons = Icons(self.tokens)
        return self._icons

    def color(self, token: str) -> QColor:
        """Return a colour of the theme."""
        return QColor(self.tokens[token])

    def px(self, size: int) -> int:
        """Return a size in pixels at this font scale."""
        return round(size * self.scale)

    def style_sheet(self) -> str:
        """Return the style sheet, its tokens filled in."""
        text = resource("styles", "window.qss").read_text(encoding="utf-8")
        text = _SIZE.sub(lambda match: f"{self.px(int(match[1]))}px", text)
        text = _LEAST.sub(lambda match: f"{max(int(match[1]), round(LINE * self.scale))}px", text)
        for name in ("check", "chevron_down", "chevron_up", "chevron_right"):
            text = text.replace(f"@{name}@", resource("icons", f"{name}.svg").as_posix())
        for name, value in self.tokens.items():
            text = text.replace(f"@{name}@", value)
        return text

    def apply(self, application: QApplication) -> None:
        """Dress the application, which was made with the arguments `STYLE`."""
        font = QFont("Noto Sans SC")
        font.setPixelSize(self.px(14))
        application.setFont(font)
        hints = application.styleHints()
        hints.setColorScheme(Qt.ColorScheme.Dark if self.name == "dark" else Qt.ColorScheme.Light)
        application.setPalette(self._palette())
        application.setStyleSheet(self.style_sheet())

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for part, token in (
            (role.Window, "background"),
            (role.Base, "surface"),
            (role.AlternateBase, "background"),
            (role.Button, "surface"),
            (role.Text, "ink"),
            (role.WindowText, "ink"),
            (role.ButtonText, "ink"),
            (role.PlaceholderText, "ink3"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "ink"),
        ):
            palette.setColor(part, self.color(token))
        return palette
