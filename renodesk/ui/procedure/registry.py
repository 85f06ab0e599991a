"""Every tab of the screen of procedures, in order. A new tab is one file and one line here."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.procedure.eligible import EligibilityTab
from renodesk.ui.procedure.ones import OnesTab
from renodesk.ui.procedure.people import PeopleTab
from renodesk.ui.procedure.reviewing import ReviewTab
from renodesk.ui.procedure.steps import StepsTab
from renodesk.ui.procedure.tab import ProcedureTab
from renodesk.ui.procedure.together import TogetherTab
from renodesk.ui.procedure.way import WayTab
from renodesk.ui.workbench import Workbench

TABS: tuple[tuple[str, str, Callable[[Workbench], ProcedureTab]], ...] = (
    ("steps", str(QT_TRANSLATE_NOOP("ProcedureTabs", "步骤")), StepsTab),
    ("ones", str(QT_TRANSLATE_NOOP("ProcedureTabs", "七个一")), OnesTab),
    ("together", str(QT_TRANSLATE_NOOP("ProcedureTabs", "五同步")), TogetherTab),
    ("people", str(QT_TRANSLATE_NOOP("ProcedureTabs", "人员与会议")), PeopleTab),
    ("review", str(QT_TRANSLATE_NOOP("ProcedureTabs", "审查")), ReviewTab),
    ("eligibility", str(QT_TRANSLATE_NOOP("ProcedureTabs", "资格")), EligibilityTab),
    ("way", str(QT_TRANSLATE_NOOP("ProcedureTabs", "时间线")), WayTab),
)
"""(name, title, tab)."""
