"""Photos and files attached to a thing: added, opened, written out, kept at home, taken off."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from renodesk.errors import RenodeskError
from renodesk.services.attachments import Attachment, Attachments
from renodesk.services.giving import size_text
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.ui.widgets.boxes import button, label
from renodesk.ui.widgets.flow import flow
from renodesk.ui.workbench import Workbench

PICTURE = 40


class FilesBox(QWidget):
    """The files of one thing, with what one does to them."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        self._about = ""
        self._files: tuple[Attachment, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("照片和文件"), "heading"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("照片和文件"))
        self.rows.setIconSize(QSize(PICTURE, PICTURE))
        self.rows.setFixedHeight(96)
        self.rows.currentRowChanged.connect(lambda _: self._follow())
        self.rows.itemActivated.connect(lambda _: self.show_file())
        column.addWidget(self.rows)
        self.add = button(self.tr("附上…"), tip=self.tr("附上照片或文件"))
        self.opener = button(self.tr("打开"), tip=self.tr("打开附件"))
        self.saver = button(self.tr("另存…"), tip=self.tr("另存附件"))
        self.keeper = button(self.tr("含人名"), tip=self.tr("里面有人名、电话、签名：不随交换包走"))
        self.keeper.setCheckable(True)
        self.taker = button(self.tr("拿掉"), tip=self.tr("拿掉附件"))
        for one, act in (
            (self.add, self.ask_files),
            (self.opener, self.show_file),
            (self.saver, self.save_file),
            (self.keeper, self.keep_home),
            (self.taker, self.take_off),
        ):
            one.clicked.connect(lambda _=False, act=act: act())
        column.addLayout(flow(self.add, self.opener, self.saver, self.keeper, self.taker, gap=4))
        column.addWidget(
            label(self.tr("附件随每个交换包走；有人名的点“含人名”，只留在这份档案里。"), "small", wrap=True)
        )

        self.setAcceptDrops(True)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, from above to below."""
        return (self.rows, self.add, self.opener, self.saver, self.keeper, self.taker)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files where one may attach."""
        if self.add.isEnabled() and any(one.isLocalFile() for one in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that were dropped."""
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.attach(paths)

    # Showing

    def show_files(self, about: str) -> None:
        """Show what is attached to a thing."""
        session = self._session
        self._about = about
        if session is None:
            return
        chosen = self._chosen.key if self._chosen is not None else ""
        self._files = Attachments(session).list(about) if about else ()
        self.rows.clear()
        for one in self._files:
            self.rows.addItem(self._item(session, one))
        self.rows.setVisible(bool(self._files))
        keys = [one.key for one in self._files]
        self.rows.setCurrentRow(keys.index(chosen) if chosen in keys else len(keys) - 1)
        self._follow()

    def _item(self, session: EstateSession, one: Attachment) -> QListWidgetItem:
        words = f"{one.name}  {size_text(one.size)}"
        if one.is_personal:
            words = self.tr("{0} · 含人名").format(words)
        if not one.is_here:
            words = self.tr("{0} · 内容不在这里").format(words)
        item = QListWidgetItem(words)
        item.setToolTip(one.name)
        if one.is_picture:
            picture = QPixmap()
            try:
                picture.loadFromData(Photos(session).thumbnail(one.sha256))
            except RenodeskError:
                return item
            item.setIcon(QIcon(picture))
        return item

    @property
    def _session(self) -> EstateSession | None:
        estate = self._workbench.estate
        return estate.session if estate is not None else None

    @property
    def _chosen(self) -> Attachment | None:
        row = self.rows.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _follow(self) -> None:
        session, one = self._session, self._chosen
        may = session is not None and not session.is_read_only and bool(self._about)
        self.add.setEnabled(may)
        self.opener.setEnabled(one is not None and one.is_here and one.is_openable)
        self.saver.setEnabled(one is not None and one.is_here)
        self.keeper.setEnabled(may and one is not None)
        self.keeper.setChecked(one is not None and one.is_personal)
        self.taker.setEnabled(may and one is not None)

    # Acting

    def ask_files(self) -> None:
        """Ask which files, and attach them."""
        session, preferences = self._session, self._workbench.preferences
        if session is None:
            return
        start = preferences["last_folder"] or str(session.path.parent)
        paths, _ = QFileDialog.getOpenFileNames(self.window(), self.tr("附上照片或文件"), start)
        if paths:
            preferences.choose("last_folder", str(Path(paths[0]).parent))
            self.attach([Path(one) for one in paths])

    def attach(self, paths: list[Path]) -> None:
        """Attach files in the background, one by one."""
        session, about = self._session, self._about
        if session is None or not about:
            return
        service = Attachments(session)

        def attach_all(progress: Callable[[str, float], None]) -> int:
            for at, path in enumerate(paths):
                progress("attachment_taking", at / len(paths))
                service.attach(path, about)
            return len(paths)

        self._workbench.operations.run(
            self.tr("附上文件"),
            attach_all,
            lambda count: self._workbench.messages.done(self.tr("附上了 {0} 个").format(count)),
        )

    def show_file(self) -> None:
        """Open a copy of the file at hand in the program of the system."""
        session, one = self._session, self._chosen
        if session is None or one is None:
            return
        copy = self._workbench.operations.do(lambda: Attachments(session).open_copy(one.key))
        if copy is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            words = self.tr("这台电脑没有能打开 {0} 的程序；按“另存…”存到别处再看。")
            self._workbench.messages.done(words.format(one.name))

    def save_file(self) -> None:
        """Ask where to and write the file at hand."""
        one = self._chosen
        if one is None:
            return
        folder = Path(self._workbench.preferences["last_folder"] or Path.home())
        path, _ = QFileDialog.getSaveFileName(self.window(), self.tr("另存附件"), str(folder / one.name))
        if path:
            self.save_to(Path(path))

    def save_to(self, out: Path) -> None:
        """Write the file at hand; what the person chose to write over is written over."""
        session, one = self._session, self._chosen
        if session is None or one is None:
            return
        written = self._workbench.operations.do(
            lambda: Attachments(session).write_out(one.key, out, is_over=True)
        )
        if written is not None:
            self._workbench.messages.done(self.tr("已另存 {0}").format(written.name))

    def keep_home(self) -> None:
        """Say that the file at hand holds names, or that it does not."""
        session, one = self._session, self._chosen
        if session is not None and one is not None:
            service, is_personal = Attachments(session), not one.is_personal
            self._workbench.operations.do(lambda: service.set_personal(one.key, is_personal))
            self._follow()

    def take_off(self) -> None:
        """Take the file at hand off; undo brings it back."""
        session, one = self._session, self._chosen
        if session is not None and one is not None:
            self._workbench.operations.do(lambda: Attachments(session).remove(one.key))
