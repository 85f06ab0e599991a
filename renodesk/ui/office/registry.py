"""Every screen of the office, in the order of its navigation. A new one is a file and a line here.

Its title and key stand in `ui/office_rows.py`, its icon in `resources/icons/`.
"""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.office.desk import OfficeDesk
from renodesk.ui.office.screen import OfficeScreen
from renodesk.ui.office.screens.archive import ArchiveScreen
from renodesk.ui.office.screens.city import CityScreen
from renodesk.ui.office.screens.devices import DevicesScreen
from renodesk.ui.office.screens.districts import DistrictsScreen
from renodesk.ui.office.screens.inbox import InboxScreen
from renodesk.ui.office.screens.ledgers import LedgersScreen
from renodesk.ui.office.screens.ranking import RankingScreen
from renodesk.ui.office.screens.rating import RatingScreen
from renodesk.ui.office.screens.reserve import ReserveScreen
from renodesk.ui.office.screens.year import YearScreen

OFFICE_SCREENS: tuple[tuple[str, str, Callable[[OfficeDesk], OfficeScreen]], ...] = (
    ("city", str(QT_TRANSLATE_NOOP("Screens", "全市一览")), CityScreen),
    ("inbox", str(QT_TRANSLATE_NOOP("Screens", "收件箱")), InboxScreen),
    ("archive", str(QT_TRANSLATE_NOOP("Screens", "档案库")), ArchiveScreen),
    ("ranking", str(QT_TRANSLATE_NOOP("Screens", "排序")), RankingScreen),
    ("reserve", str(QT_TRANSLATE_NOOP("Screens", "储备库")), ReserveScreen),
    ("year", str(QT_TRANSLATE_NOOP("Screens", "年度计划")), YearScreen),
    ("rating", str(QT_TRANSLATE_NOOP("Screens", "考核")), RatingScreen),
    ("districts", str(QT_TRANSLATE_NOOP("Screens", "片区")), DistrictsScreen),
    ("devices", str(QT_TRANSLATE_NOOP("Screens", "认哪些电脑")), DevicesScreen),
    ("ledgers", str(QT_TRANSLATE_NOOP("Screens", "台账")), LedgersScreen),
)
"""(icon, title, screen)."""
