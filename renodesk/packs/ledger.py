"""Read a ledger: its columns from the table, its states and closing rule from the description."""

import re
from collections.abc import Iterator

from renodesk.domain.form import RegisterField
from renodesk.domain.ledger import Answers, Balance, Closing, Due, Ledger, LedgerColumn, LedgerState
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance, said

_COLUMNS = (
    "name label_zh label_en type unit options required listed personal who due closes synonyms source "
    "source_status note"
)
TYPES = ("text", "note", "date", "count", "number", "percent", "bool", "enum")
FEEDS = ("", "rectification", "documents")
_FED = {"documents": ("title", "doc_number", "issuer", "issued_on", "step")}
"""Columns that whoever reads the rows asks for by name."""
_WHO = ("", "person", "unit")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
_DUE = re.compile(r"([a-z][a-z0-9_]*)\+(\d{1,5})", re.ASCII)
_OWN = ("number", "state", "files", "removed", "due")
_OWN_WORDS = ("编号", "台账编号", "no.", "状态", "state")
"""Names and titles the program has for itself."""
MOST_COLUMNS, LAST = 60, 999


def read_ledger(about: Description) -> Ledger:
    """Return the ledger, complaining about every fault in its table and states."""
    complaints = about.complaints
    rows = read_rows(*about.table("columns"), tuple(_COLUMNS.split()), complaints)
    about.count("columns", len(rows))
    if not rows or len(rows) > MOST_COLUMNS:
        complaints.add(about.at("columns"), "pack_key_missing", key="columns")
    _check_names(rows, complaints)
    files = about.section("closing").get("files", 0)
    if not isinstance(files, int) or isinstance(files, bool) or not 0 <= files <= 20:
        complaints.add(about.at("closing.files"), "pack_not_a_number", value=files)
        files = 0
    feeds = about.text("feeds")
    if feeds not in FEEDS:
        complaints.add(about.at("feeds"), "pack_word_not_allowed", value=feeds, known="、".join(FEEDS[1:]))
    columns = tuple(_column(row, complaints) for row in rows)
    for name in _FED.get(feeds, ()):
        if name not in {one.name for one in columns}:
            complaints.add(about.at("feeds"), "pack_column_missing", column=name)
    _check_due(rows, columns, complaints)
    return Ledger(
        identity=about.identity(),
        columns=columns,
        states=_states(about),
        prefix=about.text("prefix")[:12],
        order=_order(about),
        files=files,
        feeds=feeds,
        lasting=_lasting(about, columns),
        balance=_balance(about, columns),
    )


def _balance(about: Description, columns: tuple[LedgerColumn, ...]) -> Balance | None:
    if "balance" not in about.raw:
        return None
    raw = about.section("balance")
    by_name = {one.name: one.field for one in columns}
    numbers = {name for name, field in by_name.items() if field.type in ("number", "count")}
    column, by = str(raw.get("column")), str(raw.get("by"))
    options = set(by_name[by].options) if by in by_name else set()
    signs = [raw.get(key) for key in ("plus", "minus")]
    codes = [tuple(map(str, one)) if isinstance(one, list) else () for one in signs]
    for name in (*(() if column in numbers else (column,)), *(set(codes[0] + codes[1]) - options)):
        about.complaints.add(about.at("balance"), "pack_link_unknown", link=name)
    return Balance(column=column, by=by, plus=codes[0], minus=codes[1])


def _order(about: Description) -> int:
    """Return where a ledger stands among others; one that does not say it stands last."""
    raw = about.raw.get("order", LAST)
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= LAST:
        return raw
    about.complaints.add(about.at("order"), "pack_not_a_number", value=raw)
    return LAST


def _lasting(about: Description, columns: tuple[LedgerColumn, ...]) -> tuple[str, str] | None:
    raw = about.raw.get("lasting")
    if raw is None:
        return None
    dates = {one.name for one in columns if one.field.type == "date"}
    named = [str(one) for one in raw] if isinstance(raw, list) else []
    if len(named) != 2 or any(one not in dates for one in named):
        about.complaints.add(about.at("lasting"), "pack_link_unknown", link="、".join(named) or str(raw)[:40])
        return None
    return named[0], named[1]


def _check_names(rows: list[Row], complaints: Complaints) -> None:
    """Complain about names that are none, and about words by which two columns would be known."""
    names: set[str] = set()
    words = dict.fromkeys(_OWN_WORDS, "")
    for row in rows:
        name = row["name"]
        if not _NAME.fullmatch(name) or name in _OWN:
            complaints.add(row.at("name"), "pack_key_malformed", key="name", value=name[:40])
        if name in names:
            complaints.add(row.at("name"), "pack_code_twice", code=name)
        names.add(name)
    for row in rows:
        for column in ("label_zh", "label_en", "synonyms"):
            for word in cells.entries(row[column]):
                of = words.setdefault(word.casefold(), row["name"])
                if of == row["name"] and word.casefold() in names - {of}:
                    of = word.casefold()
                if of != row["name"]:  # "" is a column every ledger has
                    complaints.add(row.at(column), "pack_word_of_two", word=word, of=of or word)


