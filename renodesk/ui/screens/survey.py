"""Where the survey is done: places at the left, the place card in the middle, evidence at the right."""

from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.ui.editors.card import ItemCard
from renodesk.ui.editors.evidence import EvidenceStrip
from renodesk.ui.editors.middle import Middle
from renodesk.ui.editors.place_acts import PlaceActs
from renodesk.ui.editors.place_card import PlaceCard
from renodesk.ui.outline_pane import OutlinePane
from renodesk.ui.theme import Theme
from renodesk.ui.workbench import Workbench

EVIDENCE_WIDTH = 214
WALK_SCALE = 1.5


class SurveyScreen(QWidget):
    """Outline, place card, evidence."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate."""
        super().__init__()
        self._workbench = workbench
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.outline = OutlinePane(workbench)
        layout.addWidget(self.outline)
        self.middle = Middle(workbench)
        layout.addWidget(self.middle, 1)
        self.evidence = EvidenceStrip(workbench, self._answer_on)
        self._fit()
        layout.addWidget(self.evidence)
        self.acts = PlaceActs(workbench, self.middle.place_card, self, self)
        self._worn: Theme | None = None
        self._is_stale = False
        workbench.opened.connect(self._open)
        workbench.moved.connect(self._move)
        workbench.changed.connect(self._follow)
        workbench.undressing.connect(self.middle.undress)
        workbench.dressed.connect(self._dress)

    def _fit(self) -> None:
        """Give evidence a little more room where text is large."""
        scale = self._workbench.theme.scale
        self.evidence.setFixedWidth(round(EVIDENCE_WIDTH * (1 + (scale - 1) / 3)))

    def _open(self) -> None:
        self.outline.open()
        self.middle.open()
        self.evidence.open()

    def _move(self) -> None:
        if self._workbench.estate is None:
            return
        self.middle.stand()
        self.outline.stand()
        self.evidence.refresh()

    def _follow(self, changes: Changes) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        self.outline.follow(changes)
        self.middle.follow(changes)
        self.evidence.follow(changes)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was done elsewhere meanwhile."""
        super().showEvent(event)
        if self._is_stale and self._workbench.estate is not None:
            self._is_stale = False
            self.outline.refresh()
            self.outline.mark()
            self.middle.refresh()
            self.evidence.refresh()

    def _answer_on(self) -> None:
        """Give the keyboard back to the item at hand."""
        if self.middle.is_item_shown or self.middle.is_grid_shown:
            self.middle.setFocus()
        else:
            self.middle.place_card.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste photos where the clipboard has no text for the box that has the keyboard."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.evidence.paste()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        self._fit()
        self.evidence.dress()
        self.outline.dress()
        if self._workbench.estate is not None:
            self.middle.dress()

    @property
    def card(self) -> PlaceCard | ItemCard:
        """Return what is being answered: the place, or one item shown whole."""
        return self.middle.editor

    # The views of the acts

    def toggle_item(self) -> None:
        """Show the item at hand whole, or the place card again."""
        self.middle.toggle_item()

    def toggle_grid(self) -> None:
        """Show the entrances of the building at hand side by side, or the place card again."""
        self.middle.toggle_grid()

    def fill_right(self) -> None:
        """Say what the grid's cell says at the entrances right of it."""
        if self.middle.is_grid_shown:
            self.middle.grid.fill_right()

    def toggle_walk(self) -> None:
        """Show the place card large, in high contrast and alone, or everything again as it was."""
        is_walking = self._worn is None
        worn, self._worn = self._worn, self._workbench.theme if is_walking else None
        for pane in (self.outline, self.evidence):
            pane.setVisible(not is_walking)
        self.middle.set_walking(is_walking=is_walking)
        scale = max(WALK_SCALE, self._workbench.theme.scale)
        self._workbench.wear(worn or Theme("contrast", scale))
