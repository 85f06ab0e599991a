"""Who is asked for what: the tables `respondents`, `papers` and `talk` of a register, and `ask_from` cells.

A register may be without them: packs of before ask nobody.
"""

from collections.abc import Iterator, Mapping

from renodesk.domain.form import Forms, Item
from renodesk.domain.inquiry import Asked, Inquiry, Paper, Respondent, TalkLine, Way
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance, whole

_COLUMNS = {
    "respondents": "code way name_zh name_en office_zh reply_days note source_status source",
    "papers": "code name_zh name_en ask_from serves why_zh source_status source",
    "talk": "about topic_zh topic_en question_zh question_en source_status source",
}
_KEYS = {"respondents": "code", "papers": "code", "talk": "about"}
_LEVELS = ("estate", "building", "unit")


def asked_of(row: Row, complaints: Complaints) -> tuple[Asked, ...]:
    """Return the entries of an `ask_from` cell: `respondent` or `respondent:part+part`."""
    found = []
    for entry in cells.entries(row["ask_from"]):
        respondent, colon, rest = entry.partition(":")
        parts = tuple(part.strip() for part in rest.split("+"))
        if not respondent.strip() or (colon and not all(parts)):
            complaints.add(row.at("ask_from"), "pack_ask_malformed", entry=entry)
            continue
        found.append(Asked(respondent=respondent.strip(), parts=parts if colon else ()))
    return tuple(found)


def inquiry_of(about: Description) -> Inquiry:
    """Return what a register says of asking, complaining about every fault in its tables."""
    complaints = about.complaints
    tables = {name: _rows(about, name, complaints) for name in _COLUMNS}
    return Inquiry(
        respondents=tuple(_respondent(row, complaints) for row in tables["respondents"]),
        papers=tuple(_paper(row, complaints) for row in tables["papers"]),
        talk=tuple(_talk_line(row, complaints) for row in tables["talk"]),
    )


def _rows(about: Description, name: str, complaints: Complaints) -> list[Row]:
    if name not in about.section("tables"):
        return []
    text, spot = about.table(name)
    rows = read_rows(text, spot, tuple(_COLUMNS[name].split()), complaints)
    key, seen = _KEYS[name], set()
    for row in rows:
        if row[key] in seen:
            complaints.add(row.at(key), "pack_code_twice", code=row[key])
        seen.add(row[key])
    return rows


def _respondent(row: Row, complaints: Complaints) -> Respondent:
    _named(row, complaints)
    return Respondent(
        code=row["code"],
        way=Way(one_of(row, "way", tuple(Way), complaints, Way.TALK)),
        name=row["name_zh"],
        name_en=row["name_en"],
        office=row["office_zh"],
        reply_days=whole(row, "reply_days", complaints),
        note=row["note"],
        source=row["source"],
        provenance=provenance(row, complaints),
    )


def _paper(row: Row, complaints: Complaints) -> Paper:
    _named(row, complaints)
    return Paper(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        ask_from=asked_of(row, complaints),
        serves=tuple(cells.entries(row["serves"])),
        why=row["why_zh"],
        source=row["source"],
        provenance=provenance(row, complaints),
    )


def _talk_line(row: Row, complaints: Complaints) -> TalkLine:
    return TalkLine(
        about=row["about"],
        topic=row["topic_zh"],
        topic_en=row["topic_en"],
        question=row["question_zh"],
        question_en=row["question_en"],
        source=row["source"],
        provenance=provenance(row, complaints),
    )


def _named(row: Row, complaints: Complaints) -> None:
    code = row["code"]
    if not code or set(code) & set("/. \t@\"':;+"):
        complaints.add(row.at("code"), "pack_code_malformed", code=code)
    if not row["name_zh"]:
        complaints.add(row.at("name_zh"), "pack_key_missing", key="name_zh")


# Links


def check_inquiry(forms: Forms, about: Mapping[str, Description]) -> None:
    """Complain about every `ask_from`, paper and talk line that names what is not there.

    `about` holds the descriptions of the tree and the register by kind.
    """
    checker = _Links(forms)
    tree, register = about["tree"], about["register"]
    for row in _again(tree, "items"):
        checker.item(row, tree.complaints)
    for row in _again(register, "fields"):
        checker.respondents(row, register.complaints)
    for row in _again(register, "papers"):
        checker.respondents(row, register.complaints)
        checker.serves(row, register.complaints)
    for row in _again(register, "talk"):
        checker.about(row, register.complaints)


def _again(about: Description, table: str) -> list[Row]:
    """Return the rows of a table that was read before, for where its cells stand."""
    if table not in about.section("tables"):
        return []
    unheard = Complaints()
    quiet = Description(about.pack, unheard)
    text, spot = quiet.table(table)
    return read_rows(text, spot, (), unheard)


class _Links:
    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._respondents = {one.code for one in forms.register.inquiry.respondents}
        self._papers = {one.code for one in forms.register.inquiry.papers}

    def respondents(self, row: Row, complaints: Complaints) -> tuple[Asked, ...]:
        asked = asked_of(row, Complaints())
        for one in asked:
            if one.respondent not in self._respondents:
                complaints.add(row.at("ask_from"), "pack_link_unknown", link=one.respondent)
        return asked

    def item(self, row: Row, complaints: Complaints) -> None:
        item = self._forms.tree.item(row["code"])
        asked = self.respondents(row, complaints)
        if item is None:
            return
        known = set(item_parts(item))
        for one in asked:
            for part in one.parts:
                if part not in known:
                    words = "、".join(sorted(known)) or "–"
                    complaints.add(row.at("ask_from"), "pack_name_undeclared", name=part, known=words)

    def serves(self, row: Row, complaints: Complaints) -> None:
        for code in cells.entries(row["serves"]):
            if self._forms.tree.item(code) is None:
                complaints.add(row.at("serves"), "pack_link_unknown", link=code)

    def about(self, row: Row, complaints: Complaints) -> None:
        if not self._is_there(row["about"]):
            complaints.add(row.at("about"), "pack_link_unknown", link=row["about"])

    def _is_there(self, about: str) -> bool:
        kind, dot, name = about.partition(".")
        if kind == "paper" and dot:
            return name in self._papers
        if kind in _LEVELS and dot:
            field = self._forms.register.field(kind, name)
            return field is not None and not field.is_personal
        return self._forms.tree.item(about) is not None


def item_parts(item: Item) -> Iterator[str]:
    """Return the names of what may be asked of an item: its grade, its boxes, its ticks."""
    if item.is_graded:
        yield "grade"
    yield from (box.name for box in item.inputs)
    yield from (flag.name for flag in item.flags if flag.auto is None)
