"""The project reserve: where each estate's project stands, what its file holds, and the next step."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain.reserve import Reserve
from renodesk.services.archive_estates import ArchiveEstate, archive_estates
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.office_papers import (
    packages_book,
    packages_document,
    reserve_book,
    write_office_book,
    write_office_paper,
)
from renodesk.services.packages import packages
from renodesk.services.reserve import Acting, Held, Project, reserve_in_use
from renodesk.services.reserve.words import (
    document_text,
    named,
    state_name,
    state_words,
    step_lines,
    there_text,
)
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.dialogs.step import DocumentDialog, StepDialog
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow

SIDE_WIDTH, MOST_SIDE = 430, 560
ALL = "*"
Found = tuple[list[ArchiveEstate], Reserve]


class ReserveScreen(OfficeScreen):
    """A line for every estate; beside it its project's file, document by document, and the way it went."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's reserve."""
        super().__init__(desk)
        self._estates: list[ArchiveEstate] = []
        self._reserve: Reserve | None = None
        self.project: Project | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side_frame())
        self.setFocusProxy(self.table)
        self.dress()

    def _head(self) -> FlowLayout:
        self.state = choice(self.tr("看哪一步的"), letters=10)
        self.state.activated.connect(lambda _: self._list())
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("搜名称或编号"))
        self.search.setAccessibleName(self.tr("搜名称或编号"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self._workbench.theme.px(180))
        self.search.textChanged.connect(lambda _: self._list())
        self.sum = Elided("", "quiet")
        self.book = button(self.tr("导出 Excel…"), tip=self.tr("项目储备库清单和体检汇总表"))
        self.book.clicked.connect(self.ask_where_to_write)
        self.packages = button(self.tr("打包清单…"), tip=self.tr("各小区同一类工程合成一份清单，报批用"))
        self.packages.clicked.connect(self.ask_where_to_package)
        return flow(self.state, self.search, self.book, self.packages, self.sum)

    def _table(self) -> QWidget:
        self.model: OfficeRows[ArchiveEstate] = OfficeRows(
            (
                Column(title=self.tr("小区"), text=lambda one: one.name, width=200, takes_rest=True),
                Column(title=self.tr("走到哪一步"), text=self._state, width=150),
                Column(
                    title=self.tr("还缺材料"),
                    text=lambda one: str(one.project.missing) if one.project.state else "—",
                    key=lambda one: one.project.missing if one.project.state else None,
                    width=92,
                    is_number=True,
                ),
                Column(
                    title=self.tr("红旗数"),
                    text=lambda one: str(one.red_flags) if one.completion else "—",
                    key=lambda one: one.red_flags if one.completion else None,
                    width=70,
                    is_number=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("储备库"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read_project())
        self.table.activated.connect(lambda _: self.ask_step())
        return self.table

    def _side_frame(self) -> QFrame:
        language = self._workbench.language
        self._side, inner = card(margins=12)
        self.head = label("", "heading", wrap=True)
        inner.addWidget(self.head)
        self.step = button(self.tr("走一步…"), name="primary")
        self.step.clicked.connect(self.ask_step)
        self.mark = button(self.tr("登记这样材料…"))
        self.mark.clicked.connect(self.ask_document)
        inner.addLayout(flow(self.step, self.mark))
        self.documents: OfficeRows[Held] = OfficeRows(
            (
                Column(
                    title=self.tr("材料"),
                    text=lambda one: named(one.document, language),
                    width=230,
                    takes_rest=True,
                ),
                Column(
                    title=self.tr("有没有"),
                    text=lambda one: there_text(one, language),
                    icon=lambda one: ("answered", "good") if one.is_there else ("unanswered", "warn"),
                    width=110,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.papers = table_of(self.documents, self.tr("一项目一档"), is_sortable=False)
        self.papers.activated.connect(lambda _: self.ask_document())
        self.papers.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        inner.addWidget(self.papers, 2)
        self.story = label("", wrap=True)
        self.story.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("这样材料和走过的步"))
        scroll.setWidgetResizable(True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        scroll.setWidget(holder)
        inner.addWidget(scroll, 1)
        return self._side

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        for model, table in ((self.model, self.table), (self.documents, self.papers)):
            model.dress(theme)
            fit(table, theme)
        self._side.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))

    def _state(self, one: ArchiveEstate) -> str:
        if self._reserve is None:
            return one.project.state
        return state_name(self._reserve, one.project.state, one.project.year, self._workbench.language)

    # Showing

    def read(self) -> None:
        """Read the index beside the window."""
        archive, environment, index_url = (
            self._desk.archive,
            self._workbench.environment,
            self._desk.index_url,
        )
        if archive is None:
            return

        def job() -> Found:
            rows = archive_estates(archive, environment, index_url=index_url)
            return rows, reserve_in_use(environment)

        self.beside.read(job, self._show)

    def _show(self, found: Found) -> None:
        self._estates, self._reserve = found
        wanted = self.state.currentData()
        language = self._workbench.language
        self.state.clear()
        self.state.addItem(self.tr("每一步的"), ALL)
        self.state.addItem(state_name(self._reserve, "", None, language), "")
        for one in self._reserve.states:
            self.state.addItem(state_name(self._reserve, one.code, None, language), one.code)
        self.state.setCurrentIndex(max(0, self.state.findData(wanted)))
        self._list()

    def _list(self) -> None:
        state, wanted = self.state.currentData(), self.search.text().strip().casefold()
        at = self.model.row(self.table.currentIndex().row())
        rows = [
            one
            for one in self._estates
            if state in (ALL, one.project.state) and wanted in f"{one.name} {one.id}".casefold()
        ]
        self.model.show_rows(rows)
        self.sum.show_text(self.tr("{0} 个小区，列出 {1} 个").format(len(self._estates), len(rows)))
        if rows:
            shown = [one.id for one in self.model.rows]
            again = shown.index(at.id) if at is not None and at.id in shown else 0
            self.table.setCurrentIndex(self.model.index(again, 0))
        self._read_project()

    def _read_project(self) -> None:
        estate, reserve = self.model.row(self.table.currentIndex().row()), self._office()
        if estate is None or reserve is None:
            self._show_project(None)
            return
        self.beside.read(lambda: reserve.project(estate.id), self._show_project)

    def _office(self) -> ArchiveReserve | None:
        archive, workbench = self._desk.archive, self._workbench
        if archive is None:
            return None
        return ArchiveReserve(archive, workbench.author, workbench.environment, self._desk.index_url)

    def _show_project(self, project: Project | None) -> None:
        at = self.papers.currentIndex().row()
        self.project = project
        language = self._workbench.language
        self.head.setText(f"{project.name} · {state_words(project, language)}" if project else "")
        self.documents.show_rows(project.held if project else ())
        if project and project.held:
            self.papers.setCurrentIndex(self.documents.index(min(max(0, at), len(project.held) - 1), 0))
        self.step.setEnabled(project is not None and bool(project.moves))
        self.mark.setEnabled(project is not None and bool(project.held))
        self._tell()

    def _tell(self) -> None:
        held, language = self.documents.row(self.papers.currentIndex().row()), self._workbench.language
        parts = [document_text(held, language, is_coded=False)] if held is not None else []
        if self.project is not None:
            parts += step_lines(self.project, language)
        self.story.setText("\n\n".join(parts))

    # Acting

    def ask_where_to_write(self) -> None:
        """Ask where the workbook goes."""
        start = self._workbench.place_for(self.tr("项目储备库") + ".xlsx")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("导出 Excel"), start, "*.xlsx")
        if path:
            self.write_to(Path(path))

    def write_to(self, out: Path) -> None:
        """Write the list of the reserve and of the diagnoses as a workbook, in the background."""
        office, rows, workbench = self._office(), tuple(self._estates), self._workbench
        if office is None:
            return
        environment, language = workbench.environment, workbench.language

        def job(_: object) -> None:
            projects = [office.project(row.id) for row in rows if row.project.state]
            write_office_book(reserve_book(rows, projects, environment, language), out)

        workbench.operations.run(
            self.tr("导出 Excel"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )

    def ask_where_to_package(self) -> None:
        """Ask where the list of works packaged by kind goes."""
        title, kinds = self.tr("打包清单"), "*.pdf;;*.xlsx;;*.docx"
        path, _ = QFileDialog.getSaveFileName(self, title, self._workbench.place_for(f"{title}.pdf"), kinds)
        if path:
            self.package_to(Path(path))

    def package_to(self, out: Path) -> None:
        """Write the works of all plans packaged by kind, in the background."""
        archive, workbench, index_url = self._desk.archive, self._workbench, self._desk.index_url
        if archive is None:
            return
        environment, language = workbench.environment, workbench.language

        def job(_: object) -> None:
            found = packages(archive, environment, index_url=index_url)
            if out.suffix == ".xlsx":
                write_office_book(packages_book(found, environment, language), out)
            else:
                write_office_paper(packages_document(found, environment, language), out)

        workbench.operations.run(
            self.tr("打包清单"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )

    def ask_step(self) -> None:
        """Ask which step the project at hand goes."""
        project = self.project
        if project is None or not project.moves:
            return
        next_year = datetime.fromtimestamp(self._workbench.environment.clock() / 1000, UTC).year + 1
        dialog = StepDialog(project, project.year or next_year, self._workbench.language, self.window())
        dialog.ask(
            lambda: self.go(project.estate, dialog.move_code, dialog.chosen_year, dialog.reason.toPlainText())
        )

    def go(self, estate: str, move: str, year: int, reason: str) -> None:
        """Move a project one step, in the background."""
        self._act(estate, lambda acting: acting.move(move, year=year, reason=reason))

    def ask_document(self) -> None:
        """Ask what is to be said of the document at hand."""
        project, held = self.project, self.documents.row(self.papers.currentIndex().row())
        if project is None or held is None:
            return
        dialog = DocumentDialog(held, self._workbench.language, self.window())
        code = held.document.code
        dialog.ask(
            lambda: self.say_of(
                project.estate, code, str(dialog.mark.currentData() or ""), dialog.where.text()
            )
        )

    def say_of(self, estate: str, document: str, mark: str, where: str) -> None:
        """Say of a document whether and where it is, in the background."""
        self._act(estate, lambda acting: acting.mark(document, mark, where))

    def _act(self, estate: str, act: Callable[[Acting], object]) -> None:
        office = self._office()
        if office is None:
            return

        def job(_: object) -> None:
            with office.acting(estate) as acting:
                act(acting)

        self._workbench.operations.run(self.tr("储备库"), job, lambda _: self._desk.changed.emit())
