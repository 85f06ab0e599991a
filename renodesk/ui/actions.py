"""Every act a key or menu can start, as one table: menus, shortcuts and the key map are made from it."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from renodesk.ui.action_rows import EDIT, FILE, FILL, HELP, LOOK, PHOTO, VIEW, WALK, ActionRow, act
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
    act("new_estate", FILE, QT_TRANSLATE_NOOP("Actions", "新建小区…"), "Ctrl+N", needs_estate=False),
    act("open_estate", FILE, QT_TRANSLATE_NOOP("Actions", "打开小区…"), "Ctrl+O", needs_estate=False),
    act("open_bundle", FILE, QT_TRANSLATE_NOOP("Actions", "由交换包新建…"), needs_estate=False),
    act("show_library", FILE, QT_TRANSLATE_NOOP("Actions", "回到小区库"), "Ctrl+L"),
    act("write_report", FILE, QT_TRANSLATE_NOOP("Actions", "写文件：报告、方案、台账…"), "Ctrl+P"),
    act("check_paper", FILE, QT_TRANSLATE_NOOP("Actions", "核对文件…")),
    act("write_sheets", FILE, QT_TRANSLATE_NOOP("Actions", "现场表…"), "Ctrl+Shift+P"),
    act("take_sheet", FILE, QT_TRANSLATE_NOOP("Actions", "导入答卷…"), "Ctrl+Shift+I"),
    act("write_requests", FILE, QT_TRANSLATE_NOOP("Actions", "写资料函…"), "Ctrl+Shift+L"),
    act("take_reply", FILE, QT_TRANSLATE_NOOP("Actions", "收回函…"), "Ctrl+Shift+K"),
    act("write_bundle", FILE, QT_TRANSLATE_NOOP("Actions", "给同事…"), "Ctrl+E"),
    act("merge_bundle", FILE, QT_TRANSLATE_NOOP("Actions", "收同事的…"), "Ctrl+M"),
    *OUTBOX_ROWS,
    act("show_space", FILE, QT_TRANSLATE_NOOP("Actions", "腾出地方…")),
    act("erase_persons", FILE, QT_TRANSLATE_NOOP("Actions", "删掉个人信息…")),
    act("import_register", FILE, QT_TRANSLATE_NOOP("Actions", "导入登记表…"), "Ctrl+I"),
    act("back_up", FILE, QT_TRANSLATE_NOOP("Actions", "备份到…"), "Ctrl+B"),
    act("show_preferences", FILE, QT_TRANSLATE_NOOP("Actions", "设置…"), "Ctrl+,", needs_estate=False),
    act("leave", FILE, QT_TRANSLATE_NOOP("Actions", "退出"), "Ctrl+Q", needs_estate=False),
    act("undo", EDIT, QT_TRANSLATE_NOOP("Actions", "撤销"), "Ctrl+Z"),
    act("redo", EDIT, QT_TRANSLATE_NOOP("Actions", "重做"), "Ctrl+Y", "Ctrl+Shift+Z"),
    act("show_history", EDIT, QT_TRANSLATE_NOOP("Actions", "这里的改动记录…"), "Ctrl+H"),
    act("begin_round", EDIT, QT_TRANSLATE_NOOP("Actions", "开始新一轮…")),
    *MERGING_ROWS,
    act("changes_since_seal", EDIT, QT_TRANSLATE_NOOP("Actions", "上次封存以来改了什么")),
    act("search", WALK, QT_TRANSLATE_NOOP("Actions", "搜索"), "Ctrl+F"),
    act("assign", WALK, QT_TRANSLATE_NOOP("Actions", "分给…")),
    act("next_item", WALK, QT_TRANSLATE_NOOP("Actions", "下一项"), "PgDown"),
    act("previous_item", WALK, QT_TRANSLATE_NOOP("Actions", "上一项"), "PgUp", "Shift+Return", "Shift+Enter"),
    act("next_place", WALK, QT_TRANSLATE_NOOP("Actions", "下一处"), "Ctrl+Return", "Ctrl+Enter"),
    act("next_unanswered", WALK, QT_TRANSLATE_NOOP("Actions", "下一处未填"), "F3"),
    act("next_problem", WALK, QT_TRANSLATE_NOOP("Actions", "下一处短板"), "F4"),
    act("say_ok", FILL, QT_TRANSLATE_NOOP("Actions", "合格"), "F5"),
    act("same_as_last", FILL, QT_TRANSLATE_NOOP("Actions", "这一项同上次"), "F6"),
    act("place_as_last", FILL, QT_TRANSLATE_NOOP("Actions", "这一处没填的同上次"), "Shift+F6"),
    act("mark_unseen", FILL, QT_TRANSLATE_NOOP("Actions", "看不到"), "F8"),
    act("mark_na", FILL, QT_TRANSLATE_NOOP("Actions", "不适用"), "Shift+F8"),
    act("lock_place", FILL, QT_TRANSLATE_NOOP("Actions", "这一处进不去…"), "Ctrl+F8"),
    act("clear_revisit", FILL, QT_TRANSLATE_NOOP("Actions", "不用再回访")),
    act("next_basis", FILL, QT_TRANSLATE_NOOP("Actions", "这一项怎么得来的"), "F9"),
    act("next_basis_here", FILL, QT_TRANSLATE_NOOP("Actions", "这一处怎么得来的"), "Shift+F9"),
    act("same_place", FILL, QT_TRANSLATE_NOOP("Actions", "照另一处填…"), "Ctrl+D"),
    act("fill_type", FILL, QT_TRANSLATE_NOOP("Actions", "同类楼都照这栋填…"), "Ctrl+T"),
    act("fill_right", FILL, QT_TRANSLATE_NOOP("Actions", "往右填（单元表）"), "Ctrl+R"),
    act("choose_photos", PHOTO, QT_TRANSLATE_NOOP("Actions", "选照片…"), "F7"),
    act("choose_photo_folder", PHOTO, QT_TRANSLATE_NOOP("Actions", "收入存储卡或文件夹…"), "Shift+F7"),
    act("paste_photo", PHOTO, QT_TRANSLATE_NOOP("Actions", "粘贴照片"), "Ctrl+Shift+V"),
    act("focus_evidence", PHOTO, QT_TRANSLATE_NOOP("Actions", "到佐证照片"), "Ctrl+J"),
    act(
        "accept_sure",
        PHOTO,
        QT_TRANSLATE_NOOP("Actions", "有把握的都归位"),
        "Ctrl+Shift+Return",
        "Ctrl+Shift+Enter",
    ),
    act("show_cameras", PHOTO, QT_TRANSLATE_NOOP("Actions", "相机时差…")),
    act("show_clock", PHOTO, QT_TRANSLATE_NOOP("Actions", "给相机拍的时钟…"), needs_estate=False),
    act("show_on_plan", PHOTO, QT_TRANSLATE_NOOP("Actions", "在平面图上看或标"), "Ctrl+K"),
    act("add_plan", PHOTO, QT_TRANSLATE_NOOP("Actions", "加平面图…")),
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
    act("show_in_plan", VIEW, QT_TRANSLATE_NOOP("Actions", "在方案里看"), "Ctrl+Shift+J"),
    act(
        "register_table", VIEW, QT_TRANSLATE_NOOP("Actions", "登记：逐处／楼栋表格／单元表格"), "Ctrl+Shift+G"
    ),
    act("item_view", VIEW, QT_TRANSLATE_NOOP("Actions", "整项／整处"), "F2"),
    act("entrance_grid", VIEW, QT_TRANSLATE_NOOP("Actions", "单元表"), "Ctrl+G"),
    act("walk_mode", WALK, QT_TRANSLATE_NOOP("Actions", "行走模式"), "F11"),
    act("theme_light", LOOK, QT_TRANSLATE_NOOP("Actions", "浅色"), needs_estate=False),
    act("theme_dark", LOOK, QT_TRANSLATE_NOOP("Actions", "深色"), needs_estate=False),
    act("theme_contrast", LOOK, QT_TRANSLATE_NOOP("Actions", "高对比"), needs_estate=False),
    act("larger", LOOK, QT_TRANSLATE_NOOP("Actions", "放大文字"), "Ctrl+=", "Ctrl++", needs_estate=False),
    act("smaller", LOOK, QT_TRANSLATE_NOOP("Actions", "缩小文字"), "Ctrl+-", needs_estate=False),
    act("language_zh", LOOK, "中文", needs_estate=False),
    act("language_en", LOOK, "English", needs_estate=False),
    *OFFICE_ROWS,
    act("show_keys", HELP, QT_TRANSLATE_NOOP("Actions", "全部快捷键"), "F1", needs_estate=False),
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
