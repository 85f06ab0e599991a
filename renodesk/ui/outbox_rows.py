"""What the outbox adds to the table of actions."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from renodesk.ui.action_rows import FILE, act

OUTBOX_ROWS = (
    act("show_outbox", FILE, QT_TRANSLATE_NOOP("Actions", "发件箱…"), "Ctrl+Shift+E", needs_estate=False),
    act("show_ways", FILE, QT_TRANSLATE_NOOP("Actions", "传送方式…"), needs_estate=False),
)
OUTBOX_ACTS = frozenset(row.name for row in OUTBOX_ROWS)
"""Methods of `OutboxActs`."""
