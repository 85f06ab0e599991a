"""Cells that every table has: one word of several, a whole number, where a row comes from."""

from collections.abc import Iterable, Sequence

from renodesk.domain.origin import Origin
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row

MOST_PLAIN = 24
PROVENANCE = ("SEED", "HANDBOOK", "FOUND", "TRAINING", "PROPOSED")


def provenance(row: Row, complaints: Complaints) -> tuple[str, ...]:
    """Return where a row comes from, by code."""
    codes = tuple(cells.entries(row["source_status"], "+"))
    for code in codes:
        if code not in PROVENANCE:
            complaints.add(row.at("source_status"), "pack_provenance_unknown", code=code)
    if not codes:
        complaints.add(row.at("source_status"), "pack_provenance_missing")
    return codes


def said(row: Row, complaints: Complaints, *columns: str) -> None:
    """Complain about cells that have to say something and are empty."""
    for column in columns:
        if not row[column]:
            complaints.add(row.at(column), "pack_key_missing", key=column)


def once(rows: Iterable[Row], complaints: Complaints, *columns: str) -> None:
    """Complain about rows whose columns together stand there already, or whose first one is empty."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in columns)
        if not key[0] or key in seen:
            complaints.add(row.at(columns[0]), "pack_code_twice", code=" ".join(key))
        seen.add(key)


def origin(row: Row, complaints: Complaints) -> Origin:
    """Return where a row comes from; its document has to be named."""
    said(row, complaints, "source")
    return Origin(source=row["source"], provenance=provenance(row, complaints), note=row["note"])


def one_of(row: Row, column: str, known: Sequence[str], complaints: Complaints, default: str) -> str:
    """Return a cell that has to be one of some words."""
    value = row[column] or default
    if value in known:
        return value
    complaints.add(row.at(column), "pack_word_not_allowed", value=value, known="、".join(known))
    return default


def whole(row: Row, column: str, complaints: Complaints) -> int:
    """Return a cell that has to be a whole number; an empty one is 0."""
    value = cells.number(row[column] or "0", row.at(column), complaints)
    if value.denominator != 1 or value < 0:
        complaints.add(row.at(column), "pack_not_a_number", value=row[column])
        return 0
    return int(value)


def plain_words(row: Row, complaints: Complaints) -> str:
    """Return what residents call a row (`plain_zh`), "" where the table has no such words.

    Residents' papers have room for `MOST_PLAIN` letters.
    """
    words = row["plain_zh"]
    if len(words) > MOST_PLAIN:
        complaints.add(row.at("plain_zh"), "pack_plain_long", most=MOST_PLAIN, count=len(words))
    return words
