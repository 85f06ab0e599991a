"""What a handbook pack names of the tree, the checklist and the register has to be there."""

from renodesk.domain.expression import Expression
from renodesk.domain.form import Forms, Scope
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints, Spot
from renodesk.packs.csv_text import Row
from renodesk.packs.description import Description
from renodesk.packs.handbook import rows_of

_WIDTH = {Scope.ESTATE: 0, Scope.BUILDING: 1, Scope.UNIT: 2}
_PLAIN = ("hit_when", "ask_when")
_NAMED = ("fill", "grade_when")


def check_handbook_links(about: Description, forms: Forms) -> None:
    """Complain about every indicator, item, box and field that is not there."""
    quiet = Description(about.pack, Complaints())
    checker = _Checker(forms, about.complaints)
    for row in rows_of(quiet, "problems"):
        checker.problem(row)
    groups = {group.code for group in forms.tree.groups}
    for row in rows_of(quiet, "lights"):
        for code in cells.entries(row["reads"]):
            item = forms.tree.item(code)
            is_of_building = row["scope"] == "building"
            is_known = item is not None or (not is_of_building and code in groups)
            is_wider = item is not None and is_of_building and item.scope == Scope.ESTATE
            if not is_known or is_wider:
                about.complaints.add(row.at("reads"), "pack_link_unknown", link=code)


class _Checker:
    """Checks the names of problem rows."""

    def __init__(self, forms: Forms, complaints: Complaints) -> None:
        self._forms = forms
        self._complaints = complaints
        self._fields = {f"@{one.name}" for one in forms.register.fields}

    def problem(self, row: Row) -> None:
        """Check one row."""
        for code in cells.entries(row["linked_tree"]):
            if self._forms.tree.item(code) is None:
                self._complaints.add(row.at("linked_tree"), "pack_link_unknown", link=code)
        for code in cells.entries(row["linked_checklist"]):
            if self._forms.checklist.item(code) is None:
                self._complaints.add(row.at("linked_checklist"), "pack_link_unknown", link=code)
        for column in _PLAIN:
            if row[column]:
                self._names(cells.expression(row[column], row.at(column), Complaints()), row, column)
        for column in _NAMED:
            for entry in cells.entries(row[column]):
                text = entry.partition("=")[2]
                self._names(cells.expression(text, row.at(column), Complaints()), row, column)

    def _names(self, expression: Expression | None, row: Row, column: str) -> None:
        spot: Spot = row.at(column)
        for name in sorted(expression.names) if expression else ():
            if name.startswith("@"):
                if name not in self._fields:
                    self._complaints.add(spot, "pack_field_undeclared", name=name)
            elif not self._is_seen(name, row["scope"]):
                self._complaints.add(spot, "pack_link_unknown", link=name)

    def _is_seen(self, name: str, scope: str) -> bool:
        """Return whether the name is a box, flag or grade of an item answered there or around it."""
        code, _, own = name.rpartition(".")
        item = self._forms.tree.item(code)
        if item is None or scope not in tuple(Scope) or _WIDTH[item.scope] > _WIDTH[Scope(scope)]:
            return False
        return own == "grade" or item.input(own) is not None or item.flag(own) is not None
