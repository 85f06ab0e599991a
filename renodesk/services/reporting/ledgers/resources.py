"""存量资源: idle rooms and ground with what they could become; a resource, never a quantity of works."""

from renodesk.reports.ledger_snapshot import LedgerSnapshot, ResourceEntry
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import BookRow, BookSheet, ColumnKind, Look
from renodesk.texts import say


def resources(snapshot: LedgerSnapshot) -> BookSheet:
    """Return a row for each possible use of each idle space; what is repeated of the space stands once."""
    words = SheetWords(snapshot, "resources")
    columns = (
        words.column("at"),
        words.column("space"),
        words.column("size", ColumnKind.NUMBER),
        words.column("unit"),
        words.column("space_note", ColumnKind.WORDS),
        words.column("space_photos", ColumnKind.COUNT),
        words.column("use"),
        words.column("needs", ColumnKind.WORDS),
        words.column("wanted"),
        words.column("least", ColumnKind.NUMBER),
        words.column("fits"),
        words.column("use_note", ColumnKind.WORDS),
        words.column("use_source", ColumnKind.WORDS),
    )
    rows = []
    before: ResourceEntry | None = None
    for one in snapshot.resources:
        is_same = before is not None and (before.place, before.kind) == (one.place, one.kind)
        rows.append(_row(snapshot, one, words, is_same=is_same))
        before = one
    note = "resources" if rows else "no_resources"
    return words.sheet(columns, tuple(rows), notes=(words.note(note),), frozen=2)


def _row(snapshot: LedgerSnapshot, one: ResourceEntry, words: SheetWords, *, is_same: bool) -> BookRow:
    unknown = say("ledger_not_looked", words.language)
    fits = {None: "", True: "ledger_large_enough", False: "ledger_too_small"}[one.is_large_enough]
    return BookRow(
        cells=(
            one.place,
            one.kind,
            None if is_same else unknown if one.size is None else one.size,
            one.unit,
            "" if is_same else one.note,
            None if is_same else one.photos,
            one.use,
            one.needs,
            yes(snapshot, one.is_wanted),
            one.least,
            say(fits, words.language) if fits else "",
            one.use_note,
            one.source,
        ),
        look=Look.PLAIN if one.is_wanted or not one.use else Look.QUIET,
    )
