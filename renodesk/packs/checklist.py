"""Read a checklist of renovation items."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from renodesk.domain.expression import Expression
from renodesk.domain.form import Assignment, CheckItem, Checklist, CostPart, InputField, Scope, StatusOption
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.walk import turns_of
from renodesk.packs.words import one_of, plain_words, provenance, whole

COLUMNS = (
    "code group class seq name_zh name_en scope unit quantity_inputs status_options must_reason_required "
    "phase payer_default resident_share_default class_guobanfa23 tier_50hao five_no urgent_when "
    "min_photos evidence_zh depends_on indicators note urgent_when_zh effect status_from"
)
_COST_COLUMNS = ("code", "counted", "note", "source_status", "source")
_ASSIGNMENT = re.compile(
    r"(?P<item>[A-Za-z]\w*(?:\.\d+)*)\.(?P<off>-?)(?P<name>[A-Za-z_]\w*)(?:=(?P<value>.*))?", re.DOTALL
)


def read_checklist(about: Description) -> Checklist:
    """Return the checklist of a pack, complaining about every fault in its table."""
    text, spot = about.table("items")
    rows = read_rows(text, spot, tuple(COLUMNS.split()), about.complaints)
    seen: set[str] = set()
    for row in rows:
        if row["code"] in seen:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        seen.add(row["code"])
    turns = turns_of(rows, about.complaints)
    items = tuple(_item(row, turns[row["code"]], about.complaints) for row in rows)
    costs = _costs(about, {item.code: item.quantities for item in items})
    items = tuple(replace(item, costs=costs.get(item.code, ())) for item in items)
    about.count("must", sum(1 for item in items if item.is_must))
    about.count("upgrade", sum(1 for item in items if not item.is_must))
    phases, underground = _phases(about, rows)
    return Checklist(identity=about.identity(), items=items, phases=phases, underground=underground)


def _phases(about: Description, rows: list[Row]) -> tuple[tuple[str, ...], str]:
    """Return the order of the works and the phase that opens the ground; every row names one of them.

    A pack that does not say it orders works by what depends on what alone.
    """
    if "order" not in about.raw:
        return (), ""
    raw = about.section("order").get("phases")
    phases = tuple(raw) if isinstance(raw, list) and all(isinstance(one, str) for one in raw) else ()
    if not phases or len(set(phases)) != len(phases):
        about.complaints.add(about.at("order.phases"), "pack_key_missing", key="order.phases")
    underground = about.section("order").get("underground")
    if underground not in phases:
        about.complaints.add(about.at("order.underground"), "pack_key_missing", key="order.underground")
    for row in rows:
        if row["phase"] not in phases:
            about.complaints.add(row.at("phase"), "pack_phase_unknown", phase=row["phase"])
    return phases, underground if isinstance(underground, str) else ""


def _item(row: Row, walk: int, complaints: Complaints) -> CheckItem:
    return CheckItem(
        code=row["code"],
        group=row["group"],
        is_must=one_of(row, "class", ("must", "upgrade"), complaints, "upgrade") == "must",
        sequence=row["seq"],
        name=row["name_zh"],
        name_en=row["name_en"],
        scope=Scope(one_of(row, "scope", tuple(Scope), complaints, "estate")),
        unit=row["unit"],
        quantities=cells.inputs(row["quantity_inputs"], row.at("quantity_inputs"), complaints),
        statuses=tuple(_statuses(row, complaints)),
        must_reason_required=row["must_reason_required"] == "Y",
        phase=row["phase"],
        payer_default=row["payer_default"],
        resident_share_default=row["resident_share_default"],
        class_guobanfa23=row["class_guobanfa23"],
        tier_50hao=row["tier_50hao"],
        five_no=row["five_no"],
        urgent_when=tuple(cells.entries(row["urgent_when"])),
        urgent_text=row["urgent_when_zh"],
        min_photos=whole(row, "min_photos", complaints),
        evidence_text=row["evidence_zh"],
        depends_on=tuple(cells.entries(row["depends_on"])),
        indicators=tuple(cells.entries(row["indicators"])),
        effect=tuple(_effect(row, complaints)),
        status_from=tuple(_status_from(row, complaints)),
        note=row["note"],
        walk=walk,
        plain=plain_words(row, complaints),
    )


def _statuses(row: Row, complaints: Complaints) -> Iterator[StatusOption]:
    for entry in cells.entries(row["status_options"]):
        parts = entry.split(":", 2)
        if len(parts) != 3 or parts[0] not in ("none", "need", "done", "na"):
            complaints.add(row.at("status_options"), "pack_status_malformed", entry=entry)
        else:
            yield StatusOption(status=parts[0], label=parts[1], needs=parts[2])


def _effect(row: Row, complaints: Complaints) -> Iterator[Assignment]:
    spot = row.at("effect")
    for entry in cells.entries(row["effect"]):
        head, _, condition = entry.partition(" if ")
        match = _ASSIGNMENT.fullmatch(head.strip())
        if match is None or bool(match["off"]) == bool(match["value"]):
            complaints.add(spot, "pack_assignment_malformed", entry=entry)
            continue
        kind = "unflag" if match["off"] else "grade" if match["name"] == "grade" else "input"
        yield Assignment(
            item=match["item"],
            kind=kind,
            name=match["name"],
            value=cells.expression(match["value"], spot, complaints) if match["value"] else None,
            condition=cells.expression(condition, spot, complaints) if condition else None,
        )


def _status_from(row: Row, complaints: Complaints) -> Iterator[tuple[Expression, str]]:
    spot = row.at("status_from")
    for entry in cells.entries(row["status_from"]):
        condition, _, status = entry.rpartition(":")
        parsed = cells.expression(condition, spot, complaints)
        if status not in ("none", "need", "done", "na"):
            complaints.add(spot, "pack_status_malformed", entry=entry)
        elif parsed is not None:
            yield parsed, status


def _costs(
    about: Description, boxes: Mapping[str, tuple[InputField, ...]]
) -> Mapping[str, tuple[CostPart, ...]]:
    """Return what of each item costs; a pack of before is without this table."""
    if "costs" not in about.section("tables"):
        return {}
    text, spot = about.table("costs")
    found: dict[str, tuple[CostPart, ...]] = {}
    for row in read_rows(text, spot, _COST_COLUMNS, about.complaints):
        provenance(row, about.complaints)
        if row["code"] not in boxes:
            about.complaints.add(row.at("code"), "pack_item_unknown", item=row["code"])
        elif row["code"] in found:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        else:
            found[row["code"]] = tuple(_cost_parts(row, boxes[row["code"]], about.complaints))
    return found


def _cost_parts(row: Row, boxes: tuple[InputField, ...], complaints: Complaints) -> Iterator[CostPart]:
    """Yield the parts of `a;b|c;d?`: a, and b or else c, and d where a price book has it."""
    known = {box.name for box in boxes}
    used: set[str] = set()
    for entry in cells.entries(row["counted"]):
        names = tuple(name.strip() for name in entry.removesuffix("?").split("|"))
        for name in names:
            if name not in known:
                words = "、".join(f"{box.name}（{box.label}）" for box in boxes)
                complaints.add(row.at("counted"), "pack_quantity_unknown", name=name, known=words)
            if name in used:
                complaints.add(row.at("counted"), "pack_name_twice", name=name)
            used.add(name)
        yield CostPart(columns=names, is_extra=entry.endswith("?"))
    if not used:
        complaints.add(row.at("counted"), "pack_key_missing", key="counted")
