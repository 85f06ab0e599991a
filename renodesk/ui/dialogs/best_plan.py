"""The best plan for the money of each year, beside the greedy list and what stands behind it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.services.environment import Progress
from renodesk.services.planning.best_plan import BestPlan, best_plan
from renodesk.services.planning.planner import Planner
from renodesk.services.session import EstateSession
from renodesk.ui.dialogs.alternatives import READ_FOR
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench


class BestPlanDialog(Dialog):
    """Looks for the plan in the background, tells it, and takes it in one act."""

    def __init__(self, workbench: Workbench, key: str, title: str, parent: QWidget | None = None) -> None:
        """Look for the best of the plan of that key, which is called `title`."""
        super().__init__(parent)
        self._workbench = workbench
        self._key = key
        self.found: BestPlan | None = None
        self._is_running = False
        self.setWindowTitle(self.tr("最优方案"))
        self.resize(workbench.theme.px(940), workbench.theme.px(600))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("最优方案 · {0}").format(title), "heading", wrap=True))
        hint = self.tr(
            "按价格表和各年资金，必改、限时解决的都做，再让加分最多。"
            "效果是表里的建议值，价格有高低：差一点点的方案算一样好。"
        )
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("最优方案"))
        self.told = self._list(self.tr("最优方案"))
        self.by_hand = self._list(self.tr("贪心方案和理由"))
        self.behind = self._list(self.tr("必做的代价、分不出高低的、价格高低"))
        layout.addWidget(self.tabs, 1)
        self.state = label("", "quiet", wrap=True)
        layout.addWidget(self.state)
        self._bar = QProgressBar()
        self._bar.setMaximum(1000)
        self._bar.setTextVisible(False)
        layout.addWidget(self._bar)
        layout.addLayout(self._buttons())
        operations = workbench.operations
        operations.progressed.connect(self._progress)
        operations.stopping.connect(lambda _: self._stopping())
        operations.finished.connect(self._ended)
        workbench.changed.connect(self._follow)
        workbench.closing.connect(self.reject)
        self.look()

    def _list(self, title: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(title)
        made.setWordWrap(True)
        made.setAlternatingRowColors(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tabs.addTab(made, title)
        return made

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take_it = button(
            self.tr("就照它列入"), name="primary", tip=self.tr("照最优方案列入；一次撤销就回来")
        )
        self.again = button(self.tr("重新算"))
        self.stop = button(self.tr("停下"))
        close = button(self.tr("关闭"))
        for one, act in (
            (self.take_it, self.take),
            (self.again, self.look),
            (self.stop, self._workbench.operations.cancel),
            (close, self.reject),
        ):
            one.setAutoDefault(False)
            one.clicked.connect(lambda _=False, do=act: do())
        row.addStretch(1)
        for one in (self.take_it, self.again, self.stop, close):
            row.addWidget(one)
        return row

    # Looking

    def look(self) -> None:
        """Look for the best plan in the background."""
        estate = self._workbench.estate
        if estate is None or self._is_running:
            return
        session, key, language = estate.session, self._key, self._workbench.language

        def job(progress: Progress) -> BestPlan:
            return best_plan(session, key, language, progress, lambda place: place_name(session, place))

        self._is_running = True
        self._set_running()
        if not self._workbench.operations.run(self.tr("最优方案"), job, self._show):
            self._is_running = False
            self._set_running()
            self.state.setText(self.tr("还有别的事在进行，做完了再点“重新算”。"))

    def _set_running(self) -> None:
        self._bar.setVisible(self._is_running)
        self.stop.setVisible(self._is_running)
        self.stop.setEnabled(True)
        self.again.setVisible(not self._is_running)
        self.take_it.setEnabled(not self._is_running and self.found is not None and self.found.is_there)

    def _progress(self, text: str, fraction: float) -> None:
        if self._is_running:
            self.state.setText(text)
            self._bar.setValue(round(1000 * fraction))

    def _stopping(self) -> None:
        if self._is_running:
            self.state.setText(self.tr("算完这一步就停下…"))
            self.stop.setEnabled(False)

    def _ended(self) -> None:
        """Hear that the job has ended, however; what it found is shown after."""
        if self._is_running:
            self._is_running = False
            self.state.setText(self.tr("没有算完。") if self.found is None else "")
            self._set_running()

    def _show(self, found: BestPlan) -> None:
        self.found = found
        for made, lines in (
            (self.told, found.told),
            (self.by_hand, found.by_hand),
            (self.behind, found.behind),
        ):
            _fill(made, lines or (self.tr("没有可说的。"),))
        is_there = found.is_there
        self.state.setText(
            self.tr("列入 {0} 条。取用是一次操作，一次撤销就回来。").format(len(found.years))
            if is_there
            else self.tr("排不出方案；差多少、差在哪一年，写在上面。")
        )
        self._set_running()
        self.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changes: Changes) -> None:
        """Offer nothing that was found for what is no longer so."""
        if self.found is not None and any(changes.touches(entity) for entity in READ_FOR):
            self.take_it.setEnabled(False)
            self.state.setText(self.tr("方案变了，请重新算。"))

    # Taking

    def take(self) -> None:
        """Take the best plan as the plan, in one act."""
        estate, found = self._workbench.estate, self.found
        if estate is None or found is None or not found.is_there:
            return
        if self._workbench.operations.do(lambda: _take(estate.session, found)) is not None:
            words = self.tr("已按最优方案列入 {0} 条，Ctrl+Z 撤销").format(len(found.years))
            self._workbench.messages.done(words)
            self.accept()

    def done(self, result: int) -> None:
        """Stop what still runs: nobody waits for it any more."""
        if self._is_running:
            self._is_running = False
            self._workbench.operations.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to what has the keyboard: it never takes a plan by chance."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _take(session: EstateSession, found: BestPlan) -> Changes:
    return Planner(session, found.alternative).take(found.years)


def _fill(made: QListWidget, lines: Iterable[str]) -> None:
    made.clear()
    for text in lines:
        made.addItem(text)
    if made.count():
        made.setCurrentRow(0)
