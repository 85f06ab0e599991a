"""What a ballot comes to, gate by gate: shape and word, what is missing, figures and clause."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from renodesk.domain.ballots import Outcome
from renodesk.services.ballots import Gate
from renodesk.services.ballots.words import gate_line, gate_title
from renodesk.services.rule_words import outcome_word, rule_line, rule_source
from renodesk.texts import Language
from renodesk.ui.theme import Theme
from renodesk.ui.widgets.boxes import label

ICONS = {
    Outcome.PASS: ("answered", "good"),
    Outcome.FAIL: ("red_flag", "bad"),
    Outcome.OPEN: ("unanswered", "warn"),
}
"""Shape and colour of what a gate comes to."""
_SIDE = 18


class Verdicts(QWidget):
    """What each gate comes to, a line each; the lines are made once and filled anew with every vote."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._shown: tuple[Sequence[Gate], Language] | None = None

    def show_gates(self, gates: Sequence[Gate], language: Language) -> None:
        """Show these gates."""
        self._shown = (gates, language)
        while len(self._lines) < len(gates):
            self._lines.append(self._made())
        for at, (icon, head) in enumerate(self._lines):
            for one in (icon, head):
                one.setVisible(at < len(gates))
            if at < len(gates):
                self._fill(gates[at], icon, head, language)

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._shown is not None:
            self.show_gates(*self._shown)

    def _made(self) -> tuple[QLabel, QLabel]:
        icon, head = label(), label("", wrap=True)
        row = QHBoxLayout()
        row.addWidget(icon)
        row.addWidget(head, 1)
        self._column.addLayout(row)
        return icon, head

    def _fill(self, gate: Gate, icon: QLabel, head: QLabel, language: Language) -> None:
        side = self._theme.px(_SIDE)
        icon.setFixedSize(side, side)
        icon.setPixmap(self._theme.icons.icon(*ICONS[gate.outcome]).pixmap(side, side))
        icon.setAccessibleName(outcome_word(gate.outcome, language))
        _say(head, outcome_word(gate.outcome, language) + gate_line(gate, language))


def figures(gates: Sequence[Gate], language: Language) -> str:
    """Return the figures of each gate and the clauses they stand on, each clause once."""
    parts = []
    for gate in gates:
        lines = [gate_title(gate, language), *(rule_line(one, language) for one in gate.in_order)]
        sources = dict.fromkeys(rule_source(one.rule, language) for one in gate.in_order)
        parts.append("\n".join([*lines, *sources]))
    return "\n\n".join(parts)


def _say(one: QLabel, text: str) -> None:
    """Give a label a text, where it is another: a wrapped label measures itself anew each time."""
    if one.text() != text:
        one.setText(text)
