"""Rows of the table of actions that change what an estate goes by, or bring its versions together."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.action_rows import EDIT, act

MERGING_ROWS = (
    act("choose_profile", EDIT, QT_TRANSLATE_NOOP("Actions", "地方配置…")),
    act("migrate_packs", EDIT, QT_TRANSLATE_NOOP("Actions", "换到新版表包…")),
    act("join_estate", EDIT, QT_TRANSLATE_NOOP("Actions", "合并重复登记…")),
)
MERGING_ACTS = frozenset(row.name for row in MERGING_ROWS)
"""Methods of `MergingActs`."""
