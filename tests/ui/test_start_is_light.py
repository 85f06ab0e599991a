"""What a start may load: the time to a usable window is mostly the time to read modules."""

import os
import subprocess
import sys
from pathlib import Path

START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(["renodesk"])
QTimer.singleShot(0, application.quit)
sys.argv = ["renodesk"]
from renodesk.__main__ import main
try:
    main()
except SystemExit as left:
    assert not left.code
print(*sys.modules)
"""
WITH_AN_ESTATE = ("domain.form", "domain.scoring", "packs", "storage", "services.session", "ui.screens")
WHEN_ASKED_FOR = ("bundles", "cli", "office", "photos", "reports", "tables", "ui.editors", "ui.icons")
OTHERS = (
    "PIL",
    "click",
    "openpyxl",
    "python_calamine",
    "reportlab",
    "sqlalchemy",
    "sqlite3",
    "sqlite_utils",
    "tomllib",
)


def loaded_at_a_start(folder: Path) -> set[str]:
    homes = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")}
    environment = {**os.environ, **homes, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", START]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return set(done.stdout.split())


def test_a_start_loads_nothing_that_only_an_open_estate_or_an_act_needs(tmp_path: Path) -> None:
    loaded = loaded_at_a_start(tmp_path)
    assert "renodesk.ui.main_window" in loaded
    late = {f"renodesk.{name}" for name in (*WITH_AN_ESTATE, *WHEN_ASKED_FOR)} | set(OTHERS)
    assert loaded & late == set()
