"""What is fuzzed of tables: each importer with a table of its own as CSV and workbook, and both readers."""

import csv
import io
import shutil
from collections.abc import Callable, Hashable, Iterator
from datetime import datetime
from pathlib import Path

import xlsxwriter
from bundles.sample import JIA, Sample
from fuzz.loop import Target
from fuzz.mutation import Change, in_json, in_table, in_xml, in_zip

from renodesk.domain.consent import Stage
from renodesk.errors import RenodeskError
from renodesk.paths import resource
from renodesk.services.ballots import BallotActs
from renodesk.services.ballots.importing import import_votes, told
from renodesk.services.ballots.sheet import write_sheet
from renodesk.services.environment import Environment
from renodesk.services.estate_list import read_estate_list
from renodesk.services.home_table import read_homes
from renodesk.services.ledgers import ledger_called
from renodesk.services.ledgers.importing import plan_file, take
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.register_import.taking import import_register
from renodesk.services.reporting import write_field_sheets
from renodesk.services.reporting.field_choice import PlaceChoice
from renodesk.services.requests.reply import read_reply
from renodesk.services.requests.writing import write_requests
from renodesk.services.session import EstateSession
from renodesk.services.sheet.giving import export_sheet
from renodesk.services.sheet.taking import import_sheet
from renodesk.tables.grids import read_grids

LEDGER = "编号,来源,反馈日期,问题,整改时限,责任人,状态\nZG-001,专项审计,2026-10-08,漏,2026/11/1,张三,待复核\n"
FRESH_AFTER = 40
"""Files taken in after which an estate begins anew, so that it stays small."""


def tables_in(folder: Path, sample: Sample) -> Iterator[Target]:
    """Yield what reads tables and workbooks of others."""
    small = folder / "small.reno"
    with EstateSession.create(small, "槐安里", JIA, Environment()) as session:
        import_register(session, _small_register(folder))
        for ending in (".json", ".csv", ".xlsx"):
            export_sheet(session, folder / f"sheet{ending}")
        write_field_sheets(session, folder / "field.xlsx", PlaceChoice())
        ballot = BallotActs(session).begin("改造方案", Stage.SCHEME_VOTE)
        write_sheet(session, ballot, folder / "votes.xlsx", "zh")
        requests = write_requests(session, folder / "requests")
    reply = next(one.book for one in requests if one.book is not None)
    book = in_zip(lambda name: in_xml)

    def sheet(session: EstateSession, file: Path) -> Hashable:
        taken = import_sheet(session, file)
        return taken.answers > 0, taken.fields > 0, frozenset(one.code for one in taken.notices)

    def register(session: EstateSession, file: Path) -> Hashable:
        taken = import_register(session, file)
        return taken.buildings > 0, taken.is_partial, frozenset(one.code for one in taken.notices)

    def ledger(session: EstateSession, file: Path) -> Hashable:
        plan = plan_file(session, ledger_called(session, "rectification"), file)
        if not plan.faults:
            take(session, plan)
        return plan.new > 0, frozenset(one.code for one in (*plan.faults, *plan.notices))

    def replied(session: EstateSession, file: Path) -> Hashable:
        found = read_reply(session, file)
        return frozenset(one.code for one in (*found.faults, *found.notices)), len(found.edits) > 0

    def forms(session: EstateSession, file: Path) -> Hashable:
        plan = plan_forms(session, file)
        if not plan.faults:
            take_forms(session, plan)
        return len(plan.forms) > 0, plan.is_from_phone, frozenset(one.code for one in plan.faults)

    def votes(session: EstateSession, file: Path) -> Hashable:
        taken = import_votes(session, ballot, file)
        return len(taken.incoming.votes) > 0, tuple(sorted(told(taken.incoming)))

    def homes(session: EstateSession, file: Path) -> Hashable:
        return len(read_homes(session, file)) > 1

    def estates(session: EstateSession, file: Path) -> Hashable:
        return len(read_estate_list(file, session.forms.register).estates) > 0

    def read(session: EstateSession, file: Path) -> Hashable:
        grids = read_grids(file)
        return len(grids), frozenset(odd for one in grids for odd in one.odd.values())

    rows: list[tuple[str, list[bytes], Change, str, Callable[[EstateSession, Path], Hashable]]] = [
        ("answer sheet (JSON)", [(folder / "sheet.json").read_bytes(), _answers()], in_json, ".json", sheet),
        ("answer sheet (CSV)", [(folder / "sheet.csv").read_bytes()], in_table, ".csv", sheet),
        ("answer sheet (XLSX)", [(folder / "sheet.xlsx").read_bytes()], book, ".xlsx", sheet),
        ("field workbook", [(folder / "field.xlsx").read_bytes()], book, ".xlsx", sheet),
        ("reply workbook", [reply.read_bytes()], book, ".xlsx", replied),
        ("register (CSV)", [_small_register(folder).read_bytes()], in_table, ".csv", register),
        ("register (XLSX)", [(folder / "sheet.xlsx").read_bytes()], book, ".xlsx", register),
        ("votes (sheet of ours)", [(folder / "votes.xlsx").read_bytes()], book, ".xlsx", votes),
        ("workbook", [workbook_of(_VOTES), odd_workbook(), reply.read_bytes()], book, ".xlsx", read),
    ]
    both = {"ledger": (LEDGER, ledger), "questionnaires": (_FORMS, forms), "phone forms": (_PHONE, forms)}
    both |= {"votes": (_VOTES, votes), "homes": (_HOMES, homes), "estates": (_ESTATES, estates)}
    for name, (text, taking) in both.items():
        rows.append(
            (f"{name} (CSV)", [text.encode("utf-8-sig"), text.encode("gb18030")], in_table, ".csv", taking)
        )
        rows.append((f"{name} (XLSX)", [workbook_of(text)], book, ".xlsx", taking))
    for name, seeds, change, ending, taking in rows:
        yield Target(name=name, share=2, seeds=seeds, change=change, feed=_Sheets(small, ending, taking).take)


