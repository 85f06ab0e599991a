"""Who has which part: several places given to a person in one act, and how far everybody is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from renodesk.domain.places import ESTATE, Place
from renodesk.services.filtering import Assignments
from renodesk.services.shares import shares
from renodesk.ui.names import place_name
from renodesk.ui.widgets.boxes import Choice, button, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench

PLACE_ROLE = Qt.ItemDataRole.UserRole


class AssignDialog(Dialog):
    """Tick places, choose or type a person, Enter gives; it stays open for the next person."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Begin with the place at hand ticked."""
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(self.tr("分工"))
        self.resize(560, 600)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("分工"), "heading"))
        hint = self.tr("勾上位置（空格键），选或写上是谁，一次分好。单元没有另外分的跟着楼栋，楼栋跟着小区。")
        layout.addWidget(label(hint, "quiet", wrap=True))
        self.places = QTreeWidget()
        self.places.setAccessibleName(self.tr("位置"))
        self.places.setColumnCount(2)
        self.places.setHeaderLabels([self.tr("位置"), self.tr("谁负责")])
        self.places.setUniformRowHeights(True)
        self.places.header().setStretchLastSection(False)
        self.places.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.places.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout.addWidget(self.places, 1)
        self.told = label("", "quiet", wrap=True)
        layout.addWidget(self.told)
        layout.addLayout(self._acts())
        QShortcut(QKeySequence("Ctrl+Return"), self, self._give)
        workbench.opened.connect(self.reject)
        self._read({workbench.place})
        self.places.setFocus()

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.person = Choice()
        self.person.setEditable(True)
        self.person.setAccessibleName(self.tr("分给谁"))
        line = self.person.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("分给谁"))
            line.setPlaceholderText(self.tr("姓名"))
            line.setMaxLength(80)
        self.give = button(self.tr("分给此人"), name="primary", tip=self.tr("勾上的都分给此人（Ctrl+回车）"))
        self.give.clicked.connect(self._give)
        self.take_back = button(self.tr("收回"), tip=self.tr("勾上的不再单独分"))
        self.take_back.clicked.connect(lambda: self._act(""))
        close = button(self.tr("关闭"))
        close.clicked.connect(self.reject)
        for one in (self.give, self.take_back, close):
            one.setAutoDefault(False)
        row.addWidget(self.person, 1)
        for one in (self.give, self.take_back, close):
            row.addWidget(one)
        return row

    # Showing

    def _read(self, ticked: set[Place]) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        session = estate.session
        parts = Assignments(session)
        current = self.places.currentItem()
        at_hand = current.data(0, PLACE_ROLE) if current is not None else self._workbench.place
        self.places.clear()
        self._row(self.places.invisibleRootItem(), ESTATE, session.name, parts.of(ESTATE), ticked)
        for building in session.survey.buildings:
            name = building.name
            row = self._row(
                self.places.invisibleRootItem(), building.place, name, parts.of(building.place), ticked
            )
            for unit in building.units:
                self._row(row, unit.place, place_name(session, unit.place), parts.of(unit.place), ticked)
        self.places.expandAll()
        for row in self._all():
            if row.data(0, PLACE_ROLE) == at_hand:
                self.places.setCurrentItem(row)
        self._offer(parts)
        self._tell()

    @staticmethod
    def _row(
        parent: QTreeWidgetItem, place: Place, name: str, person: str, ticked: set[Place]
    ) -> QTreeWidgetItem:
        row = QTreeWidgetItem(parent, [name, person])
        row.setData(0, PLACE_ROLE, place)
        row.setCheckState(0, Qt.CheckState.Checked if place in ticked else Qt.CheckState.Unchecked)
        return row

    def _offer(self, parts: Assignments) -> None:
        kept = self.person.currentText()
        self.person.clear()
        own = self._workbench.author.person
        self.person.addItems(list(dict.fromkeys([*parts.persons(), own])))
        self.person.setEditText(kept or own)

    def _tell(self) -> None:
        estate = self._workbench.estate
        if estate is None:
            return
        nobody = self.tr("没有分的")
        words = (
            self.tr("{0} 已办 {1}/{2}，{3} 处").format(
                one.person or nobody, one.dealt, one.applicable, one.places
            )
            for one in shares(estate.session)
        )
        self.told.setText("　".join(words))

    def _all(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for at in range(self.places.topLevelItemCount()):
            top = self.places.topLevelItem(at)
            if top is not None:
                found.append(top)
                found += [row for number in range(top.childCount()) if (row := top.child(number))]
        return found

    # Acting

    @property
    def ticked(self) -> list[Place]:
        """Return the places that are ticked, in walking order."""
        return [row.data(0, PLACE_ROLE) for row in self._all() if row.checkState(0) == Qt.CheckState.Checked]

    def _give(self) -> None:
        if self.person.currentText().strip():
            self._act(self.person.currentText())

    def _act(self, person: str) -> None:
        estate, places = self._workbench.estate, self.ticked
        if estate is None or not places:
            return
        parts = Assignments(estate.session)
        if self._workbench.operations.do(lambda: parts.give(places, person)) is not None:
            self._read(set())
