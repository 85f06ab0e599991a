"""One key in the window, on 40 buildings and 120 entrances: pressed, durable, rescored and painted again.

python tests/bench/bench_window.py
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import large_estate, seconds, spread
from PySide6.QtWidgets import QApplication

from renodesk.app import Desk
from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.settings import Preferences

STROKES, ITEM = 200, "E2.2"


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        large_estate(folder / "estate.reno").close()
        application = QApplication([])
        desk = Desk(application, Preferences(folder / "settings.json"), Environment())
        desk.window.resize(1366, 768)
        desk.window.show()

        def settled(act: object, *words: object) -> float:
            """Return the seconds of an act and of all that Qt paints after it."""
            assert callable(act)
            return seconds(lambda: (act(*words), application.processEvents()))

        opened = settled(desk.window.exchange.open_path, folder / "estate.reno")
        moves, grades = [], []
        for number in range(STROKES):
            entrance = Place(building=str(1 + number % 40), unit=str(1 + number // 40 % 3))
            moves.append(settled(desk.workbench.go, (ITEM, entrance)))
            card = desk.window.screens.currentWidget().card
            grades.append(settled(card.pick_grade, 1 + (number + number // 40) % 5))
        print("| act | p50 | p99 |\n|---|---|---|")
        print(f"| open the estate, once | {opened * 1000:.0f} ms | |")
        print(f"| go to another item | {spread(moves)} |")
        print(f"| press a grade | {spread(grades)} |")
        desk.window.close()


if __name__ == "__main__":
    main()
