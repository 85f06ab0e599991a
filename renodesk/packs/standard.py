"""Read a standard pack: rows with their texts, who answers them, and what proposes an answer."""

from collections.abc import Iterator

from renodesk.domain.expression import Expression
from renodesk.domain.form import Forms, Scope
from renodesk.domain.standard import Facts, Fulfilment, Standard, StandardRow, Telling
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance, said, whole

_COLUMNS = (
    "code level parent name_zh text_zh evidence_zh fulfilment_from facts answer_type scope source note "
    "source_status proposed_fields"
)
_SCOPES = ("", "estate", "county")


def read_standard(about: Description) -> Standard:
    """Return the standard, complaining about every fault in its table."""
    complaints = about.complaints
    rows = read_rows(*about.table("rows"), tuple(_COLUMNS.split()), complaints)
    about.count("rows", len(rows))
    _check_tree(rows, complaints)
    return Standard(identity=about.identity(), rows=tuple(_row(row, complaints) for row in rows))


def check_standard_links(about: Description, forms: Forms) -> None:
    """Complain about every indicator, box and field that a proposal reads and that is not there."""
    fields = {f"@{one.name}" for one in forms.register.fields}
    for row in read_rows(*about.table("rows"), (), Complaints()):
        quiet = Complaints()
        for condition, _ in _fulfilment_from(row, quiet):
            for name in sorted(condition.names):
                if name.startswith("@"):
                    if name not in fields:
                        about.complaints.add(row.at("fulfilment_from"), "pack_field_undeclared", name=name)
                elif not _is_seen(name, forms):
                    about.complaints.add(row.at("fulfilment_from"), "pack_link_unknown", link=name)
        telling = _telling(row, quiet)
        known = {group.code for group in forms.tree.groups} | {item.code for item in forms.tree.items}
        if telling is not None and telling.facts in (Facts.SHORTFALLS, Facts.ANSWERS):
            for code in telling.about:
                if "=" not in code and code not in known:
                    about.complaints.add(row.at("facts"), "pack_link_unknown", link=code)


def _is_seen(name: str, forms: Forms) -> bool:
    code, _, own = name.rpartition(".")
    item = forms.tree.item(code)
    if item is None or item.scope != Scope.ESTATE:
        return False
    if own == "grade":
        return item.is_graded
    return item.input(own) is not None or item.flag(own) is not None


def _check_tree(rows: list[Row], complaints: Complaints) -> None:
    seen: dict[str, str] = {}
    for row in rows:
        code = row["code"]
        if not code or code in seen:
            complaints.add(row.at("code"), "pack_code_twice", code=code)
        if (row["parent"] and row["parent"] not in seen) or (row["parent"] and seen[row["parent"]]):
            complaints.add(row.at("parent"), "pack_link_unknown", link=row["parent"])
        seen[code] = row["answer_type"]
    parents = {row["parent"] for row in rows}
    for row in rows:
        if not row["answer_type"] and row["code"] not in parents:
            complaints.add(row.at("answer_type"), "pack_key_missing", key="answer_type")


def _row(row: Row, complaints: Complaints) -> StandardRow:
    said(row, complaints, "name_zh", "source")
    is_asked = one_of(row, "answer_type", ("", "fulfilment"), complaints, "") == "fulfilment"
    scope = one_of(row, "scope", _SCOPES, complaints, "")
    if is_asked:
        said(row, complaints, "scope")
    return StandardRow(
        code=row["code"],
        level=whole(row, "level", complaints),
        parent=row["parent"],
        name=row["name_zh"],
        text=row["text_zh"],
        evidence=row["evidence_zh"],
        is_asked=is_asked,
        scope=scope,
        fulfilment_from=tuple(_fulfilment_from(row, complaints)),
        telling=_telling(row, complaints),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _fulfilment_from(row: Row, complaints: Complaints) -> Iterator[tuple[Expression, Fulfilment]]:
    spot = row.at("fulfilment_from")
    for entry in cells.entries(row["fulfilment_from"]):
        condition, _, word = entry.rpartition(":")
        parsed = cells.expression(condition, spot, complaints)
        if word not in tuple(Fulfilment):
            complaints.add(spot, "pack_word_not_allowed", value=word, known="、".join(Fulfilment))
        elif parsed is not None:
            yield parsed, Fulfilment(word)


def _telling(row: Row, complaints: Complaints) -> Telling | None:
    name, *rest = row["facts"].split(":")
    if not name:
        return None
    if name not in tuple(Facts):
        complaints.add(row.at("facts"), "pack_word_not_allowed", value=name, known="、".join(Facts))
        return None
    return Telling(facts=Facts(name), about=tuple(cells.entries(",".join(rest), ",")))
