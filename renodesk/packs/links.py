"""Names and links inside and between packs: nothing may name what is not there."""

from collections import deque
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from renodesk.domain.expression import Expression
from renodesk.domain.form import Assignment, Band, CheckItem, Checklist, Forms, Item
from renodesk.packs.complaints import Complaints, Spot


class LinkChecker:
    """Checks the packs of one survey against each other."""

    def __init__(self, forms: Forms, complaints: Complaints) -> None:
        """Check `forms`, adding to `complaints`."""
        self._forms = forms
        self._complaints = complaints
        self._fields = {one.name for one in forms.register.fields}
        self._rows: dict[tuple[str, str], int] = {}

    def check(self) -> None:
        """Complain about every name and link that leads nowhere."""
        for item in self._forms.tree.items:
            self._item(item)
        codes = {item.code for item in self._forms.checklist.items}
        for check in self._forms.checklist.items:
            self._check_item(check, codes)
        for code, circle in _circles(self._forms.checklist).items():
            spot = self._spot(self._forms.checklist.identity.id, code, "depends_on")
            self._complaints.add(spot, "pack_depends_circular", code=code, circle=" → ".join(circle))

    def _spot(self, pack: str, code: str, column: str) -> Spot:
        return Spot(pack=pack, file="items.csv", row=self._rows.get((pack, code), 0), column=column)

    def place_rows(self, pack: str, rows: Iterable[tuple[str, int]]) -> None:
        """Learn in which row each code of a pack stands."""
        for code, row in rows:
            self._rows.setdefault((pack, code), row)

    def _names(self, expression: Expression | None, known: set[str], spot: Spot) -> None:
        if expression is None:
            return
        for name in sorted(expression.names):
            if name.startswith("@"):
                if name[1:] not in self._fields:
                    self._complaints.add(spot, "pack_field_undeclared", name=name)
            elif name not in known:
                self._complaints.add(
                    spot, "pack_name_undeclared", name=name, known="、".join(sorted(known)) or "–"
                )

    def _item(self, item: Item) -> None:
        pack = self._forms.tree.identity.id
        boxes = {box.name for box in item.inputs}
        flags = {flag.name for flag in item.flags}
        seen = boxes | {"grade"}

        def spot(column: str) -> Spot:
            return self._spot(pack, item.code, column)

        self._names(item.formula, boxes, spot("formula"))
        self._names(item.applies_when, self._fields, spot("applies_when"))
        self._names(item.share_weight, boxes, spot("rollup"))
        self._names(item.evidence_count, seen | flags, spot("evidence_count"))
        for band in item.bands:
            self._names(band.threshold, boxes, spot("bands"))
        for flag in item.flags:
            self._names(flag.auto, seen, spot("flag_auto"))
        for check in item.checks:
            self._names(check.condition, seen | flags, spot("checks"))
        for name, condition in item.required_fields:
            if name not in self._fields:
                self._complaints.add(spot("required_fields"), "pack_field_undeclared", name=name)
            self._names(condition, seen, spot("required_fields"))
        self._boxes(item, boxes, spot("optional_inputs"), spot("suggest"), spot("ok"))
        self._remedies(item, seen | flags, spot("remedies"))
        for code, position in _ladder_faults(item.bands):
            self._complaints.add(spot("bands"), code, step=position)

    def _boxes(self, item: Item, boxes: set[str], optional: Spot, suggest: Spot, fine: Spot) -> None:
        for entry in item.optional_inputs:
            if entry.name.startswith("@"):
                if entry.name[1:] not in self._fields:
                    self._complaints.add(optional, "pack_field_undeclared", name=entry.name)
            elif entry.name not in boxes:
                self._complaints.add(
                    optional, "pack_name_undeclared", name=entry.name, known="、".join(sorted(boxes))
                )
            self._names(entry.value, boxes, optional)
            self._names(entry.condition, boxes | {"grade"}, optional)
        for name, suggestion in item.suggest:
            if name not in boxes:
                self._complaints.add(
                    suggest, "pack_name_undeclared", name=name, known="、".join(sorted(boxes))
                )
            self._names(suggestion.expression, boxes, suggest)
            self._names(suggestion.condition, boxes, suggest)
        for name in item.ok:
            if name not in boxes | {"grade"}:
                self._complaints.add(fine, "pack_name_undeclared", name=name, known="、".join(sorted(boxes)))

    def _remedies(self, item: Item, known: set[str], spot: Spot) -> None:
        for link in item.remedies:
            target = self._forms.checklist.item(link.code)
            if target is None:
                self._complaints.add(spot, "pack_link_unknown", link=link.code)
            elif link.column is not None and link.column not in {box.name for box in target.quantities}:
                self._complaints.add(spot, "pack_link_unknown", link=f"{link.code}.{link.column}")
            elif link.quantity is not None and not target.quantities:
                self._complaints.add(spot, "pack_link_unknown", link=link.code)
            self._names(link.quantity, known, spot)
            self._names(link.condition, known, spot)

    def _check_item(self, check: CheckItem, codes: set[str]) -> None:
        pack = self._forms.checklist.identity.id
        for code in check.depends_on:
            if code not in codes:
                self._complaints.add(
                    self._spot(pack, check.code, "depends_on"), "pack_link_unknown", link=code
                )
        for code in check.indicators:
            item = self._forms.tree.item(code)
            if item is None or all(link.code != check.code for link in item.remedies):
                self._complaints.add(
                    self._spot(pack, check.code, "indicators"), "pack_link_unknown", link=code
                )
        for flag in check.urgent_when:
            if not self._is_observed(flag):
                self._complaints.add(
                    self._spot(pack, check.code, "urgent_when"), "pack_link_unknown", link=flag
                )
        for condition, _ in check.status_from:
            for name in sorted(condition.names):
                if not self._is_observed(name):
                    spot = self._spot(pack, check.code, "status_from")
                    self._complaints.add(spot, "pack_link_unknown", link=name)
        for assignment in check.effect:
            self._assignment(check, assignment)

    def _is_observed(self, name: str) -> bool:
        item = self._forms.tree.item(name)
        if item is not None:
            return True
        code, _, own = name.rpartition(".")
        item = self._forms.tree.item(code)
        return item is not None and (
            own == "grade" or item.input(own) is not None or item.flag(own) is not None
        )

    def _assignment(self, check: CheckItem, assignment: Assignment) -> None:
        spot = self._spot(self._forms.checklist.identity.id, check.code, "effect")
        item = self._forms.tree.item(assignment.item)
        if item is None:
            self._complaints.add(spot, "pack_link_unknown", link=assignment.item)
            return
        target = f"{assignment.item}.{assignment.name}"
        is_there = {
            "unflag": item.flag(assignment.name) is not None,
            "grade": item.is_graded,
            "input": item.input(assignment.name) is not None,
        }[assignment.kind]
        if not is_there:
            self._complaints.add(spot, "pack_link_unknown", link=target)
        known = {box.name for box in item.inputs} | {flag.name for flag in item.flags} | {"grade"}
        known |= {box.name for box in check.quantities}
        self._names(assignment.value, known, spot)
        self._names(assignment.condition, known, spot)


