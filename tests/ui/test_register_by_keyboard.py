"""The register by keyboard: many buildings in one line, and what scoring asks for first."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from renodesk.domain.places import Place
from renodesk.ui.screens.register import RegisterScreen
from renodesk.ui.screens.registry import SCREENS

AT = [name for name, _, _ in SCREENS].index("register")


def shown(opened: Any) -> RegisterScreen:
    """Show the register and return it."""
    opened.desk.window.show_screen(AT)
    screen = opened.desk.window.screens.currentWidget()
    assert isinstance(screen, RegisterScreen)
    return screen


def test_a_line_registers_many_buildings_and_is_told_before(opened: Any) -> None:
    screen = shown(opened)
    screen.name.insert("2–6号楼，4单元")
    assert "5" in screen.forecast.text()
    opened.qtbot.keyClick(screen.name, Qt.Key.Key_Return)
    session = opened.desk.workbench.estate.session
    assert [building.name for building in session.survey.buildings] == [f"{n}号楼" for n in range(1, 7)]
    assert session.has(Place(building="6", unit="4"))
    assert any("2号楼" in text for _, text in opened.said.lines)
    assert screen.name.text() == ""
    opened.desk.window.undo()
    assert len(session.survey.buildings) == 2


def test_a_new_estate_waits_for_its_buildings(bench: Any) -> None:
    bench.desk.workbench.create(bench.folder / "new.reno", "新小区")
    screen = bench.desk.window.screens.currentWidget()
    assert isinstance(screen, RegisterScreen)
    bench.qtbot.waitUntil(screen.name.hasFocus)


def test_buildings_that_are_all_there_are_refused_in_words(opened: Any) -> None:
    screen = shown(opened)
    screen.name.insert("1–2号楼")
    opened.qtbot.keyClick(screen.name, Qt.Key.Key_Return)
    assert any("1号楼" in text for text in opened.said.errors)
    assert screen.name.text() == "1–2号楼"


def test_fields_no_score_asks_for_wait_behind_a_button(opened: Any) -> None:
    screen = shown(opened)
    alias = screen._edits["alias"]
    opened.qtbot.waitUntil(screen._edits["area_m2"].isVisible)
    assert not alias.isVisible()
    (more,) = [one for one in screen.findChildren(QPushButton) if "其余登记项" in one.text()]
    opened.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    opened.qtbot.waitUntil(alias.isVisible)
