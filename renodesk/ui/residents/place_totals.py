"""Voices by place: the whole estate, its buildings, and entrances that have voices."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from renodesk.domain.ballots import Tally, Voice
from renodesk.domain.consent import Counted
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.services.ballots import Count, Part
from renodesk.services.ballots.words import mark_sentence, place_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined
from renodesk.ui.models.problem_rows import Shown, ShownRow, ShownRows
from renodesk.ui.names import place_name
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.rows_table import rows_table

ROW = 40
_WIDTHS = (120, 96, 84, 84, 84, 84, 130)


class PlaceTotals(QWidget):
    """A row a place; which one is at hand is told."""

    moved = Signal()
    entered = Signal()
    """Enter on a row: its voices are to be typed."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        self._theme = theme
        self.model = ShownRows(theme, self)
        self.table = rows_table(self.model, self.tr("各处的票"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())
        self.table.activated.connect(lambda _: self.entered.emit())
        column.addWidget(self.table)
        self.places: dict[str, Place] = {}

    @property
    def place(self) -> Place | None:
        """Return the place at hand."""
        return self.places.get(self.model.key(self.table.currentIndex().row()))

    def show_count(self, count: Count, session: EstateSession, language: Language) -> None:
        """Show a ballot's places, keeping the one at hand."""
        at = self.place
        parts = {one.place: one for one in count.parts}
        places = list(_places(count, session))
        self.places = {one.key: one for one in places}
        titles = (
            self.tr("谁的票"),
            self.tr("总户数"),
            self.tr("同意"),
            self.tr("反对"),
            self.tr("弃权"),
            self.tr("无效"),
            self.tr("同意面积"),
            self.tr("要核对的"),
        )
        if self.model.show_rows(
            titles, [_row(one, parts.get(one), count, session, language) for one in places]
        ):
            self._fit()
            row = self.model.row_of(at.key) if at is not None else -1
            if places:
                self.table.setCurrentIndex(self.model.index(max(row, 0), 0))

    def stand(self, place: Place) -> None:
        """Stand at a place."""
        row = self.model.row_of(place.key)
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))

    def step(self, by: int) -> bool:
        """Go so many rows on; return whether there is one."""
        row = self.table.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
            return True
        return False

    def dress(self, theme: Theme) -> None:
        """Give rows and columns their size in this theme."""
        self._theme = theme
        self.model.dress(theme)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self._fit()

    def _fit(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, self._theme.px(width))


def _places(count: Count, session: EstateSession) -> Iterator[Place]:
    """Yield a ballot's places: itself, buildings, and entrances that have voices or are a building's."""
    ballot, voiced = count.ballot, {one.place for one in count.parts}
    yield ballot.place
    for building in session.survey.buildings:
        if building.place != ballot.place and ballot.holds(building.place):
            yield building.place
        for unit in building.units:
            is_own = ballot.place == building.place
            if unit.place != ballot.place and ballot.holds(unit.place) and (is_own or unit.place in voiced):
                yield unit.place
    known = {one.place for one in session.survey.buildings} | {
        unit.place for one in session.survey.buildings for unit in one.units
    }
    yield from sorted(voiced - known - {ballot.place})


def shown_name(place: Place, session: EstateSession, language: Language) -> str:
    """Return what a place is called: the estate as a whole by its word."""
    return place_word(place, language) if place == ESTATE else place_name(session, place)


def _row(
    place: Place, part: Part | None, count: Count, session: EstateSession, language: Language
) -> ShownRow:
    """Return a place's row; the ballot's own, where nothing is typed of it, says what all come to."""
    is_whole = place == count.ballot.place
    tally = part.tally if part is not None else count.tally if is_whole else Tally()
    households = (count.base if is_whole else tally.base).get(Counted.HOUSEHOLDS)

    def number(voice: Voice, unit: Counted = Counted.HOUSEHOLDS) -> Shown:
        return Shown(text=write_number(tally.said(voice, unit)) if tally.counts(unit) else "")

    def called(one: Place, language: Language) -> str:
        return shown_name(one, session, language)

    wrong = part.marks if part is not None else ()
    marks = [mark_sentence(place, one, language, called) for one in wrong]
    return ShownRow(
        key=place.key,
        cells=(
            Shown(text=called(place, language), icon=_icon(part)),
            Shown(text=write_number(households) if households is not None else ""),
            *(number(voice) for voice in Voice),
            number(Voice.AGREE, Counted.AREA),
            Shown(text=joined("；", marks, language), token="bad"),
        ),
    )


def _icon(part: Part | None) -> tuple[str, str]:
    if part is None:
        return "unseen", "ink3"
    if part.is_contested:
        return "contested", "bad"
    return ("red_flag", "bad") if part.marks else ("answered", "good")