def _column(row: Row, complaints: Complaints) -> LedgerColumn:
    said(row, complaints, "label_zh", "label_en", "source")
    kind = one_of(row, "type", TYPES, complaints, "text")
    options = dict(_options(row, complaints))
    if (kind == "enum") != bool(options):
        complaints.add(row.at("options"), "pack_key_missing", key="options")
    is_personal = one_of(row, "personal", ("Y", "N"), complaints, "N") == "Y"
    if is_personal and kind not in ("text", "note"):
        complaints.add(row.at("personal"), "pack_word_not_allowed", value="Y", known="text、note")
    return LedgerColumn(
        field=RegisterField(
            name=row["name"],
            level="ledger",
            type="text" if kind == "note" else kind,
            unit=row["unit"],
            default="",
            label=row["label_zh"],
            label_en=row["label_en"],
            used_by=(),
            note=row["note"],
            options=options,
            rules=(),
            is_personal=is_personal,
            source=row["source"],
            provenance=provenance(row, complaints),
            synonyms=tuple(cells.entries(row["synonyms"])),
        ),
        is_long=kind == "note",
        is_required=one_of(row, "required", ("Y", "N"), complaints, "N") == "Y",
        is_listed=one_of(row, "listed", ("Y", "N"), complaints, "N") == "Y",
        who=one_of(row, "who", _WHO, complaints, ""),
        due=_due(row, complaints),
        closing=_closing(row, options, complaints),
    )


def _options(row: Row, complaints: Complaints) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for entry in cells.entries(row["options"]):
        code, _, label = entry.partition("=")
        if not _NAME.fullmatch(code) or not label or code in seen:
            complaints.add(row.at("options"), "pack_input_malformed", entry=entry)
            continue
        seen.add(code)
        yield code, label


def _due(row: Row, complaints: Complaints) -> Due | None:
    cell = row["due"]
    if cell in ("", "N"):
        return None
    later = _DUE.fullmatch(cell)
    if row["type"] != "date" or (cell != "Y" and not later):
        complaints.add(row.at("due"), "pack_word_not_allowed", value=cell, known="Y、name+days")
        return None
    return Due(since=later[1], days=int(later[2])) if later else Due()


def _check_due(rows: list[Row], columns: tuple[LedgerColumn, ...], complaints: Complaints) -> None:
    dates = {one.name for one in columns if one.field.type == "date"}
    due = [(row, one.due) for row, one in zip(rows, columns, strict=True) if one.due is not None]
    for at, (row, one) in enumerate(due):
        if at:
            complaints.add(row.at("due"), "pack_name_twice", name=row["due"])
        if one.since and (one.since not in dates or one.since == row["name"]):
            complaints.add(row.at("due"), "pack_link_unknown", link=one.since)


def _closing(row: Row, options: dict[str, str], complaints: Complaints) -> Closing | None:
    cell = row["closes"]
    if not cell:
        return None
    if cell in ("filled", "today"):
        if cell == "today" and row["type"] != "date":
            complaints.add(row.at("closes"), "pack_word_not_allowed", value=cell, known="filled")
        return Closing(answers=Answers(cell))
    known = set(options) if options else {"yes", "no"} if row["type"] == "bool" else set()
    codes = tuple(cells.entries(cell, "|"))
    for code in codes:
        if code not in known:
            complaints.add(
                row.at("closes"),
                "pack_word_not_allowed",
                value=code,
                known="、".join(["filled", "today", *sorted(known)]),
            )
    return Closing(answers=Answers.ONE_OF, codes=codes)


def _states(about: Description) -> tuple[LedgerState, ...]:
    raw = about.raw.get("states")
    found: list[LedgerState] = []
    for one in raw if isinstance(raw, list) else ():
        state = _state(one, about)
        if any(state.code == other.code for other in found):
            about.complaints.add(about.at("states"), "pack_code_twice", code=state.code)
        found.append(state)
    kinds = [one.is_open for one in found]
    if not kinds or not kinds[0] or all(kinds):
        about.complaints.add(about.at("states"), "pack_ledger_states")
        found = [*found, LedgerState(code="open", title="", title_en="", is_open=True, by_reason=False)]
    return tuple(found)


def _state(raw: object, about: Description) -> LedgerState:
    words = {key: str(value) for key, value in raw.items()} if isinstance(raw, dict) else {}
    for key in ("code", "title", "title_en"):
        if not words.get(key) or (key == "code" and not _NAME.fullmatch(words[key])):
            about.complaints.add(about.at("states"), "pack_key_missing", key=f"states.{key}")
    kind = words.get("kind", "")
    if kind not in ("open", "closed", "dropped"):
        about.complaints.add(
            about.at("states"), "pack_word_not_allowed", value=kind, known="open、closed、dropped"
        )
    return LedgerState(
        code=words.get("code", ""),
        title=words.get("title", ""),
        title_en=words.get("title_en", ""),
        is_open=kind == "open",
        by_reason=kind == "dropped",
    )
