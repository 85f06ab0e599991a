"""The window as such: actions, screens, themes, languages, sizes, and that nothing is left behind."""

import gc
import weakref
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from renodesk.services.register import RegisterService
from renodesk.ui.actions import (
    ACTIONS,
    HISTORY_ACTS,
    MEASURE_ACTS,
    PHOTO_ACTS,
    PLACE_ACTS,
    PLAN_ACTS,
    REQUEST_ACTS,
)
from renodesk.ui.dialogs.question import QuestionDialog
from renodesk.ui.editors.place_acts import PlaceActs
from renodesk.ui.exchange import Exchange
from renodesk.ui.history_acts import HistoryActs
from renodesk.ui.in_plan_acts import InPlanActs
from renodesk.ui.main_window import MainWindow
from renodesk.ui.merging_acts import MergingActs
from renodesk.ui.merging_rows import MERGING_ACTS
from renodesk.ui.office.acts import OfficeActs
from renodesk.ui.office_rows import OFFICE_ACTS
from renodesk.ui.outbox_acts import OutboxActs
from renodesk.ui.outbox_rows import OUTBOX_ACTS
from renodesk.ui.photo_acts import PhotoActs
from renodesk.ui.pictures import picture_screens
from renodesk.ui.plan_acts import PlanActs
from renodesk.ui.request_acts import RequestActs
from renodesk.ui.screen_keys import SCREEN_GROUPS
from renodesk.ui.screens.registry import SCREENS
from renodesk.ui.tokens import THEMES


def test_every_action_has_something_to_do() -> None:
    for row in ACTIONS:
        is_own = row.name.startswith(("theme_", "language_", "screen_", "office_"))
        doers = (PlaceActs,) if row.name in PLACE_ACTS else (Exchange, MainWindow)
        doers = (PhotoActs,) if row.name in PHOTO_ACTS else doers
        doers = (PlanActs,) if row.name in PLAN_ACTS else doers
        doers = (HistoryActs,) if row.name in HISTORY_ACTS else doers
        doers = (InPlanActs,) if row.name in MEASURE_ACTS else doers
        doers = (RequestActs,) if row.name in REQUEST_ACTS else doers
        doers = (MergingActs,) if row.name in MERGING_ACTS else doers
        doers = (OutboxActs,) if row.name in OUTBOX_ACTS else doers
        doers = (OfficeActs,) if row.name in OFFICE_ACTS else doers
        assert is_own or any(hasattr(one, row.name) for one in doers), row.name
    assert {row.name for row in ACTIONS} >= PLACE_ACTS | PHOTO_ACTS


def test_every_screen_is_one_key_away_in_the_order_of_the_navigation(opened: Any) -> None:
    rows = [row for row in ACTIONS if row.name.startswith("screen_")]
    shown = [(f"screen_{name}", title) for name, title, _ in SCREENS]
    assert [(row.name, row.title) for row in rows] == shown
    assert all(row.keys for row in rows)
    for at, row in enumerate(rows):
        opened.desk.window.start(row.name)
        assert opened.desk.window.screens.currentIndex() == at


def test_every_screen_lies_in_one_group_of_the_navigation() -> None:
    grouped = [name for _, members in SCREEN_GROUPS for name in members]
    assert sorted(grouped) == sorted(name for name, _, _ in SCREENS)


def test_no_key_starts_two_actions() -> None:
    in_the_field = [key for row in ACTIONS for key in row.keys if not row.needs_office]
    in_the_office = [key for row in ACTIONS for key in row.keys if not row.needs_estate]
    for keys in (in_the_field, in_the_office):
        assert len(keys) == len(set(keys))


def test_actions_that_need_an_estate_wait_for_one(bench: Any, estate: Path) -> None:
    actions = bench.desk.window._actions
    assert not actions["write_report"].isEnabled()
    assert actions["open_estate"].isEnabled()
    bench.desk.window.exchange.open_path(estate)
    assert actions["write_report"].isEnabled()


