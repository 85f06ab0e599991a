"""The 36 renovation items: what was said on site beside what the diagnosis proposes."""

from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout

from renodesk.domain.places import ESTATE, Place
from renodesk.services.checklist import CheckRow
from renodesk.services.wishes import Wish, Wishes
from renodesk.texts import joined
from renodesk.ui.dialogs.reason import ReasonDialog
from renodesk.ui.dialogs.wish import WishDialog
from renodesk.ui.models.checks import ChecksModel
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.elided import Elided
from renodesk.ui.widgets.flow import FlowLayout, flow
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.rows_table import fit_rows, rows_table
from renodesk.ui.workbench import Workbench

ROW = 34
WIDTHS = (64, 56, 190, 100, 84, 190, 110, 170)


class ChecklistScreen(ReadWhenShown):
    """The table, what narrows it, and buttons that decide the selected rows in one act."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's checklist."""
        super().__init__(workbench)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        layout.addWidget(frame)
        inner.addLayout(self._head())
        inner.addWidget(self._table(), 1)
        inner.addLayout(self._acts())
        workbench.dressed.connect(self._fit)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.told = label("", "heading")
        row.addWidget(self.told)
        hint = self.tr("提议由诊断得出，由您确认：选中几行，一次决定；一次可以撤销。")
        told = Elided("", "quiet")
        told.show_text(hint)
        row.addWidget(told, 1)
        self.where = choice(self.tr("只看哪里"))
        self.what = choice(self.tr("只看哪些"))
        for code, text in (
            ("", self.tr("全部条目")),
            ("open", self.tr("待确认的")),
            ("must", self.tr("必改")),
            ("upgrade", self.tr("提升")),
            ("need", self.tr("结论需改的")),
        ):
            self.what.addItem(text, code)
        for box in (self.where, self.what):
            box.activated.connect(lambda _: self.read())
            row.addWidget(box)
        return row

    def _table(self) -> QTableView:
        titles = (
            self.tr("编号"),
            self.tr("类别"),
            self.tr("改造条目"),
            self.tr("位置"),
            self.tr("诊断提议"),
            self.tr("提议工程量"),
            self.tr("现场结论"),
            self.tr("工程量"),
            self.tr("居民意愿"),
        )
        kinds = (self.tr("必改"), self.tr("提升"))
        bench = self._workbench
        self._model = ChecksModel(titles, kinds, self._place_name, bench.theme, bench.language, self)
        self.table = rows_table(self._model, self.tr("36项改造条目"))
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setAlternatingRowColors(True)
        self._fit()
        return self.table

    def _fit(self) -> None:
        fit_rows(self.table, self._workbench.theme, ROW, WIDTHS)

    def _acts(self) -> FlowLayout:
        accept = button(self.tr("采用提议"), name="primary", tip=self.tr("采用所选各行的提议和工程量"))
        accept.clicked.connect(lambda: self.record(""))
        row = flow(accept)
        for status, text in (
            ("need", self.tr("需改")),
            ("none", self.tr("无此问题")),
            ("done", self.tr("已改")),
            ("na", self.tr("不适用")),
        ):
            one = button(text)
            one.clicked.connect(lambda _, which=status: self.record(which))
            row.addWidget(one)
        wish = button(self.tr("居民意愿…"), tip=self.tr("所选各行有多少户想要、怎么说"))
        wish.clicked.connect(self.ask_wish)
        row.addWidget(wish)
        plan = button(self.tr("在方案里看"), tip=self.tr("到方案里的这条措施（Ctrl+Shift+J）"))
        plan.clicked.connect(lambda: self._workbench.act_wanted.emit("show_in_plan"))
        row.addWidget(plan)
        every = button(self.tr("全选"))
        every.clicked.connect(self.table.selectAll)
        row.addWidget(every)
        return row

    def _place_name(self, place: Place) -> str:
        estate = self._workbench.estate
        return place_name(estate.session, place) if estate else place.shown

    # Showing

    def read(self) -> None:
        """Read the checklist, keeping the selection."""
        estate = self._workbench.estate
        if estate is None:
            return
        whole = tuple(self._worded(row) for row in estate.checklist.rows())
        self._offer_places(whole)
        selected = {(row.item.code, row.place) for row in self._selected()}
        rows = tuple(row for row in whole if self._is_wanted(row))
        wishes, language = Wishes(estate.session).all(), self._workbench.language
        said = (wishes.get((row.item.code, row.place), Wish()).told(language) for row in rows)
        self._model.show_checks(rows, tuple(said))
        waiting = sum(_is_open(row) for row in whole)
        self.told.setText(self.tr("待确认 {0}").format(waiting) if waiting else self.tr("都已确认"))
        self._select(selected)

    def _worded(self, row: CheckRow) -> CheckRow:
        estate = self._workbench.estate
        forms = estate.session.forms_in(self._workbench.language) if estate else None
        item = forms.checklist.item(row.item.code) if forms else None
        return replace(row, item=item or row.item)

    def _offer_places(self, rows: tuple[CheckRow, ...]) -> None:
        wanted = self.where.currentData()
        keys = dict.fromkeys(row.place.building for row in rows)
        self.where.clear()
        self.where.addItem(self.tr("全部位置"), None)
        for key in keys:
            place = Place(building=key) if key else ESTATE
            self.where.addItem(self._place_name(place), key)
        self.where.setCurrentIndex(max(0, self.where.findData(wanted)))

    def _is_wanted(self, row: CheckRow) -> bool:
        where, what = self.where.currentData(), self.what.currentData()
        if where is not None and row.place.building != where:
            return False
        match what:
            case "open":
                return _is_open(row)
            case "must":
                return row.item.is_must
            case "upgrade":
                return not row.item.is_must
            case "need":
                return row.record is not None and row.record.status == "need"
        return True

    def _selected(self) -> list[CheckRow]:
        indexes = self.table.selectionModel().selectedRows()
        return [self._model.rows[index.row()] for index in indexes if index.row() < len(self._model.rows)]

    def spot_at_hand(self) -> tuple[str, Place] | None:
        """Return the item and place of the row at hand."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self._model.rows):
            return None
        return self._model.rows[at].item.code, self._model.rows[at].place

    def _select(self, wanted: set[tuple[str, Place]]) -> None:
        chosen = QItemSelection()
        for at, row in enumerate(self._model.rows):
            if (row.item.code, row.place) in wanted:
                chosen.select(self._model.index(at, 0), self._model.index(at, len(WIDTHS)))
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Acting

    def record(self, status: str) -> None:
        """Record a status for the selected rows in one act; "" takes each row's proposal.

        A must item that the diagnosis asks for and somebody leaves out asks why, once for all of them.
        """
        rows = self._selected()
        if not rows:
            return
        if status in ("none", "na") and any(row.wants_reason for row in rows):
            self._ask_why(status, rows)
        else:
            self._keep(status, rows, "")

    def ask_wish(self) -> None:
        """Ask what residents want of the selected rows, and keep it in one act."""
        estate, rows = self._workbench.estate, self._selected()
        if estate is None or not rows:
            return
        spots = [(row.item.code, row.place) for row in rows]
        wishes = Wishes(estate.session)
        what = joined(
            "、",
            dict.fromkeys(f"{row.item.code} {self._place_name(row.place)}" for row in rows[:6]),
            self._workbench.language,
        )
        if len(rows) > 6:
            what += self.tr(" 等 {0} 处").format(len(rows))
        dialog = WishDialog(what, wishes.all().get(spots[0], Wish()), self)
        dialog.ask(
            lambda: self._workbench.operations.do(
                lambda: wishes.put(spots, dialog.households.text(), dialog.words.text())
            )
        )

    def _ask_why(self, status: str, rows: list[CheckRow]) -> None:
        names = joined(
            "、", dict.fromkeys(row.item.code for row in rows if row.wants_reason), self._workbench.language
        )
        hint = self.tr("诊断认为需改的必改条目 {0} 不列入，要写明理由。").format(names)
        dialog = ReasonDialog(self.tr("为什么不改"), hint, parent=self)
        dialog.ask(lambda: self._keep(status, rows, dialog.text))

    def _keep(self, status: str, rows: list[CheckRow], reason: str) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        service = estate.checklist
        if status:
            self._workbench.operations.do(lambda: service.say(rows, status, reason))
        else:
            self._workbench.operations.do(lambda: service.adopt(rows))


def _is_open(row: CheckRow) -> bool:
    """Return whether the diagnosis proposes something here that nobody confirmed or refused."""
    return row.proposed_status is not None and (row.record is None or not row.record.status)
