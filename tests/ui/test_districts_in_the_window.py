"""Districts in the window: estates grouped, idle space assigned, walls, joint works to the fen, the sheet."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from office.test_districts import ROOM, bundles, taken  # noqa: F401  fixtures
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.conftest import Bench
from ui.looking import LAPTOP, faults

from renodesk.ui.office.dialogs.district import Asked, DistrictDialog, FieldsDialog


@pytest.fixture
def screen(bench: Bench, taken: Path) -> Any:  # noqa: F811
    """Return the screen of districts of an archive of three estates."""
    archive = Path(shutil.copytree(taken, bench.folder / "archive"))
    bench.desk.window.office.choose_archive_in(archive)
    bench.desk.window.start("office_districts")
    page = bench.desk.window.office.page
    assert page is not None
    found: Any = page.screens.currentWidget()
    settle(bench, found)
    yield found
    bench.desk.window.office.stop()


def settle(bench: Bench, screen: Any) -> None:
    bench.qtbot.waitUntil(lambda: screen.isVisible() and not screen.beside.is_busy)


def look(bench: Bench, screen: Any, view: str, key: str = "") -> None:
    screen.view.setCurrentIndex(screen.view.findData(view))
    screen.view.activated.emit(screen.view.currentIndex())
    if key:
        row = next(at for at in range(screen.model.rowCount()) if screen.model.key(at).startswith(key))
        screen.table.setCurrentIndex(screen.model.index(row, 0))


def answer(bench: Bench, screen: Any, **values: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FieldsDialog)
    for name, value in values.items():
        box: Any = dialog.boxes[name]
        if hasattr(box, "findData"):
            box.setCurrentIndex(box.findData(value))
        else:
            box.setText(value)
    assert dialog.ok.isEnabled()
    dialog.accept()
    settle(bench, screen)


def cells(screen: Any) -> list[str]:
    row = screen.table.currentIndex().row()
    return [screen.model.index(row, at).data() for at in range(screen.model.columnCount())]


def test_estates_are_grouped_and_what_they_do_together_is_divided(bench: Bench, screen: Any) -> None:
    assert "还没有片区" in screen.sum.text()
    screen.make.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DistrictDialog)
    dialog.name.setText("东片")
    assert not dialog.ok.isEnabled()
    for at in range(dialog.list.count()):
        dialog.list.item(at).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    settle(bench, screen)
    assert screen.district.currentText() == "东片"

    screen.tell.click()
    bench.settle()
    assert "写进了 3 个小区" in bench.said.lines[-1][-1]
    look(bench, screen, "gaps", "gap:parking")
    assert cells(screen)[3] == "81"
    look(bench, screen, "gaps", "gap:elderly")
    assert "社区为老服务" in screen.story.text()
    screen.assign.click()
    answer(bench, screen, what=f"elderly\n天\n{ROOM}", m2="360")
    assert cells(screen)[4] == "0"
    look(bench, screen, "space", "match:")
    assert "360" in cells(screen)[1]
    screen.drop.click()
    settle(bench, screen)
    assert all(not screen.model.key(at).startswith("match:") for at in range(screen.model.rowCount()))

    look(bench, screen, "walls")
    screen.wall.click()
    answer(bench, screen, one="天", other="地", where="东围墙", space="80")
    look(bench, screen, "walls", "wall:")
    screen.opened.click()
    settle(bench, screen)
    assert cells(screen)[4] == "已打通"

    look(bench, screen, "works")
    screen.measure.click()
    answer(bench, screen, name="合建停车场", yuan="100.01", gap="parking")
    look(bench, screen, "works", "measure:")
    assert "72.08" in cells(screen)[3]
    screen.share.click()
    answer(bench, screen, 天="1/3", 地="2/3", 人="0")
    assert "66.67" in cells(screen)[3]
    assert "100.01" in screen.pays.text()
    for name in ("d.pdf", "d.xlsx"):
        screen.write_to(bench.folder / name)
        bench.settle()
        assert (bench.folder / name).stat().st_size > 1000

    screen.asking.change_to("新东片", ("天", "地"))
    settle(bench, screen)
    assert screen.district.currentText() == "新东片"
    assert len(screen.found.district.members) == 2
    screen.back.click()
    settle(bench, screen)
    assert screen.district.currentText() == "东片"
    assert bench.said.errors == []


@pytest.mark.parametrize(("language", "scale"), [("zh", 1.0), ("en", 2.0)])
def test_every_dialog_of_districts_is_named_whole_and_large_enough(
    bench: Bench, language: str, scale: float
) -> None:
    bench.desk.window.start(f"language_{language}")
    bench.desk.window.wear("light", scale)
    bench.desk.window.resize(LAPTOP)
    estates = [(f"E-{number}", f"槐安里{number}号院", f"E-{number}") for number in range(30)]
    fields = (
        Asked(name="what", title="Which space meets which gap", choices=(("a", "社区活动用房 ← 槐安里"),)),
        Asked(name="m2", title="How many ㎡", is_number=True),
        Asked(name="note", title="Note", needed=False),
    )
    dialogs = (
        DistrictDialog("New district", "", estates, ("E-1", "E-2"), bench.desk.window),
        FieldsDialog("Assign space", "No more than what is left of this space", fields, bench.desk.window),
    )
    found = []
    for dialog in dialogs:
        dialog.open()
        bench.qtbot.waitUntil(dialog.isVisible)
        found += faults(bench, dialog)
        dialog.close()
        dialog.deleteLater()
    assert not found, "\n".join(found)
