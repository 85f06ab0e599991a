"""The profile of the estate in the window: seen first, chosen by keyboard, taken back with one key."""

from typing import Any

from PySide6.QtCore import Qt

from renodesk.domain.weights import weights_name
from renodesk.paths import forms_dir
from renodesk.services import profiles
from renodesk.services.profile_copying import copy_profile
from renodesk.ui.dialogs.profiles import ProfilesDialog
from renodesk.ui.screens.register import RegisterScreen


def dialog_of(opened: Any) -> ProfilesDialog:
    window = opened.desk.window
    found = next(one for one in window.findChildren(ProfilesDialog) if one.isVisible())
    assert isinstance(found, ProfilesDialog)
    return found


def test_a_profile_is_chosen_by_keyboard_after_a_look(opened: Any) -> None:
    window, session = opened.desk.window, opened.desk.workbench.estate.session
    opened.desk.workbench.screen_wanted.emit("register")
    screen = window.findChild(RegisterScreen)
    opened.qtbot.waitUntil(screen.isVisible)
    assert screen.profile.text() == "地方配置：没有选"
    opened.qtbot.mouseClick(screen.profile, Qt.MouseButton.LeftButton)
    dialog = dialog_of(opened)
    ids = [one.text.id for one in dialog.offered]
    assert ids == ["baoding", "chuxiong", "gansu", "national", "shijingshan"]
    opened.qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    rows = [
        tuple(dialog.changed.item(at, column).text() for column in range(5))
        for at in range(dialog.changed.rowCount())
    ]
    assert ("口径", "–", "200/3%") in [(row[0], row[2], row[3]) for row in rows]
    gates = [row for row in rows if row[0] == "门槛"]
    assert all("楚住建城〔2020〕1号" in row[4] for row in gates)
    assert gates
    assert profiles.chosen(session) is None
    opened.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert profiles.of(session).id == "chuxiong"
    assert screen.profile.text() == "地方配置：楚雄"
    assert "换成“楚雄”" in opened.said.lines[-1][1]
    window.start("undo")
    assert screen.profile.text() == "地方配置：没有选"


def test_a_file_that_names_a_missing_pack_is_refused_with_its_line_and_one_without_fault_is_used(
    opened: Any,
) -> None:
    session, own = opened.desk.workbench.estate.session, opened.folder / "ourcity.toml"
    copy_profile(forms_dir(), "gansu", own, title="我们市")
    right = own.read_text("utf-8")
    own.write_text(right.replace('packs = ["consent"', 'packs = ["no_such"'), "utf-8")
    opened.desk.window.start("choose_profile")
    dialog = dialog_of(opened)
    dialog.take(own)
    assert "profiles/ourcity.toml:14 [packs]" in dialog.told.text()
    assert not dialog.use_it.isEnabled()
    own.write_text(right, "utf-8")
    dialog.take(own)
    assert "我们市" in dialog.told.text()
    dialog.use()
    assert profiles.of(session).id == "ourcity"


def test_the_round_takes_the_weights_of_a_profile_only_where_it_is_ticked(opened: Any) -> None:
    session, own = opened.desk.workbench.estate.session, opened.folder / "ourcity.toml"
    copy_profile(forms_dir(), "national", own, title="我们市")
    own.write_text(own.read_text("utf-8").replace("[settings]", 'weights = "equal"\n[settings]'), "utf-8")
    opened.desk.window.start("choose_profile")
    dialog = dialog_of(opened)
    assert not dialog.reweighs.isVisible()
    dialog.take(own)
    rows = [dialog.changed.item(at, 0).text() for at in range(dialog.changed.rowCount())]
    assert "权重" in rows
    assert dialog.reweighs.isVisible()
    assert not dialog.reweighs.isChecked()
    dialog.reweighs.setChecked(True)
    dialog.use()
    assert weights_name(session.forms.tree) == "equal"
    opened.desk.window.start("undo")
    assert weights_name(session.forms.tree) == "expert"
