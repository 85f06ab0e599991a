"""The office sends out from its window: bundles for the laptops, and answers of a whole community."""

from pathlib import Path
from typing import Any

from ui.conftest import JIA, YI

from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, write_bundle
from renodesk.services.intake import ingest
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
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
