"""Field sheets as a workbook: given, filled as a designer does, taken in; and every way it can go wrong."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import SheetRefused, TableUnreadable
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.reporting import PlaceChoice, write_field_sheets
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession
from renodesk.services.sheet.preview import preview_sheet
from renodesk.services.sheet.taking import import_sheet, take_sheet
from renodesk.services.visits import Visits
from renodesk.texts import say

FIRST, SECOND, HOUSE = Place(building="1", unit="1"), Place(building="1", unit="2"), Place(building="1")


class Book:
    """A workbook on the desk of a designer: cells are found by place, item and part."""

    def __init__(self, path: Path) -> None:
        """Open it as a spreadsheet program does."""
        self.path = path
        self.book: Any = openpyxl.load_workbook(path)

    def cell(self, place: Place, item: str, part: str) -> Any:
        """Return the cell of a part."""
        for page in self.book.worksheets:
            keys = {page.cell(1, at).value: at for at in range(1, page.max_column + 1)}
            if place.key in keys and page.cell(1, 1).value == "reno-item":
                for row in range(2, page.max_row + 1):
                    if (page.cell(row, 1).value, page.cell(row, 2).value) == (item, part):
                        return page.cell(row, keys[place.key])
        raise AssertionError(f"{place.key} {item} {part}")

    def write(self, place: Place, item: str, part: str, value: object) -> None:
        """Type into a cell."""
        self.cell(place, item, part).value = value

    def page(self, place: Place) -> Any:
        """Return the sheet a place stands in."""
        return self.cell(place, "#", "@locked").parent

    def save(self) -> Path:
        """Save and close it."""
        self.book.save(self.path)
        return self.path


@pytest.fixture
def book(session: EstateSession, tmp_path: Path) -> Book:
    """Return the sheets of the estate as they were written."""
    out = tmp_path / "现场表.xlsx"
    write_field_sheets(session, out, PlaceChoice())
    return Book(out)


@pytest.fixture
def colleague(session: EstateSession, tmp_path: Path) -> Callable[[Callable[[EstateSession], object]], None]:
    """Return what lets 乙 say something apart that 甲 says otherwise, and merges it."""

    def differ(act: Callable[[EstateSession], object]) -> None:
        first, theirs = tmp_path / "first.zip", tmp_path / "theirs.zip"
        write_bundle(session, first)
        with open_bundle(
            first, tmp_path / "yi.reno", Author(person="乙", device="d-2"), Environment()
        ) as other:
            act(other)
            write_bundle(other, theirs)
        Answers(session).record("A3.3", FIRST, Observation(grade=Fraction(4)))
        merge_bundle(session, theirs)

    return differ


def shown(session: EstateSession, item: str, place: Place) -> Observation | None:
    return Answers(session).card(item, place).observation


def refusal(session: EstateSession, path: Path) -> list[tuple[str, str]]:
    """Take a sheet that is refused; return spots and codes, nothing of it may be there."""
    before = len(History(session).changes())
    with pytest.raises(SheetRefused) as caught:
        import_sheet(session, path)
    assert len(History(session).changes()) == before
    faults: Any = caught.value.facts["faults"]
    for fault in faults:
        for language in ("zh", "en"):
            assert "{" not in say(fault.code, language, **fault.facts)  # type: ignore[arg-type]
    return [(fault.where, fault.code) for fault in faults]


def test_a_sheet_that_was_filled_becomes_answers_in_one_act(session: EstateSession, book: Book) -> None:
    book.write(FIRST, "A3.3", "grade", 4)
    book.write(FIRST, "A3.1", "input.step_bad", "是")
    book.write(FIRST, "A3.1", "input.handrail_bad", "否")
    book.write(FIRST, "A3.1", "flag.fall_risk", "是")
    book.write(FIRST, "A3.1", "@note", "二层踏步缺角")
    book.write(FIRST, "A3.2", "input.lit", 5.5)
    book.write(FIRST, "#", "@basis", "清点")
    book.write(SECOND, "E2.2", "@status", "看不到")
    book.write(SECOND, "E2.2", "@note", "顶层锁着")
    book.write(HOUSE, "A1.2", "input.illegal", 3)
    book.write(ESTATE, "B2.1", "input.bad_m2", "３２")
    taken = import_sheet(session, book.save())
    assert taken.answers == 6
    assert shown(session, "A3.3", FIRST) == Observation(grade=Fraction(4))
    assert shown(session, "A3.1", FIRST) == Observation(
        inputs={"step_bad": Fraction(1), "handrail_bad": Fraction(0)}, flags={"fall_risk": Fraction(1)}
    )
    card = Answers(session).card("A3.1", FIRST)
    assert (card.basis, card.note) == ("counted", "二层踏步缺角")
    assert shown(session, "E2.2", SECOND) == Observation(status="unseen", reason="顶层锁着")
    assert Answers(session).card("E2.2", SECOND).basis == ""
    assert shown(session, "A1.2", HOUSE) == Observation(inputs={"illegal": Fraction(3)})
    assert shown(session, "B2.1", ESTATE) == Observation(inputs={"bad_m2": Fraction(32)})
    assert [notice.code for notice in taken.notices] == ["sheet_answer_invalid"]
    assert {cell.entity for cell in taken.changes.cells} == {"answer"}


def test_cells_nobody_changed_stay_and_an_emptied_one_takes_its_value_back(
    session: EstateSession, tmp_path: Path
) -> None:
    answers = Answers(session)
    answers.record("A3.2", FIRST, Observation(inputs={"should": Fraction(6), "lit": Fraction(5)}))
    answers.record("E2.2", FIRST, Observation(status="na", reason="没有楼道"))
    out = tmp_path / "sheet.xlsx"
    write_field_sheets(session, out, PlaceChoice(places=(HOUSE,)))
    answers.record("A3.2", FIRST, Observation(inputs={"should": Fraction(6), "lit": Fraction(4)}))
    book = Book(out)
    assert book.cell(FIRST, "A3.2", "input.should").value == 6
    assert book.cell(FIRST, "E2.2", "@status").value == "不适用"
    assert book.cell(FIRST, "E2.2", "@note").value == "没有楼道"
    book.write(FIRST, "A3.2", "input.should", None)
    book.write(FIRST, "A3.2", "input.lux", 30)
    taken = import_sheet(session, book.save())
    assert shown(session, "A3.2", FIRST) == Observation(inputs={"lit": Fraction(4), "lux": Fraction(30)})
    assert shown(session, "E2.2", FIRST) == Observation(status="na", reason="没有楼道")
    assert taken.answers == 1
    assert taken.notices == ()


def test_a_value_noted_since_is_told_and_the_sheet_counts(session: EstateSession, book: Book) -> None:
    Answers(session).record("A3.3", FIRST, Observation(grade=Fraction(2)))
    book.write(FIRST, "A3.3", "grade", 4)
    (notice,) = import_sheet(session, book.save()).notices
    assert notice.code == "field_overtaken"
    assert dict(notice.facts) == {"given": "—", "now": "2", "written": "4"}
    assert shown(session, "A3.3", FIRST) == Observation(grade=Fraction(4))


def test_a_locked_entrance_leaves_what_is_open_unseen_and_comes_on_the_revisit_list(
    session: EstateSession, book: Book
) -> None:
    book.write(SECOND, "#", "@locked", "铁门锁着")
    book.write(SECOND, "A3.3", "grade", 1)
    import_sheet(session, book.save())
    assert shown(session, "A3.3", SECOND) == Observation(grade=Fraction(1))
    assert shown(session, "A3.1", SECOND) == Observation(status="unseen", reason="铁门锁着")
    assert [(one.place, one.reason) for one in Visits(session).revisits()] == [(SECOND, "铁门锁着")]


def test_a_building_with_a_new_name_is_still_the_one_meant(session: EstateSession, book: Book) -> None:
    register = RegisterService(session)
    register.rename(HOUSE, "5号楼")
    book.write(FIRST, "A3.3", "grade", 3)
    taken = import_sheet(session, book.save())
    assert (taken.buildings, taken.units) == (0, 0)
    assert shown(session, "A3.3", FIRST) == Observation(grade=Fraction(3))


def test_labels_are_protected_choices_drop_down_and_last_round_stands_beside(
    session: EstateSession, tmp_path: Path
) -> None:
    Answers(session).record("A3.1", FIRST, Observation(inputs={"step_bad": Fraction(1)}))
    Rounds(session).new("after-works")
    out = tmp_path / "sheet.xlsx"
    write_field_sheets(session, out, PlaceChoice())
    book = Book(out)
    step = book.cell(FIRST, "A3.1", "input.step_bad")
    page = step.parent
    assert page.protection.sheet
    assert not step.protection.locked
    assert page.cell(step.row, 4).protection.locked
    assert page.cell(step.row, step.column + 1).value == "是"
    assert step.value is None
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert rules[step.coordinate].formula1 == '"是,否"'
    assert rules[book.cell(FIRST, "A3.3", "grade").coordinate].formula1 == '"5,4,3,2,1"'
    assert rules[book.cell(FIRST, "A3.2", "input.lit").coordinate].type == "whole"
    assert rules[step.coordinate].errorStyle == "warning"
    assert book.book["reno"].sheet_state == "veryHidden"
    texts = [
        str(cell.value)
        for page in book.book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value
    ]
    assert any("建议稿，非官方指标" in text for text in texts)
    assert not any("石景山区官方指标" in text for text in texts)
    assert not any(text.startswith("=") for text in texts)


def test_an_empty_sheet_of_today_says_that_there_is_nothing(session: EstateSession, book: Book) -> None:
    assert refusal(session, book.path) == [("", "field_none_filled")]


def test_sheets_of_another_estate_round_or_pack_are_refused(
    session: EstateSession, book: Book, tmp_path: Path
) -> None:
    book.write(FIRST, "A3.3", "grade", 4)
    path = book.save()
    with EstateSession.create(tmp_path / "other.reno", "别处", session.author, Environment()) as other:
        assert refusal(other, path) == [("", "field_other_estate")]
    meta = book.book["reno"]
    row = next(row for row in meta.iter_rows() if row[0].value == "pack")
    version, row[2].value = row[2].value, "0"
    assert refusal(session, book.save()) == [("", "field_other_pack")]
    row[2].value = version
    book.save()
    Rounds(session).new("after-works")
    assert refusal(session, path) == [("", "field_other_round")]


def as_date(book: Book) -> str:
    cell = book.cell(FIRST, "A3.2", "input.lit")
    cell.value = datetime.datetime(2026, 3, 2)
    return str(cell.coordinate)


def as_formula(book: Book) -> str:
    cell = book.cell(FIRST, "A3.2", "input.lit")
    cell.value = "=1+4"
    return str(cell.coordinate)


def as_error(book: Book) -> str:
    cell = book.cell(FIRST, "A3.2", "input.lit")
    cell.value = "#REF!"
    return str(cell.coordinate)


def as_merged(book: Book) -> str:
    cell = book.cell(FIRST, "A3.2", "input.lit")
    book.page(FIRST).merge_cells(
        start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=cell.column + 1
    )
    return str(cell.coordinate)


def in_a_row_of_its_own(book: Book) -> str:
    page, cell = book.page(FIRST), book.cell(FIRST, "A3.2", "input.lit")
    row = page.max_row + 2
    page.cell(row, cell.column).value = 5
    return str(page.cell(row, cell.column).coordinate)


def in_a_column_of_its_own(book: Book) -> str:
    page, cell = book.page(FIRST), book.cell(FIRST, "A3.2", "input.lit")
    column = page.max_column + 2
    page.cell(cell.row, column).value = 5
    return str(page.cell(cell.row, column).coordinate)


def beside_the_title_of_an_item(book: Book) -> str:
    cell = book.cell(FIRST, "A3.3", "grade")
    above = cell.parent.cell(cell.row - 1, cell.column)
    above.value = "门坏了"
    return str(above.coordinate)


def in_a_second_column_of_the_place(book: Book) -> str:
    page = book.page(FIRST)
    column = page.max_column + 1
    page.cell(1, column).value = FIRST.key
    return str(page.cell(1, column).coordinate)


def in_a_doubled_row(book: Book) -> str:
    page, cell = book.page(FIRST), book.cell(FIRST, "A3.2", "input.lit")
    row = page.max_row + 1
    for column in (1, 2):
        page.cell(row, column).value = page.cell(cell.row, column).value
    return f"F{row}"


def under_a_place_of_nowhere(book: Book) -> str:
    page = book.page(FIRST)
    column = page.max_column + 1
    page.cell(1, column).value = "99/1"
    return str(page.cell(1, column).coordinate)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (as_date, "field_became_date"),
        (as_formula, "field_formula"),
        (as_error, "field_error"),
        (as_merged, "field_merged"),
        (in_a_row_of_its_own, "field_row_unknown"),
        (in_a_column_of_its_own, "field_column_unknown"),
        (beside_the_title_of_an_item, "field_row_unknown"),
        (in_a_second_column_of_the_place, "field_place_twice"),
        (in_a_doubled_row, "field_row_twice"),
        (under_a_place_of_nowhere, "field_place_unknown"),
    ],
)
def test_what_would_have_to_be_guessed_refuses_the_whole_and_names_its_cell(
    session: EstateSession, book: Book, spoil: Callable[[Book], str], code: str
) -> None:
    book.write(FIRST, "A3.3", "grade", 4)
    spot = spoil(book)
    found = refusal(session, book.save())
    assert (f"{book.page(FIRST).title}!{spot}", code) in found
    assert {one for _, one in found} == {code}


def test_a_column_that_was_moved_whole_is_read_where_it_is_now(session: EstateSession, book: Book) -> None:
    page = book.page(FIRST)
    first, second = (book.cell(place, "#", "@locked").column for place in (FIRST, SECOND))
    book.write(FIRST, "A3.3", "grade", 4)
    for row in range(1, page.max_row + 1):
        one, other = page.cell(row, first), page.cell(row, second)
        one.value, other.value = other.value, one.value
    import_sheet(session, book.save())
    assert shown(session, "A3.3", FIRST) == Observation(grade=Fraction(4))
    assert shown(session, "A3.3", SECOND) is None


def test_a_lost_column_or_a_sheet_without_its_origin_is_refused(session: EstateSession, book: Book) -> None:
    book.write(FIRST, "A3.3", "grade", 4)
    column = book.cell(SECOND, "#", "@locked").column
    book.page(FIRST).cell(1, column).value = None
    found = refusal(session, book.save())
    assert ("", "field_place_gone") in found
    del book.book["reno"]
    assert refusal(session, book.save()) == [("", "field_sheet_bare")]


def test_a_value_in_a_cell_that_asks_nothing_refuses_the_sheet(session: EstateSession, book: Book) -> None:
    book.write(HOUSE, "A3.3", "grade", 4)
    ((where, code),) = refusal(session, book.save())
    assert code == "sheet_item_elsewhere"
    assert book.cell(HOUSE, "A3.3", "grade").coordinate in where


def test_a_damaged_workbook_is_said_to_be_one(session: EstateSession, book: Book) -> None:
    book.path.write_bytes(book.path.read_bytes()[:4000])
    with pytest.raises(TableUnreadable):
        import_sheet(session, book.path)


def test_a_value_that_does_not_fit_is_kept_as_typed_and_told(session: EstateSession, book: Book) -> None:
    book.write(FIRST, "A3.2", "input.lit", "五六盏")
    book.write(HOUSE, "A1.2", "input.illegal", 1)
    seen = preview_sheet(session, book.save(), "zh").changes
    assert [(one.place, one.is_wrong) for one in seen] == [(HOUSE, False), (FIRST, True)]
    taken = import_sheet(session, book.save())
    assert shown(session, "A3.2", FIRST) == Observation(inputs={"lit": "五六盏"})
    assert [notice.code for notice in taken.notices] == ["sheet_answer_invalid"]


def test_a_file_open_in_another_program_is_taken_as_saved_and_told(
    session: EstateSession, book: Book
) -> None:
    book.write(FIRST, "A3.3", "grade", 4)
    path = book.save()
    path.with_name(f".~lock.{path.name}#").write_text("甲", encoding="utf-8")
    assert [one.code for one in import_sheet(session, path).notices] == ["field_open_elsewhere"]


def test_a_note_beside_a_contested_answer_leaves_the_contest_and_a_value_decides_it(
    session: EstateSession, tmp_path: Path, colleague: Callable[[Callable[[EstateSession], object]], None]
) -> None:
    colleague(lambda theirs: Answers(theirs).record("A3.3", FIRST, Observation(grade=Fraction(2))))
    out = tmp_path / "sheet.xlsx"
    write_field_sheets(session, out, PlaceChoice(places=(FIRST,)))
    book = Book(out)
    book.write(FIRST, "A3.3", "@note", "两人看法不同")
    import_sheet(session, book.save())
    card = Answers(session).card("A3.3", FIRST)
    assert card.is_contested
    assert card.note == "两人看法不同"
    book.write(FIRST, "A3.3", "grade", 3)
    (change,) = [one for one in preview_sheet(session, book.save(), "zh").changes if one.is_contested]
    assert change.after.startswith("3")
    import_sheet(session, book.path)
    card = Answers(session).card("A3.3", FIRST)
    assert (card.is_contested, card.observation) == (False, Observation(grade=Fraction(3)))


def test_a_look_at_a_sheet_says_before_and_after_and_changes_nothing(
    session: EstateSession, book: Book
) -> None:
    Answers(session).record("A3.3", FIRST, Observation(grade=Fraction(2)))
    before = len(History(session).changes())
    book.write(FIRST, "A3.3", "grade", 4)
    book.write(FIRST, "A3.2", "input.lit", 5)
    found = preview_sheet(session, book.save(), "zh")
    told = {one.what.split()[0]: one for one in found.changes}
    assert set(told) == {"A3.3", "A3.2"}
    assert (told["A3.3"].before[0], told["A3.3"].after[0]) == ("2", "4")
    assert told["A3.3"].is_replacing
    assert not told["A3.2"].is_replacing
    assert [notice.code for notice in found.notices] == ["field_overtaken"]
    assert len(History(session).changes()) == before
    take_sheet(session, found.checked, source=found.file)
    assert preview_sheet(session, book.path, "zh").brings_nothing
