"""What the tabs of every screen share: the open estate, acting on it, and keeping what is typed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from renodesk.services.session import EstateSession
from renodesk.texts import Language
from renodesk.ui.editors.commit import CommitEdit
from renodesk.ui.workbench import Workbench

Outcome = TypeVar("Outcome")


class ScreenTab(QWidget):
    """One of several views of the open estate."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench

    def read_again(self) -> None:
        """Show everything as it stands, after an act that was refused."""
        raise NotImplementedError

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
        return self.made(act) is not None

    def made(self, act: Callable[[EstateSession], Outcome]) -> Outcome | None:
        """Do something and return what came of it, None where it was refused and everything is read again."""
        session = self.session
        if session is None or not self.may_write:
            return None
        outcome = self._workbench.operations.do(lambda: act(session))
        if outcome is None:
            self._workbench.operations.do(self.read_again)
        return outcome

    def commit(self) -> None:
        """Store what is being typed."""
        for edit in self.findChildren(CommitEdit):
            edit.commit()
