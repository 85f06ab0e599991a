"""The archive's estates: what the index knows of each, and ways to look into one."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from renodesk.services.archive_estates import ArchiveEstate, archive_estates, copy_estate, estate_file
from renodesk.services.city import estates_meant
from renodesk.services.rounds import round_word
from renodesk.services.why import short
from renodesk.services.worded import score_word
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow

Found = tuple[list[ArchiveEstate], int]
"""Estates to list, and how many there are."""


class ArchiveScreen(OfficeScreen):
    """A line for every estate; Enter looks into one without changing it."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's estates."""
        super().__init__(desk)
        self._estates: list[ArchiveEstate] = []
        self._count = 0
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        self.empty = label("", "quiet", wrap=True)
        inner.addWidget(self.empty)
        outer.addWidget(frame)
        self.setFocusProxy(self.table)
        self.dress()

    def _head(self) -> FlowLayout:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜名称或编号"))
        self.search.setAccessibleName(self.tr("搜名称或编号"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self._workbench.theme.px(200))
        self.search.textChanged.connect(lambda _: self._list())
        self.look = button(
            self.tr("只读打开"), name="primary", tip=self.tr("打开档案库里的这个小区，只看不改")
        )
        self.look.clicked.connect(self.look_into)
        self.copy = button(self.tr("复制一份…"), tip=self.tr("复制一份出来打开，可以改；档案库里的不动"))
        self.copy.clicked.connect(self.ask_where_to_copy)
        self.sum = Elided("", "quiet")
        self.all = button("", tip=self.tr("又列出全部小区"))
        self.all.setCheckable(True)
        self.all.clicked.connect(lambda: self._desk.list_estates(None))
        self._desk.meant_changed.connect(self._news)
        self.all.hide()
        return flow(self.search, self.look, self.copy, self.all, self.sum)

    def _table(self) -> QWidget:
        self.model: OfficeRows[ArchiveEstate] = OfficeRows(
            (
                Column(
                    title=self.tr("小区"),
                    text=lambda one: one.name,
                    icon=lambda one: ("answered", "good") if one.is_sealed else None,
                    width=230,
                    takes_rest=True,
                ),
                Column(title=self.tr("编号"), text=lambda one: one.id, width=120, token="ink2"),
                Column(
                    title=self.tr("轮次"),
                    text=lambda one: (
                        round_word(one.round, self._workbench.language)
                        + (self.tr(" · 已封存") if one.is_sealed else "")
                    ),
                    width=120,
                ),
                Column(
                    title=self.tr("得分"),
                    text=_score,
                    key=lambda one: None if _is_unknown(one) else one.low,
                    width=110,
                    is_number=True,
                ),
                Column(title=self.tr("等次"), text=self._band, width=80),
                Column(
                    title=self.tr("红旗数"),
                    text=lambda one: "—" if _is_unknown(one) else str(one.red_flags),
                    key=lambda one: None if _is_unknown(one) else one.red_flags,
                    width=64,
                    is_number=True,
                ),
                Column(
                    title=self.tr("已答"),
                    text=lambda one: f"{short(one.completion)}%",
                    key=lambda one: one.completion,
                    width=80,
                    is_number=True,
                ),
                Column(
                    title=self.tr("已办"),
                    text=lambda one: f"{short(one.dealt_with)}%",
                    key=lambda one: one.dealt_with,
                    width=80,
                    is_number=True,
                ),
                Column(
                    title=self.tr("待裁定"),
                    text=lambda one: str(one.contested),
                    key=lambda one: one.contested,
                    width=80,
                    is_number=True,
                ),
                Column(
                    title=self.tr("照片"),
                    text=lambda one: str(one.photos),
                    key=lambda one: one.photos,
                    width=64,
                    is_number=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("档案库里的小区"))
        self.table.activated.connect(lambda _: self.look_into())
        return self.table

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        self.model.dress(self._workbench.theme)
        fit(self.table, self._workbench.theme)

    # Showing

    def read(self) -> None:
        """Read the index beside the window."""
        archive, environment = self._desk.archive, self._workbench.environment
        if archive is None:
            return
        self.empty.setText(self.tr("正在读取…"))
        meant, index_url = self._desk.meant, self._desk.index_url

        def job() -> Found:
            rows = archive_estates(archive, environment, index_url=index_url)
            if meant is None:
                return rows, len(rows)
            ids = estates_meant(archive, meant.filter, environment, index_url=index_url)
            return [row for row in rows if row.id in ids], len(rows)

        self.beside.read(job, self._show)

    def _show(self, found: Found) -> None:
        estates, self._count = found
        self._estates = estates
        meant = self._desk.meant
        self.all.setVisible(meant is not None)
        self.all.setText(self.tr("只列：{0}　×").format(meant.words) if meant is not None else "")
        nothing = (
            self.tr("没有这样的小区。")
            if self._count
            else self.tr("档案库里还没有小区。先到“收件箱”收交换包。")
        )
        self.empty.setText(nothing)
        self.empty.setVisible(not estates)
        self._list()

    def _list(self) -> None:
        wanted = self.search.text().strip().casefold()
        at = self._at_hand()
        rows = [one for one in self._estates if wanted in f"{one.name} {one.id}".casefold()]
        self.model.show_rows(rows)
        self.sum.show_text(self.tr("{0} 个小区，列出 {1} 个").format(self._count, len(rows)))
        if rows:
            shown = [one.id for one in self.model.rows]
            again = shown.index(at.id) if at is not None and at.id in shown else 0
            self.table.setCurrentIndex(self.model.index(again, 0))
        for one in (self.look, self.copy):
            one.setEnabled(bool(rows))

    def _band(self, one: ArchiveEstate) -> str:
        if _is_unknown(one):
            return "—"
        words = one.band or " – ".join(one.bands or ()) or "—"
        return score_word(self._workbench.environment.forms, words, self._workbench.language)

    def _at_hand(self) -> ArchiveEstate | None:
        return self.model.row(self.table.currentIndex().row())

    # Acting

    def look_into(self) -> None:
        """Open the archive's own file of the estate at hand, to be read only."""
        estate, archive = self._at_hand(), self._desk.archive
        if estate is not None and archive is not None:
            workbench = self._workbench
            workbench.operations.do(lambda: workbench.look_into(estate_file(archive, estate.id)))

    def ask_where_to_copy(self) -> None:
        """Ask where a copy of the estate at hand goes."""
        estate = self._at_hand()
        if estate is None:
            return
        start = self._workbench.place_for(f"{estate.name}.reno")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("复制到"), start, "*.reno")
        if path:
            self.copy_to(Path(path))

    def copy_to(self, out: Path) -> None:
        """Write a copy of the estate at hand in the background, and open it."""
        estate, archive = self._at_hand(), self._desk.archive
        if estate is None or archive is None:
            return
        environment, index_url = self._workbench.environment, self._desk.index_url
        self._workbench.operations.run(
            self.tr("复制"),
            lambda progress: copy_estate(archive, estate.id, out, environment, index_url=index_url),
            self._workbench.open,
        )


def _is_unknown(one: ArchiveEstate) -> bool:
    """Return whether nobody has answered anything: then nothing is 0, it is not known."""
    return not one.completion


def _score(one: ArchiveEstate) -> str:
    if one.low is None or one.high is None or _is_unknown(one):
        return "—"
    low, high = short(one.low), short(one.high)
    return low if low == high else f"{low} – {high}"
