"""The same estate registered twice, joined in the window: seen, reasoned, done, with a copy beside."""

from typing import Any

from PySide6.QtCore import Qt
from ui.conftest import YI

from renodesk.services.environment import Environment
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.receive import ReceiveDialog
from renodesk.ui.merging_acts import MergingActs


def shown(bench: Any, kind: type[Any]) -> Any:
    """Return the dialog of a kind once it is shown."""
    bench.qtbot.waitUntil(lambda: any(one.isVisible() for one in bench.desk.window.findChildren(kind)))
    return next(one for one in bench.desk.window.findChildren(kind) if one.isVisible())


def test_another_registration_is_joined_after_a_look_and_a_reason(opened: Any) -> None:
    session = opened.desk.workbench.estate.session
    path = opened.folder / "槐安里一区.reno"
    with EstateSession.create(path, "槐安里一区", YI, Environment()) as other:
        RegisterService(other).add_building("9号楼", units=1)
        theirs = other.estate_id
    acts = MergingActs(opened.desk.workbench, opened.desk.window)
    acts.preview_join(path)
    opened.settle()
    dialog = shown(opened, ReceiveDialog)
    said = " ".join(one.text() for one in dialog.told)
    assert "槐安里一区" in said
    assert theirs in said
    assert dialog.take.text() == "合并…"
    opened.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    why = shown(opened, ReasonDialog)
    why.edit.setPlainText("同一门牌")
    why.accept()
    opened.settle()
    assert session.is_of(theirs)
    assert any(one.name == "9号楼" for one in session.survey.buildings)
    assert any("已合并" in text for _, text in opened.said.lines)
    assert len(list(opened.folder.glob("estate *.reno"))) == 1
