"""Two thousand questionnaires of an estate: opened, tallied, one more kept; and 10,000 rows taken in.

python tests/bench/bench_questionnaires.py
"""

import csv
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import openpyxl
import python_calamine
import xlsxwriter
from measuring import AUTHOR, machine, middle, verdict
from PySide6.QtWidgets import QApplication

from renodesk.app import Desk
from renodesk.domain.filled_form import is_asked
from renodesk.domain.questionnaire import Phase, QuestionKind, Questionnaire
from renodesk.services.environment import Environment
from renodesk.services.questionnaires import FormActs, FormBook, NewForm
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.tables.grids import read_grid

ROUNDS, FORMS, ROWS = 7, 2_000, 10_000
IMPORT, TALLY = 3.0, 0.05
"""Budgets in seconds: 10,000 rows taken in; the sums after one more form."""


def seconds(work: Callable[[], object]) -> float:
    """Return how long the processor worked on this: others may be busy on the machine."""
    began = time.process_time()
    work()
    return time.process_time() - began


def filled(book: Questionnaire, chance: Random) -> dict[str, str]:
    """Return a form as people fill it in: every question it is asked, follow-ups where they are asked."""
    said: dict[str, str] = {}
    answers: dict[str, tuple[str, ...]] = {}
    for one in book.put(Phase.BEFORE):
        options = [option.code for option in one.options if option.code not in one.ends]
        if not options or not is_asked(one, answers):
            continue
        many = one.kind == QuestionKind.MULTI and not one.exclusive
        chosen = chance.sample(options, min(3, len(options))) if many else [chance.choice(options)]
        answers[one.code], said[one.code] = tuple(chosen), " ".join(chosen)
    return said


def table(book: Questionnaire, rows: int) -> list[list[str]]:
    """Return a table of forms with its header."""
    chance = Random(20261127)
    codes = [one.code for one in book.put(Phase.BEFORE)]
    made = [["number", *codes]]
    for number in range(1, rows + 1):
        said = filled(book, chance)
        made.append([str(number), *(said.get(code, "") for code in codes)])
    return made


def written(rows: list[list[str]], folder: Path) -> tuple[Path, Path]:
    """Return the table as CSV and as a workbook."""
    text, book = folder / "forms.csv", folder / "forms.xlsx"
    with text.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(rows)
    with xlsxwriter.Workbook(str(book), {"constant_memory": True}) as workbook:
        page = workbook.add_worksheet()
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return text, book


def imported(rows: list[list[str]], folder: Path) -> None:
    """Print how long a table takes from its file into the log, beside reading it bare."""
    for file in written(rows, folder):
        times = [taken(file, folder / f"{file.suffix[1:]}{number}.reno") for number in range(3)]
        took = middle(times)
        read = middle([seconds(partial(read_grid, file)) for _ in range(3)])
        print(
            f"| {ROWS:,} rows, {file.suffix} | {took:.2f} s, of it read {read:.2f} s |"
            f" {read_bare(file)} | {verdict(took <= IMPORT)} |"
        )


def taken(file: Path, path: Path) -> float:
    """Return how long a table takes into an estate of its own."""
    with EstateSession.create(path, "槐安里", AUTHOR, Environment()) as session:
        return seconds(lambda: take_forms(session, plan_forms(session, file)))


def read_bare(file: Path) -> str:
    """Return how long it takes to read a table with nothing but a library."""
    if file.suffix == ".csv":
        took = seconds(lambda: list(csv.reader(file.open(encoding="utf-8-sig", newline=""))))
        return f"csv alone {took:.2f} s"
    by_openpyxl = seconds(lambda: list(openpyxl.load_workbook(file, read_only=True).worksheets[0].values))
    by_calamine = seconds(lambda: python_calamine.load_workbook(file).get_sheet_by_index(0).to_python())
    return f"openpyxl alone {by_openpyxl:.2f} s, calamine alone {by_calamine:.2f} s"


def tallied(rows: list[list[str]], folder: Path) -> None:
    """Print what opening, counting and one more form take with so many forms."""
    file, path = written(rows[: FORMS + 1], folder)[0], folder / "estate.reno"
    with EstateSession.create(path, "槐安里", AUTHOR, Environment()) as session:
        take_forms(session, plan_forms(session, file))
    first, again, kept, after = [], [], [], []
    for _ in range(ROUNDS):
        with EstateSession.open(path, AUTHOR, Environment()) as session:
            book = FormBook(session)
            first.append(seconds(book.results))
            again.append(seconds(book.results))
            kept.append(seconds(partial(FormActs(session).keep, NewForm(answers={"QA1": ("4",)}))))
            after.append(seconds(book.stack))
    floor = middle([seconds(lambda: bare(path)) for _ in range(ROUNDS)])
    print(
        f"| {FORMS:,} forms, first results | {middle(first) * 1000:.0f} ms |"
        f" SQLite and JSON, bare {floor * 1000:.0f} ms |"
    )
    print(f"| results again | {middle(again) * 1000:.0f} ms |")
    print(f"| one more form kept | {middle(kept) * 1000:.1f} ms |")
    print(f"| the sums after it | {middle(after) * 1000:.0f} ms | {verdict(middle(after) <= TALLY)} |")


def bare(path: Path) -> int:
    """Read the forms of a file with nothing but SQLite and JSON."""
    connection = sqlite3.connect(path)
    try:
        cells = connection.execute("SELECT value FROM cell WHERE entity = 'questionnaire'").fetchall()
        return sum(len(json.loads(value)) for (value,) in cells)
    finally:
        connection.close()


def typed(folder: Path) -> None:
    """Print how long a key and an Enter take in the window, with all forms there."""
    application = QApplication(sys.argv[:1])
    preferences = Preferences(folder / "settings.json")
    preferences.choose("person", "甲")
    desk = Desk(application, preferences, Environment())
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.window.exchange.open_path(folder / "estate.reno")
    desk.workbench.screen_wanted.emit("residents")
    screen = desk.window.screens.currentWidget()
    shown = seconds(lambda: (screen.show_tab("forms"), application.processEvents()))
    entry = screen.by_name["forms"].entry
    steps, ends = [], []
    for _ in range(40):
        entry.edit.setText("")
        steps.append(seconds(lambda: (entry.go_on(), application.processEvents())))
    for _ in range(ROUNDS):
        entry.edit.setText("2")
        ends.append(seconds(lambda: (entry.finish(), application.processEvents())))
    print(f"| the tab shown with {FORMS:,} forms | {shown * 1000:.0f} ms |")
    print(f"| Enter: the next question | {middle(steps) * 1000:.1f} ms |")
    print(f"| the form kept, the next one open | {middle(ends) * 1000:.1f} ms |")
    desk.window.close()


def main() -> None:
    """Run all."""
    print(machine())
    with TemporaryDirectory() as name:
        folder = Path(name)
        with EstateSession.create(folder / "book.reno", "槐安里", AUTHOR, Environment()) as session:
            rows = table(FormBook(session).book, ROWS)
        imported(rows, folder)
        tallied(rows, folder)
        typed(folder)


if __name__ == "__main__":
    main()
