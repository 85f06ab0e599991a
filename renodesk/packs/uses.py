"""Read what idle space could be used for: the table `uses` of a tree, which it may be without."""

from collections.abc import Sequence
from fractions import Fraction

from renodesk.domain.form import Item
from renodesk.domain.resources import Use
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import provenance

COLUMNS = "input name_zh name_en needs least note source_status source"


def uses_of(about: Description, items: Sequence[Item]) -> tuple[Use, ...]:
    """Return the possible uses, complaining of boxes and indicators the tree has not.

    A box that holds the size of idle space may not be asked for as a quantity of works.
    """
    if "uses" not in about.section("tables"):
        return ()
    text, spot = about.table("uses")
    rows = read_rows(text, spot, tuple(COLUMNS.split()), about.complaints)
    known = {item.code: item for item in items}
    return tuple(_use(row, known, about.complaints) for row in rows)


def _use(row: Row, known: dict[str, Item], complaints: Complaints) -> Use:
    code, _, name = row["input"].rpartition(".")
    item = known.get(code)
    if item is None or name not in {box.name for box in item.inputs}:
        complaints.add(row.at("input"), "pack_link_unknown", link=row["input"])
    elif any(link.quantity is not None and name in link.quantity.names for link in item.remedies):
        complaints.add(row.at("input"), "pack_use_is_works", input=row["input"])
    needs = tuple(cells.entries(row["needs"]))
    for need in needs:
        if need not in known:
            complaints.add(row.at("needs"), "pack_link_unknown", link=need)
    for column in ("name_zh", "needs", "source"):
        if not row[column]:
            complaints.add(row.at(column), "pack_key_missing", key=column)
    return Use(
        item=code,
        input=name,
        name=row["name_zh"],
        name_en=row["name_en"],
        needs=needs,
        least=_least(row, complaints),
        note=row["note"],
        source=row["source"],
        provenance=provenance(row, complaints),
    )


def _least(row: Row, complaints: Complaints) -> Fraction | None:
    if not row["least"]:
        return None
    value = cells.number(row["least"], row.at("least"), complaints)
    if value <= 0:
        complaints.add(row.at("least"), "pack_not_a_number", value=row["least"])
    return value
