"""What a round leaves open: unseen, contested, doubtful, and how the answers are known."""

from collections.abc import Iterator

from renodesk.domain import vocabulary
from renodesk.domain.scores import AnswerStatus
from renodesk.reports.snapshot import UnseenLine
from renodesk.reports.words import places_text
from renodesk.services.bases import BASES, basis_word
from renodesk.services.diagnosis import reason_text
from renodesk.services.history import Conflict, History
from renodesk.services.reporting.part import Part, Told, read_told
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


class OpenEnds(Part):
    """Reads what a reader must know before trusting the total."""

    def __init__(self, session: EstateSession, language: Language, told: Told | None = None) -> None:
        """Read the session's current round; `told` where the answers are read already."""
        super().__init__(session, language)
        self._told = told or read_told(session)

    def unseen(self) -> Iterator[UnseenLine]:
        """Yield items that are not scored everywhere, grouped by reason."""
        for item in self._tree.items:
            groups: dict[str, list[str]] = {}
            for (code, place), answer in self._scores.answers.items():
                if code == item.code and answer.status not in (
                    AnswerStatus.SCORED,
                    AnswerStatus.NOT_APPLICABLE,
                ):
                    reason = self._reason(answer) or say(f"status_{answer.status.value}", self._language)
                    groups.setdefault(reason, []).append(self._place(place))
            for reason, names in groups.items():
                yield UnseenLine(code=item.code, name=item.name, places=places_text(names), reason=reason)

    def contested(self) -> Iterator[str]:
        """Yield the values that wait for a decision."""
        for conflict in History(self._session).conflicts():
            item = self._tree.item(conflict.item)
            who = joined("、", dict.fromkeys(head.person for head in conflict.heads), self._language)
            what = f"{conflict.item or conflict.cell.entity} {item.name if item else ''}"
            yield f"{what} · {self._place_of(conflict)} · {who}"

    def _place_of(self, conflict: Conflict) -> str:
        if conflict.cell.entity not in ("answer", "check"):
            return conflict.place
        place = vocabulary.split_answer_key(conflict.cell.key)[2]
        return self._place(place)

    def warnings(self) -> Iterator[str]:
        """Yield what the rules ask to look at again."""
        for reason in self._scores.warnings:
            yield reason_text(reason, self._language, self._session.forms_in(self._language))
        for (code, place), answer in self._scores.answers.items():
            for reason in answer.warnings:
                yield self._say(
                    "warning_at",
                    what=f"{code} {self._item(code).name}",
                    place=self._place(place),
                    text=reason_text(reason, self._language, self._session.forms_in(self._language), code),
                )

    def basis_counts(self) -> Iterator[tuple[str, int]]:
        """Yield how many answers are known in which way."""
        counts: dict[str, int] = {}
        for places in self._told.bases.values():
            for code in places.values():
                counts[code] = counts.get(code, 0) + 1
        for code in BASES:
            if code in counts:
                yield basis_word(code, self._language), counts[code]
        untold = self._scores.scored_count - sum(counts.values())
        if untold > 0:
            yield say("basis_untold", self._language), untold
