"""The review: everything that is wrong, missing or open in the round, and the only door to its seal."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout

from renodesk.domain import vocabulary
from renodesk.domain.findings import FindingKind, FindingLevel
from renodesk.services.remarks import Remarks, RemarkState
from renodesk.services.review import Finding, Review
from renodesk.services.rounds import Rounds
from renodesk.texts import say
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.seal import SealDialog
from renodesk.ui.models.findings import FindingsModel
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, card, choice
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

ROW = 36
WIDTHS = (140, 520, 150)


class ReviewScreen(ReadWhenShown):
    """A table of findings with a filter, and what can be done about the one at hand."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's round; it is read when it is looked at."""
        super().__init__(workbench)
        self._found: tuple[Finding, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        inner.addLayout(self._acts())
        workbench.dressed.connect(self._dress)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._sum = Elided("", "heading")
        row.addWidget(self._sum, 1)
        self.kind = choice(self.tr("只看哪一类"), letters=12)
        self.kind.activated.connect(lambda _: self._show())
        row.addWidget(self.kind)
        return row

    def _table(self) -> QTableView:
        titles = (self.tr("类别"), self.tr("事项"), self.tr("位置"), self.tr("保留的理由"))
        self._model = FindingsModel(titles, self._workbench.theme, self._workbench.language, self)
        self.table = rows_table(self._model, self.tr("复查事项"))
        self._fit()
        self.table.activated.connect(self._jump, Qt.ConnectionType.QueuedConnection)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._enable())
        return self.table

    def _fit(self) -> None:
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)

    def _acts(self) -> FlowLayout:
        self.go = button(self.tr("去看看"), tip=self.tr("到这一处（回车）"))
        self.go.clicked.connect(lambda: self._jump(self.table.currentIndex()))
        self.explain = button(self.tr("说明理由…"))
        self.explain.clicked.connect(self._explain)
        self.done = button(self.tr("批注已办"))
        self.done.clicked.connect(self._remark_done)
        self.remark = button(self.tr("写批注…"))
        self.remark.clicked.connect(self._remark)
        self.seal = button(self.tr("封存本轮…"), name="primary")
        self.seal.clicked.connect(self._seal)
        self.reopen = button(self.tr("解封…"))
        self.reopen.clicked.connect(self._reopen)
        self.since = button(self.tr("上次封存以来改了什么"))
        self.since.clicked.connect(lambda: self._workbench.act_wanted.emit("changes_since_seal"))
        return flow(self.go, self.explain, self.done, self.remark, self.since, self.reopen, self.seal)

    # Showing

    def _dress(self) -> None:
        self._model.dress(self._workbench.theme)
        self._fit()

    def read(self) -> None:
        """Read the findings, keeping the row at hand."""
        estate = self._workbench.estate
        if estate is None:
            return
        self._found = Review(estate.session, self._workbench.language).findings()
        self._offer_kinds()
        self._show()

    def _offer_kinds(self) -> None:
        wanted = self.kind.currentData()
        counts: dict[FindingKind, int] = {}
        for one in self._found:
            counts[one.kind] = counts.get(one.kind, 0) + 1
        self.kind.clear()
        self.kind.addItem(self.tr("全部 {0}").format(len(self._found)), "")
        for kind in FindingKind:
            if kind in counts:
                word = say(f"finding_kind_{kind.value}", self._workbench.language)
                self.kind.addItem(f"{word} {counts[kind]}", kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(wanted)))

    def _show(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        at_hand = self._at_hand()
        row = self.table.currentIndex().row()
        wanted = self.kind.currentData()
        rows = tuple(one for one in self._found if not wanted or one.kind.value == wanted)
        places = tuple(place_name(estate.session, one.place) if one.place else "" for one in rows)
        self._model.show_findings(rows, places)
        again = self._model.row_of(at_hand.key) if at_hand else -1
        target = again if again >= 0 else min(max(row, 0), len(rows) - 1)
        if target >= 0:
            self.table.setCurrentIndex(self._model.index(target, 0))
        blocking = sum(one.level == FindingLevel.BLOCK for one in self._found)
        warnings = self._open_warnings()
        if estate.session.is_sealed:
            words = self.tr("本轮已封存")
        elif not self._found:
            words = self.tr("没有要复查的事项，可以封存")
        else:
            words = self.tr("必须处理 {0} · 待处理或说明 {1} · 共 {2} 条").format(
                blocking, warnings, len(self._found)
            )
        self._sum.show_text(words)
        self._enable()

    def _open_warnings(self) -> int:
        return sum(one.level == FindingLevel.WARN and not one.is_settled for one in self._found)

    def _at_hand(self) -> Finding | None:
        return self._model.row(self.table.currentIndex().row())

    def _enable(self) -> None:
        estate = self._workbench.estate
        one = self._at_hand()
        is_open = estate is not None and not estate.session.is_sealed and not estate.session.is_read_only
        self.go.setEnabled(one is not None and one.place is not None)
        self.explain.setEnabled(is_open and one is not None and one.level == FindingLevel.WARN)
        self.done.setVisible(one is not None and one.kind == FindingKind.REMARK_OPEN)
        self.done.setEnabled(is_open)
        self.remark.setEnabled(is_open and one is not None and one.place is not None)
        blocking = any(found.level == FindingLevel.BLOCK for found in self._found)
        self.seal.setEnabled(is_open and not blocking)
        self.seal.setToolTip(self.tr("先处理标着“不能封存”的事项") if blocking else "")
        is_sealed = estate is not None and estate.session.is_sealed
        self.seal.setVisible(not is_sealed)
        self.reopen.setVisible(is_sealed)

    # Acting

    def _jump(self, index: QModelIndex) -> None:
        one = self._model.row(index.row())
        estate = self._workbench.estate
        if one is None or estate is None:
            return
        self._workbench.show_finding(one.kind, one.item, one.place)

    def _explain(self) -> None:
        one = self._at_hand()
        if one is None:
            return
        dialog = ReasonDialog(
            self.tr("为什么保留"),
            one.text + self.tr("\n空着表示收回理由。"),
            one.reason,
            may_be_empty=True,
            parent=self,
        )
        dialog.ask(lambda: self._confirm(one.key, dialog.text))

    def _confirm(self, key: str, reason: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            review = Review(estate.session, self._workbench.language)
            self._workbench.operations.do(lambda: review.confirm(key, reason))

    def _remark(self) -> None:
        one = self._at_hand()
        if one is None or one.place is None:
            return
        about = (
            vocabulary.about_answer(one.item, one.place) if one.item else vocabulary.about_place(one.place)
        )
        dialog = ReasonDialog(
            self.tr("写批注"), self.tr("请同事补做什么，例如：补拍2号楼北立面"), parent=self
        )
        dialog.ask(lambda: self._add_remark(about, dialog.text))

    def _add_remark(self, about: str, text: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: Remarks(estate.session).add(about, text))

    def _remark_done(self) -> None:
        one, estate = self._at_hand(), self._workbench.estate
        if one is None or estate is None:
            return
        key = one.key.rpartition("/")[2]
        self._workbench.operations.do(lambda: Remarks(estate.session).set_state(key, RemarkState.DONE))

    def _seal(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        dialog = SealDialog(estate.session.author.person, self._open_warnings(), self)
        dialog.ask(lambda: self._sealed(dialog))

    def _sealed(self, dialog: SealDialog) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        review = Review(estate.session, self._workbench.language)
        reason, names = dialog.reason.text().strip(), dialog.chosen
        if self._workbench.operations.do(lambda: review.seal(reason, names)) is not None:
            self._workbench.messages.done(self.tr("本轮已封存"))

    def _reopen(self) -> None:
        dialog = ReasonDialog(
            self.tr("解封本轮"), self.tr("说明为什么要再改；原来的封存留在记录里。"), parent=self
        )
        dialog.ask(lambda: self._reopened(dialog.text))

    def _reopened(self, reason: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            self._workbench.operations.do(lambda: Rounds(estate.session).reopen(reason))
