"""The way into the office and back, and which archive it is; its page is made when one first enters."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from renodesk.ui.workbench import Workbench

if TYPE_CHECKING:
    from renodesk.services.archive_places import StoreKey
    from renodesk.services.environment import Progress
    from renodesk.ui.office.desk import OfficeDesk
    from renodesk.ui.office.page import OfficePage
    from renodesk.ui.office.preparing import Preparing
    from renodesk.ui.office.sending import Sending
    from renodesk.ui.widgets.message_bar import MessageBar


class OfficeActs(QObject):
    """Keeps the office's page among the window's pages. Who works in the field never loads it."""

    moved = Signal()
    """One entered the office, or left it."""

    def __init__(self, workbench: Workbench, pages: QStackedWidget, window: QWidget) -> None:
        """Put the office among `pages` when it is first entered."""
        super().__init__(window)
        self._workbench = workbench
        self._pages = pages
        self._window = window
        self.page: OfficePage | None = None
        self.desk: OfficeDesk | None = None
        self._preparing: Preparing | None = None
        self._sending: Sending | None = None

    @property
    def is_here(self) -> bool:
        """Return whether the office is what one looks at."""
        return self.page is not None and self._pages.currentWidget() is self.page

    @property
    def message(self) -> "MessageBar | None":
        """Return where the office says what failed; None while one is elsewhere."""
        return self.page.message if self.page is not None and self.is_here else None

    def enter_office(self) -> None:
        """Close the estate, if one is open, and go into the office; the next start begins there."""
        self._workbench.preferences.choose("workplace", "office")
        if self._workbench.estate is not None:
            self._workbench.act_wanted.emit("show_library")
        else:
            self.come_back()

    def leave_office(self) -> None:
        """Go back to the library of the field."""
        self._workbench.preferences.choose("workplace", "field")
        self._pages.setCurrentIndex(0)
        self._window.setWindowTitle("RenoDesk")
        self.moved.emit()

    def come_back(self) -> bool:
        """Show the office where one works in it; return whether one does."""
        if self._workbench.preferences["workplace"] != "office":
            return False
        page = self._made()
        self._pages.setCurrentWidget(page)
        page.begin()
        self._window.setWindowTitle(self.tr("办公室 — RenoDesk"))
        self.moved.emit()
        return True

    def _made(self) -> "OfficePage":
        if self.page is None:
            from renodesk.ui.office.desk import OfficeDesk
            from renodesk.ui.office.page import OfficePage

            self.desk = OfficeDesk(self._workbench)
            self.desk.wanted.connect(self._workbench.act_wanted)
            self.page = OfficePage(self.desk)
            self._pages.addWidget(self.page)
        return self.page

    def choose_archive(self) -> None:
        """Ask for the archive's folder, and enter it."""
        preferences = self._workbench.preferences
        chosen = preferences["office_archive"]
        start = preferences["last_folder"] if "://" in chosen or not chosen else chosen
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("档案库的文件夹"), start)
        if folder:
            self.choose_archive_in(Path(folder))

    def choose_archive_in(self, folder: Path) -> None:
        """Work on the archive in a folder; one is made where there is none, which is asked first."""
        from renodesk.services.archive_estates import is_archive, make_archive

        self.enter_office()
        if not is_archive(folder):
            words = self.tr("“{0}”里还没有档案库。要在这里新建一个吗？").format(folder)
            if not self._workbench.messages.ask(self.tr("新建档案库"), words):
                return
            self._workbench.operations.do(lambda: make_archive(folder))
        self._made()
        if is_archive(folder) and self.desk is not None:
            self.desk.choose_archive(folder)

    def choose_stored_archive(self) -> None:
        """Ask for the URL of an archive in a store, and enter it."""
        from renodesk.ui.office.dialogs.stored_archive import StoredArchiveDialog

        chosen = self._workbench.preferences["office_archive"]
        dialog = StoredArchiveDialog(chosen if "://" in chosen else "", self._window)
        dialog.ask(lambda: self.open_stored(dialog.place, dialog.key))

    def open_stored(self, url: str, key: "StoreKey | None" = None) -> None:
        """Work on the archive at a URL, once its store was reached, in the background."""
        from renodesk.services.archive_places import open_place

        self.enter_office()
        self._made()
        desk = self.desk
        if desk is None:
            return
        own, index_url, environment = desk.own_folder, desk.index_url, self._workbench.environment

        def job(progress: "Progress") -> Path:
            return open_place(url, own, environment, progress, key=key, index_url=index_url)

        self._workbench.operations.run(self.tr("打开档案库"), job, lambda _: desk.choose_archive(url))

    @property
    def sending(self) -> "Sending":
        """Return what the office sends out."""
        from renodesk.ui.office.sending import Sending

        if self._sending is None:
            self._sending = Sending(
                self._workbench, lambda: self.desk.archive if self.desk is not None else None, self._window
            )
        return self._sending

    def prepare_estates(self) -> None:
        """Make estates from the street office's list."""
        from renodesk.ui.office.preparing import Preparing

        if self._preparing is None:
            self._preparing = Preparing(self._workbench, self._window)
        self._preparing.ask()

    def send_back(self) -> None:
        """Write bundles for the laptops."""
        self.sending.send_back()

    def share_answers(self) -> None:
        """Give a community's answers to its estates."""
        self.sending.share_answers()

    def show_screen(self, name: str) -> None:
        """Show a screen of the office."""
        if self.page is not None:
            self.page.show_named(name)

    @property
    def is_reading(self) -> bool:
        """Return whether the screen one looks at still reads the archive."""
        return self.page is not None and self.page.is_reading

    def stop(self) -> None:
        """Stop what the office does beside, as when the window closes."""
        if self.page is not None:
            self.page.stop()
