"""Read a district pack: what neighbouring estates may lack together, and how that is reckoned."""

from renodesk.domain.district import DistrictGaps, Gap, Pool, SpaceWord, SplitBy
from renodesk.domain.expression import Expression, parse
from renodesk.domain.form import Forms, Scope
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said

_COLUMNS = "code name_zh name_en unit item pool need have split source source_status note"

_SPACE = "ledger column option means source source_status note"
_SPACES = "spaces"


def read_district(about: Description) -> DistrictGaps:
    """Return the gaps, complaining about every fault in their table."""
    complaints = about.complaints
    rows = read_rows(*about.table("gaps"), tuple(_COLUMNS.split()), complaints)
    about.count("gaps", len(rows))
    once(rows, complaints, "code")
    spaces = _spaces(about, complaints)
    about.count(_SPACES, len(spaces))
    return DistrictGaps(
        identity=about.identity(),
        gaps=tuple(_gap(row, complaints) for row in rows),
        spaces=tuple(_space(row, complaints) for row in spaces),
        near_m=int(about.number("near", "metres")) if about.section("near") else 0,
    )


def _spaces(about: Description, complaints: Complaints) -> list[Row]:
    """Return the table of idle space; a pack from before there was one has none."""
    if _SPACES not in about.section("tables"):
        return []
    rows = read_rows(*about.table(_SPACES), tuple(_SPACE.split()), complaints)
    once(rows, complaints, "ledger", "column", "option")
    return rows


def _space(row: Row, complaints: Complaints) -> SpaceWord:
    said(row, complaints, "ledger", "column", "option", "means")
    means = tuple(cells.entries(row["means"]))
    is_box = len(means) == 1 and "." in means[0].partition(".")[2]
    return SpaceWord(
        ledger=row["ledger"],
        column=row["column"],
        option=row["option"],
        box=means[0] if is_box else "",
        items=() if is_box else means,
        origin=origin(row, complaints),
    )


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
    _check_spaces(about, forms)


def _check_spaces(about: Description, forms: Forms) -> None:
    for row in _spaces(about, Complaints()):
        for link in cells.entries(row["means"]):
            if forms.tree.item(link) is None and not _is_box(link, forms):
                about.complaints.add(row.at("means"), "pack_link_unknown", link=link)


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
