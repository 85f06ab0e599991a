"""A kept ledger: a sheet of 10,000 rows taken in, 3,000 rows opened and filtered, one row changed.

The floors: openpyxl reading the same sheet bare, and sqlite3 with json reading the same cells bare.
"""

import csv
import json
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import openpyxl
import xlsxwriter

from renodesk.domain.changes import Author
from renodesk.services.environment import Environment
from renodesk.services.ledgers import LedgerActs, LedgerBook, ledger_called
from renodesk.services.ledgers.importing import plan_file, take
from renodesk.services.session import EstateSession

HEADS = ("来源", "反馈日期", "问题", "位置", "责任单位", "责任人", "整改措施", "时限", "整改情况")
TURNS = 5


def rows(count: int) -> list[tuple[str, ...]]:
    """Return rows of a sheet, every cell filled."""
    return [
        (
            "专项审计",
            "2026-10-08",
            f"雨水管没有接入市政管网，第{at}处",
            f"{at % 40 + 1}号楼",
            "区住建局",
            f"张{at}",
            "接入",
            f"2026-11-{at % 28 + 1:02}",
            "在办",
        )
        for at in range(count)
    ]


def sheet(path: Path, count: int) -> Path:
    """Write such a sheet."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([HEADS, *rows(count)])
        return path
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for at, row in enumerate([HEADS, *rows(count)]):
            page.write_row(at, 0, row)
    return path


def best(act: Callable[[], object]) -> float:
    """Return the shortest of some turns, in milliseconds."""
    times = []
    for _ in range(TURNS):
        begun = perf_counter()
        act()
        times.append(perf_counter() - begun)
    return min(times) * 1000


def session(folder: Path, count: int) -> EstateSession:
    """Return an estate whose ledger has so many rows."""
    made = EstateSession.create(
        folder / f"{count}.reno", "槐安里", Author(person="甲", device="d"), Environment()
    )
    if count:
        path = sheet(folder / f"{count}.csv", count)
        take(made, plan_file(made, ledger_called(made, "整改台账"), path))
    return made


def taken_in(folder: Path) -> None:
    """Say how long a sheet of 10,000 rows takes beside a bare reading of it."""
    for name in ("a.csv", "a.xlsx"):
        path = sheet(folder / name, 10_000)
        times, floors = [], []
        for turn in range(3):
            with session(folder / f"{turn}{name}".replace(".", ""), 0) as made:
                ledger = ledger_called(made, "整改台账")
                begun = perf_counter()
                take(made, plan_file(made, ledger, path))
                times.append(perf_counter() - begun)
            begun = perf_counter()
            if path.suffix == ".xlsx":
                book = openpyxl.load_workbook(path, read_only=True)
                list(book.worksheets[0].iter_rows(values_only=True))
            else:
                list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
            floors.append(perf_counter() - begun)
        print(f"{name}: 10,000 rows taken in {min(times):.2f} s, bare reading {min(floors):.2f} s")


def opened(folder: Path) -> None:
    """Say how long 3,000 rows take to open, filter and change beside bare SQLite and JSON."""
    with session(folder, 3_000) as made:
        acts = LedgerActs(made, ledger_called(made, "整改台账"))
        book = acts.book()
        print(f"opened: {best(acts.book):.0f} ms; bare: {best(lambda: bare(made.path)):.0f} ms")
        first = best(lambda: LedgerBook(made, acts.ledger).select("第99处 区住建局")) - best(acts.book)
        print(f"filtered: at first {max(first, 0):.0f} ms, then {best(lambda: book.select('第99处')):.1f} ms")
        key, at = book.rows[7].key, iter(range(1_000))
        print(f"one row changed: {best(lambda: acts.change(key, {'place': f'{next(at)}号楼'})):.1f} ms")


def bare(path: Path) -> int:
    """Read the cells of all rows with nothing around."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        found = connection.execute("SELECT value FROM cell WHERE entity = 'ledger_row'").fetchall()
        return len([json.loads(value) for (value,) in found])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_in:
        for name in ("0acsv", "1acsv", "2acsv", "0axlsx", "1axlsx", "2axlsx", "open"):
            (Path(made_in) / name).mkdir()
        taken_in(Path(made_in))
        opened(Path(made_in) / "open")
