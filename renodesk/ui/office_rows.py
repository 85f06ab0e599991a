"""What the office adds to the table of actions: the way there and back, and its screens."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.action_rows import OFFICE, ActionRow, act

OFFICE_TITLES = (
    ("city", str(QT_TRANSLATE_NOOP("Screens", "全市一览"))),
    ("inbox", str(QT_TRANSLATE_NOOP("Screens", "收件箱"))),
    ("archive", str(QT_TRANSLATE_NOOP("Screens", "档案库"))),
    ("ranking", str(QT_TRANSLATE_NOOP("Screens", "排序"))),
    ("reserve", str(QT_TRANSLATE_NOOP("Screens", "储备库"))),
    ("year", str(QT_TRANSLATE_NOOP("Screens", "年度计划"))),
    ("rating", str(QT_TRANSLATE_NOOP("Screens", "考核"))),
    ("districts", str(QT_TRANSLATE_NOOP("Screens", "片区"))),
    ("devices", str(QT_TRANSLATE_NOOP("Screens", "认哪些电脑"))),
    ("ledgers", str(QT_TRANSLATE_NOOP("Screens", "台账"))),
)
"""The screens of the office's registry, in its order: Ctrl and their number (of the tenth: 0) lead there."""

OFFICE_ROWS = (
    act("enter_office", OFFICE, QT_TRANSLATE_NOOP("Actions", "进办公室"), "Ctrl+Shift+O", needs_estate=False),
    act(
        "leave_office", OFFICE, QT_TRANSLATE_NOOP("Actions", "回现场"), needs_estate=False, needs_office=True
    ),
    act("choose_archive", OFFICE, QT_TRANSLATE_NOOP("Actions", "选档案库…"), needs_estate=False),
    act(
        "choose_stored_archive",
        OFFICE,
        QT_TRANSLATE_NOOP("Actions", "打开存储里的档案库…"),
        needs_estate=False,
    ),
    act("prepare_estates", OFFICE, QT_TRANSLATE_NOOP("Actions", "由名单建小区档案…"), needs_estate=False),
    act(
        "send_back",
        OFFICE,
        QT_TRANSLATE_NOOP("Actions", "给电脑写下行包…"),
        needs_estate=False,
        needs_office=True,
    ),
    act(
        "share_answers",
        OFFICE,
        QT_TRANSLATE_NOOP("Actions", "社区共用的答案…"),
        needs_estate=False,
        needs_office=True,
    ),
    *(
        ActionRow(
            name=f"office_{name}",
            menu=OFFICE,
            title=title,
            keys=(f"Ctrl+{at % 10}",),
            needs_estate=False,
            needs_office=True,
            context="Screens",
        )
        for at, (name, title) in enumerate(OFFICE_TITLES, start=1)
    ),
)
OFFICE_ACTS = frozenset(row.name for row in OFFICE_ROWS)
"""Acts of the office: methods of `OfficeActs`, or one of its screens."""