def test_themes_name_the_same_tokens() -> None:
    assert len({frozenset(tokens) for tokens in THEMES.values()}) == 1


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ink", ["ink", "ink2", "bad", "warn", "good", "accent"])
def test_text_stands_out_from_its_ground(theme: str, ink: str) -> None:
    light, dark = sorted((luminance(THEMES[theme][ink]), luminance(THEMES[theme]["surface"])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.0


@pytest.mark.parametrize("theme", THEMES)
def test_no_label_is_clipped_on_any_screen_at_the_smallest_window(opened: Any, theme: str) -> None:
    window = opened.desk.window
    picture_screens(window, opened.folder, theme)
    window.resize(1080, 620)
    for at in range(len(SCREENS)):
        window.show_screen(at)
        QApplication.processEvents()
        for one in window.findChildren(QPushButton):
            if one.isVisible():
                assert one.fontMetrics().horizontalAdvance(one.text()) <= one.width(), one.text()


def test_pictures_are_of_every_screen(opened: Any) -> None:
    files = picture_screens(opened.desk.window, opened.folder, "dark")
    assert len(files) == len(SCREENS)
    assert all(file.stat().st_size > 10_000 for file in files)


def test_the_window_speaks_english_on_the_same_estate(opened: Any) -> None:
    opened.desk.window.start("language_en")
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.language == "en")
    opened.qtbot.waitUntil(lambda: opened.desk.workbench.estate is not None)
    words = {label.text() for label in opened.desk.window.findChildren(QLabel)}
    words |= {one.text() for one in opened.desk.window.findChildren(QPushButton)}
    assert {"Evidence", "Report", "Give to a colleague"} <= words
    assert opened.desk.workbench.estate.session.name == "槐安里"


def test_escape_puts_away_what_is_said_over_the_page(opened: Any) -> None:
    window = opened.desk.window
    opened.desk.workbench.screen_wanted.emit("residents")
    opened.desk.workbench.messages.shown.emit("error", "没有记")
    assert opened.said.errors.pop() == "没有记"
    assert window.work.message.isVisible()
    opened.qtbot.keyClick(window.screens.currentWidget(), Qt.Key.Key_Escape)
    assert not window.work.message.isVisible()


def test_larger_text_reaches_200_percent_and_no_further(opened: Any) -> None:
    for _ in range(9):
        opened.desk.window.start("larger")
    assert opened.desk.workbench.theme.scale == 2.0
    assert opened.desk.workbench.preferences["font_scale"] == "2.0"


def test_the_key_map_is_freed_when_it_is_closed(opened: Any) -> None:
    opened.desk.window.start("show_keys")
    (dialog,) = opened.desk.window.findChildren(QDialog)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    keeps = weakref.ref(dialog)
    dialog.close()
    del dialog
    opened.qtbot.waitUntil(lambda: bool(gone))
    gc.collect()
    assert keeps() is None


def test_going_through_the_items_leaves_no_cards_behind(opened: Any) -> None:
    from renodesk.ui.editors.card import ItemCard

    opened.desk.window.start("item_view")
    for _ in range(30):
        opened.desk.window.start("next_item")
    opened.qtbot.waitUntil(lambda: len(opened.desk.window.findChildren(ItemCard)) == 1)
    opened.desk.window.start("item_view")
    opened.qtbot.waitUntil(lambda: not opened.desk.window.findChildren(ItemCard))


def test_the_start_page_stays_while_the_first_estate_is_prepared_for(bench: Any, estate: Path) -> None:
    window = bench.desk.window
    window.get_ready()
    assert window.start_page.isVisible()
    assert not window.work.isVisible()
    window.exchange.open_path(estate)
    assert window.work.survey.isVisible()
    assert window.work.survey.card is not None


def test_a_hidden_screen_reads_nothing_until_it_is_shown(opened: Any) -> None:
    window, session = opened.desk.window, opened.desk.workbench.estate.session
    at = [name for name, _, _ in SCREENS].index("register")
    window.show_screen(at)
    register = window.screens.currentWidget()
    window.show_screen(0)
    RegisterService(session).add_building("7号楼", units=1)
    assert "7号楼" not in names_in(register)
    window.show_screen(at)
    assert "7号楼" in names_in(register)


def names_in(register: Any) -> list[str]:
    model = register.places.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_register_begins_at_the_estate_when_another_one_is_opened(opened: Any) -> None:
    window, at = opened.desk.window, [name for name, _, _ in SCREENS].index("register")
    window.show_screen(at)
    register = window.screens.currentWidget()
    register.places.setCurrentIndex(register.places.model().index(1, 0))
    assert register._title.text() == "1号楼"
    opened.desk.workbench.create(opened.folder / "other.reno", "和平里")
    assert register._title.text() == "和平里"
    assert len(names_in(register)) == 1


def test_every_screen_can_be_chosen_without_scrolling_on_a_low_laptop(qtbot: Any, opened: Any) -> None:
    window = opened.desk.window
    window.resize(1366, 700)
    page = window.screens.parentWidget()
    qtbot.waitUntil(lambda: page.isVisible() and window.height() == 700)
    assert len(page.findChildren(QPushButton, "nav")) == len(SCREENS)
    seen = set()
    for door in page.findChildren(QPushButton, "group"):
        qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page._rail.verticalScrollBar().maximum() == 0)
        shown = [one for one in page.findChildren(QPushButton, "nav") if one.isVisible()]
        assert min(one.height() for one in (*shown, door)) >= 40
        assert [one.text() for one in shown if one.isChecked()] == [shown[0].text()]
        seen |= {one.text() for one in shown}
    assert len(seen) == len(SCREENS)


def test_a_long_question_shows_all_of_its_words(qtbot: Any, opened: Any) -> None:
    text = "\n\n".join(["海报要贴出去，先打马赛克。" * 5, "七张照片没有印。" * 8, "写出吗？"])
    dialog = QuestionDialog("海报要贴出去", text, opened.desk.window)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.told.height() >= dialog.told.heightForWidth(dialog.told.width())
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_every_menu_stands_whole_on_a_low_laptop(opened: Any) -> None:
    menus = [one.menu() for one in opened.desk.window.menuBar().actions()]
    assert len(menus) > 5
    assert max(one.sizeHint().height() for one in menus) <= 700
