"""Where acts are announced, and where screens listen."""

from collections.abc import Callable

from renodesk.domain.changes import Changes

Listener = Callable[[Changes], None]


class ChangeHub:
    """Tells every listener what an act changed, in the order they came; nobody else calls anybody.

    A listener is called on the thread of the act: a window hands the news to its own.
    """

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listen from now on; the returned callable ends it."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def tell(self, changes: Changes) -> None:
        """Announce an act that changed something."""
        if not changes.cells:
            return
        for listener in tuple(self._listeners):
            listener(changes)
