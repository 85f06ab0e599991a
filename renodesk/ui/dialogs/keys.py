"""The key map, made from the table of actions."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.ui.action_rows import ActionRow
from renodesk.ui.actions import ACTIONS
from renodesk.ui.evidence_keys import EVIDENCE_ACTS, evidence_title
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog

COLUMNS = 3
NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyMap(Dialog):
    """Shows every key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """List the actions that have keys, and what keys do while answering."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("全部快捷键"))
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.tr("全部快捷键"), "title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        rows = [
            (self.tr("选等级"), "1 2 3 4 5"),
            (self.tr("勾选，这一项的第几个"), "Alt+1 … 9"),
            (self.tr("下一格，或下一项"), "Enter"),
            (self.tr("上一格"), "Shift+Enter"),
            (self.tr("上下项"), "↑ ↓"),
        ]
        rows += [(one.words, _said(one)) for one in ACTIONS if one.keys and not one.needs_office]
        rows.append((self.tr("在佐证照片上："), ""))
        for act in EVIDENCE_ACTS:
            rows.append((evidence_title(act), QKeySequence(act.key).toString(NATIVE)))
        rows.append((self.tr("在方案的措施上："), ""))
        rows += [
            (self.tr("列入或不列入所选"), "Space"),
            (self.tr("第几年做，0 为不分年"), "0 1 2 3"),
            (self.tr("来由和作用，展开一组"), "Enter"),
            (self.tr("改工程量"), "F2"),
            (self.tr("加、移除 36 项以外的措施"), "Ins  Del"),
        ]
        rows.append((self.tr("在办公室："), ""))
        rows += [(one.words, _said(one)) for one in ACTIONS if one.keys and one.needs_office]
        a_column = -(-len(rows) // COLUMNS)
        for at, (title, keys) in enumerate(rows):
            grid.addWidget(label(title), at % a_column, 2 * (at // a_column))
            grid.addWidget(label(keys, "quiet"), at % a_column, 2 * (at // a_column) + 1)
        held = QWidget()
        held.setLayout(grid)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.tr("全部快捷键"))
        scroll.setWidgetResizable(True)
        scroll.setWidget(held)
        layout.addWidget(scroll, 1)
        close = button(self.tr("关闭"), name="primary")
        close.clicked.connect(self.accept)
        layout.addWidget(close)
        room = self.screen().availableSize() if parent is None else parent.size()
        wanted = held.sizeHint()
        self.resize(
            min(wanted.width() + 60, room.width() - 40), min(wanted.height() + 150, room.height() - 40)
        )


def _said(row: ActionRow) -> str:
    return "  ".join(QKeySequence(key).toString(NATIVE) for key in row.keys)
