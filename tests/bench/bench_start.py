"""From starting a process to a usable window, against an empty PySide6 window.

    python tests/bench/bench_start.py

Usable means: shown, painted, an event loop that answers, and RenoDesk's with an estate of 40 buildings open.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import large_estate

ROUNDS = 7
EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 740)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from renodesk.app import run_window
application = QApplication(sys.argv)
QTimer.singleShot(0, application.quit)
run_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
"""
PEAK = """
from pathlib import Path
status = Path("/proc/self/status")
print(int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024 if status.exists() else 0)
"""


def once(script: str, home: Path, *words: str) -> tuple[float, int]:
    """Run a script in a fresh process; return its seconds and peak megabytes."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_DATA_HOME": str(home),
        "HOME": str(home),
    }
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script, *words], env=environment, check=True, capture_output=True, text=True
    )
    return time.perf_counter() - began, int(done.stdout.strip() or 0)


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as place:
        home = Path(place)
        large_estate(home / "estate.reno").close()
        scripts = {
            "empty PySide6 window": (EMPTY + PEAK, ()),
            "RenoDesk, start page": (OURS + PEAK, ()),
            "RenoDesk, 40 buildings open": (OURS + PEAK, (str(home / "estate.reno"),)),
        }
        found = {name: [] for name in scripts}
        for _ in range(ROUNDS):
            for name, (script, words) in scripts.items():
                found[name].append(once(script, home, *words))
        floor = statistics.median(one[0] for one in found["empty PySide6 window"])
        print("| window | median | ratio | peak memory |\n|---|---|---|---|")
        for name, runs in found.items():
            middle = statistics.median(one[0] for one in runs)
            peak = max(one[1] for one in runs)
            print(f"| {name} | {middle * 1000:.0f} ms | {middle / floor:.2f} | {peak} MB |")
        print(json.dumps({name: [round(one[0], 3) for one in runs] for name, runs in found.items()}))


if __name__ == "__main__":
    main()
