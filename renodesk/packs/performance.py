"""Read a performance pack: rows with points, what proposes them, and the facts that are asked for."""

from fractions import Fraction

from renodesk.domain.form import Checklist
from renodesk.domain.performance import (
    CountyFact,
    FactType,
    Performance,
    PerformanceRow,
    ReadFrom,
    Reading,
    RowKind,
)
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said

_ORIGIN = ("source", "source_status", "note")
_ROWS = "code level parent name_zh points rule_zh formula points_from evidence_zh proposed_fields"
_FACTS = ("name", "type", "unit", "label_zh", "label_en", "reading", *_ORIGIN)
_POINTED = (RowKind.TABLE, RowKind.PART, RowKind.ITEM, RowKind.LINE, RowKind.TOTAL, RowKind.GRADE)
_OF_ITEMS = (ReadFrom.WITH_ITEMS, ReadFrom.LEAST_ITEMS)
_OF_LEDGERS = ("due", "in_time")
_PARENT_OF = {RowKind.PART: RowKind.TABLE, RowKind.ITEM: RowKind.PART, RowKind.LINE: RowKind.ITEM}


def read_performance(about: Description) -> Performance:
    """Return the table, complaining about every fault in its rows and facts."""
    complaints = about.complaints
    rows = read_rows(*about.table("rows"), (*_ROWS.split(), *_ORIGIN), complaints)
    facts = read_rows(*about.table("facts"), _FACTS, complaints)
    about.count("rows", len(rows))
    about.count("facts", len(facts))
    once(rows, complaints, "code")
    once(facts, complaints, "name")
    found = Performance(
        identity=about.identity(),
        rows=tuple(_row(row, complaints) for row in rows),
        facts=tuple(_fact(row, complaints) for row in facts),
        veto_grade=str(about.section("usual").get("veto_grade", "")),
        task_fact=str(about.section("usual").get("task_total", "")),
    )
    _check(about, rows, facts, found)
    return found


def check_performance_links(about: Description, checklist: Checklist) -> None:
    """Complain about every item of the 36 that a fact counts and that is not there."""
    known = {one.code for one in checklist.items}
    for row in read_rows(*about.table("facts"), (), Complaints()):
        reading = _reading(row, Complaints())
        for code in reading.about if reading is not None else ():
            is_known = code in known or (
                reading is not None
                and reading.source == ReadFrom.LEAST_ITEMS
                and any(one.startswith(code) for one in known)
            )
            if reading is not None and reading.source in _OF_ITEMS and not is_known:
                about.complaints.add(row.at("reading"), "pack_link_unknown", link=code)


def _row(row: Row, complaints: Complaints) -> PerformanceRow:
    said(row, complaints, "name_zh")
    kind = RowKind(one_of(row, "level", tuple(RowKind), complaints, RowKind.REMARK))
    if kind in _POINTED:
        said(row, complaints, "points")
    spot = row.at("points_from")
    return PerformanceRow(
        code=row["code"],
        kind=kind,
        parent=row["parent"],
        name=row["name_zh"],
        points=cells.number(row["points"], row.at("points"), complaints) if row["points"] else None,
        rule=row["rule_zh"],
        formula=row["formula"],
        points_from=tuple(
            cells.conditional(entry, spot, complaints) for entry in cells.entries(row["points_from"])
        ),
        evidence=row["evidence_zh"],
        origin=origin(row, complaints),
        proposed_fields=tuple(cells.entries(row["proposed_fields"])),
    )


def _fact(row: Row, complaints: Complaints) -> CountyFact:
    said(row, complaints, "label_zh", "label_en")
    return CountyFact(
        name=row["name"],
        type=FactType(one_of(row, "type", tuple(FactType), complaints, FactType.COUNT)),
        unit=row["unit"],
        label=row["label_zh"],
        label_en=row["label_en"],
        reading=_reading(row, complaints),
        origin=origin(row, complaints),
    )


def _reading(row: Row, complaints: Complaints) -> Reading | None:
    source, _, rest = row["reading"].partition(":")
    states, _, about = rest.partition(":")
    if not source:
        return None
    if source not in tuple(ReadFrom):
        spot = row.at("reading")
        complaints.add(spot, "pack_word_not_allowed", value=source, known="、".join(ReadFrom))
        return None
    if source == ReadFrom.LEDGER and about not in _OF_LEDGERS:
        spot = row.at("reading")
        complaints.add(spot, "pack_word_not_allowed", value=about, known="、".join(_OF_LEDGERS))
    return Reading(
        source=ReadFrom(source),
        states=tuple(cells.entries(states, "+")),
        about=tuple(cells.entries(about, "+")),
    )


def _check(about: Description, rows: list[Row], facts: list[Row], found: Performance) -> None:
    """Complain about parents, names and points that do not hold together."""
    complaints, kinds = about.complaints, {one.code: one.kind for one in found.rows}
    names = {one.name for one in found.facts}
    for row, one in zip(rows, found.rows, strict=True):
        wanted = _PARENT_OF.get(one.kind)
        if (wanted is not None and kinds.get(one.parent) != wanted) or (
            one.parent and one.parent not in kinds
        ):
            complaints.add(row.at("parent"), "pack_link_unknown", link=one.parent)
        for name in sorted(one.names - names):
            complaints.add(row.at("points_from"), "pack_link_unknown", link=name)
        if found.unassigned(one.code) < Fraction(0):
            complaints.add(row.at("points"), "pack_points_exceeded", code=one.code)
    for row, fact in zip(facts, found.facts, strict=True):
        reading = fact.reading
        if reading is not None and reading.source == ReadFrom.ON_TIME and not set(reading.about) <= names:
            complaints.add(row.at("reading"), "pack_link_unknown", link="、".join(reading.about))
    if found.task_fact and found.task_fact not in names:
        complaints.add(about.at("usual.task_total"), "pack_link_unknown", link=found.task_fact)
    grades = [one.code for one in found.rows if one.kind == RowKind.GRADE]
    if found.veto_grade not in grades:
        complaints.add(about.at("usual.veto_grade"), "pack_link_unknown", link=found.veto_grade)
    if grades and found.grade(Fraction(0)) is None:
        complaints.add(about.at("usual.veto_grade"), "pack_grade_zero_missing")
