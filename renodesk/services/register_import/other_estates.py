"""A table of several estates: the rows of this one are taken, the others are passed over."""

from renodesk.services.register_import.matching import Layout
from renodesk.services.register_import.targets import ESTATE_NAME, normal
from renodesk.services.sheet.model import Fault
from renodesk.tables.grids import Grid

_KINDS = ("老旧小区", "住宅小区", "小区", "社区", "家属院", "院")


class OtherEstates:
    """Rows of other estates, by the column that names the estate; without one there are none."""

    def __init__(self, name: str, grid: Grid, layout: Layout) -> None:
        """Look for rows that are not of the estate called `name`."""
        self.rows: dict[int, Fault] = {}
        self.refused: tuple[Fault, ...] = ()
        self.notices: tuple[Fault, ...] = ()
        column = layout.column(ESTATE_NAME)
        if column is None:
            return
        said: dict[int, str] = {}
        above = ""
        for row in layout.header.values:
            above = grid.text(row, column) or above
            said[row] = above
        called = list(dict.fromkeys(filter(None, said.values())))
        ours = {one for one in called if _means(one, name)}
        title = layout.columns[column].title
        if not ours and len(called) == 1:
            facts = {"text": called[0][:60], "estate": name}
            self.notices = (Fault(where="", code="import_estate_called_otherwise", facts=facts),)
        elif not ours and called:
            facts = {"column": title, "estate": name, "text": "、".join(called[:3])[:60]}
            self.refused = (Fault(where="", code="import_estate_missing", facts=facts),)
            self.rows = {row: _other(row, one) for row, one in said.items()}
        elif ours:
            self.rows = {row: _other(row, one) for row, one in said.items() if one and one not in ours}


def _other(row: int, name: str) -> Fault:
    return Fault(where=f"#{row}", code="import_row_other_estate", facts={"text": name[:60]})


def _means(one: str, name: str) -> bool:
    """Return whether two names mean one estate: 槐安里 and 槐安里小区 do."""
    first, second = _bare(one), _bare(name)
    return bool(first) and (first == second or first in second or second in first)


def _bare(name: str) -> str:
    plain = normal(name)
    for kind in _KINDS:
        if plain.endswith(kind) and len(plain) > len(kind):
            return plain.removesuffix(kind)
    return plain
