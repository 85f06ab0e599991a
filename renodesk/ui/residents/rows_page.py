"""A page of rows, and beside it what there is to say of the row at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QScrollArea, QVBoxLayout, QWidget

from renodesk.ui.models.problem_rows import ShownRow, ShownRows
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label
from renodesk.ui.widgets.rows_table import rows_table

ROW, SIDE, MOST_SIDE = 34, 300, 380


class RowsPage(QWidget):
    """Shows rows; a page that tells of each has `story` for it."""

    def __init__(self, theme: Theme, name: str, widths: Sequence[int], *, tells: bool = False) -> None:
        """Show nothing yet; `name` is what a screen reader calls the table."""
        super().__init__()
        self._theme, self._widths = theme, tuple(widths)
        self._stories: dict[str, str] = {}
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 0)
        outer.setSpacing(12)
        self.model = ShownRows(theme, self)
        self.table = rows_table(self.model, name)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        outer.addWidget(self.table, 1)
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        self.title = label("", "heading", wrap=True)
        column.addWidget(self.title)
        self.story = label("", wrap=True)
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setAccessibleName(name)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.story)
        column.addWidget(area, 1)
        outer.addWidget(self.side)
        self.side.setVisible(tells)
        self.foot = column

    @property
    def key(self) -> str:
        """Return what the row at hand is about."""
        return self.model.key(self.table.currentIndex().row())

    def show_rows(
        self, titles: tuple[str, ...], rows: Sequence[ShownRow], stories: dict[str, str] | None = None
    ) -> None:
        """Show rows, standing where one stood, and what is told of each."""
        key = self.key
        self._stories = stories or {}
        if self.model.show_rows(titles, rows):
            self.fit()
            if rows:
                self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key)), 0))
        self._tell()

    def stand(self, key: str) -> None:
        """Stand at a row."""
        row = self.model.row_of(key)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def _tell(self) -> None:
        title, _, story = self._stories.get(self.key, "").partition("\n")
        self.title.setText(title)
        self.story.setText(story)

    def fit(self) -> None:
        """Give rows, columns and the side their size in this theme."""
        px = self._theme.px
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self.side.setFixedWidth(min(px(SIDE), MOST_SIDE))
        for column, width in enumerate(self._widths):
            self.table.setColumnWidth(column, px(width))

    def dress(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.model.dress(theme)
        self.fit()
