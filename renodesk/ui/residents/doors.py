"""Door by door: a line to type households on, and a list in which a digit says what each said."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QMenu, QVBoxLayout, QWidget

from renodesk.domain.ballots import Voice
from renodesk.domain.places import Place
from renodesk.domain.voice_words import read_door
from renodesk.domain.votes import Vote, VoteLine
from renodesk.services.ballots import Count
from renodesk.services.ballots.words import place_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language
from renodesk.ui.models.door_rows import DoorRows
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, choice
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.rows_table import rows_table

ROW = 40
_WIDTHS = (90, 110, 84, 70, 110, 130)
KEYS = {
    Qt.Key.Key_1: Voice.AGREE,
    Qt.Key.Key_2: Voice.AGAINST,
    Qt.Key.Key_3: Voice.ABSTAIN,
    Qt.Key.Key_4: Voice.INVALID,
}
"""1 agrees, 2 is against, 3 abstains, 4 is invalid; 5 nobody was reached, Delete takes it back."""
_ALL = "*"


class Doors(QWidget):
    """The households of a ballot, of all places or of one."""

    voted = Signal(object, object)
    """A place, and what one of its households said, listed or not."""
    corrected = Signal(object, object)
    """A household of the list, and what it says now."""
    refused = Signal(str)
    """What was typed and not understood."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        self.place = choice(self.tr("哪一栋哪个单元"), letters=6)
        self.place.activated.connect(lambda _: self._filtered())
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("房号 面积 人数 意见，回车记下"))
        self.line.setPlaceholderText(self.tr("房号 面积 人数 意见：201 88.5 1，回车记下"))
        self.line.returnPressed.connect(self._typed)
        row.addWidget(self.place)
        row.addWidget(self.line, 1)
        self.table_in = button(self.tr("收票表…"), tip=self.tr("收进填好的票表或网上表决的导出"))
        self.table_out = button(self.tr("给一张表…"), tip=self.tr("写一张逐户填的表，填好再收进来"))
        row.addWidget(self.table_in)
        row.addWidget(self.table_out)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 0, 0)
        self.hint = Elided("", "quiet")
        below.addWidget(self.hint, 1)
        self.list_from = button(
            self.tr("照另一次列户"), tip=self.tr("把另一次表决的各户列进来，不带票；名单和票一样是个人信息")
        )
        self.others = QMenu(self.list_from)
        self.list_from.setMenu(self.others)
        below.addWidget(self.list_from)
        column.addLayout(below)
        self._theme = theme
        self.model = DoorRows(theme, self)
        self.table = rows_table(self.model, self.tr("各户"))
        self.table.installEventFilter(self)
        column.addWidget(self.table, 1)
        self.lines: Sequence[VoteLine] = ()
        self._places: dict[str, Place] = {}
        self._language: Language = "zh"
        self._may_write = False

    def show_lines(
        self,
        count: Count,
        lines: Sequence[VoteLine],
        session: EstateSession,
        language: Language,
        *,
        may_write: bool,
    ) -> None:
        """Show the households of a ballot."""
        self.lines, self._language, self._may_write = lines, language, may_write
        places = [
            one
            for building in session.survey.buildings
            for one in (building.place, *(unit.place for unit in building.units))
            if count.ballot.holds(one)
        ]
        known = {one.key: one for one in (count.ballot.place, *places)}
        if list(known) != list(self._places):
            self._places, chosen = known, self.place.currentData()
            self.place.clear()
            self.place.addItem(self.tr("所有楼栋"), _ALL)
            for key, one in known.items():
                self.place.addItem(place_word(one, language), key)
            self.place.setCurrentIndex(max(0, self.place.findData(chosen)))
        self.line.setEnabled(may_write)
        self.table_in.setEnabled(may_write)
        self.list_from.setEnabled(may_write)
        self._filtered()

    def _filtered(self) -> None:
        at, key = self.place.currentData(), self._key()
        is_all = at in (_ALL, None)
        shown = self.lines if is_all else [one for one in self.lines if one.place.key == at]
        titles = (
            self.tr("楼栋"),
            self.tr("房号"),
            self.tr("面积"),
            self.tr("人数"),
            self.tr("姓名"),
            self.tr("意见"),
            self.tr("日期"),
        )
        if self.model.show_lines(shown, titles, self._language):
            self._fit()
            if shown:
                self.table.setCurrentIndex(self.model.index(max(0, self.model.row_of(key)), 0))
        votes = [one.votes[-1] for one in shown if one.votes]
        said = len([one for one in votes if one is not None and one.voice is not None])
        words = self.tr(
            "{0} 户，{1} 户有意见。选中一户按 1 同意 2 反对 3 弃权 4 无效 5 没联系上，Delete 拿掉"
        )
        none = self.tr(
            "还没有各户：在上面一户一行地打，或收一张名单。名单和票只留在本机，交接时勾“带上个人信息”才带走"
        )
        self.hint.show_text(words.format(len(shown), said) if self.lines else none)

    def stand(self, place: Place, household: str) -> None:
        """Stand at a household, so that what was just typed is in sight."""
        for row in range(self.model.rowCount()):
            line = self.model.line(row)
            if line is not None and line.place == place and line.vote and line.vote.household == household:
                self.table.setCurrentIndex(self.model.index(row, 0))
                return

    def _key(self) -> str:
        line = self.model.line(self.table.currentIndex().row())
        return line.key if line is not None else ""

    @property
    def chosen_place(self) -> Place | None:
        """Return the place that is chosen, None for all."""
        return self._places.get(str(self.place.currentData()))

    def _typed(self) -> None:
        """Keep the household typed on the line; the next one may be typed at once."""
        text, vote = self.line.text(), read_door(self.line.text())
        if not text.strip():
            return
        if vote is None:
            self.refused.emit(text)
            self.line.selectAll()
            return
        at = self.chosen_place or self._of_listed(vote) or next(iter(self._places.values()))
        self.line.clear()
        self.voted.emit(at, vote)

    def _of_listed(self, vote: Vote) -> Place | None:
        """Return the place of the one household of this number, None where there are none or several."""
        found = {
            one.place for one in self.lines if one.vote is not None and one.vote.household == vote.household
        }
        return next(iter(found)) if len(found) == 1 else None

    def press(self, key: int) -> bool:
        """Say what the household at hand said, and go to the next one; return whether a key means that."""
        if not self._may_write or (key not in KEYS and key not in (Qt.Key.Key_5, Qt.Key.Key_Delete)):
            return False
        row = self.table.currentIndex().row()
        line = self.model.line(row)
        if line is None or line.vote is None:
            return True
        voice = next((one for of, one in KEYS.items() if of == key), None)
        vote = Vote(number=line.vote.number, voice=voice, is_missed=key == Qt.Key.Key_5)
        self.corrected.emit(line, vote)
        if key != Qt.Key.Key_Delete and row + 1 < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row + 1, 0))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list."""
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in plain
            and self.press(event.key())
        ):
            return True
        return super().eventFilter(watched, event)

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
