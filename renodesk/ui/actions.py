"""Every act a key or menu can start, as one table: menus, shortcuts and the key map are made from it."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from renodesk.ui.action_rows import EDIT, FILE, FILL, HELP, LOOK, PHOTO, VIEW, WALK, ActionRow
from renodesk.ui.merging_rows import MERGING_ROWS
from renodesk.ui.office_rows import OFFICE_ROWS
from renodesk.ui.outbox_rows import OUTBOX_ROWS
from renodesk.ui.screen_keys import SCREEN_TITLES, screen_key

PLACE_ACTS = frozenset(
    {
        "say_ok",
        "same_as_last",
        "place_as_last",
        "mark_na",
        "lock_place",
        "clear_revisit",
        "same_place",
        "fill_type",
        "next_basis",
        "next_basis_here",
        "fill_right",
        "item_view",
        "entrance_grid",
        "walk_mode",
    }
)
"""Acts on the place at hand: methods of `PlaceActs`, started while the survey is shown."""

PHOTO_ACTS = frozenset(
    {
        "choose_photos",
        "choose_photo_folder",
        "paste_photo",
        "focus_evidence",
        "accept_sure",
        "show_cameras",
        "show_clock",
    }
)
"""Acts on photos: methods of `PhotoActs`."""

PLAN_ACTS = frozenset({"show_on_plan", "add_plan"})
"""Acts on site plans: methods of `PlanActs`."""

HISTORY_ACTS = frozenset({"show_history", "changes_since_seal"})
"""Acts that look back: methods of `HistoryActs`."""

MEASURE_ACTS = frozenset({"show_in_plan"})
"""Acts on measures: methods of `InPlanActs`."""

REQUEST_ACTS = frozenset({"write_requests", "take_reply"})
"""Acts on request sheets: methods of `RequestActs`."""

ACTIONS: tuple[ActionRow, ...] = (
    ActionRow(
        name="new_estate",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "新建小区…")),
        keys=("Ctrl+N",),
        needs_estate=False,
    ),
    ActionRow(
        name="open_estate",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "打开小区…")),
        keys=("Ctrl+O",),
        needs_estate=False,
    ),
    ActionRow(
        name="open_bundle",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "由交换包新建…")),
        needs_estate=False,
    ),
    ActionRow(
        name="show_library",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "回到小区库")),
        keys=("Ctrl+L",),
    ),
    ActionRow(
        name="write_report",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "写文件：报告、方案、台账…")),
        keys=("Ctrl+P",),
    ),
    ActionRow(
        name="check_paper",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "核对文件…")),
    ),
    ActionRow(
        name="write_sheets",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "现场表…")),
        keys=("Ctrl+Shift+P",),
    ),
    ActionRow(
        name="take_sheet",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "导入答卷…")),
        keys=("Ctrl+Shift+I",),
    ),
    ActionRow(
        name="write_requests",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "写资料函…")),
        keys=("Ctrl+Shift+L",),
    ),
    ActionRow(
        name="take_reply",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "收回函…")),
        keys=("Ctrl+Shift+K",),
    ),
    ActionRow(
        name="write_bundle",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "给同事…")),
        keys=("Ctrl+E",),
    ),
    ActionRow(
        name="merge_bundle",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "收同事的…")),
        keys=("Ctrl+M",),
    ),
    *OUTBOX_ROWS,
    ActionRow(name="show_space", menu=FILE, title=str(QT_TRANSLATE_NOOP("Actions", "腾出地方…"))),
    ActionRow(
        name="import_register",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "导入登记表…")),
        keys=("Ctrl+I",),
    ),
    ActionRow(
        name="back_up", menu=FILE, title=str(QT_TRANSLATE_NOOP("Actions", "备份到…")), keys=("Ctrl+B",)
    ),
    ActionRow(
        name="show_preferences",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "设置…")),
        keys=("Ctrl+,",),
        needs_estate=False,
    ),
    ActionRow(
        name="leave",
        menu=FILE,
        title=str(QT_TRANSLATE_NOOP("Actions", "退出")),
        keys=("Ctrl+Q",),
        needs_estate=False,
    ),
    ActionRow(name="undo", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "撤销")), keys=("Ctrl+Z",)),
    ActionRow(
        name="redo",
        menu=EDIT,
        title=str(QT_TRANSLATE_NOOP("Actions", "重做")),
        keys=("Ctrl+Y", "Ctrl+Shift+Z"),
    ),
    ActionRow(
        name="show_history",
        menu=EDIT,
        title=str(QT_TRANSLATE_NOOP("Actions", "这里的改动记录…")),
        keys=("Ctrl+H",),
    ),
    ActionRow(name="begin_round", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "开始新一轮…"))),
    *MERGING_ROWS,
    ActionRow(
        name="changes_since_seal", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "上次封存以来改了什么"))
    ),
    ActionRow(name="search", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "搜索")), keys=("Ctrl+F",)),
    ActionRow(name="assign", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "分给…"))),
    ActionRow(
        name="next_item", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "下一项")), keys=("PgDown",)
    ),
    ActionRow(
        name="previous_item",
        menu=WALK,
        title=str(QT_TRANSLATE_NOOP("Actions", "上一项")),
        keys=("PgUp", "Shift+Return", "Shift+Enter"),
    ),
    ActionRow(
        name="next_place",
        menu=WALK,
        title=str(QT_TRANSLATE_NOOP("Actions", "下一处")),
        keys=("Ctrl+Return", "Ctrl+Enter"),
    ),
    ActionRow(
        name="next_unanswered", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "下一处未填")), keys=("F3",)
    ),
    ActionRow(
        name="next_problem", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "下一处短板")), keys=("F4",)
    ),
    ActionRow(name="say_ok", menu=FILL, title=str(QT_TRANSLATE_NOOP("Actions", "合格")), keys=("F5",)),
    ActionRow(
        name="same_as_last", menu=FILL, title=str(QT_TRANSLATE_NOOP("Actions", "这一项同上次")), keys=("F6",)
    ),
    ActionRow(
        name="place_as_last",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "这一处没填的同上次")),
        keys=("Shift+F6",),
    ),
    ActionRow(name="mark_unseen", menu=FILL, title=str(QT_TRANSLATE_NOOP("Actions", "看不到")), keys=("F8",)),
    ActionRow(
        name="mark_na", menu=FILL, title=str(QT_TRANSLATE_NOOP("Actions", "不适用")), keys=("Shift+F8",)
    ),
    ActionRow(
        name="lock_place",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "这一处进不去…")),
        keys=("Ctrl+F8",),
    ),
    ActionRow(name="clear_revisit", menu=FILL, title=str(QT_TRANSLATE_NOOP("Actions", "不用再回访"))),
    ActionRow(
        name="next_basis",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "这一项怎么得来的")),
        keys=("F9",),
    ),
    ActionRow(
        name="next_basis_here",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "这一处怎么得来的")),
        keys=("Shift+F9",),
    ),
    ActionRow(
        name="same_place",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "照另一处填…")),
        keys=("Ctrl+D",),
    ),
    ActionRow(
        name="fill_type",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "同类楼都照这栋填…")),
        keys=("Ctrl+T",),
    ),
    ActionRow(
        name="fill_right",
        menu=FILL,
        title=str(QT_TRANSLATE_NOOP("Actions", "往右填（单元表）")),
        keys=("Ctrl+R",),
    ),
    ActionRow(
        name="choose_photos", menu=PHOTO, title=str(QT_TRANSLATE_NOOP("Actions", "选照片…")), keys=("F7",)
    ),
    ActionRow(
        name="choose_photo_folder",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "收入存储卡或文件夹…")),
        keys=("Shift+F7",),
    ),
    ActionRow(
        name="paste_photo",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "粘贴照片")),
        keys=("Ctrl+Shift+V",),
    ),
    ActionRow(
        name="focus_evidence",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "到佐证照片")),
        keys=("Ctrl+J",),
    ),
    ActionRow(
        name="accept_sure",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "有把握的都归位")),
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    ),
    ActionRow(name="show_cameras", menu=PHOTO, title=str(QT_TRANSLATE_NOOP("Actions", "相机时差…"))),
    ActionRow(
        name="show_clock",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "给相机拍的时钟…")),
        needs_estate=False,
    ),
    ActionRow(
        name="show_on_plan",
        menu=PHOTO,
        title=str(QT_TRANSLATE_NOOP("Actions", "在平面图上看或标")),
        keys=("Ctrl+K",),
    ),
    ActionRow(name="add_plan", menu=PHOTO, title=str(QT_TRANSLATE_NOOP("Actions", "加平面图…"))),
    *(
        ActionRow(
            name=f"screen_{name}",
            menu=VIEW,
            title=title,
            keys=(screen_key(at, name),),
            context="Screens",
        )
        for at, (name, title) in enumerate(SCREEN_TITLES, start=1)
    ),
    ActionRow(
        name="show_in_plan",
        menu=VIEW,
        title=str(QT_TRANSLATE_NOOP("Actions", "在方案里看")),
        keys=("Ctrl+Shift+J",),
    ),
    ActionRow(
        name="register_table",
        menu=VIEW,
        title=str(QT_TRANSLATE_NOOP("Actions", "登记：逐处／楼栋表格／单元表格")),
        keys=("Ctrl+Shift+G",),
    ),
    ActionRow(
        name="item_view", menu=VIEW, title=str(QT_TRANSLATE_NOOP("Actions", "整项／整处")), keys=("F2",)
    ),
    ActionRow(
        name="entrance_grid", menu=VIEW, title=str(QT_TRANSLATE_NOOP("Actions", "单元表")), keys=("Ctrl+G",)
    ),
    ActionRow(
        name="walk_mode", menu=WALK, title=str(QT_TRANSLATE_NOOP("Actions", "行走模式")), keys=("F11",)
    ),
    ActionRow(
        name="theme_light", menu=LOOK, title=str(QT_TRANSLATE_NOOP("Actions", "浅色")), needs_estate=False
    ),
    ActionRow(
        name="theme_dark", menu=LOOK, title=str(QT_TRANSLATE_NOOP("Actions", "深色")), needs_estate=False
    ),
    ActionRow(
        name="theme_contrast",
        menu=LOOK,
        title=str(QT_TRANSLATE_NOOP("Actions", "高对比")),
        needs_estate=False,
    ),
    ActionRow(
        name="larger",
        menu=LOOK,
        title=str(QT_TRANSLATE_NOOP("Actions", "放大文字")),
        keys=("Ctrl+=", "Ctrl++"),
        needs_estate=False,
    ),
    ActionRow(
        name="smaller",
        menu=LOOK,
        title=str(QT_TRANSLATE_NOOP("Actions", "缩小文字")),
        keys=("Ctrl+-",),
        needs_estate=False,
    ),
    ActionRow(name="language_zh", menu=LOOK, title="中文", needs_estate=False),
    ActionRow(name="language_en", menu=LOOK, title="English", needs_estate=False),
    *OFFICE_ROWS,
    ActionRow(
        name="show_keys",
        menu=HELP,
        title=str(QT_TRANSLATE_NOOP("Actions", "全部快捷键")),
        keys=("F1",),
        needs_estate=False,
    ),
)


def make_actions(window: QWidget, start: Callable[[str], None]) -> dict[str, QAction]:
    """Return an action for each row; triggering it calls `start` with its name."""
    made: dict[str, QAction] = {}
    for row in ACTIONS:
        action = QAction(row.words, window)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.triggered.connect(lambda _=False, name=row.name: start(name))
        window.addAction(action)
        made[row.name] = action
    return made
