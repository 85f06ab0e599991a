"""The cameras of a round and how far their clocks were off."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from renodesk.domain.changes import Changes
from renodesk.errors import RenodeskError
from renodesk.services.camera_clocks import (
    PHOTOGRAPHED,
    CameraClocks,
    CameraRow,
    difference_text,
    read_difference,
)
from renodesk.ui.widgets.boxes import button, clear, label
from renodesk.ui.widgets.dialog import Dialog
from renodesk.ui.workbench import Workbench


class CamerasDialog(Dialog):
    """A row for each camera: take the photographed clock's difference, or type one."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        """Show the cameras of the open estate."""
        super().__init__(parent)
        self._workbench = workbench
        self.setWindowTitle(self.tr("相机时差"))
        self.setMinimumWidth(640)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("相机时差"), "heading"))
        words = self.tr(
            "加到相机时间上的时分秒，例如 +5:30（相机慢）或 -1:00:00（相机快）。原片里的时间不动，可以撤销。"
        )
        layout.addWidget(label(words, "quiet", wrap=True))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        layout.addWidget(holder)
        row = QHBoxLayout()
        clock = button(self.tr("给相机拍的时钟…"))
        clock.clicked.connect(lambda: workbench.act_wanted.emit("show_clock"))
        row.addWidget(clock)
        row.addStretch(1)
        close = button(self.tr("关闭"))
        close.clicked.connect(self.accept)
        row.addWidget(close)
        layout.addLayout(row)
        self.edits: dict[str, QLineEdit] = {}
        workbench.changed.connect(self._follow)
        workbench.opened.connect(self.reject)
        self.refresh()

    def _follow(self, changes: Changes) -> None:
        if changes.touches("camera_clock") or changes.touches("photo_use"):
            self.refresh()

    def refresh(self) -> None:
        """Read the cameras again."""
        clear(self._grid)
        self.edits.clear()
        estate = self._workbench.estate
        rows = CameraClocks(estate.session).cameras() if estate is not None else ()
        if not rows:
            self._grid.addWidget(label(self.tr("还没有带时间的照片"), "quiet"), 0, 0)
        for at, row in enumerate(rows):
            self._add(at, row)

    def _add(self, at: int, row: CameraRow) -> None:
        name = row.camera or self.tr("没说型号的相机")
        self._grid.addWidget(label(name), at, 0)
        self._grid.addWidget(label(self.tr("{0} 张").format(row.photos), "quiet"), at, 1)
        edit = QLineEdit(difference_text(row.clocks[-1].seconds) if row.clocks else "")
        edit.setPlaceholderText("+0:00")
        edit.setAccessibleName(self.tr("{0} 的时差").format(name))
        edit.setMaximumWidth(self._workbench.theme.px(130))
        edit.returnPressed.connect(lambda: self._type(row.camera))
        self.edits[row.camera] = edit
        self._grid.addWidget(edit, at, 2)
        change = button(self.tr("校正"), tip=self.tr("按写的时差校正 {0} 的照片").format(name))
        change.setAutoDefault(False)
        change.clicked.connect(lambda: self._type(row.camera))
        self._grid.addWidget(change, at, 3)
        seen = row.seen
        if seen is not None:
            words = self.tr("按拍到的时钟 {0}").format(difference_text(row.seen_seconds))
            take = button(words, name="primary")
            take.setAutoDefault(False)
            take.clicked.connect(lambda: self._take(seen.use))
            self._grid.addWidget(take, at, 4)
        elif row.clocks:
            is_seen = row.clocks[-1].how == PHOTOGRAPHED
            how = self.tr("按拍到的时钟") if is_seen else self.tr("按写的时差")
            self._grid.addWidget(label(how, "quiet"), at, 4)

    def _type(self, camera: str) -> None:
        estate = self._workbench.estate
        edit = self.edits.get(camera)
        if estate is None or edit is None:
            return
        try:
            seconds = read_difference(edit.text() or "0")
        except RenodeskError as error:
            self._workbench.messages.error(error)
            return
        clocks = CameraClocks(estate.session)
        self._tell(self._workbench.operations.do(lambda: clocks.set_difference(camera, seconds)))

    def _take(self, use: str) -> None:
        estate = self._workbench.estate
        if estate is not None:
            clocks = CameraClocks(estate.session)
            self._tell(self._workbench.operations.do(lambda: clocks.take_from(use)))

    def _tell(self, changes: Changes | None) -> None:
        if changes is not None:
            count = len({cell.key for cell in changes.cells if cell.field == "corrected_at"})
            self._workbench.messages.done(self.tr("校正了 {0} 张照片的时间，Ctrl+Z 撤销").format(count))
