"""Tables of votes: other titles and encodings, every fault with its row and column, nothing half-taken."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from renodesk.domain.ballots import Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import Place
from renodesk.domain.voice_words import heard, read_door
from renodesk.domain.votes import Vote
from renodesk.errors import SheetRefused, TableUnreadable, UnknownField
from renodesk.services.ballots import BallotActs, BallotBook
from renodesk.services.ballots.importing import import_votes
from renodesk.services.ballots.sheet import write_sheet
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

HOUSEHOLDS, AREA = Counted.HOUSEHOLDS, Counted.AREA
LIST = (
    ("楼栋", "单元", "房号", "专有面积（㎡）", "人数", "业主姓名", "是否同意", "签字日期"),
    ("1号楼", "1单元", "101", "80.5", "2", "王建国", "同意", "2026-05-03"),
    ("1号楼", "二单元", "201", "80", "", "李", "不同意", "2026/5/4"),
    ("2", "1", "101", "91.25", "1", "", "√", ""),
    ("2", "", "102", "91.25㎡", "1", "", "没联系上", ""),
    ("合计", "", "", "343", "", "", "", ""),
)
SURVEY = (
    (
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "1、您的房号（如3-1-201）",
        "2、您是否同意改造？",
        "3、还想说的",
    ),
    ("1", "2026/5/3 12:01:55", "35秒", "微信", "1-1-101", "A.同意", "加个电梯"),
    ("2", "2026/5/4 08:10:00", "20秒", "微信", "1号楼2单元201", "B.不同意，太吵", ""),
    ("3", "2026/5/4 09:10:00", "22秒", "微信", "2-1-301", "C.弃权", ""),
)


def csv_file(folder: Path, rows: object, encoding: str = "utf-8-sig") -> Path:
    """Return a table as somebody's program writes it."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)  # type: ignore[arg-type]
    path = folder / "票.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


@pytest.fixture
def ballot(session: EstateSession) -> str:
    return BallotActs(session).begin("是否改造", Stage.DESIGN_START)


def said(session: EstateSession, key: str, voice: Voice, unit: Counted = HOUSEHOLDS) -> Fraction:
    book = BallotBook(session)
    return book.count(book.ballot(key)).tally.said(voice, unit)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-8"])
def test_a_list_of_any_encoding_is_taken_whole_and_again_changes_nothing(
    session: EstateSession, ballot: str, tmp_path: Path, encoding: str
) -> None:
    file = csv_file(tmp_path, LIST, encoding)
    found = import_votes(session, ballot, file).incoming
    assert (len(found.votes), found.same, found.unmatched) == (4, 0, ())
    assert said(session, ballot, Voice.AGREE) == 2
    assert said(session, ballot, Voice.AGREE, AREA) == Fraction("171.75")
    log = "".join(one.value for one in session.file.changes())
    assert "王建国" not in log
    again = import_votes(session, ballot, file)
    assert (len(again.incoming.votes), again.incoming.same, again.changes.cells) == (0, 4, frozenset())
    session.took(session.file.undo())
    assert said(session, ballot, Voice.AGREE) == 0


def test_an_online_surveys_export_is_understood_and_may_be_matched_by_hand(
    session: EstateSession, ballot: str, tmp_path: Path
) -> None:
    found = import_votes(session, ballot, csv_file(tmp_path, SURVEY)).incoming
    assert [(place.key, vote.number, vote.voice) for place, vote in found.votes] == [
        ("1/1", "101", Voice.AGREE),
        ("1/2", "201", Voice.AGAINST),
        ("2/1", "301", Voice.ABSTAIN),
    ]
    assert {one.day.isoformat() for _, one in found.votes if one.day} == {"2026-05-03", "2026-05-04"}
    other = [("哪家", "怎么说"), ("1-1-102", "赞成")]
    with pytest.raises(SheetRefused) as refused:
        import_votes(session, ballot, csv_file(tmp_path, other))
    assert "哪家" in str(refused.value.facts["faults"])
    with pytest.raises(UnknownField):
        import_votes(session, ballot, csv_file(tmp_path, other), {"没有这列": "number"})
    import_votes(session, ballot, csv_file(tmp_path, other), {"哪家": "number", "怎么说": "voice"})
    assert said(session, ballot, Voice.AGREE) == 2


