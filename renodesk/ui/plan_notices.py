"""What is amiss with a plan, each with the lines it is about."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from renodesk.domain.planning import opened_again
from renodesk.services.digging_papers import lacking_sentences, papers_lacking
from renodesk.services.planning.board import Only, PlanBoard
from renodesk.texts import joined
from renodesk.ui.editors.outlook_side import Notice
from renodesk.ui.measure_words import MeasureWords
from renodesk.ui.names import place_name
from renodesk.ui.workbench import Workbench

MOST_OF_A_KIND = 4


class PlanNotices(QObject):
    """Says what somebody has to know or still owes."""

    def __init__(self, workbench: Workbench, board: PlanBoard, words: MeasureWords) -> None:
        """Look at the plan on `board`."""
        super().__init__()
        self._workbench = workbench
        self._board = board
        self._words = words

    def all(self) -> Iterator[Notice]:
        """Yield them, the gravest first."""
        yield from self._lines()
        yield from self._money()
        yield from self._order()

    def _lines(self) -> Iterator[Notice]:
        lines = self._board.lines
        contested = sum(line.is_contested for line in lines)
        if contested:
            text = self.tr("{0} 条两人所记不同，待裁定").format(contested)
            yield Notice(text=text, icon="contested", token="bad", only=Only.CONTESTED)
        owed = sum(line.wants_reason for line in lines)
        if owed:
            text = self.tr("{0} 条必改应改未列入，要写理由").format(owed)
            yield Notice(text=text, icon="red_flag", token="bad", only=Only.NO_REASON)

        late = sum(line.is_urgent and line.is_asked and not line.is_chosen for line in lines)
        if late:
            text = self.tr("{0} 条限时解决的没有列入").format(late)
            yield Notice(text=text, icon="low", token="bad", only=Only.ASKED_OUT)

    def _money(self) -> Iterator[Notice]:
        money = self._board.money
        if money is None:
            return
        if money.is_example:
            text = self.tr("价格是示例，不得用于报批")
            yield Notice(text=text, icon="low", token="warn")
        if money.lacking:
            text = self.tr("{0} 条缺单价或工程量，费用还要多").format(len(money.lacking))
            yield Notice(text=text, icon="low", token="warn", only=Only.NO_PRICE)
        for year in self._board.years:
            if year.over:
                text = self.tr("第{0}年资金不够").format(year.year)
                yield Notice(text=text, icon="low", token="bad")
        if money.financing.is_all_fiscal:
            text = self.tr("财政资金大包大揽：居民和企业出的太少")
            yield Notice(text=text, icon="low", token="warn")

    def _order(self) -> Iterator[Notice]:
        outlook, estate = self._board.outlook, self._workbench.estate
        for early in outlook.early[:MOST_OF_A_KIND]:
            text = self.tr("先后不对：{0}（第{1}年）应在 {2}（第{3}年）之后").format(
                self._words.named(early.measure),
                early.measure.year,
                self._words.named(early.first),
                early.first.year,
            )
            yield Notice(text=text, icon="low", token="warn")
        if len(outlook.early) > MOST_OF_A_KIND:
            more = self.tr("先后不对的还有 {0} 处").format(len(outlook.early) - MOST_OF_A_KIND)
            yield Notice(text=more, icon="low", token="warn")
        if estate is not None:
            lacking = papers_lacking(estate.session, outlook.trenches)
            for text in lacking_sentences(lacking, self._workbench.language):
                yield Notice(text=text, icon="low", token="warn")
        places = list(opened_again(outlook.trenches))
        if places and estate is not None:
            names = joined(
                "、",
                (place_name(estate.session, place) for place in places[:MOST_OF_A_KIND]),
                self._workbench.language,
            )
            text = self.tr("开挖不止一年，请合并到一年：{0}").format(names)
            yield Notice(text=text, icon="low", token="warn")
