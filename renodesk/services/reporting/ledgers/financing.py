"""资金 and 资金明细: what each channel pays of the plan, line by line, and the gap."""

from fractions import Fraction

from renodesk.reports.ledger_money import ChannelEntry, PayerEntry
from renodesk.reports.ledger_snapshot import LedgerSnapshot
from renodesk.reports.words import score_text
from renodesk.services.reporting.ledgers.costs import money_notes
from renodesk.services.reporting.ledgers.saying import SheetWords, yes
from renodesk.tables.book import Across, BookColumn, BookRow, BookSheet, CellValue, ColumnKind, Look, Whole
from renodesk.texts import say

_BEFORE = 5
"""So many columns of a line stand before what the channels pay."""


def channels(snapshot: LedgerSnapshot) -> BookSheet:
    """Return the channels and the gap: together they are the whole plan."""
    words, money = SheetWords(snapshot, "channels"), snapshot.money
    whole = money.whole.works + money.whole.contingency
    columns = (
        words.column("code"),
        words.column("channel"),
        words.column("payer"),
        words.column("fiscal"),
        BookColumn(title=words.column("low_end").title, kind=ColumnKind.MONEY, total=whole.low),
        BookColumn(title=words.column("likely_end").title, kind=ColumnKind.MONEY, total=whole.likely),
        BookColumn(title=words.column("high_end").title, kind=ColumnKind.MONEY, total=whole.high),
        words.column("part_of_whole", ColumnKind.PERCENT),
        words.column("rule", ColumnKind.WORDS),
        words.column("document", ColumnKind.WORDS),
    )
    rows = [_channel(snapshot, entry, at) for at, entry in enumerate(money.channels)]
    if money.book is not None:
        rows.append(_gap(snapshot, words))
    notes = (*money_notes(snapshot, words), *_fiscal(snapshot, words))
    return words.sheet(columns, tuple(rows), notes=notes, frozen=2)


def _channel(snapshot: LedgerSnapshot, entry: ChannelEntry, at: int) -> BookRow:
    amounts = entry.amounts
    return BookRow(
        cells=(
            entry.code,
            entry.name,
            entry.payer,
            yes(snapshot, entry.is_fiscal),
            amounts.low,
            _from_lines(snapshot, _BEFORE + at, amounts.likely),
            amounts.high,
            _part(snapshot, amounts.likely),
            entry.rule,
            entry.source,
        )
    )


def _gap(snapshot: LedgerSnapshot, words: SheetWords) -> BookRow:
    gap, column = snapshot.money.gap, _BEFORE + len(snapshot.money.channels)
    name = say("ledger_gap_row", words.language)
    return BookRow(
        cells=(
            "",
            name,
            "",
            "",
            gap.low,
            _from_lines(snapshot, column, gap.likely),
            gap.high,
            _part(snapshot, gap.likely),
            words.note("gap"),
            "",
        ),
        look=Look.BAD if gap.likely else Look.PLAIN,
    )


def _from_lines(snapshot: LedgerSnapshot, column: int, value: int) -> CellValue:
    return Whole(sheet="payers", column=column, value=value) if snapshot.money.payers else value


def _part(snapshot: LedgerSnapshot, value: int) -> Fraction | None:
    whole = (snapshot.money.whole.works + snapshot.money.whole.contingency).likely
    return Fraction(value * 100, whole) if whole else None


def _fiscal(snapshot: LedgerSnapshot, words: SheetWords) -> tuple[str, ...]:
    """Return what is to be said of the government's money."""
    money = snapshot.money
    if money.fiscal_percent is None:
        return ()
    percent = score_text(money.fiscal_percent)
    return (words.note("all_fiscal" if money.is_all_fiscal else "fiscal", percent=percent),)


def payers(snapshot: LedgerSnapshot) -> BookSheet:
    """Return every costed line with what each channel likely pays of it, and the gap."""
    words, money = SheetWords(snapshot, "payers"), snapshot.money
    whole = (money.whole.works + money.whole.contingency).likely
    paid = tuple(
        BookColumn(title=entry.name, kind=ColumnKind.MONEY, total=entry.amounts.likely)
        for entry in money.channels
    )
    columns = (
        words.column("code"),
        words.column("measure"),
        words.column("quantity_of"),
        words.column("at"),
        BookColumn(title=words.column("total_likely").title, kind=ColumnKind.MONEY, total=whole),
        *paid,
        BookColumn(title=words.column("gap").title, kind=ColumnKind.MONEY, total=money.gap.likely),
        BookColumn(title=words.column("parts_and_gap").title, kind=ColumnKind.MONEY, total=whole),
        words.column("shares", ColumnKind.WORDS),
        words.column("rules", ColumnKind.WORDS),
    )
    rows = tuple(_line(snapshot, entry) for entry in money.payers)
    return words.sheet(columns, rows, notes=tuple(money_notes(snapshot, words)), frozen=2)


def _line(snapshot: LedgerSnapshot, entry: PayerEntry) -> BookRow:
    codes = [channel.code for channel in snapshot.money.channels]
    whole = Across(first=_BEFORE, last=_BEFORE + len(codes), value=entry.total)
    cells: tuple[CellValue, ...] = (
        entry.code,
        entry.name,
        entry.label,
        entry.place,
        entry.total,
        *(_paid(snapshot, entry, code) for code in codes),
        entry.gap,
        whole,
        entry.shares,
        entry.rules,
    )
    return BookRow(cells=cells)


def _paid(snapshot: LedgerSnapshot, entry: PayerEntry, code: str) -> CellValue:
    """Return what a channel pays of a line; nothing where it is not named."""
    if code not in entry.parts:
        return None
    amount = entry.parts[code]
    return say("ledger_open", snapshot.report.language) if amount is None else amount
