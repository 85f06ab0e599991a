"""The ledgers of all estates: added up by ledger and area, and beside them what is overdue, longest first."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from renodesk.services.city import CityFilter
from renodesk.services.office_ledger_words import area_text, head_text, title_of
from renodesk.services.office_ledgers import (
    By,
    LedgerFilter,
    LedgerSum,
    OfficeLedgers,
    OverdueRow,
    office_ledgers,
)
from renodesk.services.office_papers import office_ledgers_book, write_office_book
from renodesk.texts import say
from renodesk.ui.office.desk import Meant, OfficeDesk
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.flow import flow

MOST_WRITTEN = 100_000
"""Overdue rows a workbook lists at most."""


class LedgersScreen(OfficeScreen):
    """Enter on a sum or on an overdue row lists the estates it is about."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's ledgers."""
        super().__init__(desk)
        self.found: OfficeLedgers | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._head_frame())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._sums_frame(), 10)
        row.addWidget(self._overdue_frame(), 11)
        outer.addLayout(row, 1)
        self.setFocusProxy(self.sums)
        self.dress()

    def _head_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        self.head = label("", "heading", wrap=True)
        self.note = label(say("office_ledgers_note", self._workbench.language), "quiet", wrap=True)
        inner.addWidget(self.head)
        inner.addWidget(self.note)
        return frame

    def _sums_frame(self) -> QFrame:
        language = self._workbench.language
        frame, inner = card(margins=12)
        self.by = choice(self.tr("按什么汇总"), letters=6)
        for one in By:
            self.by.addItem(say(f"office_ledgers_sheet_{one.value}", language), one)
        self.by.activated.connect(lambda _: self.refresh())
        self.ledger = choice(self.tr("哪种台账"), letters=8)
        self.ledger.addItem(self.tr("全部台账"), "")
        self.ledger.activated.connect(lambda _: self.refresh())
        self.list_them = button(self.tr("列出这些小区"), tip=self.tr("列出这一行的小区，按回车也行"))
        self.list_them.clicked.connect(self.list_sum)
        self.book = button(self.tr("导出 Excel…"))
        self.book.clicked.connect(self.ask_where_to_write)
        inner.addLayout(flow(self.by, self.ledger, self.list_them, self.book))
        self.sum_rows: OfficeRows[LedgerSum] = OfficeRows(
            (
                Column(
                    title=self.tr("哪里"),
                    text=lambda one: area_text(one, language) or self.tr("全部"),
                    width=120,
                    takes_rest=True,
                ),
                Column(title=self.tr("台账"), text=self._title, width=100, takes_rest=True),
                Column(
                    title=self.tr("没办结"),
                    text=lambda one: str(one.open),
                    key=lambda one: one.open,
                    width=62,
                    is_number=True,
                ),
                Column(
                    title=self.tr("逾期"),
                    text=lambda one: str(one.overdue),
                    key=lambda one: one.overdue,
                    icon=lambda one: ("red_flag", "bad") if one.overdue else None,
                    width=62,
                    is_number=True,
                ),
                Column(
                    title=self.tr("最久（天）"),
                    text=lambda one: str(one.longest) if one.overdue else "—",
                    key=lambda one: one.longest if one.overdue else None,
                    width=84,
                    is_number=True,
                ),
                Column(
                    title=self.tr("已办结"),
                    text=lambda one: str(one.closed),
                    key=lambda one: one.closed,
                    width=62,
                    is_number=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.sums = table_of(self.sum_rows, self.tr("台账汇总"))
        self.sums.activated.connect(lambda _: self.list_sum())
        self.sums.selectionModel().currentRowChanged.connect(lambda *_: self._list_overdue())
        inner.addWidget(self.sums, 1)
        return frame

    def _overdue_frame(self) -> QFrame:
        frame, inner = card(margins=12)
        self.only = button(self.tr("只看左边这一行的"))
        self.only.setCheckable(True)
        self.only.clicked.connect(self._list_overdue)
        inner.addLayout(flow(label(self.tr("逾期的，最久的在前"), "heading"), self.only))
        self.overdue_rows: OfficeRows[OverdueRow] = OfficeRows(
            (
                Column(
                    title=self.tr("逾期天数"),
                    text=lambda one: str(one.days),
                    key=lambda one: one.days,
                    width=84,
                    is_number=True,
                ),
                Column(title=self.tr("小区"), text=lambda one: one.name, width=120),
                Column(
                    title=self.tr("哪一条"),
                    text=lambda one: f"{one.number} {self._title(one)}",
                    icon=lambda one: ("contested", "bad") if one.is_contested else None,
                    width=140,
                ),
                Column(title=self.tr("事项"), text=lambda one: one.what, width=120, takes_rest=True),
                Column(title=self.tr("承办单位"), text=lambda one: one.unit, width=96),
            ),
            self._workbench.theme,
            self,
        )
        self.overdue = table_of(self.overdue_rows, self.tr("逾期的"))
        self.overdue.activated.connect(lambda _: self.list_overdue())
        inner.addWidget(self.overdue, 1)
        self.under = label("", "quiet", wrap=True)
        inner.addWidget(self.under)
        return frame

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        for model, table in ((self.sum_rows, self.sums), (self.overdue_rows, self.overdue)):
            model.dress(theme)
            fit(table, theme)

    # Showing

    @property
    def _by(self) -> By:
        return By(self.by.currentData())

    def _title(self, one: LedgerSum | OverdueRow) -> str:
        return title_of(self.found, one.ledger, self._workbench.language) if self.found is not None else ""

    def read(self) -> None:
        """Ask the index beside the window."""
        archive, environment = self._desk.archive, self._workbench.environment
        if archive is None:
            return
        by, index_url = self._by, self._desk.index_url
        wanted = LedgerFilter(ledger=str(self.ledger.currentData()) or None)
        self.beside.read(
            lambda: office_ledgers(archive, environment, by=(by,), wanted=wanted, index_url=index_url),
            self._show,
        )

    def _show(self, found: OfficeLedgers) -> None:
        language = self._workbench.language
        self.found = found
        self.head.setText(head_text(found, language))
        with QSignalBlocker(self.ledger):
            chosen = self.ledger.currentData()
            self.ledger.clear()
            self.ledger.addItem(self.tr("全部台账"), "")
            for one in found.titles:
                self.ledger.addItem(title_of(found, one, language), one)
            self.ledger.setCurrentIndex(max(0, self.ledger.findData(chosen)))
        sums = found.sums[self._by]
        self.sums.setColumnHidden(0, self._by == By.LEDGER)
        with QSignalBlocker(self.sums.selectionModel()):
            self.sum_rows.show_rows(sums)
        if sums:
            self.sums.setCurrentIndex(self.sum_rows.index(0, 0))
        for act in (self.list_them, self.only, self.book):
            act.setEnabled(bool(sums))
        self._list_overdue()

    def _list_overdue(self) -> None:
        found, language = self.found, self._workbench.language
        if found is None:
            return
        at_hand = self._at_hand if self.only.isChecked() else None
        rows = [row for row in found.overdue if at_hand is None or self._is_of(row, at_hand)]
        self.overdue_rows.show_rows(rows)
        if rows:
            self.overdue.setCurrentIndex(self.overdue_rows.index(0, 0))
        more = found.overdue_count - len(found.overdue)
        facts = {"listed": len(found.overdue), "count": more}
        words = say("office_ledgers_truncated", language, **facts) if more else ""
        self.under.setText(words or ("" if rows else say("office_ledgers_none_overdue", language)))
        self.under.setVisible(bool(self.under.text()) and bool(found.ledgers))

    def _is_of(self, row: OverdueRow, one: LedgerSum) -> bool:
        if one.district is not None and self.found is not None:
            return row.ledger == one.ledger and row.estate in self.found.members.get(one.district, ())
        asked = ((one.county, row.county), (one.street, row.street), (one.estate, row.estate))
        return row.ledger == one.ledger and all(said is None or said == own for said, own in asked)

    @property
    def _at_hand(self) -> LedgerSum | None:
        return self.sum_rows.row(self.sums.currentIndex().row())

    # Acting

    def list_sum(self) -> None:
        """List the estates that keep the ledger at hand in its area."""
        one, found = self._at_hand, self.found
        if one is None or found is None:
            return
        members = found.members.get(one.district or "", frozenset())
        inside = frozenset({one.estate}) if one.estate is not None else members if one.district else None
        words = f"{area_text(one, self._workbench.language)} {self._title(one)}".strip()
        wanted = CityFilter(ledger=one.ledger, county=one.county, street=one.street, estates=inside)
        self._desk.list_estates(Meant(filter=wanted, words=words))

    def list_overdue(self) -> None:
        """List the estate of the overdue row at hand."""
        row = self.overdue_rows.row(self.overdue.currentIndex().row())
        if row is not None:
            meant = CityFilter(estates=frozenset({row.estate}))
            self._desk.list_estates(Meant(filter=meant, words=row.name))

    def ask_where_to_write(self) -> None:
        """Ask where the workbook goes."""
        start = self._workbench.place_for(self.tr("台账汇总") + ".xlsx")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("导出台账汇总"), start, "*.xlsx")
        if path:
            self.write_to(Path(path))

    def write_to(self, out: Path) -> None:
        """Write the ledgers added up in every way, in the background."""
        archive, workbench, index_url = self._desk.archive, self._workbench, self._desk.index_url
        if archive is None:
            return
        environment, language = workbench.environment, workbench.language
        wanted = LedgerFilter(ledger=str(self.ledger.currentData()) or None)

        def job(_: object) -> None:
            found = office_ledgers(
                archive,
                environment,
                by=tuple(By),
                wanted=wanted,
                most=MOST_WRITTEN,
                index_url=index_url,
            )
            write_office_book(office_ledgers_book(found, language), out)

        workbench.operations.run(
            self.tr("导出台账汇总"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )
