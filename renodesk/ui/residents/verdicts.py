"""What a ballot comes to, gate by gate: shape and word, what is missing, figures and clause."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from renodesk.domain.ballots import Outcome
from renodesk.services.ballots import Gate
from renodesk.services.ballots.words import gate_sentence, gate_title, outcome_word, rule_line, rule_source
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
    """Gates below each other; their lines are made once and filled anew with every vote."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[tuple[QLabel, QLabel, QLabel]] = []
        self._shown: tuple[Sequence[Gate], Language] | None = None

    def show_gates(self, gates: Sequence[Gate], language: Language) -> None:
        """Show these gates."""
        self._shown = (gates, language)
        while len(self._lines) < len(gates):
            self._lines.append(self._made())
        for at, (icon, head, body) in enumerate(self._lines):
            is_shown = at < len(gates)
            for one in (icon, head, body):
                one.setVisible(is_shown)
            if is_shown:
                self._fill(gates[at], icon, head, body, language)

    def dress(self, theme: Theme) -> None:
        """Draw in another theme."""
        self._theme = theme
        if self._shown is not None:
            self.show_gates(*self._shown)

    def _made(self) -> tuple[QLabel, QLabel, QLabel]:
        icon, head, body = label(), label("", wrap=True), label("", "quiet", wrap=True)
        row = QHBoxLayout()
        row.addWidget(icon)
        row.addWidget(head, 1)
        self._column.addLayout(row)
        self._column.addWidget(body)
        return icon, head, body

    def _fill(self, gate: Gate, icon: QLabel, head: QLabel, body: QLabel, language: Language) -> None:
        side = self._theme.px(_SIDE)
        icon.setFixedSize(side, side)
        icon.setPixmap(self._theme.icons.icon(*ICONS[gate.outcome]).pixmap(side, side))
        icon.setAccessibleName(outcome_word(gate.outcome, language))
        _say(head, outcome_word(gate.outcome, language) + gate_sentence(gate, language))
        lines = [gate_title(gate, language)]
        for one in gate.in_order:
            lines += [rule_line(one, language), rule_source(one.rule, language)]
        _say(body, "\n".join(lines))


def _say(one: QLabel, text: str) -> None:
    """Give a label a text, where it is another: a wrapped label measures itself anew each time."""
    if one.text() != text:
        one.setText(text)
