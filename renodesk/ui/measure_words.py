"""What the rows of a plan say in the window: names, quantities with where they come from, why."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, QObject

from renodesk.domain.money import NOTHING, Amounts
from renodesk.domain.planning import Measure, Origin
from renodesk.services.planning.board import OUTSIDE, GroupBy, LineGroup, PlanBoard
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.words import PlanWords
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say
from renodesk.ui.amounts import points, wan, wan_whole
from renodesk.ui.names import name_in, place_name

MOST_SOURCES = 2


class MeasureWords(QObject):
    """Says what stands in the columns of the table of measures."""

    def __init__(self, session: EstateSession, board: PlanBoard, language: Language) -> None:
        """Speak of the plan on `board`."""
        super().__init__()
        self._session = session
        self._board = board
        self._language: Language = language
        self._words = PlanWords(session, language)
        self.by = GroupBy.ITEM

    # Of a line

    def title(self, line: PlanLine) -> str:
        """Return code and name of a line."""
        code = f"{line.item.code} " if line.item is not None else ""
        return f"{code}{self._words.title(line)}"

    def named(self, measure: Measure) -> str:
        """Return code, name and place of a measure."""
        item = self._session.forms.checklist.item(measure.item)
        name = f"{item.code} {name_in(self._language, item)}" if item is not None else measure.title
        return f"{name} {place_name(self._session, measure.place)}"

    def place(self, line: PlanLine) -> str:
        """Return where it is."""
        return place_name(self._session, line.place)

    def name(self, line: PlanLine) -> str:
        """Return what a line is called inside its group."""
        if self.by is GroupBy.BUILDING:
            unit = line.place.unit
            return f"{self.title(line)} · {self.place(line)}" if unit else self.title(line)
        return self.place(line) if line.item is not None else f"{self.title(line)} · {self.place(line)}"

    def kind(self, line: PlanLine) -> str:
        """Return whether it is 必改 or 提升, or what kind of work outside the 36."""
        if line.item is None:
            return say(f"measure_kind_{line.kind}", self._language) if line.kind else ""
        word = self._duty(line)
        return self.tr("{0} · 限时").format(word) if line.is_urgent else word

    def _duty(self, line: PlanLine) -> str:
        return self.tr("必改") if line.is_must else self.tr("提升")

    def quantity(self, line: PlanLine) -> str:
        """Return the quantities with label and unit."""
        return self._words.quantities(line)

    def amounts(self, line: PlanLine, quantities: Mapping[str, Fraction]) -> str:
        """Return other quantities of a line likewise."""
        return self._words.amounts(line, quantities)

    def origin(self, line: PlanLine) -> str:
        """Return where the quantities come from, in a word."""
        match line.origin:
            case Origin.SAID:
                return self.tr("现场所填")
            case Origin.COMPUTED:
                return self.tr("测算")
            case Origin.EDITED:
                return self.tr("改过")
        return ""

    def cost(self, line: PlanLine) -> str:
        """Return what it costs, or that it has no whole price."""
        cost = self._board.cost(line)
        if cost is None:
            return ""
        if cost.total is None:
            return self.tr("缺价") if cost.lacks else "–"
        return f"{wan_whole(cost.total)}{' +?' if cost.lacks else ''}"

    def gain(self, line: PlanLine) -> str:
        """Return the points it brings."""
        gain = self._board.gain(line)
        return points(gain) if gain is not None else "–"

    def year(self, line: PlanLine) -> str:
        """Return the year it is planned for."""
        return str(line.year) if line.year else ""

    def why(self, line: PlanLine) -> str:
        """Return who asks for it by which answers, or why it is left out."""
        if line.wants_reason:
            return self.tr("应改未列入，要写理由")
        if not line.is_chosen and line.reason:
            return self.tr("不列入：{0}").format(line.reason)
        said = say(f"measure_mode_{line.mode}", self._language)
        codes = list(dict.fromkeys(code for code, _ in line.sources))
        shown = self.tr("、").join(self.answer(code) for code in codes[:MOST_SOURCES])
        more = self.tr(" 等 {0} 项").format(len(codes)) if len(codes) > MOST_SOURCES else ""
        return f"{shown}{more} · {said}" if shown else said

    def all_of(self, line: PlanLine) -> str:
        """Return everything of a line, for under the table."""
        quantity = self.quantity(line)
        origin = self.origin(line)
        parts = (
            f"{self.title(line)} · {self.place(line)}",
            self.why(line),
            self.tr("已写理由：{0}").format(line.reason) if line.is_chosen and line.reason else "",
            f"{quantity}（{origin}）" if quantity and origin else quantity,
            self.tr("费用 {0} 万元").format(self.cost(line)) if self.cost(line) else "",
            self.tr("加 {0} 分").format(self.gain(line).lstrip("+")) if line.item is not None else "",
            years_word(line.year),
        )
        return " · ".join(part for part in parts if part)

    def answer(self, code: str) -> str:
        """Return an indicator's code and name."""
        item = self._session.forms.tree.item(code)
        return f"{code} {name_in(self._language, item)}" if item is not None else code

    def heard(self, line: PlanLine) -> str:
        """Return all of a line, for a screen reader."""
        ticked = self.tr("列入") if line.is_chosen else self.tr("不列入")
        parts = (
            ticked,
            self.title(line),
            self.place(line),
            self.kind(line),
            self.quantity(line),
            self.cost(line),
            self.why(line),
        )
        return joined("，", (part for part in parts if part), self._language)

    # Of a group

    def group_name(self, group: LineGroup) -> str:
        """Return what a group is called."""
        if self.by is GroupBy.BUILDING:
            return self.place(group.lines[0]) if not group.key else self._building(group)
        return self.tr("36 项以外") if group.key == OUTSIDE else self.title(group.lines[0])

    def _building(self, group: LineGroup) -> str:
        for building in self._session.survey.buildings:
            if building.place.building == group.key:
                return building.name
        return group.key

    def group_kind(self, group: LineGroup) -> str:
        """Return the kind its lines have in common."""
        for word in (self.kind, self._duty):
            kinds = dict.fromkeys(word(line) for line in group.lines)
            if len(kinds) == 1:
                return next(iter(kinds))
        return ""

    def group_count(self, group: LineGroup) -> str:
        """Return how many of its lines are in the plan."""
        return self.tr("列入 {0}/{1}").format(group.chosen, len(group.lines))

    def group_cost(self, group: LineGroup) -> str:
        """Return what its lines in the plan cost together."""
        costs = [self._board.cost(line) for line in group.lines if line.is_chosen]
        if not any(cost is not None for cost in costs):
            return ""
        total = _sum(cost.total for cost in costs if cost is not None and cost.total is not None)
        lacks = any(cost is not None and cost.lacks for cost in costs)
        return f"{wan(total.likely)}{' +?' if lacks else ''}"

    def group_years(self, group: LineGroup) -> str:
        """Return the years its lines in the plan stand in."""
        years = sorted({line.year for line in group.lines if line.is_chosen and line.year})
        is_range = len(years) > 1 and years == list(range(years[0], years[-1] + 1))
        return f"{years[0]}–{years[-1]}" if is_range else self.tr("、").join(map(str, years))

    def all_of_group(self, group: LineGroup) -> str:
        """Return everything of a group, for under the table."""
        cost = self.group_cost(group)
        parts = (
            self.group_name(group),
            self.group_count(group),
            self.tr("费用 {0} 万元").format(cost) if cost else "",
            self.group_why(group) if any(line.wants_reason for line in group.lines) else "",
            self.tr("空格把整组列入或不列入，→ 展开"),
        )
        return " · ".join(part for part in parts if part)

    def group_why(self, group: LineGroup) -> str:
        """Return what is still owed in a group, else which answers ask for it."""
        owed = sum(line.wants_reason for line in group.lines)
        if owed:
            return self.tr("{0} 处应改未列入，要写理由").format(owed)
        if self.by is GroupBy.BUILDING:
            return ""
        codes = dict.fromkeys(code for line in group.lines for code, _ in line.sources)
        return self.tr("、").join(map(self.answer, codes))


def _sum(amounts: Iterable[Amounts]) -> Amounts:
    total = NOTHING
    for one in amounts:
        total = total + one
    return total


def years_word(year: int) -> str:
    """Return what a year of the plan is called."""
    if not year:
        return QCoreApplication.translate("MeasureWords", "未分年")
    return QCoreApplication.translate("MeasureWords", "第{0}年").format(year)
