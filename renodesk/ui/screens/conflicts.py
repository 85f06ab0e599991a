"""Contested cells: the competing values side by side, with author and time; one is taken, or a person's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from renodesk.services.contests import Claim, Contest, Contests
from renodesk.ui.local_time import local_minute
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, card, choice, clear, label
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.workbench import Workbench


class ConflictsScreen(ReadWhenShown):
    """Every contested cell as a card."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's contested cells."""
        super().__init__(workbench)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._head_row())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        scroll.setWidget(inner)
        layout.addWidget(scroll, 1)

    def _head_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._head = label("", "quiet", wrap=True)
        row.addWidget(self._head, 1)
        self.person = choice(self.tr("谁的值"))
        self.all = button(self.tr("全部取此人的"), tip=self.tr("每处都取此人的值，一次可以撤销"))
        self.all.clicked.connect(self.take_all)
        row.addWidget(self.person)
        row.addWidget(self.all)
        return row

    def read(self) -> None:
        """Read the contested cells."""
        clear(self._list)
        contests = self._contests()
        found = contests.listing() if contests else ()
        if found:
            words = self.tr("两人所记不同，各自的值都在。请逐处取一个；裁定本身也可以撤销。")
        else:
            words = self.tr("没有待裁定的内容。并入同事的交换包后，如有不同会列在这里。")
        self._head.setText(words)
        persons = contests.persons() if contests else ()
        self.person.clear()
        self.person.addItems(persons)
        for widget in (self.person, self.all):
            widget.setVisible(len(found) > 1)
        for contest in found:
            self._list.addWidget(self._contest(contest))
        self._list.addStretch(1)

    def _contests(self) -> Contests | None:
        estate = self._workbench.estate
        return None if estate is None else Contests(estate.session, self._workbench.language)

    def _contest(self, contest: Contest) -> QFrame:
        estate = self._workbench.estate
        frame, layout = card()
        where = place_name(estate.session, contest.place) if estate and contest.place else ""
        head = QHBoxLayout()
        words = " · ".join(part for part in (contest.what, where) if part)
        head.addWidget(label(words, "heading", wrap=True), 1)
        if contest.place is not None and contest.item:
            go = button(self.tr("看照片和记录"))
            go.clicked.connect(lambda: self._go(contest))
            head.addWidget(go)
        layout.addLayout(head)
        row = QHBoxLayout()
        for claim in contest.claims:
            row.addWidget(self._claim(claim), 1)
        layout.addLayout(row)
        return frame

    def _claim(self, claim: Claim) -> QFrame:
        frame, layout = card(margins=12)
        layout.addWidget(label(f"{claim.person} · {local_minute(claim.at)}", "quiet"))
        layout.addWidget(label("\n".join(claim.lines), wrap=True))
        take = button(self.tr("取这个"), tip=self.tr("取 {0} 的值").format(claim.person))
        take.clicked.connect(lambda: self._take(claim.id))
        layout.addStretch(1)
        layout.addWidget(take)
        return frame

    def _go(self, contest: Contest) -> None:
        estate = self._workbench.estate
        if estate is None or contest.place is None:
            return
        if estate.session.forms.tree.item(contest.item) is None:
            self._workbench.screen_wanted.emit("checklist")
        else:
            self._workbench.screen_wanted.emit("survey")
            self._workbench.go((contest.item, contest.place))

    def _take(self, change: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: estate.history.resolve(change))

    def take_all(self) -> None:
        """Take the chosen person's value in every contest, in one act."""
        contests, person = self._contests(), self.person.currentText()
        if contests is not None and person:
            self._workbench.operations.do(lambda: contests.take_all_from(person))
