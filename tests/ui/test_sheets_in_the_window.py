"""Field sheets in the window: chosen, written in the background, filled elsewhere, taken in after a look."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from ui.keyboard import CONTROL, DOWN, ENTER, SHIFT, Typist

from renodesk.domain.places import Place
from renodesk.domain.survey import Observation
from renodesk.services.filtering import Assignments
from renodesk.services.reporting.field_choice import PlaceChoice
from renodesk.ui.dialogs.field_sheets import FieldSheetsDialog
from renodesk.ui.dialogs.reply import ReplyDialog
from renodesk.ui.dialogs.sheet import SheetDialog

FIRST, SECOND, HOUSE = Place(building="1", unit="1"), Place(building="1", unit="2"), Place(building="1")


@pytest.fixture
def typist(opened: Any) -> Typist:
    one = Typist(bench=opened)
    one.stand("A3.3", SECOND)
    return one


def dialog(typist: Typist, kind: type) -> Any:
    """Return the open dialog of a kind."""
    window = typist.bench.desk.window

    def found() -> list[Any]:
        return [one for one in window.findChildren(kind) if one.isVisible()]

    typist.bench.qtbot.waitUntil(lambda: len(found()) == 1, timeout=20_000)
    return found()[0]


def written(typist: Typist, out: Path, choice: PlaceChoice | None = None) -> Path:
    """Write field sheets for the first house and return the file."""
    sheets = typist.bench.desk.window.exchange.sheets
    sheets.write_sheets_to(out, choice or PlaceChoice(places=(HOUSE,)))
    typist.bench.settle()
    return out


def fill(path: Path, cells: dict[tuple[Place, str, str], object]) -> None:
    """Type into cells by place, item and part, as a designer does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        at = {page.cell(1, column).value: column for column in range(1, page.max_column + 1)}
        for row in range(2, page.max_row + 1):
            for (place, item, part), value in cells.items():
                if place.key in at and (page.cell(row, 1).value, page.cell(row, 2).value) == (item, part):
                    page.cell(row, at[place.key]).value = value
    book.save(path)


def texts(table: Any) -> list[tuple[str, ...]]:
    columns, rows = range(table.columnCount()), range(table.rowCount())
    return [tuple(table.item(row, column).text() for column in columns) for row in rows]


def test_sheets_are_printed_filled_taken_in_by_enter_and_undone(
    typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "一号楼.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(out), ""))
    typist.press(Qt.Key.Key_P, CONTROL | SHIFT)
    asked = dialog(typist, FieldSheetsDialog)
    assert [one.text() for one in asked.places.buttons()] == [
        "全部地方，7 处",
        "这一栋：1号楼，3 处",
        "这一处：1号楼 2单元，1 处",
        "分给我的，0 处",
        "要回访的，0 处",
    ]
    assert [one.isEnabled() for one in asked.places.buttons()] == [True, True, True, False, False]
    typist.press(DOWN)
    typist.press(Qt.Key.Key_Tab)
    typist.press(DOWN)
    assert (asked.choice, asked.ending) == (PlaceChoice(places=(HOUSE,)), ".xlsx")
    typist.press(ENTER)
    typist.bench.settle()
    fill(
        out,
        {
            (SECOND, "A3.3", "grade"): 4,
            (SECOND, "E2.2", "@status"): "不适用",
            (HOUSE, "A1.2", "input.illegal"): 2,
        },
    )
    typist.press(Qt.Key.Key_I, CONTROL | SHIFT)
    shown = dialog(typist, SheetDialog)
    rows = texts(shown.table)
    assert ("1号楼 2单元", "—", "新填") in [(row[0], row[2], row[4]) for row in rows]
    assert {row[1].split()[0] for row in rows} == {"A3.3", "E2.2", "A1.2"}
    assert typist.card("A3.3", SECOND).observation is None
    typist.press(ENTER)
    assert typist.card("A3.3", SECOND).observation == Observation(grade=Fraction(4))
    assert typist.card("A1.2", HOUSE).observation == Observation(inputs={"illegal": Fraction(2)})
    assert "答案 3 条" in typist.bench.said.lines[-1][1]
    typist.press(Qt.Key.Key_Z, CONTROL)
    assert typist.card("A3.3", SECOND).observation is None
    assert typist.card("A1.2", HOUSE).observation is None


def test_a_pdf_is_written_for_ones_own_part(typist: Typist, tmp_path: Path) -> None:
    session = typist.bench.desk.workbench.estate.session
    Assignments(session).give([FIRST], session.author.person)
    out = written(typist, tmp_path / "我的.pdf", PlaceChoice(is_mine=True))
    assert out.read_bytes().startswith(b"%PDF")
    assert typist.bench.said.lines[-1] == ("done", "现场表已写好：我的.pdf，1 处")


def test_a_sheet_that_cannot_be_taken_names_its_cells_and_offers_no_way_in(
    typist: Typist, tmp_path: Path
) -> None:
    out = written(typist, tmp_path / "sheet.xlsx")
    fill(out, {(SECOND, "A3.3", "grade"): 4, (SECOND, "A3.2", "input.lit"): "=1+1"})
    typist.bench.desk.window.exchange.sheets.take_sheet_from(out)
    shown = dialog(typist, SheetDialog)
    ((where, why),) = texts(shown.table)
    assert where.startswith("1号楼!")
    assert "公式" in why
    assert not shown.take.isEnabled()
    typist.press(ENTER)  # the way out has the keyboard
    assert typist.card("A3.3", SECOND).observation is None


def test_what_was_noted_since_stands_under_what_would_change(typist: Typist, tmp_path: Path) -> None:
    out = written(typist, tmp_path / "sheet.xlsx")
    typist.bench.desk.workbench.estate.answers.record("A3.3", SECOND, Observation(grade=Fraction(2)))
    fill(out, {(SECOND, "A3.3", "grade"): 4})
    typist.bench.desk.window.exchange.sheets.take_sheet_from(out)
    shown = dialog(typist, SheetDialog)
    assert [row[4] for row in texts(shown.table)] == ["改动"]
    assert "现在“2”" in texts(shown.notices)[0][1]
    typist.press(Qt.Key.Key_Escape)
    assert typist.card("A3.3", SECOND).observation == Observation(grade=Fraction(2))


def test_a_request_that_came_back_is_known_and_shown_as_one(typist: Typist, tmp_path: Path) -> None:
    window = typist.bench.desk.window
    window.requests.write_requests_to(tmp_path / "out", ("gas",))
    typist.bench.settle()
    (book,) = (tmp_path / "out").glob("*.xlsx")
    window.exchange.sheets.take_sheet_from(book)
    dialog(typist, ReplyDialog).reject()


def test_both_dialogs_are_freed_when_they_are_closed(typist: Typist, tmp_path: Path) -> None:
    out = written(typist, tmp_path / "sheet.xlsx")
    fill(out, {(FIRST, "A3.3", "grade"): 3})
    window = typist.bench.desk.window
    acts = window.exchange.sheets
    acts.write_sheets()
    dialog(typist, FieldSheetsDialog).reject()
    acts.take_sheet_from(out)
    dialog(typist, SheetDialog).reject()
    typist.bench.qtbot.waitUntil(
        lambda: not window.findChildren(FieldSheetsDialog) and not window.findChildren(SheetDialog)
    )
