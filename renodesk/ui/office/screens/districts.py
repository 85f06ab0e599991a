"""Districts (片区) of the archive: what estates lack together, idle space, walls, joint works."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError
from renodesk.services.districts import Districts
from renodesk.services.districts.words import head_text, neighbour_text, pays_text
from renodesk.services.office_papers import (
    district_book,
    district_document,
    write_office_book,
    write_office_paper,
)
from renodesk.texts import say
from renodesk.ui.models.problem_rows import ShownRows
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.district_asking import DistrictAsking, Found
from renodesk.ui.office.district_rows import (
    GAPS,
    SPACE,
    VIEWS,
    WALLS,
    WORKS,
    rows_of,
    story_of,
    titles_of,
    tr,
)
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.rows_table import rows_table

ROW, SIDE_WIDTH, MOST_SIDE = 38, 360, 480
WIDTHS = {
    GAPS: (300, 80, 80, 110),
    SPACE: (350, 90, 100),
    WALLS: (280, 170, 90, 100),
    WORKS: (240, 130, 150),
}


class DistrictsScreen(OfficeScreen):
    """One district at a time; what can be done with the row at hand stands at right."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's districts."""
        super().__init__(desk)
        self.found: Found | None = None
        self._wanted = ""
        self.asking = DistrictAsking(self, self._workbench.language, self)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        self.sum, self.pays = Elided("", "quiet"), Elided("", "quiet")
        inner.addWidget(self.sum)
        inner.addWidget(self.pays)
        inner.addWidget(self._table(), 1)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side())
        self.setFocusProxy(self.table)
        self.dress()

    def _head(self) -> FlowLayout:
        self.district = choice(self.tr("哪个片区"), letters=10)
        self.district.activated.connect(lambda _: self.refresh())
        self.view = choice(self.tr("看什么"), letters=9)
        for name, title in VIEWS:
            self.view.addItem(tr(title), name)
        self.view.activated.connect(lambda _: self._list())
        self.make = button(self.tr("编一个片区…"), name="primary")
        self.make.clicked.connect(self.asking.ask_new)
        self.change = button(self.tr("增减小区、改名…"))
        self.change.clicked.connect(self.asking.ask_change)
        self.tell = button(self.tr("写进登记表"), tip=self.tr("把片区名写进各小区的登记表，下次发包带到现场"))
        self.tell.clicked.connect(self.tell_estates)
        self.end = button(self.tr("解散…"))
        self.end.clicked.connect(self.asking.ask_to_dissolve)
        self.back = button(self.tr("撤回上一步"))
        self.back.clicked.connect(lambda: self.act(lambda book, _: book.undo()))
        self.book = button(self.tr("导出 Excel…"))
        self.book.clicked.connect(lambda: self.ask_where_to_write(".xlsx"))
        self.paper = button(self.tr("片区单 PDF…"))
        self.paper.clicked.connect(lambda: self.ask_where_to_write(".pdf"))
        widgets = (
            self.district,
            self.view,
            self.make,
            self.change,
            self.tell,
            self.end,
            self.back,
            self.book,
        )
        return flow(*widgets, self.paper)

    def _table(self) -> QTableView:
        self.model = ShownRows(self._workbench.theme, self)
        self.table = rows_table(self.model, self.tr("片区"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        return self.table

    def _side(self) -> QFrame:
        self._frame, inner = card(margins=12)
        self.assign = button(self.tr("安排资源…"), name="primary")
        self.assign.clicked.connect(self.asking.ask_assign)
        self.wall = button(self.tr("记一处墙…"))
        self.wall.clicked.connect(self.asking.ask_wall)
        self.opened = button(self.tr("已打通"))
        self.opened.setCheckable(True)
        self.opened.clicked.connect(self.open_wall)
        self.measure = button(self.tr("记一件合办的事…"))
        self.measure.clicked.connect(self.asking.ask_measure)
        self.share = button(self.tr("写份额…"))
        self.share.clicked.connect(self.asking.ask_shares)
        self.drop = button(self.tr("去掉这一条"))
        self.drop.clicked.connect(self.drop_at_hand)
        self._ways = (self.assign, self.wall, self.opened, self.measure, self.share, self.drop)
        inner.addLayout(flow(*self._ways))
        self.story = label("", wrap=True)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("这一条"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        inner.addWidget(scroll, 1)
        return self._frame

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        for at, width in enumerate(WIDTHS[self._shown]):
            self.table.setColumnWidth(at, theme.px(width))
        self.model.dress(theme)
        self._frame.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))

    @property
    def _shown(self) -> str:
        return str(self.view.currentData())

    @property
    def key(self) -> str:
        """Return the key of the row at hand."""
        return self.model.key(self.table.currentIndex().row())

    # Showing

    def read(self) -> None:
        """Read the book, the index and the files of the district at hand beside the window."""
        archive, workbench, index_url = self._desk.archive, self._workbench, self._desk.index_url
        if archive is None:
            return
        wanted_name, self._wanted, language = self._wanted, "", workbench.language
        wanted, author, environment = (
            str(self.district.currentData() or ""),
            workbench.author,
            workbench.environment,
        )

        def job() -> Found:
            book = Districts(archive, author, environment, index_url=index_url)
            names = dict(book.names())
            by_name = next((one for one, name in names.items() if name == wanted_name), "")
            key = by_name or (wanted if wanted in names else next(iter(names), ""))
            near = book.suggest(key) if key else ()
            return Found(
                book=book,
                names=names,
                estates=tuple((row.estate, row.name, f"{row.county} {row.street}") for row in book.where()),
                near=tuple((one.estate, neighbour_text(one, language)) for one in near),
                taken=frozenset(one for other in names if other != key for one in book.estates(other)),
                district=book.district(key) if key else None,
            )

        self.beside.read(job, self._show)

    def _show(self, found: Found) -> None:
        is_first = self.found is None
        self.found = found
        with QSignalBlocker(self.district):
            self.district.clear()
            for key, name in found.names.items():
                self.district.addItem(name, key)
            if found.district is not None:
                self.district.setCurrentIndex(max(0, self.district.findData(found.district.key)))
        self._list()
        if is_first:
            self.table.setFocus()

    def _list(self) -> None:
        found, language = self.found, self._workbench.language
        district = found.district if found is not None else None
        for one in (self.change, self.tell, self.end, self.book, self.paper):
            one.setEnabled(district is not None)
        self.make.setEnabled(found is not None and len(found.estates) > 1)
        if district is None:
            self.model.show_rows((), ())
            self.sum.show_text(self.tr("还没有片区。把相邻的小区编成一个，看合起来缺什么。"))
            self.pays.show_text("")
            self._show_side()
            return
        key = self.key
        if self.model.show_rows(titles_of(self._shown), rows_of(self._shown, district, language)):
            self.dress()
            self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key)), 0))
        self.sum.show_text(head_text(district, language))
        self.pays.show_text(pays_text(district, language) if district.measures else "")
        self._show_side()

    def _show_side(self) -> None:
        found = self.found
        district = found.district if found is not None else None
        view, key = self._shown, self.key
        kind, _, rest = key.partition(":")
        self.assign.setVisible(district is not None and view in (GAPS, SPACE))
        self.wall.setVisible(district is not None and view == WALLS)
        self.measure.setVisible(district is not None and view == WORKS)
        self.opened.setVisible(kind == "wall")
        self.share.setVisible(kind == "measure")
        self.drop.setVisible(kind in ("wall", "measure", "match"))
        if district is None:
            self.story.setText("")
            return
        self.assign.setEnabled(bool(district.candidates))
        is_open = next((one.is_open for one in district.walls if kind == "wall" and one.key == rest), False)
        self.opened.setChecked(is_open)
        told = story_of(key, district, self._workbench.language)
        self.story.setText("\n\n".join(one for one in told if one))

    # Acting

    def act(self, act: Callable[[Districts, str], object]) -> None:
        """Act on the district at hand: now, or in the background where the archive lies in a store."""
        found, operations = self.found, self._workbench.operations
        if found is None:
            return
        key = found.district.key if found.district is not None else ""
        if found.book.lies_in_store:
            operations.run(self.tr("片区"), lambda _: act(found.book, key), lambda _: self.refresh())
            return
        operations.do(lambda: act(found.book, key))
        self.refresh()

    def go_to(self, name: str) -> None:
        """Show the district of a name from now on."""
        self._wanted = name

    def open_wall(self) -> None:
        """Say that the wall at hand was opened, or was not."""
        kind, _, wall = self.key.partition(":")
        is_open = self.opened.isChecked()
        if kind == "wall":
            self.act(lambda book, key: book.open_wall(key, wall, is_open=is_open))

    def tell_estates(self) -> None:
        """Write the district's name into its estates' registers, in the background."""
        found, messages = self.found, self._workbench.messages
        if found is None or found.district is None:
            return
        book, district, language = found.book, found.district, self._workbench.language

        def told(answers: list[tuple[str, RenodeskError | None]]) -> None:
            errors = [error for _, error in answers if error is not None]
            for one in errors[:1]:
                messages.error(one)
            if not errors:
                messages.done(say("district_told", language, name=district.name, count=len(answers)))

        self._workbench.operations.run(self.tr("写进登记表"), lambda _: list(book.tell(district.key)), told)

    def drop_at_hand(self) -> None:
        """Take back the wall, measure or assignment at hand."""
        kind, _, part = self.key.partition(":")
        if kind in ("wall", "measure", "match"):
            self.act(lambda book, key: book.drop(key, kind, part))

    def ask_where_to_write(self, ending: str) -> None:
        """Ask where the sheet goes."""
        start = self._workbench.place_for(self.tr("片区单") + ending)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("导出片区单"), start, f"*{ending}")
        if path:
            self.write_to(Path(path))

    def write_to(self, out: Path) -> None:
        """Write the district's sheet in the background."""
        found, workbench = self.found, self._workbench
        if found is None or found.district is None:
            return
        district, environment, language = found.district, workbench.environment, workbench.language

        def job(_: object) -> None:
            if out.suffix == ".pdf":
                write_office_paper(district_document(district, environment, language), out)
            else:
                write_office_book(district_book(district, environment, language), out)

        workbench.operations.run(
            self.tr("导出片区单"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )
