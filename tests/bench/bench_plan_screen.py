"""A tick on the plan screen, 60 measures × 40 buildings, beside a bare tree of as many rows repainting one.

python tests/bench/bench_plan_screen.py
"""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import large_estate, late, machine, middle, seconds, verdict
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTreeView

from renodesk.app import Desk
from renodesk.domain import vocabulary
from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.services.planning import MAIN
from renodesk.services.planning.board import PlanBoard
from renodesk.services.prices import Prices
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.ui.screens.plan import PlanScreen

MEASURES, BUILDINGS, ROUNDS, COLUMNS = 60, 40, 40, 7
TICK, SWITCH = 0.2, 0.1
"""Budgets in seconds."""


def filled(session: EstateSession) -> None:
    """Add works outside the 36 until there are 60 measures a building, and choose the example prices."""
    Prices(session).use("price_example")
    there = len(PlanBoard(session).lines)
    more = max(0, MEASURES * BUILDINGS - there)
    with session.act() as act:
        for number in range(more):
            place = Place(building=str(1 + number % BUILDINGS))
            facts = {"kind": "other", "title": f"另加 {number}", "cost": 100_000 + number}
            for name, value in facts.items():
                cell = vocabulary.measure_cell(session.round, MAIN, f"w{number:04}", place, name)
                act.put(cell, value)


def bare(screen: PlanScreen) -> QTreeView:
    """Return the peer: as many groups and rows of text in a plain tree, open likewise."""
    view = QTreeView()
    model = QStandardItemModel(0, COLUMNS, view)
    for group in screen.model.groups:
        head = [QStandardItem(group.key) for _ in range(COLUMNS)]
        for line in group.lines:
            row = [QStandardItem(line.title) for _ in range(COLUMNS)]
            row[0].setCheckable(True)
            head[0].appendRow(row)
        model.appendRow(head)
    view.setModel(model)
    view.setUniformRowHeights(True)
    view.expandAll()
    view.resize(screen.table.size())
    return view


def main() -> None:
    """Print the table."""
    print(machine() + "\n")
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as place:
        folder = Path(place)
        estate = folder / "estate.reno"
        with large_estate(estate, buildings=BUILDINGS, grade=2) as session:
            filled(session)
        preferences = Preferences(folder / "settings.json")
        preferences.choose("person", "甲")
        desk = Desk(application, preferences, Environment())
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.exchange.open_path(estate)

        def show(name: str) -> None:
            desk.workbench.screen_wanted.emit(name)
            application.processEvents()

        first = seconds(lambda: show("plan"))
        again = []
        for _ in range(7):
            show("survey")
            again.append(seconds(lambda: show("plan")))
        screen = desk.window.screens.currentWidget()
        assert isinstance(screen, PlanScreen)
        assert screen.board is not None
        screen.table.expandAll()
        application.processEvents()
        peer = bare(screen)
        peer.show()
        application.processEvents()
        model = peer.model()
        floor, ticked, busy = [], [], []
        for number in range(ROUNDS):
            box = model.index(0, 0, model.index(0, 0))
            state = Qt.CheckState.Checked if number % 2 else Qt.CheckState.Unchecked

            def repaint(box: object = box, state: Qt.CheckState = state) -> None:
                model.setData(box, state.value, Qt.ItemDataRole.CheckStateRole)
                application.processEvents()

            floor.append(seconds(repaint))
            lines = [one for one in screen.board.lines if one.item is not None and not one.is_must]
            line = lines[number * 7 % len(lines)]
            screen.table.stand(screen.model.index_of(line.key))
            application.processEvents()

            def tick() -> None:
                screen._on_chosen("toggle")
                application.processEvents()

            began = time.process_time()
            ticked.append(seconds(tick))
            busy.append(time.process_time() - began)
        count = len(screen.board.lines)
        took, bottom, worst = middle(ticked), middle(floor), late(ticked)
        print(f"{count} measures, {sum(one.is_chosen for one in screen.board.lines)} in the plan\n")
        print("| work | median | p99 | budget | |\n|---|---|---|---|---|")
        print(f"| a bare tree of as many rows, one box ticked and painted | {bottom * 1000:.1f} ms | | | |")
        print(
            f"| a tick kept on disk, cost and score reckoned, painted | {took * 1000:.0f} ms "
            f"| {worst * 1000:.0f} ms | {TICK * 1000:.0f} ms | {verdict(took <= TICK)} |"
        )
        print(f"| of it this process's own time | {middle(busy) * 1000:.0f} ms | | | |")
        print(f"| the plan shown for the first time | {first * 1000:.0f} ms | | | |")
        shown = middle(again)
        print(
            f"| switched to | {shown * 1000:.0f} ms | | {SWITCH * 1000:.0f} ms | {verdict(shown <= SWITCH)} |"
        )
        print(f"\na tick takes as long as {took / bottom:.0f} bare repaints")
        desk.window.close()


if __name__ == "__main__":
    main()
