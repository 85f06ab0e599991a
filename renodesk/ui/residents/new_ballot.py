"""What a new ballot asks, before what, and whose vote it is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from renodesk.domain.consent import Stage
from renodesk.domain.places import ESTATE
from renodesk.services.ballots.words import place_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say
from renodesk.ui.widgets.boxes import button, choice, label


class NewBallot(QWidget):
    """Four choices and a button; what was chosen is told."""

    wanted = Signal(str, str, str, int)
    """Matter, stage, key of the place, which vote."""
    left = Signal()

    def __init__(self) -> None:
        """Ask nothing yet."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("开一次表决"), "heading"))
        self.matter = choice(self.tr("表决什么"))
        self.matter.setEditable(True)
        typed = self.matter.lineEdit()
        if typed is not None:
            typed.setAccessibleName(self.tr("表决什么"))
            typed.returnPressed.connect(self._begin)
        self.stage = choice(self.tr("哪一步之前"))
        self.place = choice(self.tr("谁来表决"))
        self.nth = choice(self.tr("第几次"))
        for one in (self.matter, self.stage, self.place, self.nth):
            column.addWidget(label(one.accessibleName(), "quiet"))
            column.addWidget(one)
        row = QHBoxLayout()
        self.begin = button(self.tr("开始"), name="primary", tip=self.tr("开始这次表决"))
        self.begin.clicked.connect(self._begin)
        self.back = button(self.tr("不开了"))
        self.back.clicked.connect(lambda: self.left.emit())
        row.addWidget(self.begin)
        row.addWidget(self.back)
        column.addLayout(row)
        column.addStretch(1)
        leave = QShortcut(QKeySequence("Escape"), self, self.left.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_choices(self, session: EstateSession, matters: Mapping[str, str], language: Language) -> None:
        """Fill the choices for an estate; `matters` are what its rules speak of, as it is shown."""
        self.matter.clear()
        for matter, shown in matters.items():
            self.matter.addItem(shown, matter)
        self.stage.clear()
        for stage in Stage:
            self.stage.addItem(say(f"consent_stage_{stage.value}", language), stage.value)
        self.place.clear()
        self.place.addItem(place_word(ESTATE, language), ESTATE.key)
        for building in session.survey.buildings:
            for one in (building.place, *(unit.place for unit in building.units)):
                self.place.addItem(one.shown, one.key)
        self.nth.clear()
        for number in (1, 2):
            self.nth.addItem(self.tr("第 {0} 次").format(number), number)

    def _begin(self) -> None:
        shown = self.matter.currentText()
        self.wanted.emit(
            str(self.matter.itemData(self.matter.findText(shown)) or shown),
            str(self.stage.currentData()),
            str(self.place.currentData()),
            int(self.nth.currentData() or 1),
        )
