"""From starting a process to a usable window, against an empty PySide6 window.

    python tests/bench/bench_start.py

Usable means: shown, painted, an event loop that answers. RenoDesk is started by the command `renodesk`,
at its start page (nothing was left open) and with an estate of 40 buildings. All drawn offscreen, each run a
process of its own.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import in_turns, installed, large_estate, machine, middle, verdict

ROUNDS = 7
BUDGET = 2.0
"""Times an empty window."""
USABLE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
usable = []
def answer():
    application.processEvents()
    usable.append(time.monotonic())
    application.quit()
QTimer.singleShot(0, answer)
"""
EMPTY = """
from PySide6.QtWidgets import QMainWindow
window = QMainWindow()
window.resize(1366, 740)
window.show()
application.exec()
"""
OURS = """
from renodesk.__main__ import main
try:
    main()
except SystemExit as left:
    assert not left.code
"""
PEAK = """
from pathlib import Path
status = Path("/proc/self/status")
print(usable[0])
print(int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024 if status.exists() else 0)
"""


def once(script: str, home: Path, *words: str) -> tuple[float, int]:
    """Run a script in a fresh process; return the seconds until it is usable, and its peak megabytes."""
    homes = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA")}
    environment = {**installed(), **homes, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", USABLE + script + PEAK, *words]
    began = time.monotonic()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    usable, peak = done.stdout.split()[-2:]
    return float(usable) - began, int(peak)


def main() -> None:
    """Print the table."""
    print(machine() + "\n")
    with TemporaryDirectory() as place:
        home, first = Path(place) / "home", Path(place) / "first"
        for folder in (home, first):
            folder.mkdir()
        estate = home / "estate.reno"
        large_estate(estate).close()
        names = ("empty PySide6 window", "RenoDesk, start page", "RenoDesk, 40 buildings open")
        once(OURS, home, str(estate))
        found = in_turns(
            ROUNDS,
            lambda: once(EMPTY, home),
            lambda: once(OURS, first),
            lambda: once(OURS, home, str(estate)),
        )
    floor = middle([run[0] for run in found[0]])
    print("| window | median | ratio | budget, 2 × | peak memory |\n|---|---|---|---|---|")
    for name, runs in zip(names, found, strict=True):
        took = middle([run[0] for run in runs])
        peak = max(run[1] for run in runs)
        said = "" if runs is found[0] else verdict(took <= BUDGET * floor)
        print(f"| {name} | {took * 1000:.0f} ms | {took / floor:.2f} | {said} | {peak} MB |")


if __name__ == "__main__":
    main()
