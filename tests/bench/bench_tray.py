"""The tray with 2,000 photos, 40 buildings and 120 entrances: opened, emptied by Enter, scrolled, left alone.

python tests/bench/bench_tray.py [--profile]

Beside it a plain `QListView` with as many rows of the same size, from which a row is taken by Enter.
"""

import cProfile
import hashlib
import os
import pstats
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import large_estate, machine, middle, pictures, seconds, verdict
from PySide6.QtCore import QEventLoop, QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from renodesk.app import Desk
from renodesk.domain import vocabulary
from renodesk.domain.photo_facts import PhotoFacts
from renodesk.domain.place_code import place_code
from renodesk.domain.places import Place
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.settings import Preferences
from renodesk.ui.models.thumbnails import MOST

PHOTOS, EVERY, ENTERED = 2000, 16, 300
"""A field sheet stands before every 15 photos; so many are put away."""
SWITCH, KEY = 0.1, 0.05
"""Budgets in seconds."""
IDLE_SECONDS = 5


def fill(session: EstateSession) -> None:
    """Put photos into the tray as a card would: the sheet of an entrance, photos after it, 15 s apart."""
    looks = list(pictures(40, 320, 240))
    began = datetime(2026, 5, 6, 8)
    uses = []
    for number in range(PHOTOS):
        data = looks[number % len(looks)] + number.to_bytes(8, "big")
        sheet = number // EVERY
        place = Place(building=str(1 + sheet // 3 % 40), unit=str(1 + sheet % 3))
        at = (began + timedelta(seconds=15 * number)).isoformat()
        facts = PhotoFacts(
            sha256=hashlib.sha256(data).hexdigest(),
            media_type="image/jpeg",
            size=len(data),
            width=320,
            height=240,
            taken_at=at,
            taken_offset="+08:00",
            latitude=None,
            longitude=None,
            camera="BENCH 1",
            orientation=1,
        )
        session.file.keep_photo(facts, data, {"thumbnail": data, "report": data})
        code = place_code(session.estate_id, place) if number % EVERY == 0 else ""
        fields = {"photo": facts.sha256, "round": session.round, "name": f"IMG_{number:04}.JPG"}
        uses.append(fields | {"taken_at": at, "time_from": "exif", "code": code, "role": "evidence"})
    with session.act() as act:
        for number, fields in enumerate(uses):
            for name, value in fields.items():
                if value:
                    act.put(vocabulary.photo_use_cell(f"{number:016x}", name), value)


class Plain:
    """The peer: as many rows with a picture and a text; Enter takes one away and chooses the next."""

    def __init__(self, icon: QIcon, like: QListView) -> None:
        """Show it as large as `like`."""
        self.view = QListView()
        self.view.setViewMode(QListView.ViewMode.IconMode)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMovement(QListView.Movement.Static)
        self.view.setUniformItemSizes(True)
        self.view.setGridSize(like.gridSize())
        self.view.setIconSize(icon.availableSizes()[0])
        self.model = QStandardItemModel(self.view)
        for number in range(PHOTOS):
            self.model.appendRow(QStandardItem(icon, f"IMG_{number:04}.JPG"))
        self.view.setModel(self.model)
        self.view.resize(like.size())
        self.view.show()
        self.view.setCurrentIndex(self.model.index(0, 0))

    def enter(self) -> None:
        """Take a row away and choose the one that follows."""
        row = self.view.currentIndex().row()
        self.model.removeRow(row)
        index = self.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flags)
        QApplication.processEvents()


def resident_megabytes() -> float:
    """Return what this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def p95(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def line(work: str, times: list[float], budget: float | None = None) -> str:
    """Return a row of the table; the budget is held against p95."""
    said = f"| {work} | {middle(times) * 1000:.1f} ms | {p95(times) * 1000:.1f} ms |"
    return said + (f" {budget * 1000:.0f} ms, {verdict(p95(times) <= budget)} |" if budget else " |")


def main() -> None:
    """Print the tables."""
    print(machine() + "\n")
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as place:
        folder = Path(place)
        with large_estate(folder / "estate.reno") as session:
            fill(session)
        preferences = Preferences(folder / "settings.json")
        preferences.choose("person", "甲")
        desk = Desk(application, preferences, Environment())
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.window.exchange.open_path(folder / "estate.reno")
        application.processEvents()

        def show(name: str) -> None:
            desk.workbench.screen_wanted.emit(name)
            application.processEvents()

        first = seconds(lambda: show("photos"))
        again = []
        for _ in range(9):
            show("survey")
            again.append(seconds(lambda: show("photos")))
        screen = desk.window.screens.currentWidget()

        def enter() -> None:
            QTest.keyClick(screen.grid, Qt.Key.Key_Return)
            application.processEvents()

        enter()
        profile = cProfile.Profile() if "--profile" in sys.argv else None
        if profile is not None:
            profile.enable()
        worked = time.process_time()
        entered = [seconds(enter) for _ in range(ENTERED)]
        worked = (time.process_time() - worked) / ENTERED
        if profile is not None:
            profile.disable()
            pstats.Stats(profile).sort_stats("tottime").print_stats(32)
        assert len(desk.workbench.estate.tray.waiting()) == PHOTOS - ENTERED - 1
        look = QPixmap()
        look.loadFromData(desk.workbench.estate.photos.thumbnail(screen.model.rows[0].row.sha256))
        peer = Plain(QIcon(look), screen.grid)
        floor = [seconds(peer.enter) for _ in range(ENTERED)]
        peer.view.close()

        before = resident_megabytes()
        bar, slowest = screen.grid.verticalScrollBar(), 0.0
        steps = list(range(0, bar.maximum(), screen.grid.viewport().height() // 2))
        for value in [*steps, *reversed(steps), *steps]:
            slowest = max(slowest, seconds(lambda at=value: (bar.setValue(at), application.processEvents())))
            while not screen.thumbnails.is_idle:
                application.processEvents()
        grown = resident_megabytes() - before
        loop = QEventLoop()
        QTimer.singleShot(IDLE_SECONDS * 1000, loop.quit)
        began = time.process_time()
        loop.exec()
        idle = (time.process_time() - began) / IDLE_SECONDS

        print("| work | p50 | p95 | budget |\n|---|---|---|---|")
        print(f"| the tray shown for the first time | {first * 1000:.0f} ms | | |")
        print(line("switched to", again, SWITCH))
        print(line("Enter: filed, the next one shown and painted", entered, KEY))
        print(f"| its processor time, all threads | {worked * 1000:.1f} ms | | |")
        print(line("a plain list: a row taken away, the next one painted", floor))
        print(f"\n{3 * len(steps)} half pages scrolled: slowest {slowest * 1000:.0f} ms, ", end="")
        print(f"{screen.thumbnails.kept} of at most {MOST} thumbnails kept, {grown:.0f} MB more than before")
        print(f"CPU of the open window doing nothing for {IDLE_SECONDS} s: {idle * 100:.2f} %")
        desk.window.close()


if __name__ == "__main__":
    main()
