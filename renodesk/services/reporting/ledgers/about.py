"""说明: of which estate, round and data the ledgers are, by which packs, and what is in them."""

from collections.abc import Iterator, Sequence

from renodesk.reports.ledger_money import PriceBookLine
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.snapshot import PackLine
from renodesk.reports.words import interval_text
from renodesk.services.reporting.ledgers.saying import SheetWords
from renodesk.tables.book import BookRow, BookSheet, CellValue, ColumnKind, Link, Look
from renodesk.texts import say


def about(snapshot: LedgerSnapshot, sheets: Sequence[BookSheet]) -> BookSheet:
    """Return what stands before the sheets: facts, marks, packs, and the sheets with how many rows."""
    words = SheetWords(snapshot, "about")
    columns = (words.column("topic"), words.column("content", ColumnKind.WORDS))
    rows = (*_facts(snapshot, words), *_packs(snapshot, words), *_sheets(sheets, words))
    return words.sheet(columns, rows, has_filter=False)


def _facts(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[BookRow]:
    report = snapshot.report
    facts = (
        ("estate", report.estate),
        ("estate_id", report.estate_id),
        ("office", snapshot.office),
        ("round", report.round),
        ("state", report.seal),
        ("draft", "" if report.is_sealed else words.note("draft")),
        ("prepared", report.prepared),
        ("checked", report.checked),
        ("reviewed", report.reviewed),
        ("date", report.date),
        ("digest", report.digest),
        ("score", f"{interval_text(report.total)}　{report.word}"),
        ("proposed_tree", report.statement if report.is_proposed else ""),
        *_money(snapshot, words),
        ("program", f"RenoDesk {report.version}"),
    )
    yield _part(words, "facts")
    for code, value in facts:
        if value:
            yield _row(words, code, value)


def _money(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[tuple[str, str]]:
    money, book = snapshot.money, snapshot.money.book
    yield "plan", words.note("plan_adopted" if money.is_adopted else "plan_open", plan=money.plan)
    if book is None:
        yield "book", words.note("no_book")
        return
    yield "example", words.note("example_prices") if book.is_example else ""
    yield "book", words.note("book", title=book.title, version=book.version, region=book.region, on=book.on)


def _packs(snapshot: LedgerSnapshot, words: SheetWords) -> Iterator[BookRow]:
    yield _part(words, "packs")
    for pack in snapshot.report.packs:
        yield _pack(pack)
    if snapshot.money.book is not None:
        yield _pack(snapshot.money.book)


def _pack(pack: PackLine | PriceBookLine) -> BookRow:
    said = (pack.version, f"SHA-256 {pack.sha256}", pack.statement, pack.source)
    return BookRow(cells=(pack.title, "\n".join(line for line in said if line)))


def _sheets(sheets: Sequence[BookSheet], words: SheetWords) -> Iterator[BookRow]:
    yield _part(words, "sheets")
    for sheet in sheets:
        link: CellValue = Link(sheet=sheet.key)
        yield BookRow(cells=(link, say("ledger_rows", words.language, count=len(sheet.rows))))


def _part(words: SheetWords, code: str) -> BookRow:
    return BookRow(cells=(say(f"ledger_part_{code}", words.language), ""), look=Look.GROUP)


def _row(words: SheetWords, code: str, value: str) -> BookRow:
    return BookRow(cells=(say(f"ledger_fact_{code}", words.language), value))
