"""A table of whole rows: words are cut, not wrapped, and the last column takes the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from renodesk.ui.theme import Theme


def rows_table(model: QAbstractItemModel, name: str) -> QTableView:
    """Return a table that shows `model`; Tab leads out of it."""
    table = QTableView()
    table.setModel(model)
    show_whole_rows(table, name)
    table.horizontalHeader().setStretchLastSection(True)
    return table


def show_whole_rows(table: QTableView, name: str) -> None:
    """Let a table be called `name` and show rows of which one is chosen at a time."""
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def fit_rows(table: QTableView, theme: Theme, height: int, widths: Sequence[int]) -> None:
    """Give rows a height and the first columns widths, both at a font scale of 1.0."""
    table.verticalHeader().setDefaultSectionSize(theme.px(height))
    for column, width in enumerate(widths):
        table.setColumnWidth(column, theme.px(width))
