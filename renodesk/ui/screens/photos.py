"""The photos of the round: the tray of those that have no place yet, and all others behind a filter."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from renodesk.domain.changes import Changes
from renodesk.domain.place_code import read_clock_code
from renodesk.domain.places import Place
from renodesk.services.camera_clocks import CameraClocks, difference_text
from renodesk.services.filtering import Assignments
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photo_tray import TrayRow
from renodesk.services.spot_search import Target, find_targets
from renodesk.texts import joined
from renodesk.ui.models.photos import PhotosModel
from renodesk.ui.models.thumbnails import Thumbnails, drawn_within
from renodesk.ui.names import place_name
from renodesk.ui.photo_giving import PhotoGiving
from renodesk.ui.photo_taking import PhotoTaking
from renodesk.ui.photo_words import PhotoWords
from renodesk.ui.widgets.boxes import button, card, choice, label
from renodesk.ui.widgets.flow import flow
from renodesk.ui.widgets.photo_grid import PICTURE, PhotoGrid
from renodesk.ui.widgets.read_when_shown import ReadWhenShown
from renodesk.ui.widgets.target_field import TargetField
from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.ui.estate import Estate

SIDE, PREVIEW = 332, QSize(300, 225)
LARGE, WIDE_SIDE = 1.5, 500

FILTERS: dict[str, Callable[[TrayRow], bool]] = {
    "waiting": lambda one: one.is_waiting,
    "all": lambda one: True,
    "no_item": lambda one: not one.is_waiting and not one.row.item and one.row.is_evidence,
    "document": lambda one: one.row.role == "document",
    "plan": lambda one: one.row.role == "plan",
}
_OF = "of:"
"""What the filter of a person's part begins with."""


