"""The ranking: of now, or a frozen one; why an estate has its rank; freezing and moving by hand."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.services.frozen_rankings import (
    FrozenRanking,
    freeze_ranking,
    frozen_names,
    frozen_ranking,
    move_estate,
)
from renodesk.services.office_papers import why_document, write_office_paper
from renodesk.services.ranking import ranking, write_ranking
from renodesk.services.ranking_lines import RankLine, frozen_lines, ranked_lines
from renodesk.services.ranking_why import HeldRanking, held_ranking, why_held
from renodesk.services.ranking_words import frozen_about, interval, ranks_text, tenths, why_lines
from renodesk.ui.local_time import local_minute
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.dialogs.move import MoveDialog
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.office.standings import MOVED_ICON
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.flow import FlowLayout, flow

SIDE_WIDTH, MOST_SIDE = 380, 480
Found = tuple[list[str], list[RankLine], FrozenRanking | HeldRanking]


class RankingScreen(OfficeScreen):
    """A line for every estate in its order; beside it why the one at hand stands where it does."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's ranking."""
        super().__init__(desk)
        self._frozen: FrozenRanking | None = None
        self._held: HeldRanking | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        self.about = label("", "quiet", wrap=True)
        inner.addWidget(self.about)
        inner.addWidget(self._table(), 1)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side_frame())
        self.setFocusProxy(self.table)
        self.dress()

    def _head(self) -> FlowLayout:
        self.which = choice(self.tr("哪一次排序"), letters=14)
        self.which.activated.connect(lambda _: self.refresh())
        self.freeze = button(
            self.tr("定稿…"), name="primary", tip=self.tr("把现在的排序连同权重、表包留存，以后不改")
        )
        self.freeze.clicked.connect(self.ask_for_name)
        self.move_by_hand = button(self.tr("人工调整…"))
        self.move_by_hand.clicked.connect(self.ask_where)
        self.csv = button(self.tr("导出 CSV…"))
        self.csv.clicked.connect(self.ask_where_to_write)
        return flow(self.which, self.freeze, self.move_by_hand, self.csv)

    def _table(self) -> QWidget:
        self.model: OfficeRows[RankLine] = OfficeRows(
            (
                Column(
                    title=self.tr("位次"),
                    text=lambda one: str(one.place),
                    key=lambda one: one.place,
                    width=60,
                    is_number=True,
                ),
                Column(
                    title=self.tr("名次（区间）"),
                    text=self._rank,
                    key=lambda one: one.rank,
                    icon=lambda one: MOVED_ICON if one.moved is not None else None,
                    width=150,
                ),
                Column(title=self.tr("小区"), text=lambda one: one.name, width=200, takes_rest=True),
                Column(
                    title=self.tr("排序分"),
                    text=lambda one: interval(one.points_low, one.points_high),
                    key=lambda one: one.points,
                    width=120,
                    is_number=True,
                ),
                Column(
                    title=self.tr("得分"),
                    text=lambda one: interval(one.low, one.high),
                    key=lambda one: one.low,
                    width=110,
                    is_number=True,
                ),
                Column(
                    title=self.tr("红旗数"),
                    text=lambda one: str(one.red_flags) if one.completion else "—",
                    key=lambda one: one.red_flags if one.completion else None,
                    width=64,
                    is_number=True,
                ),
                Column(
                    title=self.tr("已答"),
                    text=lambda one: f"{tenths(one.completion)}%",
                    key=lambda one: one.completion,
                    width=80,
                    is_number=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("排序"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_why())
        return self.table

    def _rank(self, line: RankLine) -> str:
        words = self.tr("并列第 {0} 名") if line.is_tied else self.tr("第 {0} 名")
        return self.tr("{0}（{1}）").format(words.format(line.rank), ranks_text(line.best, line.worst))

    def _side_frame(self) -> QFrame:
        self._side, inner = card(margins=12)
        inner.addWidget(label(self.tr("为什么排在这里"), "heading"))
        self.story = label("", wrap=True)
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("为什么排在这里"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        inner.addWidget(scroll, 1)
        self.paper = button(self.tr("印成 PDF…"), tip=self.tr("把“为什么排在这里”写成一张 PDF"))
        self.paper.clicked.connect(self.ask_where_to_print)
        inner.addWidget(self.paper)
        return self._side

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.model.dress(theme)
        fit(self.table, theme)
        self._side.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))

    # Showing

    @property
    def name(self) -> str:
        """Return which frozen ranking is shown, "" for the one of now."""
        return str(self.which.currentData() or "")

    def read(self) -> None:
        """Rank beside the window, or read what was frozen."""
        archive, environment, name = self._desk.archive, self._workbench.environment, self.name
        if archive is None:
            return
        index_url = self._desk.index_url

        def job() -> Found:
            names = frozen_names(archive)
            if name and name in names:
                frozen = frozen_ranking(archive, name)
                return names, frozen_lines(frozen), frozen
            held = held_ranking(archive, environment, index_url=index_url)
            return names, ranked_lines(held.ranked), held

        self.beside.read(job, self._show)

    def _show(self, found: Found) -> None:
        names, lines, of = found
        self._frozen = of if isinstance(of, FrozenRanking) else None
        self._held = of if isinstance(of, HeldRanking) else None
        wanted = self._frozen.name if self._frozen is not None else ""
        self.which.clear()
        self.which.addItem(self.tr("现在的排序"), "")
        for name in names:
            self.which.addItem(self.tr("定稿：{0}").format(name), name)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        at = self.model.row(self.table.currentIndex().row())
        self.model.show_rows(lines)
        self.about.setText(self._about(len(lines)))
        self.freeze.setEnabled(bool(lines) and self._frozen is None)
        self.move_by_hand.setEnabled(bool(lines) and self._frozen is not None)
        self.csv.setEnabled(bool(lines) and self._frozen is None)
        self.paper.setEnabled(bool(lines) and self._frozen is None)
        if lines:
            shown = [one.id for one in self.model.rows]
            again = shown.index(at.id) if at is not None and at.id in shown else 0
            self.table.setCurrentIndex(self.model.index(again, 0))
        self._show_why()

    def _about(self, count: int) -> str:
        if self._frozen is None:
            words = self.tr(
                "{0} 个小区，第 1 名最需要。名次后面是区间：每个权重上下浮动 20%、"
                "没查的好坏两头都算上，它可能落在哪里。"
            )
            return words.format(count)
        return "\n".join(frozen_about(self._frozen, local_minute, self._workbench.language))

    def _show_why(self) -> None:
        line = self.model.row(self.table.currentIndex().row())
        archive, environment = self._desk.archive, self._workbench.environment
        if line is None or archive is None:
            self.story.setText("")
            return
        if self._frozen is not None:
            self.story.setText("\n\n".join(self._kept(line)))
            return
        held, language, estate = self._held, self._workbench.language, line.id
        if held is None:
            return
        self.story.setText(self.tr("正在读取…"))
        self.beside.read(
            lambda: "\n".join(why_lines(why_held(held, estate, environment), language)),
            self.story.setText,
        )

    def _kept(self, line: RankLine) -> list[str]:
        parts = [f"{line.name} · {self._rank(line)}", self.tr("排在第 {0} 位").format(line.place)]
        move = line.moved
        if move is not None:
            words = self.tr("人工调整：{0} {1}，由第 {2} 位调到第 {3} 位。理由：{4}")
            facts = (move.get("by"), local_minute(str(move.get("at"))), move.get("from"), move.get("to"))
            parts.append(words.format(*facts, move.get("reason")))
        parts.append(self.tr("定稿里的数是当时的；要看现在为什么，换到“现在的排序”。"))
        return parts

    # Acting

    def ask_for_name(self) -> None:
        """Ask what the frozen ranking is called."""
        from renodesk.ui.dialogs.name import ask_name

        hint = self.tr("例如：2027年度计划。定稿以后不再改；人工调整另记。")
        ask_name(self.tr("这次排序叫什么"), hint, self.window(), self.freeze_as)

    def freeze_as(self, name: str) -> None:
        """Freeze the ranking of now in the background, and show it."""
        archive, workbench = self._desk.archive, self._workbench
        if archive is None:
            return
        author, environment, index_url = workbench.author, workbench.environment, self._desk.index_url
        workbench.operations.run(
            self.tr("定稿"),
            lambda progress: freeze_ranking(archive, name, author, environment, index_url=index_url)[0],
            self._frozen_now,
        )

    def _frozen_now(self, frozen: FrozenRanking) -> None:
        self._workbench.messages.done(self.tr("已定稿：{0}").format(frozen.name))
        self.which.addItem(frozen.name, frozen.name)
        self.which.setCurrentIndex(self.which.count() - 1)
        self.refresh()

    def ask_where(self) -> None:
        """Ask to which place the estate at hand goes, and why."""
        line = self.model.row(self.table.currentIndex().row())
        if line is None or self._frozen is None:
            return
        dialog = MoveDialog(line.name, line.place, len(self._frozen.order), self.window())
        dialog.ask(lambda: self.move_to(line.id, dialog.place.value(), dialog.reason.toPlainText()))

    def move_to(self, estate: str, place: int, reason: str) -> None:
        """Move an estate of the frozen ranking by hand."""
        archive, frozen, workbench = self._desk.archive, self._frozen, self._workbench
        if archive is None or frozen is None:
            return
        author, environment = workbench.author, workbench.environment
        moved = workbench.operations.do(
            lambda: move_estate(archive, frozen.name, estate, place, reason, author, environment)
        )
        if moved is not None:
            self.refresh()

    def ask_where_to_print(self) -> None:
        """Ask where the sheet of the estate at hand goes."""
        line = self.model.row(self.table.currentIndex().row())
        if line is None:
            return
        start = self._workbench.place_for(f"{line.name}.pdf")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("印成 PDF"), start, "*.pdf")
        if path:
            self.print_to(line.id, Path(path))

    def print_to(self, estate: str, out: Path) -> None:
        """Write why an estate has its rank as a sheet of paper, in the background."""
        workbench, held = self._workbench, self._held
        if held is None:
            return
        environment, language = workbench.environment, workbench.language

        def job(_: object) -> None:
            why = why_held(held, estate, environment)
            write_office_paper(why_document(why, environment, language), out)

        workbench.operations.run(
            self.tr("印成 PDF"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )

    def ask_where_to_write(self) -> None:
        """Ask where the table goes."""
        start = self._workbench.place_for(self.tr("小区排序") + ".csv")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("导出排序"), start, "*.csv")
        if path:
            self.write_to(Path(path))

    def write_to(self, out: Path) -> None:
        """Write the ranking of now as a table."""
        archive, environment, index_url = (
            self._desk.archive,
            self._workbench.environment,
            self._desk.index_url,
        )
        if archive is not None:
            self._workbench.operations.run(
                self.tr("导出排序"),
                lambda progress: write_ranking(ranking(archive, environment, index_url=index_url), out),
                lambda _: self._workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
            )
