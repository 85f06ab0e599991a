"""The preferences: a row for every setting one may choose, by keyboard, in both languages and every theme."""

import gc
import weakref
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from ui.conftest import Bench
from ui.keyboard import CONTROL, Typist

from renodesk.settings import SETTINGS, Kind
from renodesk.ui.dialogs.preferences import PreferencesDialog
from renodesk.ui.tokens import THEMES

BY_NAME = {setting.name: setting for setting in SETTINGS}


def shown(bench: Bench) -> PreferencesDialog:
    """Press Ctrl+, and return the dialog."""
    bench.desk.window.start("show_preferences")
    dialog = bench.desk.window.findChildren(PreferencesDialog)[-1]
    bench.qtbot.waitExposed(dialog)
    return dialog


def test_every_setting_one_may_choose_has_a_row_and_the_offices_only_in_the_office(bench: Bench) -> None:
    every = {one.name for one in SETTINGS if one.kind != Kind.REMEMBERED}
    in_the_field = set(shown(bench).editors)
    assert in_the_field == {name for name in every if not name.startswith("office_")} < every
    bench.desk.workbench.preferences.choose("workplace", "office")
    dialog = shown(bench)
    assert set(dialog.editors) == every
    for name, editor in dialog.editors.items():
        assert editor.accessibleName()
        assert editor.toolTip() == BY_NAME[name].flag
        assert dialog.resets[name].accessibleName()


def test_a_name_is_changed_by_keyboard_alone(bench: Bench) -> None:
    assert bench.desk.window._actions["show_preferences"].shortcut().toString() == "Ctrl+,"
    shown(bench)
    person = Typist(bench)
    bench.qtbot.waitUntil(lambda: person.focus.accessibleName() == "姓名")
    person.press(Qt.Key.Key_A, CONTROL)
    person.enter("乙")
    assert bench.desk.workbench.preferences["person"] == "乙"


def test_a_theme_is_worn_when_accepted_and_not_when_cancelled(bench: Bench) -> None:
    dialog = shown(bench)
    theme = dialog.editors["theme"]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    bench.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert bench.desk.workbench.theme.name == "light"
    bench.qtbot.waitUntil(lambda: not bench.desk.window.findChildren(PreferencesDialog))
    dialog = shown(bench)
    theme = dialog.editors["theme"]
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    dialog.accept()
    assert bench.desk.workbench.theme.name == "dark"
    assert bench.desk.workbench.preferences["theme"] == "dark"


def test_a_row_and_all_rows_return_to_their_defaults(bench: Bench) -> None:
    dialog = shown(bench)
    person = dialog.editors["person"]
    assert isinstance(person, QLineEdit)
    assert dialog.resets["person"].isEnabled()
    assert not dialog.resets["theme"].isEnabled()
    bench.qtbot.mouseClick(dialog.resets["person"], Qt.MouseButton.LeftButton)
    assert person.text() == ""
    person.setText("丙")
    dialog.show_value(BY_NAME["font_scale"], "2.0")
    bench.qtbot.mouseClick(dialog.everything, Qt.MouseButton.LeftButton)
    assert {name: dialog.value(name) for name in dialog.editors} == {
        name: BY_NAME[name].default for name in dialog.editors
    }
    dialog.accept()
    assert bench.desk.workbench.preferences["person"] == ""


def test_folders_are_lines_and_one_that_is_missing_is_marked(bench: Bench) -> None:
    dialog = shown(bench)
    folders = dialog.editors["library_folder"]
    assert isinstance(folders, QPlainTextEdit)
    (bench.folder / "甲").mkdir()
    dialog.take_folder(BY_NAME["library_folder"], str(bench.folder / "甲"))
    assert not folders.property("wrong")
    dialog.take_folder(BY_NAME["library_folder"], str(bench.folder / "无"))
    assert folders.property("wrong")
    assert "无" in folders.toolTip()
    dialog.take_folder(BY_NAME["backup_folder"], str(bench.folder / "甲"))
    dialog.accept()
    preferences = bench.desk.workbench.preferences
    assert preferences["library_folder"].splitlines() == [str(bench.folder / "甲"), str(bench.folder / "无")]
    assert preferences["backup_folder"] == str(bench.folder / "甲")


def test_the_language_is_changed_on_the_open_estate(opened: Bench) -> None:
    dialog = shown(opened)
    dialog.show_value(BY_NAME["language"], "en")
    dialog.accept()
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.language == "en")
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.estate is not None)
    words = {one.text() for one in shown(opened).findChildren(QLabel)}
    assert {"Preferences", "Your name", "Your organization"} <= words


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_clipped_in_any_theme(bench: Bench, theme: str) -> None:
    bench.desk.window.wear(theme, 1.0)
    dialog = shown(bench)
    assert dialog.height() < 700
    for one in dialog.findChildren(QPushButton):
        if one.isVisible():
            assert one.fontMetrics().horizontalAdvance(one.text()) <= one.width(), one.text()


def test_the_dialog_is_freed_when_it_is_closed(bench: Bench) -> None:
    dialog: Any = shown(bench)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    kept = weakref.ref(dialog)
    dialog.close()
    del dialog
    bench.qtbot.waitUntil(lambda: bool(gone))
    gc.collect()
    assert kept() is None
