"""The office's screen of ledgers: sums beside what is overdue, and the ways from there."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from ui.conftest import JIA

from renodesk.domain.places import ESTATE
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, write_bundle
from renodesk.services.intake import ingest
from renodesk.services.ledgers import LedgerActs, ledger_called
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession


def an_archive(folder: Path) -> Path:
    """Return an archive of two estates; the first has two rows late, the second one that is not."""
    bundles = []
    for number, late in enumerate(((-40, -2), (5,))):
        with EstateSession.create(
            folder / f"{number}.reno", f"{'东南'[number]}街", JIA, Environment()
        ) as one:
            RegisterService(one).set_fields(ESTATE, {"county": "东区", "street": f"{number}街道"})
            acts = LedgerActs(one, ledger_called(one, "rectification"))
            for after in late:
                due = (date.today() + timedelta(days=after)).isoformat()
                acts.enter({"origin": "audit", "found_on": "2020-01-01", "problem": "占道", "deadline": due})
            write_bundle(one, folder / f"{number}.zip", wish=BundleWish(papers=False))
            bundles.append(folder / f"{number}.zip")
    ingest(folder / "archive", bundles, JIA, Environment())
    return folder / "archive"


def shown(bench: Any, name: str = "office_ledgers") -> Any:
    bench.desk.window.start(name)
    screen: Any = bench.desk.window.office.page.screens.currentWidget()
    bench.qtbot.waitUntil(lambda: screen.isVisible() and not screen.beside.is_busy)
    return screen


def test_what_is_overdue_is_listed_first_and_can_be_of_one_row_alone(bench: Any, tmp_path: Path) -> None:
    bench.desk.window.office.choose_archive_in(an_archive(tmp_path))
    screen = shown(bench)
    assert "逾期 2 条" in screen.head.text()
    screen.by.setCurrentIndex(screen.by.findText("按小区"))
    screen.by.activated.emit(screen.by.currentIndex())
    bench.qtbot.waitUntil(lambda: not screen.beside.is_busy)
    assert [(one.name, one.overdue) for one in screen.sum_rows.rows] == [("东街", 2), ("南街", 0)]
    assert [one.days for one in screen.overdue_rows.rows] == [40, 2]
    screen.only.click()
    screen.sums.setCurrentIndex(screen.sum_rows.index(1, 0))
    assert screen.overdue_rows.rows == []
    assert screen.under.text()
    screen.list_sum()
    archive = shown(bench, "office_archive")
    bench.qtbot.waitUntil(lambda: not archive.beside.is_busy)
    assert bench.desk.window.office.desk.meant.words == "南街 整改台账"
    assert bench.said.errors == []


def test_the_sums_are_written_as_a_workbook(bench: Any, tmp_path: Path) -> None:
    bench.desk.window.office.choose_archive_in(an_archive(tmp_path))
    screen = shown(bench)
    screen.write_to(tmp_path / "out.xlsx")
    bench.qtbot.waitUntil(lambda: (tmp_path / "out.xlsx").exists())
    bench.settle()
    sheets = openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames
    assert sheets == ["按台账", "按区县", "按街道", "按片区", "按小区", "逾期"]