class PhotosScreen(ReadWhenShown):
    """A grid of photos and, beside it, where the one at hand probably belongs."""

    def __init__(self, workbench: Workbench) -> None:
        """Show the open estate's round; it is read when it is looked at."""
        super().__init__(workbench)
        self._estate: Estate | None = None
        self._rows: tuple[TrayRow, ...] = ()
        self._parts: Assignments | None = None
        self._is_showing = False
        self._words = PhotoWords(workbench)
        self.taking = PhotoTaking(workbench, self)
        self.giving = PhotoGiving(workbench, self)
        self.thumbnails = Thumbnails(self._thumbnail, PICTURE, self)
        self.model = PhotosModel(self.thumbnails, self._words.tile, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._middle(), 1)
        layout.addWidget(self._side())
        workbench.dressed.connect(self._dress)

    def _middle(self) -> QWidget:
        frame, inner = card()
        self.filter = choice(self.tr("看哪些照片"), letters=10)
        self.filter.activated.connect(lambda _: self._show())
        self.sure = button(self.tr("有把握的都归位"))
        self.sure.clicked.connect(self.accept_sure)
        self.folder = button(self.tr("收入存储卡…"), tip=self.tr("收入一个文件夹或存储卡里的照片"))
        self.folder.clicked.connect(self.taking.choose_folder)
        self.files = button(self.tr("选照片…"), tip=self.tr("选照片"))
        self.files.clicked.connect(lambda: self.taking.choose())
        inner.addLayout(flow(self.filter, self.sure, self.folder, self.files))
        self.grid = PhotoGrid(self.model, self._workbench.theme)
        self.grid.setAccessibleName(self.tr("照片"))
        self.grid.accepted.connect(self.accept)
        self.grid.typed.connect(self._type)
        self.grid.removed.connect(self.remove)
        self.grid.viewed.connect(self.view)
        self.setFocusProxy(self.grid)
        self.grid.dropped.connect(self.taking.take)
        self.grid.pasted.connect(self.taking.paste)
        self.grid.copied.connect(lambda: self.giving.copy([one.row.use for one in self.chosen]))
        self.grid.dragged.connect(self._drag)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._chosen_another())
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._chosen_another())
        self._empty = label("", "quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clocks = button("", tip="")
        self.clocks.clicked.connect(lambda: self._workbench.act_wanted.emit("show_cameras"))
        inner.addWidget(self.clocks)
        inner.addWidget(self.grid, 1)
        inner.addWidget(self._empty, 1)
        keys = self.tr("Enter 归位 · 打字 找位置和指标 · 空格 放大 · Delete 不用这张 · Ctrl+Z 撤销")
        inner.addWidget(label(keys, "small", wrap=True))
        return frame

    def _side(self) -> QWidget:
        frame, inner = card(margins=12)
        self._side_frame = frame
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self._picture)
        self.title = label("", "quiet", wrap=True)
        inner.addWidget(self.title)
        self.where = label("", "heading", wrap=True)
        inner.addWidget(self.where)
        self.why = label("", "small", wrap=True)
        inner.addWidget(self.why)
        place = self.tr("位置和指标，如：3 2 照明")
        self.field = TargetField(self._find, self._words.target, place, self.tr("放到哪里"))
        self.field.taken.connect(self._take)
        self.field.left.connect(self.grid.setFocus)
        inner.addWidget(self.field, 1)
        self.put = button(self.tr("归位"), name="primary", tip=self.tr("放到建议的位置（回车）"))
        self.put.clicked.connect(self.accept)
        self.begin = button(self.tr("从这张起"), tip=self.tr("这张和后面的都在选中的位置"))
        self.begin.clicked.connect(self._begin)
        self.back = button(self.tr("放回待归位"))
        self.back.clicked.connect(self._put_back)
        inner.addLayout(flow(self.put, self.begin, self.back))
        self._fit()
        return frame

    def _fit(self) -> None:
        """Keep picture and field in sight where text is large."""
        theme = self._workbench.theme
        self._side_frame.setFixedWidth(theme.px(SIDE) if theme.scale < LARGE else WIDE_SIDE)
        self._picture.setMinimumHeight(self._picture_size.height())

    @property
    def _picture_size(self) -> QSize:
        return PREVIEW if self._workbench.theme.scale < LARGE else PREVIEW / 2

    # Reading

    def _thumbnail(self, sha256: str) -> bytes:
        estate = self._workbench.estate
        return estate.photos.thumbnail(sha256) if estate is not None else b""

    def concerns(self, changes: Changes) -> bool:
        """Return whether photos, or what is proposed for them, may be others now."""
        return any(changes.touches(one) for one in ("photo_use", "answer", "building", "unit"))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the photos."""
        super().showEvent(event)
        self.grid.setFocus()

    def _dress(self) -> None:
        self.grid.dress(self._workbench.theme)
        self._fit()

    def read(self) -> None:
        """Read the photos and their proposals."""
        estate = self._workbench.estate
        if estate is None:
            return
        if estate is not self._estate:
            self._estate = estate
            self.thumbnails.forget()
            self.model.show_rows(())
            self.filter.clear()
        self._rows = estate.tray.rows()
        self._offer_filters()
        self._show()
        self._offer_clocks()

    def _offer_clocks(self) -> None:
        """Say it where a clock was photographed that the times do not follow yet."""
        estate = self._workbench.estate
        has_clock = any(one.row.code and read_clock_code(one.row.code) for one in self._rows)
        rows = CameraClocks(estate.session).cameras() if estate is not None and has_clock else ()
        seen = [row for row in rows if row.seen is not None]
        words = joined(
            "；",
            (f"{row.camera} {difference_text(row.seen_seconds)}" for row in seen),
            self._workbench.language,
        )
        self.clocks.setVisible(bool(seen))
        self.clocks.setText(self.tr("拍到了时钟，照片时间可以校正：{0}").format(words))
        self.clocks.setAccessibleName(self.clocks.text())

    def _offer_filters(self) -> None:
        titles = {
            "waiting": self.tr("待归位 {0}"),
            "all": self.tr("全部 {0}"),
            "no_item": self.tr("有位置没有指标 {0}"),
            "document": self.tr("资料 {0}"),
            "plan": self.tr("平面图 {0}"),
        }
        offered = {name: titles[name].format(sum(map(fits, self._rows))) for name, fits in FILTERS.items()}
        for person in self._persons():
            count = sum(self._is_of(person, one) for one in self._rows)
            offered[_OF + person] = self.tr("{0}的位置 {1}").format(person, count)
        if list(offered) != [self.filter.itemData(at) for at in range(self.filter.count())]:
            wanted = self.filter.currentData() or "waiting"
            self.filter.clear()
            for name in offered:
                self.filter.addItem("", name)
            self.filter.setCurrentIndex(max(0, self.filter.findData(wanted)))
        for at, words in enumerate(offered.values()):
            self.filter.setItemText(at, words)

    def _persons(self) -> tuple[str, ...]:
        """Return everybody who has a part of the estate."""
        estate = self._workbench.estate
        self._parts = Assignments(estate.session) if estate is not None else None
        return self._parts.persons() if self._parts is not None else ()

    def _is_of(self, person: str, one: TrayRow) -> bool:
        """Return whether a photo was taken, or probably taken, in somebody's part."""
        place = one.row.place or one.proposal.place
        return place is not None and self._parts is not None and self._parts.of(place) == person

    def _is_wanted(self, name: str, one: TrayRow) -> bool:
        if name.startswith(_OF):
            return self._is_of(name.removeprefix(_OF), one)
        return FILTERS[name](one)

    def _show(self) -> None:
        row = max(0, self.grid.currentIndex().row())
        name = str(self.filter.currentData())
        shown = [one for one in self._rows if self._is_wanted(name, one)]
        self._is_showing = True
        self.model.show_rows(shown)
        if shown and not self.grid.selectionModel().hasSelection():
            self._choose(min(row, len(shown) - 1))
        self._is_showing = False
        self.grid.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self._empty.setText(self._empty_words())
        self._show_one()

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.grid.selectionModel().setCurrentIndex(self.model.index(row), flags)

    def _empty_words(self) -> str:
        if self.filter.currentData() != "waiting":
            return self.tr("这里没有照片")
        words = self.tr("没有待归位的照片。\n把存储卡或文件夹拖到这里，或按 F7 选照片，或粘贴。")
        return self.tr("照片都归位了。") + "\n" + words if self._rows else words

    # The one at hand

    @property
    def chosen(self) -> tuple[TrayRow, ...]:
        """Return the selected photos, by time."""
        indexes = sorted(self.grid.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return tuple(one for index in indexes if (one := self.model.at(index)) is not None)

    def _chosen_another(self) -> None:
        """Show what is chosen now, once where rows go and come and the selection with them."""
        if not self._is_showing:
            self._show_one()

    def _show_one(self) -> None:
        chosen = self.chosen
        one = self.model.at(self.grid.currentIndex()) or (chosen[0] if chosen else None)
        estate = self._workbench.estate
        is_open = estate is not None and not estate.session.is_read_only and not estate.session.is_sealed
        for widget in (self.put, self.begin, self.back, self.field):
            widget.setEnabled(is_open and bool(chosen))
        self.put.setEnabled(is_open and any(each.is_waiting and each.proposal.place for each in chosen))
        self.back.setEnabled(is_open and any(not each.is_waiting for each in chosen))
        self.sure.setEnabled(
            is_open and any(each.is_waiting and each.proposal.is_sure for each in self._rows)
        )
        for widget in (self.folder, self.files):
            widget.setEnabled(is_open)
        if one is None or not chosen:
            self._picture.clear()
            for text in (self.title, self.where, self.why):
                text.setText("")
        else:
            self._show_preview(one.row)
            self.title.setText(self._words.title(one.row, len(chosen)))
            self.where.setText(self._words.where(one))
            self.why.setText(self._words.why(one))
        self.field.refresh()

    def _show_preview(self, row: PhotoRow) -> None:
        data = self._workbench.operations.do(lambda: self._thumbnail(row.sha256))
        picture = drawn_within(data, self._picture_size, row.rotation) if data else None
        if picture is None:
            self._picture.setText(self.tr("原片还没到"))
        else:
            self._picture.setPixmap(picture)

    def _near(self) -> Place | None:
        """Return the place the words of the field are most likely about."""
        one = self.model.at(self.grid.currentIndex())
        if one is None:
            return None
        return one.proposal.place if one.is_waiting else one.row.place

    def _find(self, text: str) -> tuple[Target, ...]:
        estate = self._workbench.estate
        return () if estate is None else find_targets(estate.session, text, self._near())

    def _type(self, text: str) -> None:
        if self.field.isEnabled():
            self.field.begin(text)

    # Acting

    def accept(self) -> None:
        """Put what is selected where it is proposed."""
        estate = self._workbench.estate
        uses = [one.row.use for one in self.chosen if one.is_waiting]
        if estate is not None and uses:
            done = self._workbench.operations.do(lambda: estate.tray.accept(uses))
            if done is not None and done.act is None:
                self._workbench.messages.done(self.tr("没有建议的位置：打字说出位置再回车"))
                self._type("")

    def accept_sure(self) -> None:
        """Put everything where that is sure."""
        estate = self._workbench.estate
        if estate is None:
            return
        before = sum(one.is_waiting for one in self._rows)
        if self._workbench.operations.do(estate.tray.accept_sure) is not None:
            left = len(estate.tray.waiting())
            words = self.tr("归位 {0} 张，还有 {1} 张要看一看")
            self._workbench.messages.done(words.format(before - left, left))

    def _take(self, target: Target) -> None:
        estate = self._workbench.estate
        uses = [one.row.use for one in self.chosen]
        if estate is not None and uses:
            self._workbench.operations.do(lambda: estate.tray.assign(uses, target.place, target.item))
        self.grid.setFocus()

    def _begin(self) -> None:
        estate, target = self._workbench.estate, self.field.target
        chosen = self.chosen
        if estate is not None and target is not None and chosen:
            use = chosen[0].row.use
            if self._workbench.operations.do(lambda: estate.tray.begin(use, target.place)) is not None:
                words = self.tr("从这张起都建议放到：{0}")
                self._workbench.messages.done(words.format(place_name(estate.session, target.place)))
        self.field.edit.clear()
        self.grid.setFocus()

    def _put_back(self) -> None:
        estate = self._workbench.estate
        uses = [one.row.use for one in self.chosen]
        if estate is not None and uses:
            self._workbench.operations.do(lambda: estate.tray.assign(uses, None))

    def use_at_hand(self) -> str:
        """Return the use of the photo at hand, "" where there is none."""
        one = self.model.at(self.grid.currentIndex())
        return "" if one is None else one.row.use

    def view(self) -> None:
        """Show the photo at hand large."""
        estate, one = self._workbench.estate, self.model.at(self.grid.currentIndex())
        if estate is None or one is None:
            return
        uses = [each.row.use for each in self.model.rows]
        self._workbench.photos_wanted.emit(uses, uses.index(one.row.use))

    def _drag(self) -> None:
        picture = self.grid.currentIndex().data(Qt.ItemDataRole.DecorationRole)
        uses = [one.row.use for one in self.chosen]
        self.giving.drag(self.grid, uses, picture if isinstance(picture, QPixmap) else None)

    def remove(self) -> None:
        """Take back what is selected; the photos themselves stay in the file, undo brings them again."""
        estate = self._workbench.estate
        uses = [one.row.use for one in self.chosen]
        if estate is None or not uses:
            return
        if self._workbench.operations.do(lambda: estate.photos.detach_all(uses)) is not None:
            words = self.tr("不用了 {0} 张，Ctrl+Z 可以撤销")
            self._workbench.messages.done(words.format(len(uses)))
