"""Photos that leave the window: dragged to another program or copied, written when they are asked for."""

import atexit
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QMetaType, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from renodesk.services.photo_files import PhotoFiles
from renodesk.ui.workbench import Workbench

USES = "application/x-renodesk-photo-uses"
"""What our own lists say of a drag: the estate's id, then the uses, one a line."""
FILES = "text/uri-list"


class PhotoMime(QMimeData):
    """Uses of photos; their files are written when another program asks for them, and not before."""

    def __init__(self, giving: "PhotoGiving", uses: Sequence[str]) -> None:
        """Offer these uses."""
        super().__init__()
        self._giving = giving
        self._uses = tuple(uses)
        self._urls: list[QUrl] | None = None
        self.setData(USES, "\n".join([giving.estate_id, *uses]).encode())

    def formats(self) -> list[str]:
        """Return what may be asked for."""
        return [USES, FILES]

    def hasFormat(self, mimetype: str) -> bool:
        """Return whether this may be asked for."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> Any:
        """Return the uses, or the files, which are written now."""
        if mimetype != FILES:
            return super().retrieveData(mimetype, preferredType)
        if self._urls is None:
            self._urls = [QUrl.fromLocalFile(str(file)) for file in self._giving.written(self._uses)]
        return self._urls


class PhotoGiving(QObject):
    """Hands photos of the open estate out; the copies go when the program ends."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Write nothing yet."""
        super().__init__(parent)
        self._workbench = workbench
        self._folder: Path | None = None

    @property
    def estate_id(self) -> str:
        """Return whose uses these are."""
        estate = self._workbench.estate
        return estate.session.estate_id if estate is not None else ""

    def written(self, uses: Sequence[str]) -> tuple[Path, ...]:
        """Write the pictures of uses into a folder of our own and return the files."""
        estate = self._workbench.estate
        if estate is None:
            return ()
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="renodesk-"))
            atexit.register(rmtree, self._folder, ignore_errors=True)
            application = QGuiApplication.instance()
            if application is not None:
                application.aboutToQuit.connect(self.take_back)
        folder = self._folder
        files = PhotoFiles(estate.session, estate.photos)
        return self._workbench.operations.do(lambda: files.write(uses, folder)) or ()

    def mime(self, uses: Sequence[str]) -> PhotoMime:
        """Return what a drag or the clipboard carries."""
        return PhotoMime(self, uses)

    def copy(self, uses: Sequence[str]) -> None:
        """Put the files of uses on the clipboard, to be pasted into a folder or a mail."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in self.written(uses)])
        if mime.hasUrls():
            QGuiApplication.clipboard().setMimeData(mime)
            words = self.tr("复制了 {0} 张，可以粘贴到文件夹或邮件里")
            self._workbench.messages.done(words.format(len(mime.urls())))

    def take_back(self) -> None:
        """Leave no files on the clipboard that go with the program."""
        if any(file.parent == self._folder for file in files_in(on_clipboard())):
            QGuiApplication.clipboard().clear()

    def drag(self, source: QWidget, uses: Sequence[str], picture: QPixmap | None) -> None:
        """Let the mouse carry uses: to another program as files, to a place or item to be used there too."""
        drag = QDrag(source)
        drag.setMimeData(self.mime(uses))
        if picture is not None:
            smooth = Qt.TransformationMode.SmoothTransformation
            drag.setPixmap(picture.scaledToHeight(64, smooth))
        drag.exec(Qt.DropAction.CopyAction)


def uses_in(mime: QMimeData, estate_id: str) -> tuple[str, ...]:
    """Return the uses a drag of ours carries, none where it comes from elsewhere or another estate."""
    if not mime.hasFormat(USES):
        return ()
    owner, *uses = bytes(mime.data(USES).data()).decode("utf-8", "replace").split("\n")
    return tuple(uses) if owner == estate_id else ()


def on_clipboard() -> QMimeData:
    """Return what the clipboard holds; nothing where it is empty, which Qt says as None on some systems."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held


def holds_photos(mime: QMimeData) -> bool:
    """Return whether pasting means photos: files, or a picture that is not the picture of a text."""
    return mime.hasUrls() or (mime.hasImage() and not mime.hasFormat("text/plain"))


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files and folders a drag from outside carries."""
    if mime.hasFormat(USES) or not mime.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
