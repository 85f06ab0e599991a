"""The office sends out from its window: new estates, bundles for the laptops, answers of a community."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from ui.conftest import JIA, YI

from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, write_bundle
from renodesk.services.intake import ingest
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.ui.office.dialogs.listed import ListedDialog
from renodesk.ui.office.preparing import Preparing
from renodesk.ui.office.sending import Sending


def test_a_communitys_answers_are_given_after_a_look_and_go_back_to_the_laptop(
    bench: Any, tmp_path: Path
) -> None:
    archive, sheet = tmp_path / "archive", tmp_path / "社区.csv"
    sheet.write_text("place,item,name,value\nestate,D1.1,status,na\nestate,D1.1,reason,没有\n", "utf-8")
    with EstateSession.create(tmp_path / "一里.reno", "一里", YI, Environment()) as laptop:
        RegisterService(laptop).set_fields(ESTATE, {"community": "槐安"})
        write_bundle(laptop, tmp_path / "一里.zip", wish=BundleWish(papers=False))
        ingest(archive, [tmp_path / "一里.zip"], JIA, Environment())
        sending = Sending(bench.desk.workbench, lambda: archive, bench.desk.window)
        sending.look_and_share(archive, sheet, "古城")
        bench.settle()
        assert "没有社区为“古城”" in bench.said.lines[-1][1]
        sending.look_and_share(archive, sheet, "槐安")
        bench.settle()
        bench.settle()
        assert any("一里：给了 1 条" in one for one in bench.said.questions)
        bench.qtbot.waitUntil(lambda: "一里：给了 1 条" in bench.said.lines[-1][1])
        sending.send_back_to(archive, tmp_path / "back")
        bench.settle()
        (sent,) = (tmp_path / "back").iterdir()
        merge_bundle(laptop, sent)
        assert ("D1.1", ESTATE) in laptop.survey.answers


def test_a_list_is_looked_at_before_its_estates_are_made_and_a_faulty_one_makes_none(
    bench: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "小区"))
    table, preparing = tmp_path / "名单.csv", Preparing(bench.desk.workbench, bench.desk.window)

    def looked() -> ListedDialog:
        preparing.look(table)
        bench.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ListedDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ListedDialog)
        return dialog

    table.write_text("小区编号,小区名称,户数\na1,一里,96\na1,二里,80\n", "utf-8")
    dialog = looked()
    assert not dialog.ok.isEnabled()
    assert "3" in dialog.model.rows[0].about
    dialog.reject()
    table.write_text("小区编号,小区名称,户数\na1,一里,96\na2,二里,80\n", "utf-8")
    dialog = looked()
    assert [one.about for one in dialog.model.rows] == ["一里", "二里"]
    bench.qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: any("已建立 2 个小区档案" in one for _, one in bench.said.lines))
    assert len(list((tmp_path / "小区").glob("*.reno"))) == 2
