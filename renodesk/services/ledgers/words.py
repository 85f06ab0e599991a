"""Ledgers in words: for the command line, the window and papers."""

from collections.abc import Iterable, Iterator

from renodesk.domain.ledger import Answers, Ledger, LedgerColumn
from renodesk.domain.problems.sentence import number_text
from renodesk.domain.translated import in_language
from renodesk.packs import provenance_words
from renodesk.services.ledger_packs.titles import column_title, ledger_title, state_title
from renodesk.services.ledgers.exporting import lines_of
from renodesk.services.ledgers.importing import LedgerPlan
from renodesk.services.ledgers.reading import LedgerBook, LedgerRow, Standing
from renodesk.services.ledgers.values import kind_words
from renodesk.services.sheet.model import Fault
from renodesk.texts import Language, joined, say


def standing_words(one: Standing, language: Language) -> str:
    """Return a ledger in numbers, in a line, under its id and title."""
    return f"{one.ledger.id}  {ledger_title(one.ledger, language)}  {sums_words(one, language)}"


def sums_words(one: Standing, language: Language) -> str:
    """Return a ledger in numbers: rows, open, overdue, closed, and what a fund holds."""
    facts = {"rows": one.rows, "open": one.open, "overdue": one.overdue, "closed": one.closed}
    said = say("ledger_standing", language, **facts)
    rule = one.ledger.balance
    column = one.ledger.column(rule.column) if rule is not None else None
    if one.balance is None or column is None:
        return said
    amount = number_text(one.balance)
    return f"{said}；{say('ledger_balance', language, amount=amount, unit=column.field.unit)}"


def due_words(row: LedgerRow, language: Language) -> str:
    """Return when a row is due: how late, in how many days; "" where it is closed or no day is said."""
    if not row.is_open or row.due is None:
        return ""
    if row.is_overdue:
        return say("ledger_late", language, days=row.days_late, day=row.due.isoformat())
    return say("ledger_due", language, days=(row.due - row.on).days, day=row.due.isoformat())


def row_words(book: LedgerBook, row: LedgerRow) -> str:
    """Return a row in a line: number, state, when it is due, and its listed columns."""
    words = [book.word(row, one) for one in book.ledger.columns if one.is_listed and one.due is None]
    said = " · ".join(" ".join(one.split()) for one in words if one)
    parts = (book.number(row), state_title(row.state, book.language), due_words(row, book.language), said)
    return "  ".join(part for part in parts if part)


def row_lines(book: LedgerBook, row: LedgerRow) -> Iterator[str]:
    """Yield everything a row says, and what keeps it from being closed."""
    yield row_words(book, row)
    for title, word in lines_of(book, row):
        yield f"  {title}：{word}"
    taken = book.ledger.days_taken(row.values)
    if taken is not None:
        yield f"  {say('ledger_days_taken', book.language, days=taken)}"
    if row.files:
        yield f"  {say('ledger_has_files', book.language, count=row.files)}"
    for name in sorted(row.contested):
        column = book.ledger.column(name)
        what = column_title(column, book.language) if column is not None else name
        yield f"  {say('ledger_is_contested', book.language, column=what)}"
    lacks = book.lacks(row) if row.is_open else ()
    if lacks:
        yield f"  {say('ledger_to_close', book.language, lacking=joined('、', lacks, book.language))}"


def column_lines(ledger: Ledger, language: Language) -> Iterator[str]:
    """Yield what each column takes, whether it has to be filled, and where it comes from."""
    for column in in_language(ledger, language).columns:
        yield f"{column.name}  {column_title(column, language)}  {column_about(column, language)}"
    if ledger.files:
        yield say("ledger_wants_files", language, count=ledger.files)


def column_about(column: LedgerColumn, language: Language) -> str:
    """Return in words what a column takes, what it is for, and where it comes from."""
    unit = f" {column.field.unit}" if column.field.unit else ""
    found = [kind_words(column, language) + unit]
    if column.is_required:
        found.append(say("ledger_is_required", language))
    if column.is_personal:
        found.append(say("ledger_is_personal", language))
    if column.due is not None:
        found.append(say("ledger_is_due", language))
    if column.closing is not None:
        code = "ledger_closes_today" if column.closing.answers == Answers.TODAY else "ledger_closes"
        found.append(say(code, language))
    if column.field.note:
        found.append(column.field.note)
    origin = joined("、", provenance_words(column.field.provenance, language), language)
    found.append(origin if column.field.source == origin else f"{column.field.source}（{origin}）")
    return joined("；", found, language)


def fault_words(faults: Iterable[Fault], language: Language) -> Iterator[str]:
    """Yield what is wrong, each with its row."""
    for fault in faults:
        yield f"{fault.where}  {say(fault.code, language, **fault.facts)}"


def planned_words(plan: LedgerPlan, language: Language, *, is_done: bool) -> Iterator[str]:
    """Yield what a sheet would do or did, and what was passed over."""
    yield from fault_words(plan.faults, language)
    if plan.faults:
        return
    code = "ledger_own_taken" if is_done else "ledger_would_take"
    yield say(code, language, new=plan.new, changed=plan.changed, same=plan.same)
    yield from fault_words(plan.notices, language)
