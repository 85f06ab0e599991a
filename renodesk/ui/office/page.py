"""The page of the office: which archive it is, messages, navigation, screens. It knows no screen's inside."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.registry import OFFICE_SCREENS
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.widgets.boxes import button, card, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.message_bar import MessageBar
from renodesk.ui.widgets.rail import BAR, Rail


class OfficePage(QWidget):
    """Shows an archive, one screen of the office's registry at a time."""

    def __init__(self, desk: OfficeDesk) -> None:
        """Lay out the page; each screen is made, and reads the archive, when it is looked at."""
        super().__init__()
        self._desk = desk
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header())
        self.message = MessageBar()
        outer.addWidget(self.message)
        self._rail = Rail([(icon, title) for icon, title, _ in OFFICE_SCREENS])
        self._rail.chosen.connect(self.show_screen)
        self.screens = QStackedWidget()
        self._made: dict[int, OfficeScreen] = {}
        for _ in OFFICE_SCREENS:
            self.screens.addWidget(QWidget())
        self._work = QWidget()
        body = QHBoxLayout(self._work)
        body.setContentsMargins(12, 12, 12, 12)
        body.setSpacing(12 - BAR)
        body.addWidget(self._rail)
        body.addWidget(self.screens, 1)
        outer.addWidget(self._work, 1)
        self._first = self._welcome()
        outer.addWidget(self._first, 1)
        desk.changed.connect(self._follow)
        desk.screen_wanted.connect(self.show_named)
        desk.workbench.dressed.connect(self._dress)
        self._dress()
        self._follow()

    def _header(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("header")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Elided("", "title")
        self._about = Elided("", "small")
        names.addWidget(self._name)
        names.addWidget(self._about)
        row.addLayout(names, 1)
        self._other = button(self.tr("选档案库…"))
        menu = QMenu(self)
        menu.addAction(self.tr("本机文件夹…"), lambda: self._desk.wanted.emit("choose_archive"))
        menu.addAction(self.tr("存储里的（共享盘、WebDAV、S3）…"), self._want_stored)
        self._other.setMenu(menu)
        leave = button(self.tr("回现场"))
        leave.clicked.connect(lambda: self._desk.wanted.emit("leave_office"))
        for one in (self._other, leave):
            row.addWidget(one)
        return frame

    def _want_stored(self) -> None:
        self._desk.wanted.emit("choose_stored_archive")

    def _welcome(self) -> QWidget:
        """Return what is shown while there is no archive."""
        frame, layout = card(margins=24)
        frame.setMaximumWidth(640)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("办公室"), "title"))
        words = self.tr(
            "办公室收各台电脑交来的交换包，合成一个档案库：一个小区一个文件，旁边一份索引，"
            "可以看全市、排序、入库、排年度计划。档案库是本机硬盘上的一个文件夹；几台电脑共用，就放在存储里。"
        )
        layout.addWidget(label(words, wrap=True))
        choose = self._choose = button(self.tr("选档案库的文件夹…"), name="primary")
        choose.clicked.connect(lambda: self._desk.wanted.emit("choose_archive"))
        stored = button(self.tr("打开存储里的档案库…"))
        stored.clicked.connect(self._want_stored)
        for one in (choose, stored):
            layout.addWidget(one)
        layout.addWidget(label(self.tr("空的地方也可以：会在那里新建一个档案库。"), "small", wrap=True))
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(12, 12, 12, 12)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(frame, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        return around

    def _dress(self) -> None:
        self._rail.dress(self._desk.workbench.theme)

    def _follow(self) -> None:
        archive = self._desk.archive
        self._work.setVisible(archive is not None)
        self._first.setVisible(archive is None)
        self._other.setVisible(archive is not None)
        name, place = self._desk.archive_words
        self._name.show_text(name if archive else self.tr("还没有选档案库"))
        away = self.tr("上次的档案库现在找不到：{0}").format(place) if place else ""
        self._about.show_text(place if archive else away)
        if archive is not None and not self._made:
            self.show_screen(0)

    def show_screen(self, at: int) -> None:
        """Show a screen of the registry."""
        if self._desk.archive is None:
            return
        if at not in self._made:
            made = self._made[at] = OFFICE_SCREENS[at][2](self._desk)
            empty = self.screens.widget(at)
            self.screens.insertWidget(at, made)
            if empty is not None:
                self.screens.removeWidget(empty)
                empty.deleteLater()
        self.screens.setCurrentIndex(at)
        self._rail.mark(at)

    def show_named(self, name: str) -> None:
        """Show a screen by its name."""
        self.show_screen([one for one, _, _ in OFFICE_SCREENS].index(name))

    @property
    def is_reading(self) -> bool:
        """Return whether the screen that is shown still reads the archive."""
        shown = self.screens.currentWidget()
        return isinstance(shown, OfficeScreen) and shown.beside.is_busy

    def begin(self) -> None:
        """Take the keyboard."""
        (self._choose if self._desk.archive is None else self.screens.currentWidget() or self).setFocus()

    def stop(self) -> None:
        """Stop what the screens do beside, and wait for it."""
        for screen in self._made.values():
            screen.stop()
