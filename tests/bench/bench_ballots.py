"""5,000 households in 40 buildings and 120 entrances: a vote by key in the window, a table of 10,000 rows.

python tests/bench/bench_ballots.py

Beside the vote a bare `QTableView` of as many rows in which one cell changes and is painted; beside the table
openpyxl reading its cells.
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import machine, middle, verdict
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from renodesk.app import Desk
from renodesk.domain.ballots import Voice
from renodesk.domain.changes import Author
from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.votes import Vote
from renodesk.services.ballots import BallotActs
from renodesk.services.ballots.importing import import_votes
from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.tables.writing import write_workbook

BUILDINGS, UNITS, HOUSEHOLDS, ROWS, VOTES = 40, 3, 5000, 10_000, 60
KEY, IMPORT = 0.05, 3.0
"""Budgets in seconds."""
SAID = {Voice.AGREE: "同意", Voice.AGAINST: "反对", Voice.ABSTAIN: "弃权"}


def place_of(number: int) -> Place:
    return Place(building=str(1 + number % BUILDINGS), unit=str(1 + number // BUILDINGS % UNITS))


def fill(session: EstateSession, folder: Path) -> None:
    """Register the estate, let 5,000 households speak, write a table of twice as many."""
    register = RegisterService(session)
    for number in range(1, BUILDINGS + 1):
        register.add_building(f"{number}号楼", units=UNITS, fields={"households": "300"})
    register.set_fields(ESTATE, {"owner_households": "12000", "rule_jurisdiction": "楚雄"})
    acts = BallotActs(session)
    key = acts.begin("改造方案", Stage.SCHEME_VOTE)
    voices = list(SAID)
    acts.votes(
        key,
        [
            (
                place_of(one),
                Vote(number=str(one), voice=voices[one % 3], area=Fraction(7000 + one % 900, 100)),
            )
            for one in range(HOUSEHOLDS)
        ],
    )
    rows = [["楼栋", "单元", "房号", "专有面积", "人数", "姓名", "意见", "日期"]]
    for one in range(ROWS):
        place = place_of(one)
        said = SAID[voices[one % 3]]
        area = f"{80 + one % 7}.5"
        rows.append(
            [f"{place.building}号楼", place.unit, str(one), area, "2", f"王{one}", said, "2026-05-01"]
        )
    write_workbook(folder / "votes.xlsx", "票", rows)


def taken(act: Callable[[], object]) -> tuple[float, float]:
    """Return how long something took until it was painted, by the clock and of this process alone."""
    begun, own = time.perf_counter(), time.process_time()
    act()
    QApplication.processEvents()
    return time.perf_counter() - begun, time.process_time() - own


def peer() -> float:
    """Return how long one cell of a bare table of as many rows takes."""
    model = QStandardItemModel(HOUSEHOLDS, 7)
    table = QTableView()
    table.setModel(model)
    table.resize(800, 400)
    table.show()
    QApplication.processEvents()
    found = [taken(lambda at=at: model.setItem(at, 5, QStandardItem("同意")))[0] for at in range(VOTES)]
    return middle(found)


def votes(desk: Desk) -> Sequence[tuple[float, float]]:
    """Say by key what household after household said."""
    desk.workbench.screen_wanted.emit("residents")
    tab = desk.window.screens.currentWidget().tab  # type: ignore[attr-defined]
    tab.ways.setCurrentWidget(tab.doors)
    QApplication.processEvents()
    keys = (Qt.Key.Key_2, Qt.Key.Key_1)
    return [taken(lambda at=at: QTest.keyClick(tab.doors.table, keys[at % 2])) for at in range(VOTES)]


def main() -> None:
    """Measure and print."""
    application = QApplication([])
    print(machine())
    with TemporaryDirectory() as folder:
        home = Path(folder)
        path = home / "estate.reno"
        with EstateSession.create(path, "槐安里", Author(person="甲", device="d"), Environment()) as session:
            fill(session, home)
            other = BallotActs(session).begin("是否改造", Stage.DESIGN_START)
            begun = time.perf_counter()
            page = load_workbook(home / "votes.xlsx", read_only=True).worksheets[0]
            cells = sum(1 for row in page.iter_rows() for _ in row)
            bare = time.perf_counter() - begun
            begun = time.perf_counter()
            import_votes(session, other, home / "votes.xlsx")
            whole = time.perf_counter() - begun
        print(f"{ROWS:,} rows, {cells:,} cells: openpyxl alone {bare:.1f} s, taken in {whole:.1f} s", end=" ")
        print(verdict(whole <= IMPORT))
        preferences = Preferences(home / "settings.json")
        preferences.choose("person", "甲")
        desk = Desk(application, preferences, Environment())
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.exchange.open_path(path)
        desk.workbench.screen_wanted.emit("residents")
        found = votes(desk)
        wall, own = middle([one for one, _ in found]), middle([one for _, one in found])
        print(f"a bare table of {HOUSEHOLDS:,} rows, one cell: {peer() * 1000:.1f} ms")
        print(
            f"a vote, kept, counted, judged, painted: {wall * 1000:.0f} ms, own time {own * 1000:.0f} ms",
            end=" ",
        )
        print(verdict(wall <= KEY))


if __name__ == "__main__":
    main()
