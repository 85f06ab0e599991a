"""The register of 40 buildings as a table: 1,000 cells pasted; and 10,000 rows of a workbook imported.

python tests/bench/bench_register.py
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import openpyxl
import xlsxwriter
from measuring import AUTHOR, large_estate, machine, middle, seconds, verdict
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from renodesk.app import Desk
from renodesk.services.environment import Environment
from renodesk.services.register_import.planning import plan_of
from renodesk.services.register_import.taking import take
from renodesk.services.register_import.targets import register_of
from renodesk.services.session import EstateSession
from renodesk.services.table_import import open_file
from renodesk.services.table_import.register import RegisterDoor
from renodesk.settings import Preferences

ROUNDS, ROWS = 7, 10_000
SWITCH, PASTE = 0.1, 0.3
"""Budgets in seconds."""
NUMBERS = ("count", "number")


def pasted(folder: Path) -> None:
    """Print how long the table of buildings takes to show and to take a block of a thousand cells."""
    application = QApplication(sys.argv[:1])
    estate = folder / "estate.reno"
    large_estate(estate).close()
    preferences = Preferences(folder / "settings.json")
    preferences.choose("person", "甲")
    desk = Desk(application, preferences, Environment())
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.window.exchange.open_path(estate)
    desk.window.start("register_table")
    application.processEvents()
    screen = desk.window.screens.currentWidget()
    table = screen.table
    shown = []
    for _ in range(ROUNDS):
        screen.show_view(0)
        application.processEvents()
        shown.append(seconds(lambda: (screen.show_view(1), application.processEvents())))
    sheet = table.model.sheet
    columns = [column for column in sheet.columns if not column.is_name]
    times, count = [], 0
    for number in range(ROUNDS):
        line = [str(1 + number % 5) if one.field.type in NUMBERS else "" for one in columns]
        line = [one or f"甲{number}" if at < 2 else one for at, one in enumerate(line)]
        block = [[f"{text}" if text else "是" for text in line] for _ in sheet.places]
        count = sum(map(len, block))
        QGuiApplication.clipboard().setText("\n".join("\t".join(one) for one in block))
        table.table.setCurrentIndex(table.model.index(0, 1))
        times.append(seconds(lambda: (table.paste(), application.processEvents())))
    print(f"{len(sheet.places)} buildings × {len(sheet.columns)} columns\n")
    print("| work | median | budget | |\n|---|---|---|---|")
    kept = verdict(middle(shown) <= SWITCH)
    print(f"| the table shown | {middle(shown) * 1000:.0f} ms | 100 ms | {kept} |")
    kept = verdict(middle(times) <= PASTE)
    print(f"| {count} cells pasted, one act, painted | {middle(times) * 1000:.0f} ms | 300 ms | {kept} |")
    desk.window.close()


def imported(folder: Path) -> None:
    """Print how long a large workbook takes, beside the reader alone."""
    file = folder / "register.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["楼号", "单元号", "户数", "层数", "建成年份", "结构形式", "建筑面积"])
        for at in range(ROWS):
            unit = f"{1 + at % 50}单元"
            sheet.write_row(at + 1, 0, [f"{1 + at // 50}号楼", unit, 12, 6, 1986, "砖混", 1860])

    def bare() -> None:
        found = openpyxl.load_workbook(file, read_only=True)
        for _ in found.worksheets[0].iter_rows(values_only=True):
            pass
        found.close()

    floor = seconds(bare)
    with EstateSession.create(folder / "new.reno", "甲", AUTHOR, Environment()) as session:
        began = {}
        door = RegisterDoor(session, "zh")
        began["read, header found, columns matched"] = seconds(lambda: open_file(file, door.propose))
        read, register = open_file(file, door.propose), register_of(session)
        began["planned"] = seconds(lambda: plan_of(session, register, read.grid, read.layout))
        plan = plan_of(session, register, read.grid, read.layout)
        began["taken, one act, rescored"] = seconds(lambda: take(session, plan))
    print(f"\n{ROWS} rows, {len(plan.places)} new places, {len(plan.edits)} values\n")
    print("| work | once |\n|---|---|")
    print(f"| openpyxl alone reads the cells | {floor:.1f} s |")
    for name, time in began.items():
        print(f"| {name} | {time:.1f} s |")


def main() -> None:
    """Print both tables."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        pasted(Path(place))
        imported(Path(place))


if __name__ == "__main__":
    main()
