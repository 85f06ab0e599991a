"""What the diagnosis and the surveyor ask for, item by item and place by place, before anybody plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.form import CheckItem
from renodesk.domain.places import Place
from renodesk.domain.planning import Origin, related
from renodesk.domain.scoring import status_sources
from renodesk.services.checklist import ChecklistService, CheckRow
from renodesk.services.session import EstateSession

Source = tuple[str, Place]
"""An answer: its item and place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One of the 36 at a place: who asks for it (`mode`, "" nobody), and how much.

    `is_default` says whether it is in a plan nobody touched, `reason` what the surveyor gave for it.
    """

    item: CheckItem
    place: Place
    mode: str
    sources: tuple[Source, ...]
    is_default: bool
    is_urgent: bool
    quantities: Mapping[str, Fraction]
    origin: Origin
    reason: str
    is_contested: bool

    @property
    def key(self) -> str:
        """Return what a plan knows it by."""
        return f"{self.item.code}/{self.place.key}"


def asked_for(session: EstateSession) -> tuple[Asked, ...]:
    """Return every item at every place it is recorded at, in table order, then walking order.

    It follows from forms, survey and scores alone, so that a session reads it once for each of them
    (`EstateSession.derived`).
    """
    return tuple(_Asking(session).all())


class _Asking:
    def __init__(self, session: EstateSession) -> None:
        self._session = session
        self._flagged: dict[str, list[Place]] = {}
        for (code, place), answer in session.scores.answers.items():
            for flag, count in answer.flags.items():
                if count:
                    self._flagged.setdefault(f"{code}.{flag}", []).append(place)

    def all(self) -> Iterator[Asked]:
        yield from map(self._of, ChecklistService(self._session).rows())

    def _of(self, row: CheckRow) -> Asked:
        mode, sources = self._mode(row)
        said = row.record
        is_said = said is not None and said.status == "need"
        stated = {
            name: value
            for name, value in (said.quantities if said is not None else {}).items()
            if isinstance(value, Fraction)
        }
        return Asked(
            item=row.item,
            place=row.place,
            mode=mode,
            sources=sources,
            is_default=is_said
            or (mode == "propose" and row.item.is_must and (said is None or not said.status)),
            is_urgent=self._is_urgent(row.item, row.place, sources),
            quantities={**row.proposed_quantities, **stated} if is_said else dict(row.proposed_quantities),
            origin=Origin.SAID if is_said and stated else Origin.COMPUTED,
            reason=said.reason if said is not None else "",
            is_contested=row.is_contested,
        )

    def _mode(self, row: CheckRow) -> tuple[str, tuple[Source, ...]]:
        """Return who asks for an item at a place, and the answers that do."""
        mode, sources = self._session.asking_in(row.item.code, row.place)
        if row.record is not None and row.record.status == "need":
            return "need", sources
        if row.proposed_status == "need":
            session = self._session
            by_status = (
                ()
                if sources
                else status_sources(session.forms, row.item, row.place, session.survey, session.scores)
            )
            return ("propose" if row.item.is_must else "suggest"), sources or by_status
        inside = any(row.place.contains(place) for _, place in sources)
        return (mode if inside else ""), sources

    def _is_urgent(self, item: CheckItem, place: Place, sources: tuple[Source, ...]) -> bool:
        """Return whether it is 限时解决: an answer that asks is, or a circumstance of the item is there."""
        answers = self._session.scores.answers
        if any(answers[source].is_urgent or answers[source].is_red_flag for source in sources):
            return True
        return any(related(place, spot) for name in item.urgent_when for spot in self._flagged.get(name, ()))
