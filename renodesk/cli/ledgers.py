"""`ledger`: the ledgers (台账) of an estate, entered, closed, taken in from a spreadsheet and written out."""

from collections.abc import Iterator
from pathlib import Path

import click

from renodesk.cli.frame import PARTLY, Frame, SharedGroup, pass_frame
from renodesk.cli.opening import ANY_PATH, ESTATE_FILE, estate, pairs
from renodesk.domain.canonical import Json
from renodesk.domain.numbers import write_number
from renodesk.domain.translated import title_in
from renodesk.services.ledger_packs.packs import add_ledger
from renodesk.services.ledger_packs.titles import ledger_title
from renodesk.services.ledgers import LedgerActs, LedgerBook, LedgerRow, Standing, ledger_called, ledgers
from renodesk.services.ledgers.exporting import write_ledger
from renodesk.services.ledgers.feeding import register_with_step
from renodesk.services.ledgers.importing import LedgerPlan, plan_file, take
from renodesk.services.ledgers.words import (
    column_lines,
    fault_words,
    planned_words,
    row_lines,
    row_words,
    standing_words,
)
from renodesk.services.session import EstateSession
from renodesk.texts import joined

LEDGER = click.argument("ledger")
SET = click.option("--set", "values", multiple=True, metavar="COLUMN=VALUE", help="填一栏 / fill a column")
REASON = click.option("--reason", default="", help="理由 / why")


@click.group("ledger", cls=SharedGroup)
def ledger_group() -> None:
    """台账：整改、存量资源、投诉、会议、巡查、文件等 / ledgers: rectification, complaints and others."""


@ledger_group.command("list")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def list_ledgers(frame: Frame, file: Path) -> None:
    """有哪些台账，各有几条、几条逾期 / which ledgers there are, and what is overdue in each."""
    with estate(frame, file, read_only=True) as session:
        found = [LedgerBook(session, one, frame.lang).standing() for one in ledgers(session)]
        frame.answer([_standing(one) for one in found], [standing_words(one, frame.lang) for one in found])


@ledger_group.command("add")
@click.argument("file", type=ESTATE_FILE)
@click.argument("folder", type=ANY_PATH)
@pass_frame
def add(frame: Frame, file: Path, folder: Path) -> None:
    """把自己做的一本台账（表包文件夹）加进小区档案，随交换包走 / keep an own ledger in the file."""
    with estate(frame, file) as session:
        found = add_ledger(session, folder)
        facts = {"ledger": title_in(found.identity, frame.lang), "version": found.identity.version}
        frame.done("ledger_added", **facts, id=found.id, columns=len(found.columns))


@ledger_group.command("columns")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@pass_frame
def columns(frame: Frame, file: Path, ledger: str) -> None:
    """一本台账有哪些栏、各填什么、什么时候能办结 / what its columns take, and what closes a row."""
    with estate(frame, file, read_only=True) as session:
        found = ledger_called(session, ledger)
        value: list[Json] = [
            {
                "name": one.name,
                "title": one.field.label,
                "type": one.field.type,
                "unit": one.field.unit or None,
                "options": dict(one.field.options),
                "required": one.is_required,
                "personal": one.is_personal,
                "who": one.who or None,
                "due": one.due is not None,
                "closes": one.closing is not None,
                "source": one.field.source,
                "source_status": list(one.field.provenance),
            }
            for one in found.columns
        ]
        frame.answer(value, list(column_lines(found, frame.lang)))


@ledger_group.command("show")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("row", required=False, default="")
@click.option("--text", default="", help="含有这些词 / with these words")
@click.option("--state", default="", help="在这个状态 / in this state")
@click.option("--overdue", is_flag=True, help="只看逾期 / overdue only")
@click.option("--open", "is_open", is_flag=True, help="只看没办结的 / open only")
@pass_frame
def show(
    frame: Frame, /, file: Path, ledger: str, row: str, text: str, state: str, overdue: bool, is_open: bool
) -> None:
    """列出各条，逾期的在前；写编号看一条 / the rows, overdue first; or one by its number."""
    with estate(frame, file, read_only=True) as session:
        book = _book(frame, session, ledger)
        if row:
            one = book.row(row)
            frame.answer(_row(book, one), list(row_lines(book, one)))
            return
        found = book.select(text, state=state, overdue=overdue, is_open=is_open)
        words = [row_words(book, one) for one in found]
        frame.answer([_row(book, one) for one in found], words or [frame.text("ledger_none")])


