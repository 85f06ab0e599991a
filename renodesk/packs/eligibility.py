"""Read an eligibility pack: conditions as rules over the register, and the readings of the cut-off year."""

from renodesk.domain.eligibility import INCLUDES, Condition, Eligibility, YearReading
from renodesk.domain.expression import Expression, parse
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said

_CONDITIONS = (
    "code fields name_zh name_en question_zh question_en holds fails clause_zh source source_status note"
)
_READINGS = "code is_included name_zh name_en source source_status note"


def read_eligibility(about: Description) -> Eligibility:
    """Return the eligibility pack, complaining about every fault in its tables."""
    complaints = about.complaints
    rows = read_rows(*about.table("conditions"), tuple(_CONDITIONS.split()), complaints)
    readings = read_rows(*about.table("readings"), tuple(_READINGS.split()), complaints)
    about.count("conditions", len(rows))
    about.count("readings", len(readings))
    for table in (rows, readings):
        once(table, complaints, "code")
    codes = {row["code"] for row in readings}
    usual = about.section("usual").get("reading")
    if usual is not None and usual not in codes:
        complaints.add(
            about.at("usual.reading"), "pack_word_not_allowed", value=usual, known="、".join(sorted(codes))
        )
    return Eligibility(
        identity=about.identity(),
        conditions=tuple(_condition(row, complaints) for row in rows),
        readings=tuple(_reading(row, complaints) for row in readings),
        usual=str(usual or ""),
    )


def fields_named(about: Description) -> list[tuple[Row, str]]:
    """Return every register field a condition asks for, with its row."""
    rows = read_rows(*about.table("conditions"), (), Complaints())
    return [(row, name) for row in rows for name in cells.entries(row["fields"], ";")]


def _condition(row: Row, complaints: Complaints) -> Condition:
    said(row, complaints, "name_zh", "name_en", "question_zh", "question_en", "clause_zh", "fields")
    return Condition(
        code=row["code"],
        fields=tuple(cells.entries(row["fields"], ";")),
        name=row["name_zh"],
        name_en=row["name_en"],
        question=row["question_zh"],
        question_en=row["question_en"],
        holds=_rule(row, "holds", complaints),
        fails=_rule(row, "fails", complaints),
        clause=row["clause_zh"],
        origin=origin(row, complaints),
    )


def _rule(row: Row, column: str, complaints: Complaints) -> Expression:
    found = cells.expression(row[column], row.at(column), complaints)
    if found is None:
        return parse("false")
    for name in sorted(found.names):
        if not name.startswith("@") and name != INCLUDES:
            complaints.add(row.at(column), "pack_name_undeclared", name=name, known=INCLUDES)
    return found


def _reading(row: Row, complaints: Complaints) -> YearReading:
    said(row, complaints, "name_zh", "name_en")
    return YearReading(
        code=row["code"],
        is_included=one_of(row, "is_included", ("Y", "N"), complaints, "N") == "Y",
        name=row["name_zh"],
        name_en=row["name_en"],
        origin=origin(row, complaints),
    )
