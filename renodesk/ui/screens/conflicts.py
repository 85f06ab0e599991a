"""Contested cells: the competing values side by side, with author and time; one is taken."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.form import Item
from renodesk.services.history import Conflict, Contender
from renodesk.ui.names import name_in, place_name
from renodesk.ui.widgets.boxes import button, card, clear, label
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench


class ConflictsScreen(ReadWhenShown):
    """Every contested cell as a card."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's contested cells."""
        super().__init__(workbench)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._head = label("", "quiet", wrap=True)
        layout.addWidget(self._head)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)

    def read(self) -> None:
        """Read the contested cells."""
        clear(self._list)
        estate = self._workbench.estate
        if estate is None:
            return
        conflicts = estate.history.conflicts()
        if conflicts:
            self._head.setText(self.tr("两人所记不同，各自的值都在。请逐处取一个；裁定本身也可以撤销。"))
        else:
            self._head.setText(self.tr("没有待裁定的内容。并入同事的交换包后，如有不同会列在这里。"))
        for conflict in conflicts:
            self._list.addWidget(self._conflict(conflict))
        self._list.addStretch(1)

    def _conflict(self, conflict: Conflict) -> QFrame:
        estate = self._workbench.estate
        item = estate.session.forms.tree.item(conflict.item) if estate else None
        frame, layout = card()
        name = name_in(self._workbench.language, item) if item else conflict.cell.entity
        where = conflict.place
        if estate is not None and conflict.cell.entity in ("answer", "check"):
            where = place_name(estate.session, vocabulary.split_answer_key(conflict.cell.key)[2])
        layout.addWidget(label(f"{conflict.item} {name} · {where}", "heading"))
        row = QHBoxLayout()
        for head in conflict.heads:
            row.addWidget(self._head_card(head, item), 1)
        layout.addLayout(row)
        return frame

    def _head_card(self, head: Contender, item: Item | None) -> QFrame:
        frame, layout = card(margins=12)
        layout.addWidget(label(f"{head.person} · {head.at[:16].replace('T', ' ')}", "quiet"))
        layout.addWidget(label(_words(head.value, item), wrap=True))
        take = button(self.tr("取这个"), tip=self.tr("取 {0} 的值").format(head.person))
        take.clicked.connect(lambda: self._take(head.id))
        layout.addStretch(1)
        layout.addWidget(take)
        return frame

    def _take(self, change: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: estate.history.resolve(change))


def _words(value: Json, item: Item | None) -> str:
    """Return a value with the labels of its boxes."""
    if not isinstance(value, Mapping):
        return "—" if value is None else canonical.dumps(value).strip('"')
    lines = []
    grade = value.get("grade")
    if grade is not None:
        text = item.grade_texts.get(int(str(grade)), "") if item and str(grade).isdigit() else ""
        lines.append(f"{canonical.dumps(grade)}  {text}")
    for part in ("inputs", "flags"):
        members = value.get(part)
        for name, number in members.items() if isinstance(members, Mapping) else ():
            box = (item.input(name) or item.flag(name)) if item else None
            lines.append(f"{box.label if box else name}：{canonical.dumps(number)}")
    status, reason = value.get("status"), value.get("reason")
    if status:
        lines.append(f"{status} {reason or ''}")
    return "\n".join(lines)
