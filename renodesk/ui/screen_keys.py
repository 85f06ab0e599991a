"""The keys that lead to the screens; the screens themselves are not loaded for them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SCREEN_TITLES = (
    ("survey", str(QT_TRANSLATE_NOOP("Screens", "现场"))),
    ("register", str(QT_TRANSLATE_NOOP("Screens", "登记"))),
    ("interview", str(QT_TRANSLATE_NOOP("Screens", "访谈"))),
    ("checklist", str(QT_TRANSLATE_NOOP("Screens", "清单 36"))),
    ("matrix", str(QT_TRANSLATE_NOOP("Screens", "矩阵"))),
    ("photos", str(QT_TRANSLATE_NOOP("Screens", "照片"))),
    ("site_plan", str(QT_TRANSLATE_NOOP("Screens", "平面图"))),
    ("conflicts", str(QT_TRANSLATE_NOOP("Screens", "待裁定"))),
    ("review", str(QT_TRANSLATE_NOOP("Screens", "复查"))),
    ("comparison", str(QT_TRANSLATE_NOOP("Screens", "前后比较"))),
    ("problems", str(QT_TRANSLATE_NOOP("Screens", "手册问题"))),
    ("plan", str(QT_TRANSLATE_NOOP("Screens", "方案"))),
    ("residents", str(QT_TRANSLATE_NOOP("Screens", "居民"))),
    ("procedure", str(QT_TRANSLATE_NOOP("Screens", "程序"))),
    ("ledgers", str(QT_TRANSLATE_NOOP("Screens", "台账"))),
    ("standards", str(QT_TRANSLATE_NOOP("Screens", "衡量标准"))),
    ("changes", str(QT_TRANSLATE_NOOP("Screens", "改动"))),
)
"""The screens of the registry, in its order: Ctrl and their number lead there, 0 to the tenth."""
SCREEN_GROUPS = (
    (
        str(QT_TRANSLATE_NOOP("Screens", "体检")),
        (
            "survey",
            "register",
            "interview",
            "checklist",
            "matrix",
            "photos",
            "site_plan",
            "conflicts",
            "review",
            "comparison",
            "changes",
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Screens", "改造")),
        ("problems", "plan", "residents", "procedure", "ledgers", "standards"),
    ),
)
"""What the navigation shows at once on a low laptop: the walk, and what follows."""
_OWN_KEYS = {
    "problems": "Ctrl+Shift+W",
    "changes": "Ctrl+Shift+H",
    "plan": "Ctrl+Shift+F",
    "residents": "Ctrl+Shift+R",
    "procedure": "Ctrl+Shift+Y",
    "ledgers": "Ctrl+Shift+T",
    "standards": "Ctrl+Shift+D",
}
"""Keys of screens that have no number."""


def screen_key(number: int, name: str) -> str:
    """Return the key of the screen that stands at this number of the registry."""
    return _OWN_KEYS.get(name, f"Ctrl+{number % 10}")
