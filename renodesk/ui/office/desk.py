"""What every screen of the office shares: the archive, its inbox, and the news of what was taken in."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from renodesk.services.archive_estates import is_archive
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
        self.meant: Meant | None = None
        """Which of the archive's estates are listed; None: all."""

    @property
    def archive(self) -> Path | None:
        """Return the archive's folder; None where none was chosen, or it is not there now."""
        chosen = self.workbench.preferences["office_archive"]
        return Path(chosen) if chosen and is_archive(Path(chosen)) else None

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

    def choose_archive(self, folder: Path) -> None:
        """Work on another archive from now on."""
        self.workbench.preferences.choose("office_archive", str(folder))
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
