"""What every screen shares: the open estate, its services, and the news of changes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from renodesk.domain.findings import PLAN_KINDS, FindingKind
from renodesk.domain.places import ESTATE, Place
from renodesk.services.environment import Environment, this_author
from renodesk.settings import Preferences
from renodesk.texts import Language
from renodesk.ui.messages import MessageDoor
from renodesk.ui.operations import Operations
from renodesk.ui.remembered import remembered_spot
from renodesk.ui.theme import Theme

if TYPE_CHECKING:
    from renodesk.domain.changes import Author, Cell, Changes
    from renodesk.services.outline import Spot
    from renodesk.services.session import EstateSession
    from renodesk.ui.estate import Estate

_NOT_IN_NAMES = frozenset('/\\:*?"<>|')


def plain_name(name: str) -> str:
    """Return a name as every system takes it for a file."""
    return "".join("_" if one in _NOT_IN_NAMES else one for one in name)


class Workbench(QObject):
    """Holds the open estate and the spot one stands at; tells screens when either changes."""

    opening = Signal()
    """An estate is about to be shown: who shows it may still be made."""
    opened = Signal()
    changed = Signal(object)
    """Changes of an act, wherever it came from."""
    moved = Signal()
    undressing = Signal()
    """Another theme follows: what can be made anew quickly had better go, a style costs 2 ms a widget."""
    dressed = Signal()
    closing = Signal()
    """The estate is about to be closed: whoever reads it beside stops now."""
    closed = Signal()
    backed_up = Signal()
    library_chosen = Signal()
    photos_wanted = Signal(list, int)
    """Uses of photos to be shown large, and which of them first."""
    plan_wanted = Signal(object)
    """What is to be shown on the site plan, or marked there."""
    place_wanted = Signal(object)
    """A place whose register is to be shown."""
    row_wanted = Signal(str)
    """The key of a ledger, or of a row of one, that is to be shown."""
    screen_wanted = Signal(str)
    """The name of a screen in the registry."""
    act_wanted = Signal(str)
    """The name of an action, from a button of a screen."""
    _told = Signal(object, object)
    """A session and what an act of it changed, from whatever thread; heard on the window's."""

    def __init__(
        self, preferences: Preferences, environment: Environment, messages: MessageDoor, theme: Theme
    ) -> None:
        """Begin without an estate."""
        super().__init__()
        self.preferences = preferences
        self.environment = environment
        self.messages = messages
        self.operations = Operations(messages)
        self.theme = theme
        self.estate: Estate | None = None
        self.place: Place = ESTATE
        self.item = ""
        self.is_visit = False
        """Whether the open estate is an archive's, looked into: where one is in it is not remembered."""
        self._leave: Callable[[], None] | None = None
        self._told.connect(self._hear)

    @property
    def language(self) -> Language:
        """Return the language of the program's words."""
        return self.messages.language

    def place_for(self, name: str) -> str:
        """Return where a file of this name is offered to be saved: where one was last, or at home."""
        return str(Path(self.preferences["last_folder"] or Path.home()) / plain_name(name))

    def create(self, path: Path, name: str) -> None:
        """Make an estate file and open it."""
        from renodesk.services.session import EstateSession

        self._take(EstateSession.create(path, name, self.author, self.environment))

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open an estate file; the one that is open stays."""
        if self.estate is not None and path.resolve() == self.estate.session.path.resolve():
            return
        from renodesk.services.session import EstateSession

        self._take(EstateSession.open(path, self.author, self.environment, read_only=read_only))

    def look_into(self, path: Path) -> None:
        """Open an estate file of an archive, to be read only; the next start does not begin with it."""
        from renodesk.services.session import EstateSession

        session = EstateSession.open(path, self.author, self.environment, read_only=True)
        self._take(session, is_visit=True)

    @property
    def author(self) -> "Author":
        """Return who acts."""
        return this_author(self.preferences["person"])

    def close(self) -> None:
        """Close the open estate; a job that still runs is stopped first (`Operations.after_job` asks)."""
        self.operations.stop()
        if self._leave is not None:
            self._leave()
            self._leave = None
        if self.estate is not None:
            self.closing.emit()
            from renodesk.services.rolling_copies import close_with_copy

            close_with_copy(self.estate.session)
            self.estate = None
            self.closed.emit()

    def _take(self, session: "EstateSession", *, is_visit: bool = False) -> None:
        from renodesk.ui.estate import Estate

        self.close()
        self.is_visit = is_visit
        self.opening.emit()
        self.estate = Estate(session, self.language)
        self._leave = session.hub.subscribe(partial(self._told.emit, session))
        before = remembered_spot(self.preferences, session.path)
        if not is_visit:
            self.preferences.choose("last_estate", str(session.path))
        spots = self.estate.outline.spots()
        first = (spots[0][0] if spots else "", ESTATE)
        self.item, self.place = before if before is not None and before in spots else first
        self.opened.emit()
        self.moved.emit()
        self.estate.note_opening()
        doubt = self.estate.clock_doubt(self.language)
        if doubt:
            self.messages.shown.emit("error", doubt)

    @Slot(object, object)
    def _hear(self, session: "EstateSession", changes: "Changes") -> None:
        if self.estate is not None and self.estate.session is session:
            self.estate.last_round.follow(changes)
            self.estate.comparing.follow(changes)
            self.changed.emit(changes)

    def wear(self, theme: Theme) -> None:
        """Dress the application in a theme; what is remembered as preferred stays."""
        self.undressing.emit()
        self.theme = theme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application)
        self.dressed.emit()

    def go(self, spot: "Spot | None") -> None:
        """Stand at a spot; None stays."""
        if spot is not None and spot != (self.item, self.place):
            self.item, self.place = spot
            self.moved.emit()

    def go_to_place(self, place: Place | None) -> None:
        """Stand at a place, at its first item."""
        if self.estate is None or place is None:
            return
        spots = [spot for spot in self.estate.outline.spots() if spot[1] == place]
        self.go(spots[0] if spots else None)

    def show_finding(self, kind: FindingKind, item: str, place: Place | None) -> None:
        """Go where a finding of the review can be settled."""
        if self.estate is None:
            return
        if kind == FindingKind.CONTESTED:
            self.screen_wanted.emit("conflicts")
        elif kind == FindingKind.REGISTER_WRONG and not item:
            self.screen_wanted.emit("register")
        elif kind in PLAN_KINDS:
            self.screen_wanted.emit("plan")
        else:
            self.show_spot(item, place)

    def show_spot(self, item: str, place: Place | None) -> None:
        """Go where an item at a place is recorded, or to a place alone."""
        if self.estate is None:
            return
        if self.estate.session.forms.checklist.item(item) is not None:
            self.screen_wanted.emit("checklist")
        elif item and place is not None:
            self.screen_wanted.emit("survey")
            self.go((item, place))
        elif place is not None:
            self.screen_wanted.emit("survey")
            self.go_to_place(place)

    def show_cell(self, cell: "Cell", item: str, place: Place | None) -> None:
        """Go where a cell of the log can be looked at."""
        match cell.entity:
            case "check":
                self.screen_wanted.emit("checklist")
            case "estate" | "building" | "unit":
                self.screen_wanted.emit("register")
                if place is not None:
                    self.place_wanted.emit(place)
            case "pin":
                self.screen_wanted.emit("site_plan")
            case "measure" | "alternative" | "funding":
                self.screen_wanted.emit("plan")
            case "asked" | "problem":
                self.screen_wanted.emit("problems")
            case "photo_use":
                self.photos_wanted.emit([cell.key], 0)
            case "ledger" | "ledger_row":
                self.screen_wanted.emit("ledgers")
                self.row_wanted.emit(cell.key)
            case "answer" | "visit" if place is not None:
                self.screen_wanted.emit("survey")
                if item:
                    self.go((item, place))
                else:
                    self.go_to_place(place)
            case _:
                self.screen_wanted.emit("review")

    def next_problem(self) -> None:
        """Go to the next low spot of the walk."""
        if self.estate is not None:
            self.go(self.estate.outline.next_problem(self.item, self.place))

    def step(self, by: int) -> None:
        """Go to the next or previous spot of the walk."""
        if self.estate is None:
            return
        spots = self.estate.outline.spots()
        here = (self.item, self.place)
        at = spots.index(here) if here in spots else 0
        if 0 <= at + by < len(spots):
            self.go(spots[at + by])
