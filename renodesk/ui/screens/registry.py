"""Every screen of the window, in the order of the navigation. A new screen is one file and one line here."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from renodesk.ui.screens.changes import ChangesScreen
from renodesk.ui.screens.checklist import ChecklistScreen
from renodesk.ui.screens.comparison import ComparisonScreen
from renodesk.ui.screens.conflicts import ConflictsScreen
from renodesk.ui.screens.interview import InterviewScreen
from renodesk.ui.screens.ledgers import LedgersScreen
from renodesk.ui.screens.matrix import MatrixScreen
from renodesk.ui.screens.photos import PhotosScreen
from renodesk.ui.screens.plan import PlanScreen
from renodesk.ui.screens.problems import ProblemsScreen
from renodesk.ui.screens.procedure import ProcedureScreen
from renodesk.ui.screens.register import RegisterScreen
from renodesk.ui.screens.residents import ResidentsScreen
from renodesk.ui.screens.review import ReviewScreen
from renodesk.ui.screens.site_plan import SitePlanScreen
from renodesk.ui.screens.standards import StandardsScreen
from renodesk.ui.screens.survey import SurveyScreen
from renodesk.ui.workbench import Workbench

SCREENS: tuple[tuple[str, str, Callable[[Workbench], QWidget]], ...] = (
    ("survey", str(QT_TRANSLATE_NOOP("Screens", "现场")), SurveyScreen),
    ("register", str(QT_TRANSLATE_NOOP("Screens", "登记")), RegisterScreen),
    ("interview", str(QT_TRANSLATE_NOOP("Screens", "访谈")), InterviewScreen),
    ("checklist", str(QT_TRANSLATE_NOOP("Screens", "清单 36")), ChecklistScreen),
    ("matrix", str(QT_TRANSLATE_NOOP("Screens", "矩阵")), MatrixScreen),
    ("photos", str(QT_TRANSLATE_NOOP("Screens", "照片")), PhotosScreen),
    ("site_plan", str(QT_TRANSLATE_NOOP("Screens", "平面图")), SitePlanScreen),
    ("conflicts", str(QT_TRANSLATE_NOOP("Screens", "待裁定")), ConflictsScreen),
    ("review", str(QT_TRANSLATE_NOOP("Screens", "复查")), ReviewScreen),
    ("comparison", str(QT_TRANSLATE_NOOP("Screens", "前后比较")), ComparisonScreen),
    ("problems", str(QT_TRANSLATE_NOOP("Screens", "手册问题")), ProblemsScreen),
    ("plan", str(QT_TRANSLATE_NOOP("Screens", "方案")), PlanScreen),
    ("residents", str(QT_TRANSLATE_NOOP("Screens", "居民")), ResidentsScreen),
    ("procedure", str(QT_TRANSLATE_NOOP("Screens", "程序")), ProcedureScreen),
    ("ledgers", str(QT_TRANSLATE_NOOP("Screens", "台账")), LedgersScreen),
    ("standards", str(QT_TRANSLATE_NOOP("Screens", "衡量标准")), StandardsScreen),
    ("changes", str(QT_TRANSLATE_NOOP("Screens", "改动")), ChangesScreen),
)
"""(icon, title, screen)."""
