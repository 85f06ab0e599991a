"""The inbox: what arrived, whose signature it bears, what became of it and why."""

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from renodesk.errors import RenodeskError
from renodesk.services.archive_estates import archive_estates
from renodesk.services.inbox_lines import InboxLine, Standing, arrived_line, inbox_lines, take_again, waiting
from renodesk.services.ways import way_line, ways_of
from renodesk.texts import explain, say
from renodesk.ui.local_time import local_minute
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.intake import Intake, taking_of
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.office.standings import STANDING_ICONS, outcome_icon
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow

EVERY, EVERY_WAY = 5.0, 30.0
"""Seconds between two looks while it is watched: into a folder, and by a way."""
SIDE_WIDTH, MOST_SIDE = 330, 430


class InboxScreen(OfficeScreen):
    """A line for every bundle, newest first; beside it the whole story of the one at hand."""

    FOLLOWS_INTAKE = False
    """It shows each bundle itself as it is taken."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's inbox."""
        super().__init__(desk)
        self._intake: Intake | None = None
        self._arrived: list[InboxLine] = []
        """Lines that came while the log was read."""
        self._is_watching = False
        self._taken, self._refused = 0, 0
        self._trouble, self._step = "", ""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        inner.addLayout(self._running())
        inner.addWidget(self._table(), 1)
        self.empty = label("", "quiet", wrap=True)
        inner.addWidget(self.empty)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side_frame())
        self.setFocusProxy(self.table)
        self.dress()
        self._follow_intake()

    def _head(self) -> FlowLayout:
        self.folder = Elided("", "quiet")
        self.choose = button(self.tr("选收件箱…"), tip=self.tr("从文件夹收，或从传送方式收"))
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(self._offer)
        self.choose.setMenu(self.choices)
        self.take = button(self.tr("现在收"), name="primary")
        self.take.clicked.connect(self.take_now)
        self.watch = button(self.tr("一直看着"))
        self.watch.setCheckable(True)
        self.watch.clicked.connect(self.set_watching)
        return flow(self.take, self.watch, self.choose, self.folder)

    def _running(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName(self.tr("收件进度"))
        self.said = Elided("", "small")
        row.addWidget(self.progress)
        row.addWidget(self.said, 1)
        return row

    def _table(self) -> QWidget:
        language = self._workbench.language
        self.model: OfficeRows[InboxLine] = OfficeRows(
            (
                Column(title=self.tr("时间"), text=lambda one: local_minute(one.at), width=136, token="ink2"),
                Column(title=self.tr("交换包"), text=lambda one: one.file, width=190),
                Column(title=self.tr("小区"), text=lambda one: one.name or one.estate or "—", width=150),
                Column(
                    title=self.tr("签名"),
                    text=lambda one: say(f"standing_{one.standing or 'none'}", language),
                    icon=lambda one: STANDING_ICONS[one.standing] if one.standing else None,
                    width=112,
                ),
                Column(title=self.tr("结果"), text=self._outcome, icon=outcome_icon, width=220),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("收到的交换包"), is_sortable=False)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_side())
        return self.table

    def _outcome(self, line: InboxLine) -> str:
        if not line.is_taken:
            return self.tr("退件：{0}").format(line.reasons[0] if line.reasons else "")
        if not line.new_changes and not line.new_photos:
            return self.tr("收下，没有新内容")
        words = self.tr("收下：新变更 {0} 条，新照片 {1} 张").format(line.new_changes, line.new_photos)
        return words + (self.tr("，待裁定 {0} 处").format(line.contested) if line.contested else "")

    def _side_frame(self) -> QFrame:
        self._side, inner = card(margins=12)
        self.story = label("", wrap=True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.story)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("这一包"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        inner.addWidget(scroll, 1)
        self.again = button(self.tr("放回去再收"), tip=self.tr("把这一包放回收件箱再收一次"))
        self.again.clicked.connect(self.put_back)
        self.vouch = button(self.tr("登记这台电脑…"))
        self.vouch.clicked.connect(self.vouch_for_signer)
        for one in (self.vouch, self.again):
            inner.addWidget(one)
        return self._side

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.model.dress(theme)
        fit(self.table, theme)
        self._side.setFixedWidth(min(theme.px(SIDE_WIDTH), MOST_SIDE))

    # Showing

    def read(self) -> None:
        """Read the log of what was offered."""
        archive, inbox = self._desk.archive, self._desk.inbox
        self.folder.show_text(self._where())
        self._follow_intake()
        if archive is None:
            return
        environment, language = self._workbench.environment, self._workbench.language
        index_url = self._desk.index_url

        def job() -> list[InboxLine]:
            names = {row.id: row.name for row in archive_estates(archive, environment, index_url=index_url)}
            return inbox_lines(archive, inbox, names, language)

        self.beside.read(job, self._show)

    def _show(self, lines: list[InboxLine]) -> None:
        lines = self._with_arrived(lines)
        self.model.show_rows(lines)
        self.empty.setText(
            self.tr(
                "还没有收过交换包。先选收件箱（U 盘或共享文件夹），再按“现在收”；"
                "收好的移到 taken，退件移到 quarantine。"
            )
        )
        self.empty.setVisible(not lines)
        if lines:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_side()

    def _with_arrived(self, lines: list[InboxLine]) -> list[InboxLine]:
        """Return lines of the log; those that came while it was read know more and stand in their places."""
        arrived, self._arrived = self._arrived, []
        newest = lines[: len(arrived)]
        for one in arrived:
            same = (row for row in newest if (row.file, row.is_taken) == (one.file, one.is_taken))
            if (logged := next(same, None)) is not None:
                newest.remove(logged)
        return [*reversed(arrived), *newest, *lines[len(arrived) :]]

    def _at_hand(self) -> InboxLine | None:
        return self.model.row(self.table.currentIndex().row())

    def _show_side(self) -> None:
        line = self._at_hand()
        self.story.setText("\n\n".join(self._told(line)) if line else "")
        is_back = line is not None and not line.is_taken and line.lies is not None
        self.again.setVisible(is_back)
        self.vouch.setVisible(is_back and line is not None and line.standing == Standing.UNKNOWN)

    def _told(self, line: InboxLine) -> list[str]:
        parts = [line.file, self.tr("签名：{0}").format(line.signature), self._outcome(line)]
        if line.is_taken and line.missing:
            parts.append(self.tr("还缺 {0} 条变更，对方下次交换后会自动补齐。").format(line.missing))
        if line.is_index_behind:
            parts.append(self.tr("索引现在连不上：档案库已收下，索引以后补上。"))
        parts += line.reasons[0 if line.is_taken else 1 :]
        way = self._desk.inbox_way
        if line.receipt is not None and line.receipt.exists():
            parts.append(self.tr("回执写在：{0}").format(line.receipt))
        elif line.is_taken and way and line.receipt is not None:
            parts.append(self.tr("回执已送回“{0}”。").format(way))
        elif line.is_taken:
            parts.append(self.tr("回执已不在收件箱里，多半已被取走。"))
        if line.lies is not None:
            parts.append(self.tr("现在放在：{0}").format(line.lies))
        return parts

    def _where(self) -> str:
        way, inbox = self._desk.inbox_way, self._desk.inbox
        if way:
            return self.tr("经“{0}”，回执也从那里回").format(way)
        return str(inbox) if inbox else self.tr("还没有选收件箱")

    # Taking

    def _offer(self) -> None:
        """Offer a folder, and every way this computer knows."""
        workbench = self._workbench
        self.choices.clear()
        self.choices.addAction(self.tr("文件夹…"), self.choose_inbox)
        self.choices.addSeparator()
        for way in workbench.operations.do(lambda: ways_of(workbench.environment).all()) or ():
            act = self.choices.addAction(way_line(way, workbench.language))
            act.setCheckable(True)
            act.setChecked(way.name == self._desk.inbox_way)
            act.triggered.connect(lambda _=False, name=way.name: self.choose_way(name))
        self.choices.addAction(self.tr("传送方式…"), lambda: self._desk.wanted.emit("show_ways"))

    def choose_inbox(self) -> None:
        """Ask for the folder where bundles arrive."""
        start = self._workbench.preferences["office_inbox"] or str(self._desk.archive or "")
        folder = QFileDialog.getExistingDirectory(self, self.tr("交换包放在哪个文件夹"), start)
        if folder:
            self.choose_inbox_in(Path(folder))

    def choose_inbox_in(self, folder: Path) -> None:
        """Look into another inbox; a watch of the old one ends."""
        if self._intake is not None:
            self._intake.stop()
        self._desk.choose_inbox(folder)

    def choose_way(self, way: str) -> None:
        """Take in what comes by a way from now on; a watch of the old inbox ends."""
        if self._intake is not None:
            self._intake.stop()
        self._desk.choose_inbox_way(way)

    def take_now(self) -> None:
        """Take everything that lies in the inbox; pressed again, stop after the bundle at hand."""
        if self._intake is not None and not self._is_watching:
            self._intake.ask_to_stop()
            return
        self._begin(0.0)

    def set_watching(self, wanted: bool) -> None:
        """Look into the inbox again and again until one does not want it any more."""
        if wanted:
            self._begin(EVERY)
        elif self._intake is not None:
            self._intake.ask_to_stop()
        self._follow_intake()

    def _begin(self, every: float) -> None:
        archive, inbox = self._desk.archive, self._desk.inbox
        if inbox is None:
            self.watch.setChecked(False)
            self.choose_inbox()
            return
        if archive is None or self._intake is not None:
            return
        self._is_watching, self._taken, self._refused = bool(every), 0, 0
        self._trouble = self._step = ""
        workbench = self._workbench
        environment, language = workbench.environment, workbench.language
        intake = self._intake = Intake(
            taking_of(self._desk, archive, inbox, every and (EVERY_WAY if self._desk.inbox_way else EVERY)),
            lambda arrived: arrived_line(arrived, environment, language),
            self,
        )
        intake.told.connect(self._told_step)
        intake.away.connect(self._away)
        intake.took.connect(self._took)
        intake.failed.connect(workbench.messages.error)
        intake.finished.connect(self._ended)
        intake.start()
        self._follow_intake()

    def _told_step(self, step: str, fraction: float) -> None:
        self._trouble = ""
        self._step = self.tr("{0} {1}%").format(say(step, self._workbench.language), round(100 * fraction))
        self._follow_intake()

    def _away(self, error: RenodeskError) -> None:
        self._trouble, self._step = explain(error, self._workbench.language), ""
        self._follow_intake()

    def _took(self, line: InboxLine) -> None:
        self._taken += line.is_taken
        self._refused += not line.is_taken
        self.model.add_first(line)
        if self.beside.is_busy:
            self._arrived.append(line)
        self.empty.hide()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._follow_intake()
        if line.is_taken:
            self._desk.took.emit()

    def _ended(self) -> None:
        if self._intake is None:
            return
        self._intake.deleteLater()
        self._intake = None
        self._is_watching, self._step = False, ""
        self.watch.setChecked(False)
        words = self.tr("收下 {0} 包，退在一边 {1} 包。").format(self._taken, self._refused)
        self._workbench.messages.done(words)
        self._follow_intake()

    def _follow_intake(self) -> None:
        inbox = self._desk.inbox
        is_running = self._intake is not None
        left = waiting(inbox) if inbox is not None else 0
        done = self._taken + self._refused
        self.progress.setVisible(is_running and not (self._is_watching and not left))
        self.progress.setMaximum(max(1, done + left))
        self.progress.setValue(done)
        self.take.setEnabled(not is_running or not self._is_watching)
        self.take.setText(self.tr("停下") if is_running and not self._is_watching else self.tr("现在收"))
        self.watch.setEnabled(not is_running or self._is_watching)
        self.watch.setChecked(self._is_watching)
        self.watch.setText(self.tr("不看了") if self._is_watching else self.tr("一直看着"))
        every = round(EVERY_WAY if self._desk.inbox_way else EVERY)
        if is_running and self._trouble:
            self.said.show_text(self.tr("{0} 过 {1} 秒再看。").format(self._trouble, every))
        elif is_running and self._step:
            self.said.show_text(self._step)
        elif self._is_watching:
            words = self.tr("正在看着，每 {0} 秒看一次；已收下 {1} 包，退在一边 {2} 包，还等着 {3} 包")
            self.said.show_text(words.format(every, self._taken, self._refused, left))
        elif is_running and self._desk.inbox_way and not left:
            self.said.show_text(self.tr("正在看“{0}”那里有什么").format(self._desk.inbox_way))
        elif is_running:
            self.said.show_text(self.tr("正在收：已办 {0} 包，还有 {1} 包").format(done, left))
        else:
            self.said.show_text(self.tr("收件箱里等着 {0} 包").format(left) if inbox else "")

    # After the fact

    def put_back(self) -> None:
        """Put the bundle at hand, which was set aside, back into the inbox, and take it again."""
        line, inbox = self._at_hand(), self._desk.inbox
        if line is None or line.lies is None or inbox is None:
            return
        lies = line.lies
        if self._workbench.operations.do(lambda: take_again(lies, inbox)) is not None:
            self.take_now()
            self._follow_intake()

    def vouch_for_signer(self) -> None:
        """Ask for the code the signer reads out, and believe their computer from now on."""
        from renodesk.ui.office.dialogs.device import ask_for_device

        line = self._at_hand()
        if line is not None and line.lies is not None:
            ask_for_device(self._desk, self.window(), line.lies)

    def stop(self) -> None:
        """Stop taking after the bundle at hand, and reading."""
        if self._intake is not None:
            self._intake.stop()
        super().stop()