@ledger_group.command("overdue")
@click.argument("file", type=ESTATE_FILE)
@pass_frame
def overdue(frame: Frame, file: Path) -> None:
    """各本台账逾期的，最久的在前；有就退出 1 / what is overdue anywhere; exits 1 where there is some."""
    with estate(frame, file, read_only=True) as session:
        value: list[Json] = []
        words: list[str] = []
        for one in ledgers(session):
            book = LedgerBook(session, one, frame.lang)
            value += [_row(book, row) for row in book.overdue]
            words += [f"{ledger_title(one, frame.lang)}  {row_words(book, row)}" for row in book.overdue]
        frame.answer(value, words or [frame.text("ledger_none_overdue")])
        frame.exit_code = PARTLY if value else 0


@ledger_group.command("enter")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@SET
@click.option("--state", default="", help="状态，不写就是第一个 / its state; the first one")
@pass_frame
def enter(frame: Frame, file: Path, ledger: str, values: tuple[str, ...], state: str) -> None:
    """登记一条 / enter a row."""
    with estate(frame, file) as session:
        acts = _acts(frame, session, ledger)
        key = acts.enter(pairs(values, "--set"), state)
        _tell(frame, acts.book(), key)


@ledger_group.command("set")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("row")
@SET
@click.option("--state", default="", help="改到这个状态 / to this state")
@click.option("--renumber", is_flag=True, help="换成下一个编号（编号重了时） / give it the next number")
@REASON
@pass_frame
def change(
    frame: Frame,
    /,
    file: Path,
    ledger: str,
    row: str,
    values: tuple[str, ...],
    state: str,
    renumber: bool,
    reason: str,
) -> None:
    """改一条的内容或状态 / change what a row says, or its state."""
    with estate(frame, file) as session:
        acts = _acts(frame, session, ledger)
        key, said = acts.book().row(row).key, pairs(values, "--set")
        if renumber:
            acts.renumber(key)
        if state:
            acts.move(key, state, reason, said)
        elif said:
            acts.change(key, said)
        _tell(frame, acts.book(), key)


@ledger_group.command("close")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("row")
@SET
@pass_frame
def close(frame: Frame, file: Path, ledger: str, row: str, values: tuple[str, ...]) -> None:
    """办结（销号）一条：照台账的规则，缺什么一次说完 / close a row by its rule."""
    with estate(frame, file) as session:
        acts = _acts(frame, session, ledger)
        key = acts.book().row(row).key
        acts.close(key, pairs(values, "--set"))
        _tell(frame, acts.book(), key)


@ledger_group.command("reopen")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("row")
@REASON
@pass_frame
def reopen(frame: Frame, file: Path, ledger: str, row: str, reason: str) -> None:
    """重新打开一条，要写理由 / open a closed row again, with a reason."""
    with estate(frame, file) as session:
        acts = _acts(frame, session, ledger)
        key = acts.book().row(row).key
        acts.reopen(key, reason)
        _tell(frame, acts.book(), key)


@ledger_group.command("remove")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("row")
@REASON
@pass_frame
def remove(frame: Frame, file: Path, ledger: str, row: str, reason: str) -> None:
    """拿掉记错的一条 / take out a row that was entered by mistake."""
    with estate(frame, file) as session:
        acts = _acts(frame, session, ledger)
        book = acts.book()
        found = book.row(row)
        acts.remove(found.key, reason)
        frame.done("ledger_removed", row=book.number(found))


@ledger_group.command("import")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.argument("table", type=ANY_PATH)
@click.option("--sheet", default="", help="哪一张表 / which sheet")
@click.option("--match", "matches", multiple=True, metavar="TITLE=COLUMN", help="哪列是哪栏 / which is which")
@click.option("--dry-run", "--preview", "is_dry", is_flag=True, help="只看会怎样 / say what would happen")
@pass_frame
def take_in(
    frame: Frame, /, file: Path, ledger: str, table: Path, sheet: str, matches: tuple[str, ...], is_dry: bool
) -> None:
    """收表格：有一处错就一条不收，错处一次列完 / take a spreadsheet in, whole or not at all."""
    with estate(frame, file, read_only=is_dry) as session:
        found = ledger_called(session, ledger)
        plan = plan_file(
            session, found, table, sheet=sheet, matches=pairs(matches, "--match"), language=frame.lang
        )
        if not is_dry:
            take(session, plan)
        frame.answer(_plan(frame, plan), list(planned_words(plan, frame.lang, is_done=not is_dry)))
        frame.exit_code = PARTLY if plan.faults else 0


@ledger_group.command("export")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.option("--xlsx", "out", required=True, type=ANY_PATH, help="写到哪里 / where to")
@click.option("--personal", "with_names", is_flag=True, help="带上姓名、电话 / with names and phones")
@pass_frame
def write_out(frame: Frame, file: Path, ledger: str, out: Path, with_names: bool) -> None:
    """写成表格，改了还能收回来 / write a spreadsheet that can be edited and taken in again."""
    with estate(frame, file, read_only=True) as session:
        count = write_ledger(session, _book(frame, session, ledger), out, with_names=with_names)
        frame.done("ledger_written", file=out.name, count=count)


