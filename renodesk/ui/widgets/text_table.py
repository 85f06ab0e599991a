"""Tables of words that are only read."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from renodesk.ui.widgets.rows_table import show_whole_rows

SHOWN_AT_MOST = 2000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def choosing_table(titles: Sequence[str], name: str) -> QTableWidget:
    """Return an empty table of which one row is chosen at a time."""
    table = _empty(titles)
    show_whole_rows(table, name)
    return table


def wrapping_table(titles: Sequence[str], name: str, wide: Collection[int]) -> QTableWidget:
    """Return an empty table in a grid, whose `wide` columns share the room the others leave."""
    table = _empty(titles)
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(_LEFT)
    for column in range(len(titles)):
        is_wide = column in wide
        fitted = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, fitted)
    return table


def put_rows(
    table: QTableWidget, rows: Sequence[Sequence[str]], align: Qt.AlignmentFlag | None = None
) -> None:
    """Show these rows, at the most `SHOWN_AT_MOST`; each cell tells the whole of its words as a tool tip."""
    table.setRowCount(min(len(rows), SHOWN_AT_MOST))
    for at, texts in enumerate(rows[:SHOWN_AT_MOST]):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if align is not None:
                item.setTextAlignment(align)
            table.setItem(at, column, item)


def _empty(titles: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return table