def check_links(forms: Forms, complaints: Complaints, rows: dict[str, list[tuple[str, int]]]) -> None:
    """Complain about every name or link in `forms` that leads nowhere; `rows` tells where codes stand."""
    checker = LinkChecker(forms, complaints)
    for pack, codes in rows.items():
        checker.place_rows(pack, codes)
    checker.check()


def _ladder_faults(bands: tuple[Band, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a ladder.

    No last `else`, steps out of order or direction, points that do not fall.
    """
    if not bands:
        return
    if bands[-1].operator != "else" or any(band.operator == "else" for band in bands[:-1]):
        yield "pack_bands_gap", "else"
    if len({band.operator[0] for band in bands[:-1]}) > 1:
        yield "pack_bands_direction", "le/lt、ge/gt"
    steps = [(band, _constant(band)) for band in bands[:-1]]
    for (before, first), (band, second) in pairwise(steps):
        if first is None or second is None:
            continue
        rises = band.operator in ("le", "lt")
        later = second > first if rises else second < first
        wider = second == first and (before.operator, band.operator) in (("lt", "le"), ("gt", "ge"))
        if not later and not wider:
            yield "pack_bands_order", f"{band.operator}:{second}"
    points = [band.points for band in bands]
    if any(not 0 <= point <= 100 for point in points):
        yield "pack_bands_points", "0–100"
    if any(after >= before for before, after in pairwise(points)):
        yield "pack_bands_points", " > ".join(str(point) for point in points)


def _constant(band: Band) -> Fraction | None:
    if band.threshold is None or band.threshold.names:
        return None
    value = band.threshold.number(lambda _: None)
    return value if isinstance(value, Fraction) else None


def _circles(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """Return by item that waits for itself the shortest way round, from it back to it."""
    needs = {item.code: item.depends_on for item in checklist.items}
    found: dict[str, tuple[str, ...]] = {}
    for code in needs:
        ways: deque[tuple[str, ...]] = deque([(code,)])
        seen: set[str] = set()
        while ways:
            way = ways.popleft()
            for one in needs.get(way[-1], ()):
                if one == code:
                    found.setdefault(code, (*way, one))
                if one not in seen:
                    seen.add(one)
                    ways.append((*way, one))
    return found
