"""What every tab of the screen of residents is: read when somebody looks, told before what changed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from renodesk.domain.changes import Changes
from renodesk.services.session import EstateSession
from renodesk.texts import Language
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.workbench import Workbench


class ResidentsTab(QWidget):
    """Shows one thing residents are asked; a subclass reads and shows it."""

    read_for: tuple[str, ...] = ()
    """Entities after whose changes it reads again."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench

    # For subclasses

    def note(self, changes: Changes | None) -> None:
        """Hear what changed, before it is read again; None: another estate."""

    def read(self) -> None:
        """Read the open estate and show it."""
        raise NotImplementedError

    # Shared

    @property
    def language(self) -> Language:
        """Return the window's language."""
        return self._workbench.language

    @property
    def session(self) -> EstateSession | None:
        """Return the open estate."""
        estate = self._workbench.estate
        return estate.session if estate is not None else None

    @property
    def may_write(self) -> bool:
        """Return whether acts are taken."""
        return self.session is not None and not self.session.is_read_only

    def act(self, act: Callable[[EstateSession], object]) -> bool:
        """Do something and return whether it was done; where it is refused everything is read again."""
        session = self.session
        if session is None or not self.may_write:
            return False
        if self._workbench.operations.do(lambda: act(session)) is not None:
            return True
        self._workbench.operations.do(self.read)
        return False

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in self.findChildren(CommitEdit):
            edit.commit()
