"""The head of the window: estate, two honest bars, the total, red flags, and the ways out."""

from fractions import Fraction

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.services.outline import Totals
from renodesk.services.rounds import round_word
from renodesk.services.why import short
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.workbench import Workbench

NAMES_WIDTH, LEAST_WIDTH = 260, 900


class Header(QFrame):
    """Shows the totals of the open estate, and buttons for what leaves or enters it."""

    wanted = Signal(str)
    """The name of an action."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate."""
        super().__init__()
        self._workbench = workbench
        self.setObjectName("header")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Elided("", "title")
        self._about = Elided("", "small")
        names.addWidget(self._name)
        names.addWidget(self._about)
        layout.addLayout(names, 1)
        self._answered = _Bar(self.tr("已办"))
        self._evidence = _Bar(self.tr("佐证"))
        layout.addWidget(self._answered)
        layout.addWidget(self._evidence)
        self.total = label("–", "score")
        self.total.setAccessibleName(self.tr("综合得分"))
        self.total.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.total)
        self._word = label("", "heading")
        layout.addWidget(self._word)
        self._red = label("", "badge")
        layout.addWidget(self._red, 0, Qt.AlignmentFlag.AlignVCenter)
        self._spared: list[QWidget] = [self._evidence]
        self._totals: Totals | None = None
        for name, text in (
            ("write_report", self.tr("报告")),
            ("write_bundle", self.tr("给同事")),
            ("merge_bundle", self.tr("收同事的")),
        ):
            one = button(text, name="primary" if name == "write_report" else "")
            one.clicked.connect(lambda _=False, which=name: self.wanted.emit(which))
            layout.addWidget(one)
            if name != "write_report":
                self._spared.insert(0, one)
        workbench.opened.connect(self.refresh)
        workbench.changed.connect(self._follow)
        workbench.dressed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Follow the size of text."""
        for bar in (self._answered, self._evidence):
            bar.setFixedWidth(self._workbench.theme.px(118))
        self._fit()

    def _fit(self) -> None:
        """Make room where it is narrow: the score is never cut, what stands in the menu too may go."""
        for one in self._spared:
            one.show()
        names = max(self._name.sizeHint().width(), self._about.sizeHint().width())
        spare = max(0, names - self._workbench.theme.px(NAMES_WIDTH))
        layout = self.layout()
        for one in self._spared:
            if layout is None or layout.sizeHint().width() - spare <= self.width():
                return
            one.hide()

    def minimumSizeHint(self) -> QSize:
        """Need no more than the narrowest window gives."""
        return QSize(LEAST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _follow(self, changes: Changes) -> None:
        """Follow an act; one on photos alone that counts no other way leaves everything as it stands."""
        estate = self._workbench.estate
        is_of_photos = all(cell.entity == "photo_use" for cell in changes.cells)
        if estate is not None and not (is_of_photos and estate.outline.totals() == self._totals):
            self.refresh()

    def refresh(self) -> None:
        """Read the totals again."""
        estate = self._workbench.estate
        if estate is None:
            return
        totals = self._totals = estate.outline.totals()
        survey = estate.session.survey
        units = sum(len(building.units) for building in survey.buildings)
        self._name.show_text(estate.session.name)
        sealed = self.tr(" · 已封存") if estate.session.is_sealed else ""
        about = self.tr("{0} · {1} 栋 {2} 个单元{3}")
        word = round_word(estate.session.round, self._workbench.language)
        self._about.show_text(about.format(word, len(survey.buildings), units, sealed))
        self._answered.show_count(totals.dealt, totals.all)
        self._evidence.show_count(totals.photos_have, totals.photos_needed)
        self.total.setText(_interval(totals))
        self._word.setText(" – ".join(self._in_words(totals.band, totals.bands)))
        self._red.setText(self.tr("红旗 {0}").format(totals.red_flags))
        self._red.setVisible(totals.red_flags > 0)
        self._fit()

    def _in_words(self, band: str | None, bands: tuple[str, str] | None) -> list[str]:
        """Return the word or words of the total, in the window's language where the pack has it."""
        estate = self._workbench.estate
        known = {one.word: one.word_en for one in estate.session.forms.tree.words} if estate else {}
        is_english = self._workbench.language == "en"
        return [(known.get(word) if is_english else "") or word for word in (bands or (band or "",))]


class _Bar(QFrame):
    def __init__(self, title: str) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(label(title, "small"))
        row.addStretch(1)
        self._count = label("", "small")
        row.addWidget(self._count)
        layout.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(title)
        layout.addWidget(self._bar)

    def show_count(self, have: int, need: int) -> None:
        """Show have / need."""
        self._count.setText(f"{have} / {need}")
        self._bar.setMaximum(max(1, need))
        self._bar.setValue(min(have, max(1, need)))


def _interval(totals: Totals) -> str:
    if totals.low is None or totals.high is None:
        return "—"
    low, high = _one_decimal(totals.low), _one_decimal(totals.high)
    return low if low == high else f"{low} – {high}"


def _one_decimal(number: Fraction) -> str:
    text = short(number)
    return text if "." in text else f"{text}.0"
