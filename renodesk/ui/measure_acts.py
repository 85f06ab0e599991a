"""What is done to the lines of a plan from its screen; each is one act, taken back by one undo.

Large dialogs are loaded when they are first asked for: the first estate need not wait for them.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from renodesk.domain.places import ESTATE, Place
from renodesk.services.planning.alternatives import Alternatives
from renodesk.services.planning.board import PlanBoard
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.planner import Planner
from renodesk.services.session import EstateSession
from renodesk.texts import joined
from renodesk.ui.dialogs.measure_why import MeasureWhyDialog
from renodesk.ui.dialogs.outside_work import OutsideWorkDialog
from renodesk.ui.dialogs.quantities import QuantitiesDialog
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.measure_explained import MeasureExplained
from renodesk.ui.measure_words import MeasureWords
from renodesk.ui.names import place_name
from renodesk.ui.workbench import Workbench

MOST_NAMED = 3


class MeasureActs(QObject):
    """Does what the screen asks for, and asks for a reason where one is owed."""

    def __init__(self, workbench: Workbench, board: PlanBoard, words: MeasureWords, window: QWidget) -> None:
        """Act on the plan on `board`; dialogs stand over `window`."""
        super().__init__(window)
        self._workbench = workbench
        self._board = board
        self._words = words
        self._window = window

    def _planner(self) -> Planner | None:
        estate = self._workbench.estate
        return Planner(estate.session, self._board.key) if estate is not None else None

    def _do(self, act: Callable[[Planner], object]) -> None:
        planner = self._workbench.operations.do(self._planner)
        if planner is not None:
            self._workbench.operations.do(lambda: act(planner))

    def tick(self, lines: Sequence[PlanLine], *, is_chosen: bool) -> None:
        """Take lines in or leave them out in one act; 必改 that are asked for and left out ask why, once."""
        changed = [line for line in lines if line.is_chosen != is_chosen]
        owing = [line for line in changed if line.is_asked and line.is_must and not line.reason]
        if not changed:
            return
        if is_chosen or not owing:
            self._choose(changed, is_chosen=is_chosen, reason="")
            return
        names = joined(
            "、",
            dict.fromkeys(self._words.title(line) for line in owing[:MOST_NAMED]),
            self._workbench.language,
        )
        more = self.tr(" 等 {0} 处").format(len(owing)) if len(owing) > MOST_NAMED else ""
        hint = self.tr("诊断认为需改的必改条目 {0} 不列入，要写明理由（应改尽改）。").format(names + more)
        dialog = ReasonDialog(self.tr("为什么不列入"), hint, parent=self._window)
        dialog.ask(lambda: self._choose(changed, is_chosen=False, reason=dialog.text))

    def _choose(self, lines: Sequence[PlanLine], *, is_chosen: bool, reason: str) -> None:
        keys = [line.key for line in lines]
        self._do(lambda planner: planner.choose(keys, is_chosen=is_chosen, reason=reason))

    def toggle(self, lines: Sequence[PlanLine]) -> None:
        """Take lines in; where all are in, leave them out."""
        self.tick(lines, is_chosen=not all(line.is_chosen for line in lines))

    def give_reason(self, lines: Sequence[PlanLine]) -> None:
        """Ask why lines are left out, and keep it in one act."""
        left = [line for line in lines if not line.is_chosen]
        if not left:
            self._workbench.messages.done(self.tr("先选中不列入的措施，再写理由"))
            return
        names = joined(
            "、",
            dict.fromkeys(self._words.title(line) for line in left[:MOST_NAMED]),
            self._workbench.language,
        )
        dialog = ReasonDialog(self.tr("为什么不列入"), names, left[0].reason, parent=self._window)
        dialog.ask(lambda: self._choose(left, is_chosen=False, reason=dialog.text))

    def put_in_year(self, lines: Sequence[PlanLine], year: int) -> None:
        """Plan lines for a year in one act; 0 takes the year away."""
        keys = [line.key for line in lines if line.year != year]
        if keys:
            self._do(lambda planner: planner.set_year(keys, year))

    def ask_quantities(self, line: PlanLine | None) -> None:
        """Ask for other quantities of a line and why they differ."""
        if line is None:
            self._workbench.messages.done(self.tr("先选中一条措施，再改它的工程量"))
            return
        if line.item is None:
            self._ask_again(line)
            return
        dialog = QuantitiesDialog(self._words.title(line), self._words.place(line), line, self._window)
        dialog.ask(lambda: self._quantities(line, dialog.quantities, dialog.reason))

    def _quantities(self, line: PlanLine, quantities: dict[str, Fraction] | None, reason: str) -> None:
        self._do(lambda planner: planner.set_quantities(line.key, quantities, reason))

    def explain(self, line: PlanLine | None) -> None:
        """Show where a line comes from and what it does."""
        estate = self._workbench.estate
        if line is None or estate is None:
            return
        explained = MeasureExplained(estate.session, self._board, self._words, self._workbench.language)
        title = f"{self._words.title(line)} · {self._words.place(line)}"
        dialog = MeasureWhyDialog(title, explained.told(line), self._workbench.theme, self._window)
        dialog.went.connect(lambda spot: self._workbench.show_spot(*spot))
        dialog.ask()

    def ask_work(self, beside: PlanLine | None = None) -> None:
        """Ask for a work outside the 36, beginning with the place of `beside`, and add it."""
        estate = self._workbench.estate
        if estate is None:
            return
        dialog = OutsideWorkDialog(_places(estate.session), self._workbench.language, parent=self._window)
        if beside is not None:
            dialog.stand_at(beside.place)

        def add() -> None:
            kind, place = str(dialog.kind.currentData()), dialog.place.currentData()
            self._do(lambda planner: planner.add(dialog.title.text(), kind, place, dialog.fen))

        dialog.ask(add)

    def _ask_again(self, line: PlanLine) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        dialog = OutsideWorkDialog(_places(estate.session), self._workbench.language, line, self._window)

        def keep() -> None:
            kind = str(dialog.kind.currentData())
            self._do(lambda planner: planner.describe(line.key, dialog.title.text(), kind, dialog.fen))

        dialog.ask(keep)

    def remove(self, line: PlanLine | None) -> None:
        """Remove a work outside the 36; one of the 36 is left out instead."""
        if line is not None and line.item is None:
            self._do(lambda planner: planner.remove(line.key))
        elif line is not None:
            self.tick([line], is_chosen=False)

    def compare(self, show: Callable[[str], object]) -> None:
        """Show the plans side by side; `show` is told which of them is wanted."""
        from renodesk.ui.dialogs.alternatives import AlternativesDialog

        dialog = AlternativesDialog(self._workbench, self._board.key, self._window)
        dialog.wanted.connect(show)
        dialog.ask()

    def find_best(self) -> None:
        """Look for the best plan, once the round has prices."""
        from renodesk.ui.dialogs.best_plan import BestPlanDialog

        if self._board.money is None:
            self._workbench.messages.done(self.tr("先选价格表，才排得出最优方案"))
            return
        title = self._board.alternative.shown(self._workbench.language)
        BestPlanDialog(self._workbench, self._board.key, title, self._window).ask()

    def show_charts(self) -> None:
        """Draw the charts of the plan in the background, then show them."""
        from renodesk.services.plan_charts import charts_of
        from renodesk.ui.dialogs.plan_charts import PlanChartsDialog

        estate = self._workbench.estate
        if estate is None:
            return
        session, key, language = estate.session, self._board.key, self._workbench.language
        title = self._board.alternative.shown(language)
        self._workbench.operations.run(
            self.tr("方案的图"),
            lambda progress: charts_of(session, key, language, progress),
            lambda charts: PlanChartsDialog(self._workbench, title, charts, self._window).ask(),
        )

    def choose_book(self) -> None:
        """Show the price books, and cost the round with one of them."""
        from renodesk.services.price_choosing import PriceChoosing
        from renodesk.ui.dialogs.price_books import PriceBooksDialog

        estate = self._workbench.estate
        if estate is not None:
            PriceBooksDialog(self._workbench, PriceChoosing(estate.session), self._window).ask()

    def set_years(self, years: Sequence[int]) -> None:
        """Say how much money each year has."""
        estate = self._workbench.estate
        if estate is not None:
            plans, key = Alternatives(estate.session), self._board.key
            self._workbench.operations.do(lambda: plans.set_years(key, years))


def _places(session: EstateSession) -> list[tuple[Place, str]]:
    places = [ESTATE]
    for building in session.survey.buildings:
        places += [building.place, *(unit.place for unit in building.units)]
    return [(place, place_name(session, place)) for place in places]
