"""What every tab of the screen of residents is: read when somebody looks, told before what changed."""

from renodesk.domain.changes import Changes
from renodesk.ui.screen_tab import ScreenTab


class ResidentsTab(ScreenTab):
    """Shows one thing residents are asked; a subclass reads and shows it."""

    read_for: tuple[str, ...] = ()
    """Entities after whose changes it reads again."""

    def note(self, changes: Changes | None) -> None:
        """Hear what changed, before it is read again; None: another estate."""

    def read(self) -> None:
        """Read the open estate and show it."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Read everything, after an act that was refused."""
        self.read()
