"""Every tab of the screen of residents, in order. A new tab is one file and one line here."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.residents.ballots import BallotsTab
from renodesk.ui.residents.drafts import DraftsTab
from renodesk.ui.residents.forms import FormsTab
from renodesk.ui.residents.orders import OrdersTab
from renodesk.ui.residents.tab import ResidentsTab
from renodesk.ui.workbench import Workbench

TABS: tuple[tuple[str, str, Callable[[Workbench], ResidentsTab]], ...] = (
    ("ballots", str(QT_TRANSLATE_NOOP("ResidentsTabs", "表决")), BallotsTab),
    ("forms", str(QT_TRANSLATE_NOOP("ResidentsTabs", "问卷")), FormsTab),
    ("orders", str(QT_TRANSLATE_NOOP("ResidentsTabs", "点单")), OrdersTab),
    ("drafts", str(QT_TRANSLATE_NOOP("ResidentsTabs", "三上三下")), DraftsTab),
)
"""(name, title, tab)."""
