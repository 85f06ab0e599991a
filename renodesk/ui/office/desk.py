"""What every screen of the office shares: the archive, its inbox, and the news of what was taken in."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from renodesk import paths
from renodesk.errors import RenodeskError
from renodesk.services.archive_estates import is_archive
from renodesk.services.archive_places import is_url, work_folder
from renodesk.services.city import CityFilter
from renodesk.services.way_inbox import arrivals_of
from renodesk.ui.workbench import Workbench


@dataclass(frozen=True, kw_only=True, slots=True)
class Meant:
    """Which estates somebody wants to see, and what these are called."""

    filter: CityFilter
    words: str


class OfficeDesk(QObject):
    """Knows which archive one works on; tells screens when it is another one, or holds something new."""

    changed = Signal()
    """Another archive, another inbox, or other devices: read again."""
    took = Signal()
    """The archive took a bundle in."""
    screen_wanted = Signal(str)
    """The name of a screen of the office."""
    wanted = Signal(str)
    """The name of an action."""
    meant_changed = Signal()
    """Other estates are to be listed."""

    def __init__(self, workbench: Workbench) -> None:
        """Go on with the archive one worked on last."""
        super().__init__()
        self.workbench = workbench
        self._work_folders: dict[str, Path] = {}
        self.meant: Meant | None = None
        """Which of the archive's estates are listed; None: all."""

    @property
    def archive(self) -> Path | None:
        """Return the folder the archive is worked on in; None where none was chosen, or it is not there."""
        chosen = self.workbench.preferences["office_archive"]
        if not chosen:
            return None
        folder = self._work_folder(chosen) if is_url(chosen) else Path(chosen)
        return folder if folder is not None and is_archive(folder) else None

    @property
    def archive_words(self) -> tuple[str, str]:
        """Return what the chosen archive is called, and where it lies."""
        chosen = self.workbench.preferences["office_archive"]
        return chosen.rstrip("/").rpartition("/")[2] if is_url(chosen) else Path(chosen).name, chosen

    @property
    def own_folder(self) -> Path:
        """Return the user's folder, where work folders of archives in stores are."""
        return self.workbench.environment.own_folder or paths.user_folder()

    def _work_folder(self, url: str) -> Path | None:
        """Return where one works on the archive at a URL; asked of the store's kind once."""
        if url not in self._work_folders:
            try:
                self._work_folders[url] = work_folder(url, self.own_folder)
            except RenodeskError:
                return None  # opened again by hand, which says why not
        return self._work_folders[url]

    @property
    def index_url(self) -> str:
        """Return where the archive's index is: "" beside it, else a database's URL."""
        return self.workbench.preferences["office_index"]

    @property
    def inbox_way(self) -> str:
        """Return the name of the way bundles come by, "" where they arrive in a folder."""
        return self.workbench.preferences["office_inbox_way"]

    @property
    def inbox(self) -> Path | None:
        """Return the folder where bundles arrive, or are put that come by a way."""
        way, archive = self.inbox_way, self.archive
        if way:
            return arrivals_of(archive, way) if archive is not None else None
        chosen = self.workbench.preferences["office_inbox"]
        return Path(chosen) if chosen else None

    def choose_archive(self, place: Path | str) -> None:
        """Work on another archive from now on: a folder, or the URL of one in a store."""
        self.workbench.preferences.choose("office_archive", str(place))
        self.meant = None
        self.changed.emit()

    def list_estates(self, meant: Meant | None) -> None:
        """List some of the archive's estates, or all."""
        self.meant = meant
        self.meant_changed.emit()
        if meant is not None:
            self.screen_wanted.emit("archive")

    def choose_inbox(self, folder: Path) -> None:
        """Look into another inbox from now on."""
        self.workbench.preferences.choose("office_inbox_way", "")
        self.workbench.preferences.choose("office_inbox", str(folder))
        self.changed.emit()

    def choose_inbox_way(self, way: str) -> None:
        """Take in what comes by a way from now on."""
        self.workbench.preferences.choose("office_inbox_way", way)
        self.changed.emit()