@ledger_group.command("blank")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.option("--pdf", "out", required=True, type=ANY_PATH, help="写到哪里 / where to")
@click.option("--rows", type=click.IntRange(1, 60), default=8, metavar="N", help="空几行 / empty rows")
@click.option(
    "--red-flags", is_flag=True, help="附上要限时解决的，逐项核对 / with what has to be solved in time"
)
@pass_frame
def blank(frame: Frame, file: Path, ledger: str, out: Path, rows: int, red_flags: bool) -> None:
    """出一张空白表：上次没办结的在前，下面是空行，带去现场填 / an empty sheet to fill by hand."""
    from renodesk.services.ledger_blank import blank_sheet
    from renodesk.services.office_papers import write_office_paper

    with estate(frame, file, read_only=True) as session:
        book = _book(frame, session, ledger)
        write_office_paper(blank_sheet(session, book, rows=rows, red_flags=red_flags), out)
        frame.done("ledger_blank_written", file=out.name, open=sum(one.is_open for one in book.rows))


@ledger_group.command("update")
@click.argument("file", type=ESTATE_FILE)
@LEDGER
@click.option("--dry-run", "--preview", "is_dry", is_flag=True, help="只看会怎样 / say what would happen")
@pass_frame
def update(frame: Frame, file: Path, ledger: str, is_dry: bool) -> None:
    """换成这里较新的一版台账 / read its rows by the version of the packs here."""
    with estate(frame, file, read_only=is_dry) as session:
        acts = _acts(frame, session, ledger)
        after = acts.newer()
        if after is None:
            frame.done("ledger_is_newest", ledger=title_in(acts.ledger.identity, frame.lang))
            return
        parked = dict(acts.parked(after))
        if not is_dry:
            acts.take_newer()
        facts = {"ledger": title_in(after.identity, frame.lang), "version": after.identity.version}
        words = joined("、", (f"{title} {count}" for title, count in parked.items()), frame.lang) or "–"
        frame.done("ledger_would_update" if is_dry else "ledger_updated", **facts, parked=words)


@ledger_group.command("to-step")
@click.argument("file", type=ESTATE_FILE)
@click.argument("row")
@click.option(
    "--step", default="", help="程序的哪一步，不写就看这一条的“程序步骤” / which step of the procedure"
)
@click.option("--ledger", default="documents", help="哪本台账 / which ledger")
@pass_frame
def to_step(frame: Frame, file: Path, row: str, step: str, ledger: str) -> None:
    """把文件登记里的一条登记为程序某一步的材料 / register a document with a step of the procedure."""
    with estate(frame, file) as session:
        book = _book(frame, session, ledger)
        found = book.row(row)
        done = register_with_step(session, book, found, step)
        frame.done("ledger_to_step" if done is not None else "ledger_at_step", row=book.number(found))


def _acts(frame: Frame, session: EstateSession, ledger: str) -> LedgerActs:
    return LedgerActs(session, ledger_called(session, ledger), frame.lang)


def _book(frame: Frame, session: EstateSession, ledger: str) -> LedgerBook:
    return LedgerBook(session, ledger_called(session, ledger), frame.lang)


def _tell(frame: Frame, book: LedgerBook, key: str) -> None:
    row = book.row(key)
    frame.answer(_row(book, row), [row_words(book, row)])


def _standing(one: Standing) -> Json:
    return {
        "id": one.ledger.id,
        "title": one.ledger.identity.title,
        "rows": one.rows,
        "open": one.open,
        "overdue": one.overdue,
        "due_soon": one.due_soon,
        "closed": one.closed,
        "balance": write_number(one.balance) if one.balance is not None else None,
    }


def _row(book: LedgerBook, row: LedgerRow) -> Json:
    return {
        "key": row.key,
        "ledger": book.ledger.id,
        "number": book.number(row),
        "state": row.state.code,
        "open": row.is_open,
        "due": row.due.isoformat() if row.due is not None else None,
        "days_late": row.days_late,
        "days_taken": book.ledger.days_taken(row.values),
        "values": {one.name: book.word(row, one) for one in book.ledger.columns if one.name in row.values},
        "files": row.files,
        "lacks": list(book.lacks(row)) if row.is_open else [],
        "contested": sorted(row.contested),
    }


def _plan(frame: Frame, plan: LedgerPlan) -> Json:
    def told(faults: Iterator[str]) -> list[Json]:
        return list(faults)

    return {
        "file": plan.file,
        "new": plan.new,
        "changed": plan.changed,
        "same": plan.same,
        "columns": {one.title: one.target or None for one in plan.layout.columns},
        "faults": told(fault_words(plan.faults, frame.lang)),
        "notices": told(fault_words(plan.notices, frame.lang)),
    }


COMMANDS = (ledger_group,)
