"""The way through approvals: a tab each for steps, lists, people, eligibility and the way by day."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from renodesk.domain.changes import Changes
from renodesk.services.procedure import ProcedureBook
from renodesk.ui.procedure.registry import TABS
from renodesk.ui.procedure.tab import ProcedureTab
from renodesk.ui.widgets.page_tabs import PageTabs
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench

_READ_FOR = (
    "attachment",
    "step",
    "step_paper",
    "special",
    "meeting",
    "joint_review",
    "eligibility",
    "estate",
    "building",
    "round",
    "project",
    "person",
    "ballot",
    "tally",
    "vote",
)


class ProcedureScreen(ReadWhenShown):
    """One tab is shown and read; the others are when one goes there."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's procedures; they are read when they are looked at."""
        super().__init__(workbench)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.tabs = PageTabs(self.tr("程序"))
        self.by_name: dict[str, ProcedureTab] = {}
        for name, title, make in TABS:
            tab = make(workbench)
            self.by_name[name] = tab
            self.tabs.add(tab, QCoreApplication.translate("ProcedureTabs", title))
        self.tabs.currentChanged.connect(lambda _: self.refresh())
        outer.addWidget(self.tabs)
        self.setFocusProxy(self.tabs)

    def concerns(self, changes: Changes) -> bool:
        """Read again after what procedures and eligibility are made of."""
        return any(changes.touches(entity) for entity in _READ_FOR)

    @property
    def tab(self) -> ProcedureTab:
        """Return the tab one sees."""
        return list(self.by_name.values())[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> ProcedureTab:
        """Go to a tab."""
        self.tabs.setCurrentIndex(list(self.by_name).index(name))
        return self.by_name[name]

    def read(self) -> None:
        """Read the procedures again and show them in the tab one sees."""
        estate = self._workbench.estate
        if estate is None:
            return
        session, language = estate.session, self._workbench.language
        book = self._workbench.operations.do(lambda: ProcedureBook(session, language))
        if book is not None:
            self._workbench.operations.do(lambda: self.tab.show_book(book))

    def commit(self) -> None:
        """Store what is being typed."""
        self.tab.commit()
