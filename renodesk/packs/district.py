"""Read a district pack: what neighbouring estates may lack together, and how that is reckoned."""

from renodesk.domain.district import DistrictGaps, Gap, Pool, SplitBy
from renodesk.domain.expression import Expression, parse
from renodesk.domain.form import Forms, Scope
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said

_COLUMNS = "code name_zh name_en unit item pool need have split source source_status note"


def read_district(about: Description) -> DistrictGaps:
    """Return the gaps, complaining about every fault in their table."""
    complaints = about.complaints
    rows = read_rows(*about.table("gaps"), tuple(_COLUMNS.split()), complaints)
    about.count("gaps", len(rows))
    once(rows, complaints, "code")
    return DistrictGaps(identity=about.identity(), gaps=tuple(_gap(row, complaints) for row in rows))


def check_district_links(about: Description, forms: Forms) -> None:
    """Complain about every indicator, box and field a gap reads and that is not there."""
    fields = {f"@{one.name}" for one in forms.register.fields}
    for row in read_rows(*about.table("gaps"), (), Complaints()):
        if forms.tree.item(row["item"]) is None:
            about.complaints.add(row.at("item"), "pack_link_unknown", link=row["item"])
        gap = _gap(row, Complaints())
        have: set[str] = set(gap.names) - gap.need.names
        for column, names in (("need", gap.need.names), ("have", have)):
            for name in sorted(names):
                if name.startswith("@") and name not in fields:
                    about.complaints.add(row.at(column), "pack_field_undeclared", name=name)
                elif not name.startswith("@") and not _is_box(name, forms):
                    about.complaints.add(row.at(column), "pack_link_unknown", link=name)


def _is_box(name: str, forms: Forms) -> bool:
    code, _, own = name.rpartition(".")
    item = forms.tree.item(code)
    if item is None or item.scope != Scope.ESTATE:
        return False
    return item.is_graded if own == "grade" else item.input(own) is not None


def _gap(row: Row, complaints: Complaints) -> Gap:
    said(row, complaints, "name_zh", "name_en", "item", "need", "have")
    return Gap(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        unit=row["unit"],
        item=row["item"],
        pool=Pool(one_of(row, "pool", tuple(Pool), complaints, Pool.SUM)),
        need=_expression(row, "need", complaints),
        have=tuple(
            cells.conditional(entry, row.at("have"), complaints) for entry in cells.entries(row["have"])
        ),
        split=SplitBy(one_of(row, "split", tuple(SplitBy), complaints, SplitBy.EQUAL)),
        origin=origin(row, complaints),
    )


def _expression(row: Row, column: str, complaints: Complaints) -> Expression:
    found = cells.expression(row[column], row.at(column), complaints) if row[column] else None
    return found if found is not None else parse("0")
