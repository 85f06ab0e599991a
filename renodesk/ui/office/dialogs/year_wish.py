"""What a yearly plan is made for: years, money, capacity, and how estates are chosen."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.numbers import read_number, write_number
from renodesk.domain.reserve import State
from renodesk.services.reserve.words import named
from renodesk.services.yearly import Wish
from renodesk.services.yearly.words import WAN
from renodesk.texts import Language
from renodesk.ui.widgets.boxes import Spin, choice, label
from renodesk.ui.widgets.dialog import Dialog, OkCancel

FIRST_YEAR, LAST_YEAR, MOST_YEARS = 2020, 2060, 10
MOST = 2_000_000_000


class YearWishDialog(Dialog):
    """Asks for years, money of each, capacity and the way of choosing; money that is no number is said."""

    def __init__(
        self,
        wish: Wish,
        rankings: Sequence[str],
        states: Sequence[State],
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with the wish of before; `rankings` are the frozen ones, `states` those of the reserve."""
        super().__init__(parent)
        self._forced_in, self._forced_out = wish.forced_in, wish.forced_out
        self.setWindowTitle(self.tr("排年度计划"))
        self.setMinimumWidth(560)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("排年度计划"), "heading"))
        hint = self.tr("在每年的资金和能力以内，从储备库里选小区。造价不全的写出来，不当零。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self.year = self._spin(FIRST_YEAR, LAST_YEAR, wish.first)
        self.years = self._spin(1, MOST_YEARS, len(wish.years))
        self.years.setSuffix(self.tr(" 年"))
        self._row(self.tr("从哪一年起，排几年"), self.year, self.years)
        self.year.setAccessibleName(self.tr("从哪一年起"))
        self.years.setAccessibleName(self.tr("排几年"))
        self.money = QLineEdit(" ".join(write_number(Fraction(one, WAN)) for one in wish.money))
        self.money.setPlaceholderText(self.tr("空着不限；各年不同用空格分开，如 500 480"))
        self._row(self.tr("每年资金（万元）"), self.money)
        self.limits: dict[str, QSpinBox] = {}
        for name, title in (
            ("estates", self.tr("每年最多几个小区")),
            ("households", self.tr("每年最多几户")),
            ("area", self.tr("每年最多多少平方米")),
        ):
            spin = self.limits[name] = self._spin(-1, MOST, wish.limits.get(name, -1))
            spin.setSpecialValueText(self.tr("不限"))
            self._row(title, spin)
        self.by = choice(self.tr("怎样选"), letters=22)
        self.by.addItem(self.tr("按名次，放得下的就列入"), "rank")
        self.by.addItem(self.tr("用处最大：排序分×户数之和"), "best")
        self._choose(self.by, wish.by)
        self._row(self.tr("怎样选"), self.by)
        self.ranking = choice(self.tr("名次取自"), letters=22)
        self.ranking.addItem(self.tr("现在的排序"), "")
        for name in rankings:
            self.ranking.addItem(self.tr("定稿：{0}").format(name), name)
        self._choose(self.ranking, wish.ranking)
        self._row(self.tr("名次取自"), self.ranking)
        self.states = choice(self.tr("从哪一步的里面选"), letters=22)
        self.states.addItem(self.tr("表里说能排的"), "")
        for one in states:
            self.states.addItem(named(one, language), one.code)
        self._choose(self.states, wish.states[0] if wish.states else "")
        self._row(self.tr("从哪一步的里面选"), self.states)
        layout.addLayout(self._form)
        self.said = label("", "small", wrap=True)
        layout.addWidget(self.said)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self.ok.setText(self.tr("排出来"))
        self.money.textChanged.connect(lambda _: self._judge())
        self.years.valueChanged.connect(lambda _: self._judge())
        self._judge()

    def _spin(self, least: int, most: int, value: int) -> QSpinBox:
        made = Spin()
        made.setRange(least, most)
        made.setValue(value)
        return made

    def _row(self, title: str, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        for one in widgets:
            one.setAccessibleName(title)
            if isinstance(one, QSpinBox):
                one.lineEdit().setAccessibleName(title)
            row.addWidget(one, 1)
        self._form.addRow(label(title, "quiet"), row)

    @staticmethod
    def _choose(box: QComboBox, value: str) -> None:
        box.setCurrentIndex(max(0, box.findData(value)))

    @property
    def wish(self) -> Wish:
        """Return what was asked for; forced choices are those of before."""
        states = str(self.states.currentData() or "")
        return Wish(
            first=self.year.value(),
            money=self._fen() or (),
            spans=self.years.value(),
            limits={name: spin.value() for name, spin in self.limits.items() if spin.value() >= 0},
            by=str(self.by.currentData()),
            ranking=str(self.ranking.currentData() or ""),
            states=(states,) if states else (),
            forced_in=self._forced_in,
            forced_out=self._forced_out,
        )

    def _fen(self) -> tuple[int, ...] | None:
        """Return the money of each year, () without a limit, None where what was typed is none."""
        words = self.money.text().replace("，", " ").replace("、", " ").split()
        amounts: list[int] = []
        for word in words:
            wan = read_number(word)
            if wan is None or wan < 0 or (wan * WAN).denominator != 1:
                return None
            amounts.append(int(wan * WAN))
        years = self.years.value()
        if len(amounts) == 1:
            return tuple(amounts) * years
        return tuple(amounts) if len(amounts) in (0, years) else None

    def _judge(self) -> None:
        is_good = self._fen() is not None
        words = self.tr("资金要写成万元的数：一个数（每年都是它），或一年一个数，共 {0} 个。")
        self.said.setText("" if is_good else words.format(self.years.value()))
        self.said.setVisible(not is_good)
        self.ok.setEnabled(is_good)


class ForceDialog(Dialog):
    """Asks whether an estate has to be in a plan, or out of it, and why."""

    def __init__(self, estate: str, name: str, wish: Wish, parent: QWidget | None = None) -> None:
        """Begin with what the wish says of the estate."""
        super().__init__(parent)
        self._estate, self._wish = estate, wish
        self.setWindowTitle(self.tr("指定列入或不列"))
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(label(name, "heading", wrap=True))
        words = self.tr("指定的要写理由；计划会说这样指定的代价。")
        layout.addWidget(label(words, "quiet", wrap=True))
        self.way = choice(self.tr("指定"), letters=16)
        for text, way in (
            (self.tr("不指定，按排法"), ""),
            (self.tr("一定列入"), "in"),
            (self.tr("一定不列"), "out"),
        ):
            self.way.addItem(text, way)
        at = "in" if estate in wish.forced_in else "out" if estate in wish.forced_out else ""
        self.way.setCurrentIndex(self.way.findData(at))
        layout.addWidget(self.way)
        layout.addWidget(label(self.tr("理由"), "small"))
        self.reason = QPlainTextEdit(wish.forced_in.get(estate) or wish.forced_out.get(estate, ""))
        self.reason.setAccessibleName(self.tr("理由"))
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(80)
        layout.addWidget(self.reason)
        buttons = OkCancel(self)
        self.ok = buttons.ok
        layout.addWidget(buttons)
        self.way.currentIndexChanged.connect(lambda _: self._judge())
        self.reason.textChanged.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self.ok.setEnabled(not self.way.currentData() or bool(self.reason.toPlainText().strip()))

    @property
    def forced(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """Return the reasons of all that have to be in, and of all that may not."""
        kept_in, kept_out = (
            {estate: why for estate, why in found.items() if estate != self._estate}
            for found in (self._wish.forced_in, self._wish.forced_out)
        )
        reason = self.reason.toPlainText().strip()
        match self.way.currentData():
            case "in":
                kept_in[self._estate] = reason
            case "out":
                kept_out[self._estate] = reason
        return kept_in, kept_out
