"""Taking photos in: asked for, pasted or dropped, in the background, and what came of it in one message."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from renodesk.domain.places import Place
from renodesk.services.photos import AddedPhotos
from renodesk.texts import explain
from renodesk.ui.photo_giving import on_clipboard
from renodesk.ui.workbench import Workbench

MOST_LINES = 8
PATTERN = "*.jpg *.jpeg *.png *.webp *.heic *.heif"


class PhotoTaking(QObject):
    """Takes photos in for an item and place, or into the tray."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        """Ask over `parent`'s window."""
        super().__init__(parent)
        self._workbench = workbench
        self._parent = parent

    def choose(self, item: str = "", place: Place | None = None, before: str = "") -> None:
        """Ask for photos; with `before` they show again, after works, what that use shows."""
        folder = self._workbench.preferences["last_folder"]
        photos, others = self.tr("照片"), self.tr("全部文件")
        kinds = f"{photos} ({PATTERN} {PATTERN.upper()});;{others} (*)"
        files, _ = QFileDialog.getOpenFileNames(self._parent.window(), self.tr("选照片"), folder, kinds)
        if files:
            self._workbench.preferences.choose("last_folder", str(Path(files[0]).parent))
            self.take([Path(file) for file in files], item, place, before)

    def choose_folder(self) -> None:
        """Ask for a folder or card, whose photos go into the tray."""
        folder = self._workbench.preferences["last_folder"]
        chosen = QFileDialog.getExistingDirectory(self._parent.window(), self.tr("选文件夹或存储卡"), folder)
        if chosen:
            self._workbench.preferences.choose("last_folder", chosen)
            self.take([Path(chosen)])

    def take(
        self, paths: Sequence[Path], item: str = "", place: Place | None = None, before: str = ""
    ) -> None:
        """Take photos and folders in, in the background."""
        estate = self._workbench.estate
        if estate is None or not paths:
            return
        reduce = self._is_reducing
        self._workbench.operations.run(
            self.tr("收入照片"),
            lambda progress: estate.photos.add(
                paths, item=item, place=place, before=before, reduce=reduce, progress=progress
            ),
            self.tell,
        )

    @property
    def _is_reducing(self) -> bool:
        """Return whether large photos are to be made smaller."""
        return self._workbench.preferences["reduce_photos"] != "off"

    def paste(self, item: str = "", place: Place | None = None) -> None:
        """Take a picture or files from the clipboard."""
        estate = self._workbench.estate
        mime = on_clipboard()
        if estate is None:
            return
        if mime.hasUrls():
            self.take([Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()], item, place)
        elif mime.hasImage():
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            QGuiApplication.clipboard().image().save(buffer, "PNG")  # type: ignore[call-overload]
            data = bytes(buffer.data().data())
            added = self._workbench.operations.do(
                lambda: estate.photos.add_bytes("paste.png", data, item=item, place=place)
            )
            if added is not None:
                self.tell(added)
        else:
            self._workbench.messages.done(self.tr("剪贴板里没有图片"))

    def tell(self, added: AddedPhotos) -> None:
        """Say what came of it: a word where all is well, else every refusal with its reason."""
        words = [self.tr("收入照片 {0} 张").format(len(added.uses))]
        if added.repeated:
            words.append(self.tr("已有 {0} 张").format(len(added.repeated)))
        if added.reduced:
            words.append(self.tr("缩小了 {0} 张").format(added.reduced))
        if added.skipped:
            words.append(self.tr("跳过视频和附属文件 {0} 个").format(len(added.skipped)))
        lines = [" · ".join(words)]
        if added.out_of_reach:
            lost = self.tr("还有 {0} 张没读到：存储卡或文件夹不见了。插回后再收一次，已收的不会重复。")
            lines.append(lost.format(added.out_of_reach))
        if added.refused:
            lines.append(self.tr("{0} 个文件没有收：").format(len(added.refused)))
            lines += [explain(one, self._workbench.language) for one in added.refused[:MOST_LINES]]
            if len(added.refused) > MOST_LINES:
                lines.append(self.tr("……另有 {0} 个").format(len(added.refused) - MOST_LINES))
        if added.is_large_now:
            lines.append(
                self.tr("照片原片超过 2 GB 了，档案复制、备份、邮寄都会慢。可以在设置里选“收入照片时缩小”。")
            )
        if len(lines) == 1:
            self._workbench.messages.done(lines[0])
        else:
            self._workbench.messages.shown.emit("error", "\n".join(lines))
