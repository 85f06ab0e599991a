"""七个一: which units or papers there are of each; ready only when each is exactly one."""

from renodesk.domain.procedure import Tick
from renodesk.services.procedure import ProcedureBook
from renodesk.services.procedure.ticks import SevenOnes, tick_word
from renodesk.services.procedure.words import named
from renodesk.services.session import EstateSession
from renodesk.texts import joined
from renodesk.ui.models.problem_rows import Shown, ShownRow
from renodesk.ui.procedure.tab import ProcedureTab, Rows
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.workbench import Workbench


class OnesTab(ProcedureTab):
    """The seven, each with what there is of it."""

    widths = (280, 260)

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__(workbench, self.tr("七个一"))
        self.ticks: dict[str, Tick] = {}
        self.units = self.field(self.tr("单位或文件，几个用顿号隔开"))
        self.units.committed.connect(self._say)
        self.ready = button(self.tr("记为齐备"), name="primary", tip=self.tr("七项都是“一”才能记为齐备"))
        self.ready.clicked.connect(
            lambda: self.act(lambda session: SevenOnes(session, self.language).find_ready())
        )
        self.side.addWidget(self.ready)
        self.source = label("", "quiet", wrap=True)
        self.side.addWidget(self.source)
        self.side.addStretch(1)

    def rows(self, book: ProcedureBook, session: EstateSession) -> Rows:
        """Return the seven."""
        ones = SevenOnes(session, self.language, book)
        self.ticks = {one.step.key: one for one in ones.rows()}
        single = sum(one.is_single for one in self.ticks.values())
        since = ones.ready_since
        self.sum.show_text(
            self.tr("已记为齐备：{0}").format(since.isoformat())
            if since
            else self.tr("{0}/{1} 项是“一”").format(single, len(self.ticks))
        )
        self.source.setText(
            self.tr("出处：{0}").format(ones.procedure.origin.source) if ones.procedure else ""
        )
        titles = (self.tr("一"), self.tr("单位或文件"), self.tr("是否单一"))
        return titles, [self._row(one) for one in self.ticks.values()]

    def _row(self, one: Tick) -> ShownRow:
        icon = ("answered", "good") if one.is_single else ("low", "warn") if one.units else ("unseen", "ink3")
        if one.is_contested:
            icon = ("contested", "bad")
        return ShownRow(
            key=one.step.key,
            cells=(
                Shown(text=named(one.step, self.language), icon=icon),
                Shown(text=joined("、", one.units, self.language)),
                Shown(
                    text=tick_word(one, self.language).partition("：")[2]
                    if not one.is_single
                    else self.tr("是")
                ),
            ),
        )

    def show_side(self, key: str) -> None:
        """Show what there is of one."""
        one = self.ticks.get(key)
        self.units.setEnabled(one is not None and self.may_write)
        self.ready.setEnabled(bool(self.ticks) and self.may_write)
        self.title.setText(named(one.step, self.language) if one is not None else "")
        self.story.setText(tick_word(one, self.language) if one is not None else "")
        self.units.show_text(joined("、", one.units, self.language) if one is not None else "")

    def enter_side(self) -> None:
        """Go to the units."""
        self.units.setFocus()

    def _say(self, text: str) -> None:
        key = self.key
        units = tuple(text.replace("，", "、").replace(",", "、").split("、"))
        self.act(lambda session: SevenOnes(session, self.language).set(key, units))
