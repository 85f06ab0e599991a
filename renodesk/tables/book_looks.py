"""How the cells of a ledger look: one format for each kind of column and row, made when first wanted."""

from collections.abc import Mapping
from typing import Any, Literal

from renodesk.tables.book import ColumnKind, Look

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter", "border": 1}
_FONT |= {"border_color": "#C9CFD6"}
_TITLE = {"font_name": "Microsoft YaHei", "font_size": 14, "bold": True, "valign": "vcenter"}
_NOTE = {"font_name": "Microsoft YaHei", "font_size": 9, "font_color": "#5B6776", "text_wrap": True}
_NOTE |= {"valign": "top"}
_HEAD = {"bold": True, "bg_color": "#E3E6EA", "text_wrap": True, "align": "center"}
RowLook = Look | Literal["total"]
_TOTAL = {"bold": True, "bg_color": "#E3E6EA", "top": 2}
_LOOKS: Mapping[Look, Mapping[str, object]] = {
    Look.PLAIN: {},
    Look.GROUP: {"bold": True, "bg_color": "#D8E2EC"},
    Look.SUBGROUP: {"bold": True, "bg_color": "#EEF2F6"},
    Look.BAD: {"bg_color": "#FBE9E7"},
    Look.QUIET: {"font_color": "#5B6776"},
}
_KINDS: Mapping[ColumnKind, Mapping[str, object]] = {
    ColumnKind.TEXT: {"text_wrap": True, "align": "left", "indent": 1},
    ColumnKind.WORDS: {"text_wrap": True, "align": "left", "indent": 1},
    ColumnKind.COUNT: {"num_format": "#,##0", "align": "right", "indent": 1},
    ColumnKind.NUMBER: {"num_format": "#,##0.00", "align": "right", "indent": 1},
    ColumnKind.MONEY: {"num_format": "#,##0.00", "align": "right", "indent": 1},
    ColumnKind.PERCENT: {"num_format": "0.0%", "align": "right", "indent": 1},
    ColumnKind.SCORE: {"num_format": "0.0", "align": "right", "indent": 1},
    ColumnKind.DATE: {"num_format": "yyyy-mm-dd", "align": "center"},
    ColumnKind.TIME: {"num_format": "yyyy-mm-dd hh:mm", "align": "center"},
}
_BESIDE_NUMBERS = {"text_wrap": True, "align": "center"}
_WORDY = frozenset({ColumnKind.TEXT, ColumnKind.WORDS})
_LINK = {"align": "left", "indent": 1, "font_color": "#1F5FA8", "underline": 1}


class Looks:
    """Makes the formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        """Make none yet."""
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Any] = {}

    def title(self) -> Any:
        """Return how the title of a sheet looks."""
        return self._format(("title",), _TITLE)

    def note(self) -> Any:
        """Return how what stands under a title looks."""
        return self._format(("note",), _NOTE)

    def head(self) -> Any:
        """Return how the head of a column looks."""
        return self._format(("head",), _FONT, _HEAD)

    def link(self) -> Any:
        """Return how the name of another sheet looks."""
        return self._format(("link",), _FONT, _LINK)

    def cell(self, kind: ColumnKind, look: RowLook, *, is_text: bool = False, is_quoted: bool = False) -> Any:
        """Return how a cell looks; a text among numbers stands in the middle.

        One that is quoted stays a text when somebody edits it.
        """
        key = (kind, look, is_text, is_quoted)
        known = self._made.get(key)
        if known is not None:
            return known
        of_cell = _BESIDE_NUMBERS if is_text and kind not in _WORDY else _KINDS[kind]
        of_row = _TOTAL if look == "total" else _LOOKS[look]
        return self._format(key, _FONT, of_cell, of_row, {"quote_prefix": True} if is_quoted else {})

    def _format(self, key: tuple[object, ...], *facts: Mapping[str, object]) -> Any:
        if key not in self._made:
            together: dict[str, object] = {}
            for one in facts:
                together |= one
            self._made[key] = self._workbook.add_format(together)
        return self._made[key]
