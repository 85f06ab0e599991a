"""What residents are asked and say: a tab each."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from renodesk.domain.changes import Changes
from renodesk.ui.residents.registry import TABS
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.widgets.page_tabs import PageTabs
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench


class ResidentsScreen(ReadWhenShown):
    """One tab is shown and read; the others are when one goes there."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's residents; they are read when they are looked at."""
        super().__init__(workbench)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.tabs = PageTabs(self.tr("居民"))
        self.by_name: dict[str, ResidentsTab] = {}
        for name, title, make in TABS:
            tab = make(workbench)
            self.by_name[name] = tab
            self.tabs.add(tab, QCoreApplication.translate("ResidentsTabs", title))
        self._unread = set(self.by_name)
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        outer.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)

    def concerns(self, changes: Changes) -> bool:
        """Read again after what one of the tabs is made of."""
        return any(self._concerns(tab, changes) for tab in self.by_name.values())

    @staticmethod
    def _concerns(tab: ResidentsTab, changes: Changes) -> bool:
        return any(changes.touches(entity) for entity in tab.read_for)

    def _news(self, changes: Changes | None = None) -> None:
        for name, tab in self.by_name.items():
            if changes is None or self._concerns(tab, changes):
                tab.note(changes)
                self._unread.add(name)
        super()._news(changes)

    @property
    def tab(self) -> ResidentsTab:
        """Return the tab one sees."""
        return list(self.by_name.values())[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> ResidentsTab:
        """Go to a tab."""
        self.tabs.setCurrentIndex(list(self.by_name).index(name))
        return self.by_name[name]

    def read(self) -> None:
        """Read what the tab one sees shows, where that changed."""
        name = list(self.by_name)[self.tabs.currentIndex()]
        if name in self._unread:
            self._unread.discard(name)
            self._workbench.operations.do(self.by_name[name].read)

    def commit(self) -> None:
        """Store what is being typed."""
        self.tab.commit()
