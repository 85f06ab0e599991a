"""Request sheets in the window: chosen, written in the background, and taken in after a look."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from ui.keyboard import CONTROL, ENTER, SHIFT, Typist

from renodesk.domain.places import ESTATE
from renodesk.services.register import RegisterService
from renodesk.ui.dialogs.reply import ReplyDialog
from renodesk.ui.dialogs.requests import RequestsDialog


@pytest.fixture
def typist(opened: Any) -> Typist:
    return Typist(bench=opened)


def dialog(typist: Typist, kind: type) -> Any:
    """Return the open dialog of a kind."""
    window = typist.bench.desk.window

    def found() -> list[Any]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    typist.bench.qtbot.waitUntil(lambda: len(found()) == 1, timeout=20_000)
    return found()[0]


def fill(book: Path, cells: dict[str, object]) -> None:
    opened = openpyxl.load_workbook(book)
    for row in opened.worksheets[0].iter_rows():
        if row[0].value in cells:
            row[3].value = cells[row[0].value]
    opened.save(book)


def sent(typist: Typist, tmp_path: Path) -> Path:
    """Write the gas company's sheet and return its workbook."""
    typist.bench.desk.window.requests.write_requests_to(tmp_path / "out", ("gas",))
    typist.bench.settle()
    (book,) = (tmp_path / "out").glob("*.xlsx")
    return book


def test_offices_are_chosen_by_keyboard_and_the_sheets_are_written(
    typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    typist.press(Qt.Key.Key_L, CONTROL | SHIFT)
    left = dialog(typist, RequestsDialog)
    gone: list[bool] = []
    left.destroyed.connect(lambda: gone.append(True))
    typist.press(Qt.Key.Key_Escape)
    typist.bench.qtbot.waitUntil(lambda: bool(gone))
    typist.press(Qt.Key.Key_L, CONTROL | SHIFT)
    asked = dialog(typist, RequestsDialog)
    everybody = len(asked.chosen)
    assert asked.offices.hasFocus()
    typist.press(Qt.Key.Key_Space)
    assert len(asked.chosen) == everybody - 1
    typist.press(ENTER)
    typist.bench.settle()
    assert len(list((tmp_path / "out").glob("*.pdf"))) == everybody - 1
    assert not list((tmp_path / "out").glob("*燃气*"))


def test_a_filled_sheet_is_shown_and_taken_by_enter(typist: Typist, tmp_path: Path) -> None:
    session = typist.bench.desk.workbench.estate.session
    RegisterService(session).set_fields(ESTATE, {"gas": "feasible"})
    book = sent(typist, tmp_path)
    fill(book, {"C3.1.gas_year": 1996, "estate.gas": "已通"})
    window = typist.bench.desk.window
    window.requests.take_reply_from(book)
    shown = dialog(typist, ReplyDialog)
    cells = [
        tuple(shown.table.item(row, column).text() for column in range(5))
        for row in range(shown.table.rowCount())
    ]
    assert ("小区公共部分", "登记 · 管道气", "有规划或具备条件未通", "已通", "小区!D6") in cells
    assert shown.keep.isVisible()
    typist.press(ENTER)
    card = typist.card("C3.1", ESTATE)
    assert (card.basis, card.said_by) == ("document", "燃气公司")
    assert session.survey.fields["gas"] == "piped"
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert session.survey.fields["gas"] == "feasible"


def test_a_sheet_that_cannot_be_taken_names_its_cells_and_offers_no_way_in(
    typist: Typist, tmp_path: Path
) -> None:
    book = sent(typist, tmp_path)
    fill(book, {"C3.1.gas_year": "很久以前"})
    typist.bench.desk.window.requests.take_reply_from(book)
    shown = dialog(typist, ReplyDialog)
    assert shown.table.item(0, 0).text().startswith("小区!D")
    assert "很久以前" in shown.table.item(0, 1).text()
    assert not shown.take.isEnabled()
    typist.press(ENTER)  # the way out has the keyboard
    assert typist.card("C3.1", ESTATE).observation is None


def test_another_file_than_ours_is_said_where_failures_are_said(typist: Typist, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "别的表"  # type: ignore[index]
    book.save(tmp_path / "other.xlsx")
    typist.bench.desk.window.requests.take_reply_from(tmp_path / "other.xlsx")
    typist.bench.settle()
    assert len(typist.bench.said.errors) == 1
    assert "other.xlsx" in typist.bench.said.errors[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_both_dialogs_open_in_every_dress_and_are_freed_when_closed(
    bench: Any, estate: Path, tmp_path: Path, language: str, theme: str
) -> None:
    bench.desk.window.start(f"language_{language}")
    bench.qtbot.wait(20)
    bench.desk.window.wear(theme, 1.0)
    bench.desk.window.exchange.open_path(estate)
    typist = Typist(bench=bench)
    book = sent(typist, tmp_path)
    fill(book, {"C3.1.gas_year": 1996})
    freed: list[str] = []
    for kind, begin in (
        (RequestsDialog, bench.desk.window.requests.write_requests),
        (ReplyDialog, lambda: bench.desk.window.requests.take_reply_from(book)),
    ):
        begin()
        shown = dialog(typist, kind)
        assert shown.windowTitle().isascii() is (language == "en")
        shown.destroyed.connect(lambda *_, name=kind.__name__: freed.append(name))
        shown.reject()
        bench.qtbot.waitUntil(lambda name=kind.__name__: name in freed)
    assert typist.card("C3.1", ESTATE).observation is None
