"""Moving the round to newer packs in the window: seen first, done in one act, taken back with one key."""

import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.ui.dialogs.migration import MigrationDialog


def test_the_round_is_moved_after_a_look_and_back_with_undo(opened: Any) -> None:
    window, session = opened.desk.window, opened.desk.workbench.estate.session
    Answers(session).record("B4.1", ESTATE, Observation(grade=Fraction(4)))
    folder = Path(shutil.copytree(forms_dir() / "liveability", opened.folder / "packs" / "liveability"))
    described = folder / "pack.toml"
    described.write_text(described.read_text("utf-8").replace('version = "1"', 'version = "2"'), "utf-8")
    window.start("migrate_packs")
    dialog = next(one for one in window.findChildren(MigrationDialog) if one.isVisible())
    assert not dialog.move_on.isEnabled()
    assert "不用换" in dialog.told.text()
    dialog.look(folder.parent)
    assert "1 版 → 2 版" in dialog.told.text()
    assert "照搬 1 处" in dialog.told.text()
    dialog.done(QDialog.DialogCode.Accepted)
    opened.settle()
    assert (session.round, session.scores.answers["B4.1", ESTATE].value) == ("baseline@2", 4)
    assert "已换到“改造前体检（第 2 版表包）”" in opened.said.lines[-1][1]
    window.start("undo")
    assert session.round == "baseline"
