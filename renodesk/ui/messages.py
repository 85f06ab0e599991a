"""The one door for messages: what happened, what it means for the work, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from renodesk.errors import RenodeskError
from renodesk.texts import Language, explain, say

Asking = Callable[[str, str], bool]
"""Asks a yes-or-no question (title, text); a test answers and records it."""


class MessageDoor(QObject):
    """Every message to the user goes through here; the main window shows it, a test records it."""

    shown = Signal(str, str)
    """(kind: error or done, text)."""

    def __init__(self, language: Language, ask: Asking) -> None:
        """Speak `language`; `ask` puts questions."""
        super().__init__()
        self.language = language
        self._ask = ask

    def error(self, error: RenodeskError) -> None:
        """Show an expected failure, with every fault it lists."""
        lines = [explain(error, self.language)]
        faults = error.facts.get("faults")
        for fault in list(faults)[:12] if isinstance(faults, tuple) else []:
            where = getattr(fault, "where", "") or getattr(fault, "member", "")
            sentence = say(fault.code, self.language, **fault.facts)
            lines.append(f"{where}: {sentence}" if where else sentence)
        self.shown.emit("error", "\n".join(lines))

    def done(self, text: str) -> None:
        """Show that something was done."""
        self.shown.emit("done", text)

    def ask(self, title: str, text: str) -> bool:
        """Ask a yes-or-no question."""
        return self._ask(title, text)
