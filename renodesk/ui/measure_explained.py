"""One measure explained line by line: why, how much, for how much money, and what it does to each answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject

from renodesk.domain.costing import CostLine, Lack
from renodesk.domain.money import Amounts, amounts_shown, yuan_shown
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place
from renodesk.domain.planning import Origin
from renodesk.services.planning.board import PlanBoard
from renodesk.services.planning.lines import PlanLine
from renodesk.services.planning.money_words import channel_name
from renodesk.services.session import EstateSession
from renodesk.services.why import short
from renodesk.services.worded import boxes_in
from renodesk.texts import Language, joined, say
from renodesk.ui.amounts import points
from renodesk.ui.measure_words import MeasureWords, years_word
from renodesk.ui.names import place_name

Spot = tuple[str, Place]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A line of an explanation, a heading, or a line that leads to an answer (`spot`)."""

    text: str
    is_heading: bool = False
    spot: Spot | None = None


class MeasureExplained(QObject):
    """Says all there is to say of a line of the plan on a board."""

    def __init__(
        self, session: EstateSession, board: PlanBoard, words: MeasureWords, language: Language
    ) -> None:
        """Speak one language."""
        super().__init__()
        self._session = session
        self._board = board
        self._words = words
        self._language: Language = language

    def told(self, line: PlanLine) -> Iterator[Told]:
        """Yield the explanation."""
        yield Told(text=self.tr("为什么"), is_heading=True)
        yield from self._why(line)
        yield Told(text=self.tr("多少"), is_heading=True)
        yield from self._quantities(line)
        yield Told(text=self.tr("多少钱"), is_heading=True)
        yield from self._money(line)
        yield Told(text=self.tr("有什么用（预测；效果是表里的建议值，不是官方的）"), is_heading=True)
        yield from self._effects(line)

    def _why(self, line: PlanLine) -> Iterator[Told]:
        kind, mode = self._words.kind(line), say(f"measure_mode_{line.mode}", self._language)
        in_plan = self.tr("列入") if line.is_chosen else self.tr("不列入")
        yield Told(text=" · ".join(one for one in (kind, mode, in_plan, years_word(line.year)) if one))
        if line.reason:
            yield Told(text=self.tr("理由：{0}").format(line.reason))
        elif line.wants_reason:
            yield Told(text=self._words.why(line))
        answers = self._session.scores.answers
        for code, place in line.sources:
            score = answers[code, place].score
            text = self.tr("{0} {1}，{2} 分").format(
                self._words.answer(code),
                place_name(self._session, place),
                short(score) if score is not None else "–",
            )
            yield Told(text=text, spot=(code, place))
        first = line.item.depends_on if line.item is not None else ()
        for item in (self._session.forms.checklist.item(code) for code in first):
            if item is not None:
                yield Told(text=self.tr("要先做 {0} {1}").format(item.code, item.name))

    def _quantities(self, line: PlanLine) -> Iterator[Told]:
        quantity = self._words.quantity(line)
        if quantity:
            yield Told(text=quantity)
        match line.origin:
            case Origin.EDITED:
                before = self._words.amounts(line, line.proposed) or "–"
                yield Told(
                    text=say(
                        "plan_origin_edited", self._language, proposed=before, reason=line.edited_why or "–"
                    )
                )
            case origin:
                yield Told(text=say(f"plan_origin_{origin.value}", self._language))

    def _money(self, line: PlanLine) -> Iterator[Told]:
        money, cost = self._board.money, self._board.cost(line)
        if money is None or cost is None:
            yield Told(text=self.tr("还没有选价格表，算不出费用。"))
            return
        if money.is_example:
            yield Told(text=self.tr("价格是示例，不得用于报批"))
        for one in cost.lines:
            yield Told(text=self._cost_line(line, one))
        for lack in cost.lacks:
            yield Told(text=self._lack(line, lack))
        if cost.total is not None:
            yield Told(text=self.tr("合计 {0} 元").format(amounts_shown(cost.total)))
        known = money.by_line.get(line.key)
        for code, amounts in (known.channels if known is not None else {}).items():
            if amounts != Amounts():
                name = channel_name(money.funding, code, self._language)
                yield Told(text=self.tr("{0} 出 {1} 元").format(name, yuan_shown(amounts.likely)))
        if known is not None and known.gap.likely:
            yield Told(text=self.tr("没有人出：{0} 元").format(yuan_shown(known.gap.likely)))

    def _cost_line(self, line: PlanLine, one: CostLine) -> str:
        labels = {box.name: box.label for box in boxes_in(self._session, line.item, self._language)}
        price = one.price
        return self.tr("{0} {1} {2} × {3} 元（{4}–{5}），预备费 {6}%，共 {7} 元；{8}").format(
            labels.get(one.column, one.column),
            write_number(Fraction(round(one.quantity * 100), 100)),
            price.unit,
            write_number(price.likely),
            write_number(price.low),
            write_number(price.high),
            write_number(price.contingency),
            yuan_shown(one.total.likely),
            price.source,
        )

    def _lack(self, line: PlanLine, lack: Lack) -> str:
        boxes = {box.name: box.label for box in boxes_in(self._session, line.item, self._language)}
        quantity = lack.quantity
        return say(
            f"cost_{lack.kind}",
            self._language,
            item=lack.item,
            name=line.title,
            place=place_name(self._session, lack.place),
            columns=joined("、", (boxes.get(name, name) for name in lack.columns), self._language),
            quantity=write_number(quantity) if isinstance(quantity, Fraction) else str(quantity or ""),
        )

    def _effects(self, line: PlanLine) -> Iterator[Told]:
        gain = self._board.gain(line)
        if gain is None:
            yield Told(text=self.tr("36 项以外的措施没有预测的效果。"))
            return
        yield Told(text=self.tr("总分 {0}，和已列入的一起算").format(points(gain)))
        is_any = False
        for step in self._board.steps(line):
            is_any = True
            text = say(
                "plan_step",
                self._language,
                item=self._words.answer(step.before.item),
                place=place_name(self._session, step.before.place),
                before=short(step.before.score or Fraction(0)),
                after=short(step.after.score or Fraction(0)),
                measure=self._words.named(step.measure),
            )
            yield Told(text=text, spot=(step.before.item, step.before.place))
        if not is_any:
            yield Told(text=self.tr("没有哪一项的分因它而变。"))
