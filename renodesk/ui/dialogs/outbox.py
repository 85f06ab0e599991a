"""The outbox: how far each bundle has come, and what is to be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.services.giving import size_text
from renodesk.services.outbox.outbox import Outbox
from renodesk.services.outbox.posting import Posting, State
from renodesk.services.outbox.words import state_words, trouble_words
from renodesk.ui.carrying import Carrying
from renodesk.ui.local_time import local_minute
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.widgets.empty import Empty
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.workbench import Workbench


class OutboxDialog(Dialog):
    """A row for each bundle; below it, in words, what is amiss with the one at hand."""

    ways_wanted = Signal()

    def __init__(
        self, workbench: Workbench, outbox: Outbox, carrying: Carrying, parent: QWidget | None = None
    ) -> None:
        """Show the outbox as it is, and follow it."""
        super().__init__(parent)
        self._workbench = workbench
        self._outbox = outbox
        self._carrying = carrying
        self._postings: tuple[Posting, ...] = ()
        self.setWindowTitle(self.tr("发件箱"))
        px = workbench.theme.px
        self.setMinimumWidth(860)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("发件箱"), "heading"))
        hint = self.tr(
            "用“给同事…”选一种传送方式就放到这里。断了会接着送；办公室并入后，电脑上的这一份自动删掉。"
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("发件箱里的交换包"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(
            [self.tr("走到哪一步"), self.tr("交换包"), self.tr("怎么送"), self.tr("大小"), self.tr("时间")]
        )
        header = self.list.header()
        header.setStretchLastSection(False)
        for at in range(5):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.setMinimumHeight(220)
        self.list.currentItemChanged.connect(lambda *_: self._look())
        layout.addWidget(self.list, 1)
        self.empty = Empty()
        self.empty.setMinimumHeight(px(160))
        layout.addWidget(self.empty, 1)
        self.words = label("", wrap=True)
        self.words.setMinimumHeight(px(48))
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words)
        layout.addLayout(self._buttons())
        carrying.moved.connect(self.refresh)
        carrying.told.connect(self._tell)
        self.refresh()
        self.list.setFocus()

    def _buttons(self) -> FlowLayout:
        self.now = button(self.tr("现在收发"), name="primary", tip=self.tr("送出待发的，取回回执"))
        self.now.clicked.connect(self._carrying.wake)
        self.again = button(self.tr("再送一次"))
        self.again.clicked.connect(self._send_again)
        self.pause = button(self.tr("暂停"))
        self.pause.clicked.connect(self._pause)
        self.forget = button(self.tr("拿掉"), tip=self.tr("从发件箱拿掉；小区档案不变，送到的不收回"))
        self.forget.clicked.connect(self._forget)
        self.ways = button(self.tr("传送方式…"))
        self.ways.clicked.connect(self.ways_wanted)
        self.close_it = button(self.tr("关闭"))
        self.close_it.clicked.connect(self.reject)
        acts = (self.now, self.again, self.pause, self.forget, self.ways)
        for one in acts:
            one.setAutoDefault(False)
        return flow(*acts, self.close_it)

    def refresh(self) -> None:
        """Read the outbox again; the row at hand stays at hand."""
        at_hand = self._at_hand()
        self._postings = self._carrying.postings()
        self.list.clear()
        language = self._workbench.language
        for one in reversed(self._postings):
            cells = [
                state_words(one, language),
                one.id,
                one.way,
                size_text(one.bytes),
                local_minute(one.at),
            ]
            row = QTreeWidgetItem(self.list, cells)
            row.setData(0, Qt.ItemDataRole.UserRole, one.id)
            row.setToolTip(1, one.id)
            if trouble_words(one, language):
                row.setText(0, "! " + cells[0])
            if at_hand is not None and one.id == at_hand.id:
                self.list.setCurrentItem(row)
        first = self.list.topLevelItem(0)
        if self.list.currentItem() is None and first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(bool(self._postings))
        self.empty.setVisible(not self._postings)
        self.empty.tell(self._why_empty() if not self._postings else "")
        self._look()

    def _why_empty(self) -> str:
        """Say that nothing is here, and what puts something here."""
        if self._workbench.estate is not None:
            return self.tr("发件箱是空的。用“给同事…”，送到哪里选一种传送方式，就放到这里，断了会接着送。")
        return self.tr("发件箱是空的。打开一个小区，用“给同事…”，送到哪里选一种传送方式，就放到这里。")

    def _at_hand(self) -> Posting | None:
        row = self.list.currentItem()
        name = row.data(0, Qt.ItemDataRole.UserRole) if row is not None else None
        return next((one for one in self._postings if one.id == name), None)

    def _look(self) -> None:
        one = self._at_hand()
        self.words.setVisible(bool(self._postings))
        for act in (self.again, self.pause, self.forget):
            act.setVisible(bool(self._postings))
        self.again.setEnabled(one is not None and one.file.is_file() and one.state != State.WRITTEN)
        self.pause.setEnabled(one is not None and one.state == State.WRITTEN)
        self.pause.setText(self.tr("继续") if one is not None and one.is_paused else self.tr("暂停"))
        self.forget.setEnabled(one is not None)
        if one is None:
            self._tell("")
        else:
            self._tell(trouble_words(one, self._workbench.language))

    def _tell(self, words: str) -> None:
        self.words.setText(words or trouble_words_of(self._at_hand(), self._workbench))

    def _send_again(self) -> None:
        one = self._at_hand()
        if one is None:
            return
        done = self._workbench.operations.do(lambda: self._outbox.again(one.id))
        if done is not None:
            self.refresh()
            self._carrying.wake()

    def _pause(self) -> None:
        one = self._at_hand()
        if one is None:
            return
        paused = not one.is_paused
        done = self._workbench.operations.do(lambda: self._outbox.pause(one.id, is_paused=paused))
        if done is not None:
            self.refresh()
            if not paused:
                self._carrying.wake()

    def _forget(self) -> None:
        one = self._at_hand()
        if one is None:
            return
        text = self.tr("“{0}”还没有送到办公室。要从发件箱拿掉吗？小区档案不变，以后可以重新给。").format(
            one.id
        )
        is_safe = one.state in (State.MERGED, State.RETURNED)
        if is_safe or self._workbench.messages.ask(self.tr("拿掉"), text):
            self._workbench.operations.do(lambda: self._outbox.forget(one.id))
            self._carrying.moved.emit()


def trouble_words_of(one: Posting | None, workbench: Workbench) -> str:
    """Return what is amiss with a posting, "" for none."""
    return trouble_words(one, workbench.language) if one is not None else ""
