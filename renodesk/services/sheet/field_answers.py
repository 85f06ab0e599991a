"""From what was written into a field sheet to whole answers: parts are put over what is noted today."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.places import Place
from renodesk.domain.reading import observation_json
from renodesk.domain.survey import Observation
from renodesk.services.answer_parts import (
    GRADE,
    Part,
    PartKind,
    part_value,
    typed_value,
    value_text,
    with_part,
)
from renodesk.services.outline import Outline
from renodesk.services.session import EstateSession
from renodesk.services.sheet.field_keys import PartKey, plain
from renodesk.services.sheet.model import Fault, PlaceEntry
from renodesk.services.spots import Spots


@dataclass(frozen=True, kw_only=True, slots=True)
class Wrote:
    """A cell somebody changed: what it says now, and what stood in it when the sheet was given out."""

    place: Place
    item: str
    part: PartKey
    text: str
    given: str
    where: str


def entries_of(
    session: EstateSession, written: Iterable[Wrote]
) -> tuple[tuple[PlaceEntry, ...], tuple[Fault, ...]]:
    """Return the answers that come of it, and where the sheet goes over what was noted since it was given."""
    walk = {place: at for at, (place, _) in enumerate(Outline(session).walk())}
    by_place: dict[Place, list[Wrote]] = {}
    for one in sorted(written, key=lambda wrote: walk[wrote.place]):
        by_place.setdefault(one.place, []).append(one)
    answers = _Answers(session)
    entries = tuple(answers.entry(place, wrote) for place, wrote in by_place.items())
    return entries, tuple(answers.overtaken)


class _Answers:
    def __init__(self, session: EstateSession) -> None:
        self._session = session
        self._spots = Spots(session)
        self.overtaken: list[Fault] = []

    def entry(self, place: Place, wrote: Sequence[Wrote]) -> PlaceEntry:
        whole = {one.part.role: one.text for one in wrote if not one.item}
        by_item: dict[str, list[Wrote]] = {}
        for one in wrote:
            if one.item:
                by_item.setdefault(one.item, []).append(one)
        items: dict[str, Json] = {}
        for item, parts in by_item.items():
            items[item] = self._answer(item, place, parts, whole.get("basis", ""))
        locked = whole.get("locked", "")
        if locked:
            items |= dict(self._unseen(place, items, locked))
        return PlaceEntry(
            where="#" + wrote[0].where,
            place=place,
            building=place.building,
            unit=place.unit,
            items=items,
            rows={item: parts[0].where for item, parts in by_item.items()},
            keeps=frozenset(item for item, parts in by_item.items() if self._keeps(item, place, parts)),
            revisit=locked,
        )

    def _keeps(self, item: str, place: Place, parts: Sequence[Wrote]) -> bool:
        """Return whether the parts are only a note on what was observed, not the reason of a status."""
        shown = self._spots.shown(item, place)
        return all(one.part.role == "note" for one in parts) and (shown is None or not shown.status)

    def _answer(self, item: str, place: Place, parts: Sequence[Wrote], basis: str) -> Mapping[str, Json]:
        shown = self._spots.shown(item, place)
        note = self._text(item, place, "note")
        said = shown or Observation()
        status = next((one for one in parts if one.part.role == "status"), None)
        written_note = next((one for one in parts if one.part.role == "note"), None)
        for one in parts:
            self._compare(one, shown, note)
            part = _part(one.part)
            if part is not None:
                said = with_part(said, part, typed_value(part, one.text))
        if status is not None:
            said = replace(said, status=status.text, reason=said.reason if status.text else "")
        raw: dict[str, Json] = {}
        if written_note is not None:
            if said.status:
                said = replace(said, reason=written_note.text)
            else:
                raw["note"] = written_note.text
        observation = observation_json(said)
        raw |= observation if isinstance(observation, Mapping) else {}
        return raw | ({"basis": basis} if basis else {})

    def _unseen(self, place: Place, written: Mapping[str, Json], reason: str) -> Iterator[tuple[str, Json]]:
        """Yield what a place nobody could enter leaves open, as `PlacesFilling.lock_place` does."""
        for item in self._spots.items(place.scope):
            if item.code not in written and not self._spots.is_done(item.code, place):
                before = self._spots.shown(item.code, place) or Observation()
                yield item.code, observation_json(replace(before, status="unseen", reason=reason))

    def _compare(self, one: Wrote, shown: Observation | None, note: str) -> None:
        """Tell where somebody noted something else since the sheet was given out."""
        now = self._now(one, shown, note)
        if now in (one.given, one.text):
            return
        facts = {"given": one.given or "—", "now": now or "—", "written": one.text or "—"}
        self.overtaken.append(Fault(where=one.where, code="field_overtaken", facts=facts))

    def _now(self, one: Wrote, shown: Observation | None, note: str) -> str:
        part = _part(one.part)
        if part is not None:
            return plain(one.part.role, value_text(part_value(shown, part)))
        status = "" if shown is None else shown.status
        if one.part.role == "status":
            return status
        return shown.reason if shown is not None and status else note

    def _text(self, item: str, place: Place, name: str) -> str:
        return self._session.text(vocabulary.answer_cell(self._session.round, item, place, name))


def _part(key: PartKey) -> Part | None:
    match key.role:
        case "grade":
            return GRADE
        case "input":
            return Part(kind=PartKind.INPUT, name=key.name)
        case "flag":
            return Part(kind=PartKind.FLAG, name=key.name)
    return None
