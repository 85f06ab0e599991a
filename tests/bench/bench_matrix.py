"""The matrix on 40 buildings and 120 entrances: shown, and 1,000 cells pasted, beside a plain table.

python tests/bench/bench_matrix.py
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import large_estate, machine, middle, seconds, verdict
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from renodesk.app import Desk
from renodesk.services.environment import Environment
from renodesk.settings import Preferences

ROUNDS = 7
SWITCH, PASTE = 0.1, 0.3
"""Budgets in seconds."""
BLOCK = (112, 9)


def plain(rows: int, columns: int) -> QTableView:
    """Return the peer: as many texts in a plain model."""
    view = QTableView()
    model = QStandardItemModel(rows, columns, view)
    for row in range(rows):
        for column in range(columns):
            model.setItem(row, column, QStandardItem("3"))
    view.setModel(model)
    view.resize(1200, 640)
    return view


def main() -> None:
    """Print the table."""
    print(machine() + "\n")
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as place:
        folder = Path(place)
        estate = folder / "estate.reno"
        large_estate(estate).close()
        preferences = Preferences(folder / "settings.json")
        preferences.choose("person", "甲")
        desk = Desk(application, preferences, Environment())
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.exchange.open_path(estate)

        def show(name: str) -> None:
            desk.workbench.screen_wanted.emit(name)
            application.processEvents()

        first = seconds(lambda: show("matrix"))
        again = []
        for _ in range(ROUNDS):
            show("survey")
            again.append(seconds(lambda: show("matrix")))
        screen = desk.window.screens.currentWidget()
        peer = plain(len(screen.model.places), len(screen.model.columns))

        def show_peer() -> None:
            peer.hide()
            peer.show()
            application.processEvents()

        floor = [seconds(show_peer) for _ in range(ROUNDS)]
        pasted = []
        for number in range(ROUNDS):
            line = "\t".join([str(1 + number % 5)] * BLOCK[1])
            QGuiApplication.clipboard().setText("\n".join([line] * BLOCK[0]))
            screen.table.setCurrentIndex(screen.model.index(0, 2))
            pasted.append(seconds(lambda: (screen.paste(), application.processEvents())))
        print(f"{len(screen.model.places)} places × {len(screen.model.columns)} columns\n")
        print("| work | median | budget | |\n|---|---|---|---|")
        print(f"| a plain table shown | {middle(floor) * 1000:.0f} ms | | |")
        print(f"| the matrix shown for the first time | {first * 1000:.0f} ms | | |")
        shown = middle(again)
        print(
            f"| switched to | {shown * 1000:.0f} ms | {SWITCH * 1000:.0f} ms | {verdict(shown <= SWITCH)} |"
        )
        took = middle(pasted)
        cells = BLOCK[0] * BLOCK[1]
        print(
            f"| {cells} cells pasted, one act, rescored, painted | {took * 1000:.0f} ms "
            f"| {PASTE * 1000:.0f} ms | {verdict(took <= PASTE)} |"
        )
        desk.window.close()


if __name__ == "__main__":
    main()
