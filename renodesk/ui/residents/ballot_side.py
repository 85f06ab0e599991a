"""Beside the list: what the ballot at hand comes to, its voices, figures and fields; or a new one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from renodesk.ui.residents.ballot_fields import BallotFields
from renodesk.ui.residents.new_ballot import NewBallot
from renodesk.ui.residents.verdicts import Verdicts
from renodesk.ui.residents.voices_grid import VoicesGrid
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import button, label

ABOUT, NEW = 0, 1


class BallotSide(QScrollArea):
    """Two pages: the ballot at hand, and what a new one asks."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setAccessibleName(self.tr("这次表决"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.asking = NewBallot()
        self.asking.left.connect(lambda: self.go(ABOUT))
        self.title = label("", "heading", wrap=True)
        self.verdicts = Verdicts(theme)
        self.marks = label("", "wrong", wrap=True)
        self.grid_title = label("", "heading", wrap=True)
        self.grid = VoicesGrid()
        self.take = button(self.tr("填进意愿指标"), tip=self.tr("把这次的票数填进问改造意愿的指标"))
        self.attach = button(
            self.tr("附上凭证…"), tip=self.tr("附上票、会议纪要或照片，算作有姓名的文件，不写进交换包")
        )
        self.files = label("", "quiet", wrap=True)
        self.figures_title = label(self.tr("怎么算的，依哪一条"), "heading", wrap=True)
        self.figures = label("", "quiet", wrap=True)
        self.fields = BallotFields()
        self._parts: tuple[QWidget, ...] = (
            self.verdicts,
            self.marks,
            self.grid_title,
            self.grid,
            self.take,
            self.attach,
            self.files,
            self.fields,
            self.figures_title,
            self.figures,
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(6)
        for one in (self.title, *self._parts):
            column.addWidget(one)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(page)
        self._pages.addWidget(self.asking)
        self.setWidget(self._pages)

    def go(self, page: int) -> None:
        """Show a page from its top."""
        self._pages.setCurrentIndex(page)
        self.verticalScrollBar().setValue(0)

    def show_none(self) -> None:
        """Show that no ballot is at hand."""
        for one in self._parts:
            one.hide()
        self.title.setText(self.tr("没有选中的表决"))

    def show_title(self, title: str) -> None:
        """Show everything of a ballot under its title."""
        for one in self._parts:
            one.setVisible(one not in (self.marks, self.files) or bool(one.property("said")))
        self.title.setText(title)

    def show_words(self, marks: str, files: str) -> None:
        """Show what is wrong with voices, and which files are attached; what is empty takes no room."""
        for one, text in ((self.marks, marks), (self.files, files)):
            one.setText(text)
            one.setProperty("said", bool(text))
            one.setVisible(bool(text))
