"""Read a register: which fields an estate, its buildings, entrances and households have."""

from collections.abc import Mapping

from renodesk.domain.form import Register, RegisterField
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.inquiry import asked_of, inquiry_of
from renodesk.packs.words import one_of, provenance

COLUMNS = (
    "name",
    "level",
    "type",
    "unit",
    "default",
    "label_zh",
    "used_by",
    "note",
    "name_en",
    "validation",
    "personal",
    "source_status",
    "source",
)
LEVELS = ("setting", "estate", "building", "unit", "household")
TYPES = ("text", "count", "number", "percent", "bool", "enum", "multi", "date", "geo", "ref", "file")


def read_register(about: Description) -> Register:
    """Return the register of a pack, complaining about every fault in its table."""
    text, spot = about.table("fields")
    rows = read_rows(text, spot, COLUMNS, about.complaints)
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row["level"], row["name"])
        if key in seen:
            about.complaints.add(row.at("name"), "pack_code_twice", code=row["name"])
        seen.add(key)
    fields = tuple(_field(row, about.complaints) for row in rows)
    return Register(identity=about.identity(), fields=fields, inquiry=inquiry_of(about))


def _field(row: Row, complaints: Complaints) -> RegisterField:
    return RegisterField(
        name=row["name"],
        level=one_of(row, "level", LEVELS, complaints, "estate"),
        type=one_of(row, "type", TYPES, complaints, "text"),
        unit=row["unit"],
        default=row["default"],
        label=row["label_zh"],
        label_en=row["name_en"],
        used_by=tuple(cells.entries(row["used_by"])),
        note=row["note"],
        options=_options(row, complaints),
        rules=tuple(rule for rule in cells.entries(row["validation"]) if not rule.startswith("enum:")),
        is_personal=row["personal"] == "Y",
        source=row["source"],
        provenance=provenance(row, complaints),
        ask_from=asked_of(row, complaints),
        synonyms=tuple(cells.entries(row["synonyms"])),
    )


def _options(row: Row, complaints: Complaints) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for rule in cells.entries(row["validation"]):
        if rule.startswith("enum:"):
            for option in cells.entries(rule.removeprefix("enum:"), "|"):
                code, _, label = option.partition("=")
                found[code] = label or code
    if row["type"] == "enum" and not found:
        complaints.add(row.at("validation"), "pack_enum_without_options")
    return found