def workbook_of(text: str) -> bytes:
    """Return a CSV as a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("表")
        for at, row in enumerate(csv.reader(io.StringIO(text))):
            page.write_row(at, 0, row)
    return out.getvalue()


def odd_workbook() -> bytes:
    """Return a workbook with days, durations, formulas, merged cells, an error word and a sheet apart."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("楼栋")
        page.merge_range("A1:C1", "楼栋情况表")
        page.write_datetime(1, 0, datetime(2026, 3, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_number(1, 1, 1.25, book.add_format({"num_format": "[h]:mm"}))
        page.write_formula(2, 0, "=A2+1", None, 46084)
        page.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        book.add_worksheet("藏").write(5, 5, True)
    return out.getvalue()


_FORMS = (
    "序号,提交时间,QA1,1、您的年龄？,QM1,QM1/P-U9,QM2_1,QW4,QP7,meta/instanceID\n"
    "1,2026-11-20T09:15,2,30—59周岁,B-M1┋B-M2,1,B-M1,0.8,3/1/0/0/0,uuid:1\n"
    "2,2026/11/21,很满意,1,3 12,0,B-M3,不愿意,,uuid:2\n"
)
"""A table of forms as an online survey and a phone give it."""
_PHONE = (
    "SubmissionDate,meta-instanceID,meta-instanceName,QA1,QM1,QM1/B-M1,QM1/B-M2,QW4\n"
    "2026-11-20T09:15:02.123+08:00,uuid:1,a,1,B-M1 B-M2,1,1,3\n"
    "2026-11-21T10:00:00.000+08:00,uuid:2,b,2,B-M2,0,1,2\n"
)
"""What ODK Central and Kobo give out: groups before names, an option a column."""
_VOTES = (
    "楼栋,单元,房号,专有面积,人数,姓名,意见,日期\n1号楼,1,101,80.5,2,王一,同意,2026-05-01\n"
    "1号楼,2,102,76,3,李二,反对,2026/5/2\n2号楼,,201,90.25,1,,B.弃权,\n"
)
_HOMES = "楼号,单元,户号,面积\n1号楼,1,101,80.5\n1号楼,2,102,76\n2号楼,,201,90.25\n"
_ESTATES = (
    "小区编码,小区名称,区县,街道,楼号,单元数,户数\nCX-001,槐安里,楚雄市,鹿城,1号楼,3,36\n"
    "CX-002,柳荫里,楚雄市,鹿城,1号楼,2,24\n"
)


def _small_register(folder: Path) -> Path:
    lines = resource("sample", "buildings.csv").read_text(encoding="utf-8-sig").splitlines()
    path = folder / "register.csv"
    path.write_text("\n".join([*lines[:4], ""]), encoding="utf-8")
    return path


def _answers() -> bytes:
    return resource("sample", "answers-jia.json").read_bytes()


class _Sheets:
    """Takes files into an estate, which begins anew now and then."""

    def __init__(self, estate: Path, ending: str, take: Callable[[EstateSession, Path], Hashable]) -> None:
        self._estate, self._take = estate, take
        self._own = estate.with_name(f"taking-{ending.strip('.')}-{id(self)}.reno")
        self._file = self._own.with_suffix(ending)
        self._session: EstateSession | None = None
        self._taken = 0

    def take(self, data: bytes) -> Hashable:
        self._file.write_bytes(data)
        session = self._session
        if session is None or self._taken >= FRESH_AFTER:
            if session is not None:
                session.close()
            shutil.copy(self._estate, self._own)
            session = self._session = EstateSession.open(self._own, JIA, Environment())
            self._taken = 0
        self._taken += 1
        before = session.file.ranges()
        try:
            return self._take(session, self._file)
        except RenodeskError:
            if session.file.ranges() != before:
                raise AssertionError("half of a refused file was taken") from None
            raise
