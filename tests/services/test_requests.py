"""Request sheets: who is asked for what, the workbook there and back, whole or not at all."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from renodesk.domain.inquiry import Asked, Way
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation
from renodesk.errors import RoundSealed, SheetRefused, UnknownRespondent
from renodesk.services.answers import Answers
from renodesk.services.history import History
from renodesk.services.interview import Interview
from renodesk.services.register import RegisterService
from renodesk.services.requests.asking import request_of, requests_of, respondent_called
from renodesk.services.requests.reply import is_reply, letters, read_reply
from renodesk.services.requests.taking import import_reply
from renodesk.services.requests.writing import letter_of, write_requests
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

ONE, TWO = Place(building="1"), Place(building="2")
Fill = Callable[[Any], None]


@pytest.fixture
def gas(session: EstateSession, tmp_path: Path) -> Callable[[Fill], Path]:
    """Return what sends the gas company its sheet, lets it fill it in, and gives it back."""

    def send(fill: Fill) -> Path:
        (written,) = write_requests(session, tmp_path / "out", only=["gas"])
        assert written.book is not None
        book = openpyxl.load_workbook(written.book)
        fill(book)
        book.save(written.book)
        return written.book

    return send


def put(book: Any, code: str, value: object, place: str = "") -> None:
    """Write beside a question of the estate, or below a question of the buildings."""
    if not place:
        sheet = book["小区"]
        row = next(row for row in sheet.iter_rows() if row[0].value == code)
        row[3].value = value
        return
    sheet = book["楼栋"]
    column = next(cell.column for cell in sheet[6] if cell.value == code)
    row_number = next(row[0].row for row in sheet.iter_rows(min_row=7) if row[0].value == place)
    sheet.cell(row_number, column).value = value


def filled(book: Any) -> None:
    put(book, "C3.1.gas_year", 1996)
    put(book, "C3.1.pipe_m", "1,200米")
    put(book, "G1.2.gas", "是")
    put(book, "building.gas_riser_year", "1997年", "1号楼")
    put(book, "building.gas_assessment", "合格", "2号楼")


def test_everybody_one_writes_to_has_something_to_answer(session: EstateSession) -> None:
    letters_to = session.forms.register.inquiry.by_way(Way.LETTER)
    requests = requests_of(session)
    assert [one.respondent for one in requests] == list(letters_to)
    codes = {box.code for one in requests for asking in one.askings for box in asking.boxes}
    assert {"C3.1.gas_year", "building.gas_riser_year", "G2.2.collect_rate", "estate.population"} <= codes
    assert not any(code.endswith(".grade") for code in codes)


def test_what_a_rule_takes_out_is_not_asked(session: EstateSession) -> None:
    RegisterService(session).set_fields(ESTATE, {"gas": "none"})
    request = request_of(session, respondent_called(session, "燃气公司"))
    codes = {box.code for asking in request.askings for box in asking.boxes}
    assert "C3.1.gas_year" not in codes
    assert "building.gas_riser_year" in codes


def test_an_office_is_found_by_any_of_its_names_and_an_unknown_one_is_said(session: EstateSession) -> None:
    assert {respondent_called(session, name).code for name in ("gas", "燃气公司", "gas company")} == {"gas"}
    with pytest.raises(UnknownRespondent) as refused:
        respondent_called(session, "物业经理")  # one talks to him
    assert "燃气公司" in str(refused.value.facts["known"])


def test_a_filled_sheet_is_taken_in_one_act_as_a_paper_the_office_wrote(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    taken = import_reply(session, gas(filled))
    assert (taken.written, taken.kept, taken.respondent) == (5, 0, "燃气公司")
    card = Answers(session).card("C3.1", ESTATE)
    assert card.observation is not None
    assert dict(card.observation.inputs) == {"gas_year": 1996, "pipe_m": 1200}
    assert (card.basis, card.said_by) == ("document", "燃气公司")
    assert session.survey.buildings[0].fields["gas_riser_year"] == 1997
    assert session.survey.buildings[1].fields["gas_assessment"] == "ok"
    assert Interview(session).field(ONE, "gas_riser_year").said_by == "燃气公司"
    History(session).undo()
    assert Answers(session).card("C3.1", ESTATE).observation is None
    assert "gas_riser_year" not in session.survey.buildings[0].fields


def test_parts_the_office_was_not_asked_for_stay_as_the_designer_said(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    Answers(session).record(
        "C3.1", ESTATE, Observation(grade=Fraction(3), inputs={"gas_shared": Fraction(4)})
    )
    import_reply(session, gas(filled))
    observation = Answers(session).card("C3.1", ESTATE).observation
    assert observation is not None
    assert observation.grade == 3
    assert dict(observation.inputs) == {"gas_shared": 4, "gas_year": 1996, "pipe_m": 1200}


def test_the_preview_tells_new_changed_and_same_and_what_is_there_can_be_kept(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    RegisterService(session).set_fields(ONE, {"gas_riser_year": "1980"})
    RegisterService(session).set_fields(TWO, {"gas_assessment": "合格"})
    book = gas(filled)
    reply = read_reply(session, book)
    changed = [(one.shown, one.old, one.new, one.where) for one in reply.edits if one.is_change]
    assert changed == [("1号楼", "1980", "1997", "楼栋!B7")]
    assert (len(reply.edits), reply.same, reply.faults) == (4, 1, ())
    taken = import_reply(session, book, keep=True)
    assert (taken.written, taken.kept) == (3, 1)
    assert session.survey.buildings[0].fields["gas_riser_year"] == 1980


def test_a_sheet_with_any_fault_is_refused_whole_and_every_cell_is_named(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    def spoil(book: Any) -> None:
        filled(book)
        put(book, "C3.1.gas_shared", "很多")
        put(book, "building.gas_assessment", "还行", "1号楼")
        sheet = book["楼栋"]
        sheet["A9"], sheet["B9"] = "99号楼", 1990
        sheet["A10"], sheet["B10"] = "1号楼", 1991

    before = len(History(session).changes())
    with pytest.raises(SheetRefused) as refused:
        import_reply(session, gas(spoil))
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert {fault.where: fault.code for fault in faults} == {
        "小区!D9": "request_no_number",
        "楼栋!C7": "request_not_taken",
        "楼栋!A9": "request_unknown_place",
        "楼栋!B10": "request_twice",
    }
    assert len(History(session).changes()) == before


def test_a_sheet_of_another_estate_round_or_without_its_mark_is_refused(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    marks = {
        "reno-request:0000000000000000/baseline/gas": "request_other_estate",
        f"reno-request:{session.estate_id}/2031/gas": "request_other_round",
        f"reno-request:{session.estate_id}/baseline/nobody": "request_unknown_respondent",
        "": "request_no_mark",
    }
    for mark, code in marks.items():
        book = gas(lambda book, mark=mark: book["小区"].__setitem__("A3", mark))
        assert is_reply(book) is bool(mark)
        with pytest.raises(SheetRefused) as refused:
            read_reply(session, book)
        faults = refused.value.facts["faults"]
        assert isinstance(faults, tuple)
        assert [fault.code for fault in faults] == [code]


def test_rows_may_be_sorted_and_columns_and_sheets_left_out(
    session: EstateSession, gas: Callable[[Fill], Path]
) -> None:
    def rearrange(book: Any) -> None:
        filled(book)
        sheet = book["楼栋"]
        sheet["A7"], sheet["A8"] = "2栋", "１号楼"
        sheet["B7"], sheet["B8"], sheet["C7"], sheet["C8"] = 1998, 1997, None, None
        del book["小区"]

    reply = read_reply(session, gas(rearrange))
    assert [(one.place, one.new) for one in reply.edits] == [(TWO, "1998"), (ONE, "1997")]


def test_a_sealed_round_takes_no_reply(session: EstateSession, gas: Callable[[Fill], Path]) -> None:
    book = gas(filled)
    Rounds(session).seal(names={"prepared": "甲"}, reason="定稿")
    with pytest.raises(RoundSealed):
        import_reply(session, book)


def test_a_letter_names_the_day_the_papers_and_that_no_names_are_wanted(session: EstateSession) -> None:
    request = request_of(session, respondent_called(session, "housing"))
    letter = letter_of(session, request, "某设计院", "zh", "book.xlsx")
    assert letter.reply_by.endswith("日")
    assert [name for name, _ in letter.papers] == ["房屋安全鉴定报告", "维修资金账户公示"]
    assert [name for name, _ in letter.tables[0].rows] == ["1号楼", "2号楼"]
    assert "建议稿" in letter.statement


def test_columns_are_named_as_a_spreadsheet_does() -> None:
    assert [letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_entrances_have_a_sheet_of_their_own_where_the_packs_ask_for_them(
    session: EstateSession, tmp_path: Path
) -> None:
    tree = session.forms.tree
    asked = Asked(respondent="fire", parts=("ext",))
    items = tuple(replace(one, ask_from=(asked,)) if one.code == "E2.1" else one for one in tree.items)
    session.forms = replace(session.forms, tree=replace(tree, items=items))
    (written,) = write_requests(session, tmp_path / "out", only=["fire"])
    assert written.book is not None
    book = openpyxl.load_workbook(written.book)
    sheet = book["单元"]
    assert [cell.value for cell in sheet[8]][:2] == ["1号楼", "2"]
    sheet["C8"] = 2
    book.save(written.book)
    import_reply(session, written.book)
    observation = Answers(session).card("E2.1", Place(building="1", unit="2")).observation
    assert observation is not None
    assert observation.inputs["ext"] == 2


def test_long_names_make_files_a_system_can_hold(session: EstateSession, tmp_path: Path) -> None:
    RegisterService(session).set_fields(ESTATE, {"name": "槐安里" * 40})
    (written,) = write_requests(session, tmp_path / "out", only=["gas"])
    assert len(written.letter.name.encode()) < 255


def test_a_sheet_in_english_comes_back_the_same_way(session: EstateSession, tmp_path: Path) -> None:
    (written,) = write_requests(session, tmp_path / "out", only=["gas"], language="en")
    assert written.book is not None
    book = openpyxl.load_workbook(written.book)
    assert book.sheetnames == ["Estate", "Buildings"]
    row = next(row for row in book["Estate"].iter_rows() if row[0].value == "C3.1.gas_year")
    row[3].value = 1996
    book["Buildings"]["B7"] = 1997
    book.save(written.book)
    assert [one.where for one in read_reply(session, written.book).edits] == ["Estate!D7", "Buildings!B7"]
