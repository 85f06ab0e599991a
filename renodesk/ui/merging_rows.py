"""Rows of the table of actions that change what an estate goes by, or bring its versions together."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.action_rows import EDIT, ActionRow

MERGING_ROWS = (
    ActionRow(name="choose_profile", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "地方配置…"))),
    ActionRow(name="migrate_packs", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "换到新版表包…"))),
    ActionRow(name="join_estate", menu=EDIT, title=str(QT_TRANSLATE_NOOP("Actions", "合并重复登记…"))),
)
MERGING_ACTS = frozenset(row.name for row in MERGING_ROWS)
"""Methods of `MergingActs`."""