def test_every_fault_is_named_by_row_and_column_and_nothing_is_taken(
    session: EstateSession, ballot: str, tmp_path: Path
) -> None:
    acts = BallotActs(session)
    acts.say(ballot, {"closing": "2026-05-10"})
    acts.vote(ballot, Place(building="2"), Vote(number="9", voice=Voice.AGREE))
    before = len(list(session.file.changes()))
    rows = [
        LIST[0],
        ("1", "1", "101", "-80", "2", "", "同意", ""),
        ("1", "1", "101", "80", "2", "", "同意", ""),
        ("1", "1", "101", "80", "2", "", "反对", ""),
        ("9号楼", "", "1", "80", "2", "", "同意", ""),
        ("1", "1", "", "80", "2", "", "同意", ""),
        ("1", "1", "102", "很大", "2.5", "", "也许", "昨天"),
        ("1", "1", "103", "80", "2", "", "同意", "2026-05-11"),
        ("2", "", "9", "80", "2", "", "反对", ""),
        ("1", "1", "104", "=1+1", "#REF!", "", "同意", ""),
    ]
    with pytest.raises(SheetRefused) as refused:
        import_votes(session, ballot, csv_file(tmp_path, rows))
    faults = refused.value.facts["faults"]
    assert isinstance(faults, tuple)
    assert [(one.where, one.code.removeprefix("ballot_import_")) for one in faults] == [
        ("D2", "negative"),
        ("C4", "twice"),
        ("A5", "place"),
        ("C6", "no_number"),
        ("G7", "voice"),
        ("D7", "number"),
        ("E7", "number"),
        ("H7", "day"),
        ("H8", "late"),
        ("C9", "known"),
        ("D10", "number"),
        ("E10", "import_error_word"),
    ]
    assert len(list(session.file.changes())) == before


def test_more_than_the_register_counts_is_refused_in_households_and_in_area(
    session: EstateSession, ballot: str, tmp_path: Path
) -> None:
    RegisterService(session).set_fields(Place(building="1"), {"exclusive_area_m2": "1900"})
    head = ("楼栋", "房号", "面积", "意见")
    many = [head, *(("1", str(number), "80", "同意") for number in range(25))]
    with pytest.raises(SheetRefused) as refused:
        import_votes(session, ballot, csv_file(tmp_path, many))
    codes = [one.code for one in refused.value.facts["faults"]]  # type: ignore[attr-defined]
    assert codes == ["ballot_import_beyond_households", "ballot_import_beyond_area"]
    assert import_votes(session, ballot, csv_file(tmp_path, many[:24])).incoming.same == 0
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(TableUnreadable):
        import_votes(session, ballot, tmp_path / "x.xlsx")


def test_a_sheet_is_given_out_filled_and_taken_in(
    session: EstateSession, ballot: str, tmp_path: Path
) -> None:
    acts = BallotActs(session)
    unit = Place(building="1", unit="1")
    acts.votes(ballot, [(unit, Vote(number=f"{one}01", area=Fraction(80), name="=王")) for one in (1, 2)])
    count = write_sheet(session, ballot, tmp_path / "表.xlsx", "zh")
    assert count == 26
    book = load_workbook(tmp_path / "表.xlsx")
    page = book.worksheets[0]
    assert [one.value for one in page[4]][:6] == ["1号楼", "1", "101", 80, None, "=王"]
    assert page["F4"].data_type == "s"
    page["H4"], page["H5"], page["A6"], page["C6"], page["H6"] = "同意", "弃权", "2号楼", "501", "反对"
    book.save(tmp_path / "填好.xlsx")
    found = import_votes(session, ballot, tmp_path / "填好.xlsx").incoming
    assert len(found.votes) == 3
    assert [said(session, ballot, one) for one in Voice] == [1, 1, 1, 0]
    lines = BallotBook(session).households(BallotBook(session).ballot(ballot))
    assert {line.vote.name for line in lines if line.vote} == {"=王", ""}


@pytest.mark.parametrize(
    ("typed", "vote"),
    [
        ("201 88.5 2 1", Vote(number="201", area=Fraction("88.5"), persons=Fraction(2), voice=Voice.AGREE)),
        ("201，不同意", Vote(number="201", voice=Voice.AGAINST)),
        ("201", Vote(number="201")),
        ("201 88", Vote(number="201", area=Fraction(88))),
        ("201 5", Vote(number="201", is_missed=True)),
        ("201 88 1.5 1", None),
        ("201 -88 1", None),
        ("201 甲 乙", None),
        ("", None),
    ],
)
def test_a_household_is_typed_on_one_line(typed: str, vote: Vote | None) -> None:
    assert read_door(typed) == vote


def test_words_of_surveys_are_heard_and_what_is_none_is_not_guessed() -> None:
    assert [heard(one).voice for one in ("A.同意", "不同意改造", "反对！", "废票", "") if heard(one)] == [  # type: ignore[union-attr]
        Voice.AGREE,
        Voice.AGAINST,
        Voice.AGAINST,
        Voice.INVALID,
        None,
    ]
    assert heard("再看看") is None
