"""Where acts are announced, and where screens listen."""

from collections.abc import Callable

from renodesk.domain.changes import Changes

Listener = Callable[[Changes], None]


class ChangeHub:
    """Tells every listener what an act changed, in the order they came; nobody else calls anybody."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._listeners: list[Listener] = []
        self._held: list[Changes] | None = None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Listen from now on; the returned callable ends it."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def hold(self) -> Callable[[], None]:
        """Keep news back, as while another thread works; the returned callable tells what came meanwhile."""
        self._held = self._held if self._held is not None else []

        def release() -> None:
            held, self._held = self._held, None
            for changes in held or ():
                self.tell(changes)

        return release

    def tell(self, changes: Changes) -> None:
        """Announce an act that changed something."""
        if not changes.cells:
            return
        if self._held is not None:
            self._held.append(changes)
            return
        for listener in tuple(self._listeners):
            listener(changes)
