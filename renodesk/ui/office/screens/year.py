"""The yearly plan: what the reserve gives within money and capacity, why, and what it comes to."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from renodesk.domain.money import yuan_shown
from renodesk.services.environment import Progress
from renodesk.services.frozen_rankings import frozen_names
from renodesk.services.office_papers import write_office_book, write_office_paper, year_book, year_document
from renodesk.services.reserve import reserve_in_use
from renodesk.services.yearly import (
    Wish,
    YearLine,
    YearPlan,
    YearTaking,
    freeze_year_plan,
    make_year_plan,
    take_year_plan,
    year_plan,
    year_plan_names,
)
from renodesk.services.yearly.words import count_text, rank_text, taking_lines, why_text
from renodesk.texts import say
from renodesk.ui.local_time import local_minute
from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.dialogs.year_wish import ForceDialog, YearWishDialog
from renodesk.ui.office.rows import Column, OfficeRows, fit, table_of
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.office.year_side import YearSide
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.empty import Empty
from renodesk.ui.widgets.flow import FlowLayout, flow

Found = tuple[list[str], YearPlan | None]


class YearScreen(OfficeScreen):
    """A line for every estate that could be in; beside it what each year uses, and the story of it."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Show the archive's yearly plans."""
        super().__init__(desk)
        self.plan: YearPlan | None = None
        self.taken: YearTaking | None = None
        self._made: YearPlan | None = None
        self._archive: Path | None = None
        self._wish = Wish(first=self._this_year() + 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        frame, inner = card(margins=12)
        inner.addLayout(self._head())
        self.about = label("", "quiet", wrap=True)
        inner.addWidget(self.about)
        inner.addWidget(self._table(), 1)
        self.empty = Empty("", self.tr("排计划…"), self.ask_wish)
        inner.addWidget(self.empty, 1)
        outer.addWidget(frame, 1)
        self.side = YearSide(desk.workbench.theme, desk.workbench.language)
        outer.addWidget(self.side)
        self.setFocusProxy(self.make)
        self.dress()
        self._show_plan(None)

    def _this_year(self) -> int:
        return datetime.fromtimestamp(self._workbench.environment.clock() / 1000, UTC).year

    def _head(self) -> FlowLayout:
        self.which = choice(self.tr("哪一份计划"), letters=14)
        self.which.activated.connect(lambda _: self.refresh())
        self.make = button(self.tr("排计划…"), name="primary", tip=self.tr("写下年份、资金、能力，排出来看"))
        self.make.clicked.connect(self.ask_wish)
        self.force = button(self.tr("指定…"))
        self.force.clicked.connect(self.ask_force)
        self.freeze = button(self.tr("定稿…"))
        self.freeze.clicked.connect(self.ask_for_name)
        self.take = button(self.tr("写进储备库…"))
        self.take.clicked.connect(self.ask_to_take)
        self.paper = button(self.tr("印成 PDF…"))
        self.paper.clicked.connect(lambda: self.ask_where(".pdf"))
        self.book = button(self.tr("导出 Excel…"))
        self.book.clicked.connect(lambda: self.ask_where(".xlsx"))
        return flow(self.which, self.make, self.force, self.freeze, self.take, self.paper, self.book)

    def _table(self) -> QWidget:
        language = self._workbench.language
        self.model: OfficeRows[YearLine] = OfficeRows(
            (
                Column(
                    title=self.tr("年度"),
                    text=lambda one: str(one.year) if one.year else self.tr("没列入"),
                    key=lambda one: one.year or None,
                    icon=lambda one: ("answered", "good") if one.year else ("unanswered", "ink2"),
                    width=96,
                ),
                Column(title=self.tr("小区"), text=lambda one: one.name, width=150),
                Column(
                    title=self.tr("名次（区间）"),
                    text=lambda one: rank_text(one, language),
                    key=lambda one: one.rank,
                    width=120,
                ),
                Column(
                    title=self.tr("户数"),
                    text=lambda one: count_text(one.households, language),
                    key=lambda one: one.households,
                    width=72,
                    is_number=True,
                ),
                Column(
                    title=self.tr("造价（元）"),
                    text=self._cost,
                    key=lambda one: one.cost,
                    width=118,
                    is_number=True,
                ),
                Column(
                    title=self.tr("为什么"),
                    text=lambda one: why_text(one, language),
                    width=180,
                    takes_rest=True,
                ),
            ),
            self._workbench.theme,
            self,
        )
        self.table = table_of(self.model, self.tr("年度计划"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.table.activated.connect(lambda _: self.ask_force())
        return self.table

    def _cost(self, line: YearLine) -> str:
        unknown = say("year_unknown", self._workbench.language)
        return unknown if line.cost is None else yuan_shown(line.cost)

    def dress(self) -> None:
        """Follow the theme and the size of text."""
        theme = self._workbench.theme
        self.model.dress(theme)
        fit(self.table, theme)
        self.side.dress(theme)

    # Showing

    @property
    def name(self) -> str:
        """Return which frozen plan is shown, "" for the one that was just made."""
        return str(self.which.currentData() or "")

    def read(self) -> None:
        """Read the names of the frozen plans beside the window, and the one that is shown."""
        archive, name = self._desk.archive, self.name
        if archive is None:
            return
        if archive != self._archive:
            self._archive, self._made, self.taken, name = archive, None, None, ""

        def job() -> Found:
            names = year_plan_names(archive)
            return names, year_plan(archive, name) if name in names else None

        self.beside.read(job, self._show)

    def _show(self, found: Found) -> None:
        names, plan = found
        self.which.clear()
        self.which.addItem(self.tr("新排的"), "")
        for name in names:
            self.which.addItem(self.tr("定稿：{0}").format(name), name)
        self.which.setCurrentIndex(max(0, self.which.findData(plan.name if plan is not None else "")))
        self._show_plan(plan if plan is not None else self._made)

    def _show_plan(self, plan: YearPlan | None) -> None:
        if plan is None or self.plan is None or plan.name != self.plan.name:
            self.taken = None
        at = self.model.row(self.table.currentIndex().row())
        self.plan = plan
        lines = [*plan.chosen, *plan.left_out] if plan is not None else []
        self.model.show_rows(lines)
        self.side.show_plan(plan)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.side.setVisible(bool(lines))
        words = self._about(plan)
        self.about.setText(words if lines else "")
        self.about.setVisible(bool(lines))
        self.empty.tell(words)
        self._offer(plan)
        if lines:
            shown = [one.estate for one in self.model.rows]
            again = shown.index(at.estate) if at is not None and at.estate in shown else 0
            self.table.setCurrentIndex(self.model.index(again, 0))
        self._tell()

    def _offer(self, plan: YearPlan | None) -> None:
        """Offer what can be done, and say of the rest why it cannot."""
        has_lines = plan is not None and bool(plan.lines)
        is_frozen = plan is not None and bool(plan.name)
        none = self.tr("先排一份计划，或选一份定稿")
        kept = self.tr("定稿不再改；要改，另排一份")
        for one, is_offered, why in (
            (self.force, has_lines and not is_frozen, kept if is_frozen else none),
            (self.freeze, has_lines and not is_frozen, kept if is_frozen else none),
            (self.take, has_lines and is_frozen, self.tr("先定稿，再写进储备库") if has_lines else none),
            (self.paper, has_lines, none),
            (self.book, has_lines, none),
        ):
            one.setEnabled(is_offered)
            one.setToolTip("" if is_offered else why)

    def _about(self, plan: YearPlan | None) -> str:
        language = self._workbench.language
        if plan is None:
            return self.tr(
                "还没有排计划。按“排计划…”，写下年份、资金和能力，就从储备库里走到“评审”的项目里选；"
                "谁列入、谁没列入、为什么，一行一个。看满意了定稿，再写进储备库。"
            )
        if not plan.lines:
            return self.tr("储备库里没有能排的项目：走到“评审”的才排。先到“储备库”，把项目走到“评审”。")
        years = "–".join(dict.fromkeys(str(year) for year in (plan.wish.years[0], plan.wish.years[-1])))
        head = say("year_head", language, years=years, chosen=len(plan.chosen), left=len(plan.left_out))
        if not plan.name:
            return head + self.tr(" 这是草稿，储备库还没有动。")
        at, digest = local_minute(plan.at), plan.digest[:12]
        return head + "\n" + say("year_name", language, name=plan.name, at=at, by=plan.by, digest=digest)

    def _tell(self) -> None:
        self.side.tell(self.plan, self.model.row(self.table.currentIndex().row()), self.taken)

    # Acting

    def ask_wish(self) -> None:
        """Ask what a plan is to be made for."""
        archive, workbench = self._desk.archive, self._workbench
        if archive is None:
            return
        found = workbench.operations.do(
            lambda: (frozen_names(archive), reserve_in_use(workbench.environment).states)
        )
        if found is None:
            return
        wish = self.plan.wish if self.plan is not None and not self.plan.name else self._wish
        dialog = YearWishDialog(wish, found[0], found[1], workbench.language, self.window())
        dialog.ask(lambda: self.make_for(dialog.wish))

    def make_for(self, wish: Wish) -> None:
        """Make a plan in the background, and show it."""
        archive, workbench = self._desk.archive, self._workbench
        if archive is None:
            return
        self._wish = wish
        author, environment, index_url = workbench.author, workbench.environment, self._desk.index_url

        def job(progress: Progress) -> YearPlan:
            return make_year_plan(archive, wish, author, environment, progress, index_url=index_url)

        workbench.operations.run(self.tr("排年度计划"), job, self._made_now)

    def _made_now(self, plan: YearPlan) -> None:
        self._made = plan
        self.which.setCurrentIndex(0)
        self._show_plan(plan)
        if plan.lines:
            self.table.setFocus()

    def ask_force(self) -> None:
        """Ask whether the estate at hand has to be in, or out."""
        plan, line = self.plan, self.model.row(self.table.currentIndex().row())
        if plan is None or plan.name or line is None:
            return
        dialog = ForceDialog(line.estate, line.name, plan.wish, self.window())

        def again() -> None:
            forced_in, forced_out = dialog.forced
            self.make_for(replace(plan.wish, forced_in=forced_in, forced_out=forced_out))

        dialog.ask(again)

    def ask_for_name(self) -> None:
        """Ask what the plan is called for good."""
        from renodesk.ui.dialogs.name import ask_name

        plan = self.plan
        if plan is not None:
            hint = self.tr("定稿以后不再改，随时能照原样再印。")
            title, name = self.tr("这份计划叫什么"), self._called(plan)
            ask_name(title, hint, self.window(), self.freeze_as, name)

    def _called(self, plan: YearPlan) -> str:
        """Return what a plan is called as long as nobody says otherwise."""
        years = "-".join(dict.fromkeys(str(year) for year in (plan.wish.years[0], plan.wish.years[-1])))
        return self.tr("{0}年度计划").format(years)

    def freeze_as(self, name: str) -> None:
        """Keep the plan that was made for good, and show it as it was kept."""
        archive, plan, workbench = self._desk.archive, self.plan, self._workbench
        if archive is None or plan is None:
            return
        kept = workbench.operations.do(lambda: freeze_year_plan(archive, name, plan))
        if kept is not None:
            workbench.messages.done(self.tr("已定稿：{0}").format(kept.name))
            self.which.addItem(kept.name, kept.name)
            self.which.setCurrentIndex(self.which.count() - 1)
            self.refresh()

    def ask_to_take(self) -> None:
        """Ask for the reason with which estates that lack something are taken in all the same."""
        from renodesk.ui.dialogs.reason import ReasonDialog

        plan = self.plan
        if plan is None or not plan.name:
            return
        count = sum(line.why != "already" for line in plan.chosen)
        hint = self.tr(
            "把列入的 {0} 个小区在储备库里改为“年度计划”，一个一个写进各自的档案。文件要求的材料缺了"
            "列不进去，会逐个说明；别的材料缺了，写明理由才列入。不缺就空着。"
        ).format(count)
        dialog = ReasonDialog(self.tr("写进储备库"), hint, may_be_empty=True, parent=self.window())
        dialog.ask(lambda: self.take_in(dialog.text))

    def take_in(self, reason: str) -> None:
        """Write the plan into the reserve, in the background; who was refused is told beside it."""
        archive, plan, workbench = self._desk.archive, self.plan, self._workbench
        if archive is None or plan is None or not plan.name:
            return
        author, environment, index_url = workbench.author, workbench.environment, self._desk.index_url

        def job(progress: Progress) -> YearTaking:
            return take_year_plan(
                archive, plan, author, environment, progress, reason=reason, index_url=index_url
            )

        workbench.operations.run(self.tr("写进储备库"), job, self._taken_now)

    def _taken_now(self, done: YearTaking) -> None:
        self.taken = done
        self._workbench.messages.done(next(iter(taking_lines(done, self._workbench.language))))
        self._tell()
        self._desk.changed.emit()

    def ask_where(self, ending: str) -> None:
        """Ask where a paper or workbook of the plan goes."""
        plan = self.plan
        if plan is None:
            return
        start = self._workbench.place_for((plan.name or self._called(plan)) + ending)
        title = self.tr("印成 PDF") if ending == ".pdf" else self.tr("导出 Excel")
        path, _ = QFileDialog.getSaveFileName(self, title, start, f"*{ending}")
        if path:
            self.write_to(Path(path))

    def write_to(self, out: Path) -> None:
        """Write the plan as a paper, or as a workbook, in the background."""
        plan, workbench = self.plan, self._workbench
        if plan is None:
            return
        language = workbench.language

        def job(progress: Progress) -> None:
            if out.suffix.lower() == ".xlsx":
                write_office_book(year_book(plan, language), out)
            else:
                write_office_paper(year_document(plan, language), out, progress)

        workbench.operations.run(
            self.tr("年度计划"),
            job,
            lambda _: workbench.messages.done(self.tr("已写出：{0}").format(out.name)),
        )
