"""What narrows the survey, as a menu: kinds of spots, steps of the collection, and whose part it is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from renodesk.services.filtering import SpotFilter
from renodesk.services.shares import shares
from renodesk.ui.workbench import Workbench


class FilterMenu(QMenu):
    """Checkable filters; the persons are read when the menu is opened, each with how far their part is."""

    narrowed = Signal()
    """Something was chosen or taken off."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Begin with what was chosen last time; whose part it is begins anew with each estate."""
        super().__init__(parent)
        self._workbench = workbench
        self.filters: dict[SpotFilter, QAction] = {}
        self.person: str | None = None
        self.persons: dict[str, QAction] = {}
        words = {
            SpotFilter.MINE: self.tr("分给我的"),
            SpotFilter.NIGHT: self.tr("夜间要看的"),
            SpotFilter.REVISIT: self.tr("回访：没看到的"),
            SpotFilter.LOW_WITHOUT_PHOTO: self.tr("短板没有照片"),
            SpotFilter.STEP_IMPORT: self.tr("第1步 提前导入"),
            SpotFilter.STEP_INTERVIEW: self.tr("第2步 室内填报"),
            SpotFilter.STEP_WALK: self.tr("第3步 现场查看"),
            SpotFilter.STEP_DEPARTMENTS: self.tr("第4步 后期导入"),
        }
        kept = workbench.preferences["outline_filters"].split()
        for one, text in words.items():
            if one == SpotFilter.STEP_IMPORT:
                self.addSeparator()
            action = self.addAction(text)
            action.setCheckable(True)
            action.setChecked(one.value in kept)
            action.toggled.connect(lambda _: self.narrowed.emit())
            self.filters[one] = action
        self._before_persons = self.addSeparator()
        self.addAction(self.tr("分工…")).triggered.connect(lambda: workbench.act_wanted.emit("assign"))
        self.addSeparator()
        self.addAction(self.tr("全部都看")).triggered.connect(self.take_off)
        self.aboutToShow.connect(self.read_persons)

    @property
    def chosen(self) -> frozenset[SpotFilter]:
        """Return the filters that are on."""
        return frozenset(one for one, action in self.filters.items() if action.isChecked())

    def read_persons(self) -> None:
        """Offer everybody who has a part, and what nobody has, each with dealt of applicable."""
        for action in self.persons.values():
            self.removeAction(action)
            action.deleteLater()
        self.persons = {}
        estate = self._workbench.estate
        found = shares(estate.session) if estate is not None else ()
        if all(not share.person for share in found):
            return
        for share in found:
            name = share.person or self.tr("没有分的")
            action = QAction(f"{name}　{share.dealt}/{share.applicable}", self)
            action.setCheckable(True)
            action.setChecked(share.person == self.person)
            action.triggered.connect(lambda on, who=share.person: self._choose(who if on else None))
            self.insertAction(self._before_persons, action)
            self.persons[share.person] = action

    def _choose(self, person: str | None) -> None:
        self.person = person
        self.narrowed.emit()

    def take_off(self) -> None:
        """Take every filter off."""
        self.person = None
        for action in self.filters.values():
            action.blockSignals(True)
            action.setChecked(False)
            action.blockSignals(False)
        self.narrowed.emit()
