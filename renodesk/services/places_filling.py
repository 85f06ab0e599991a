"""Answers given for several spots at once: same as elsewhere, for a type, a locked place, one column.

Each is one act with its reason in the log, undone in one go. What is answered already stays as it is unless
the caller says otherwise.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.survey import Observation, Value
from renodesk.errors import ReasonMissing, TypeMissing, UnknownField, UnknownPlace
from renodesk.services.answer_parts import Part, part_value, parts_of, with_part
from renodesk.services.bases import BASES
from renodesk.services.last_round import LastRound
from renodesk.services.session import EstateSession
from renodesk.services.spots import Filled, Spot, Spots


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """An answer that could be taken over: from where to where, and whether something is answered there."""

    item: str
    source: Place
    target: Place
    observation: Observation
    is_answered: bool


class PlacesFilling:
    """Fills answers of the current round in."""

    def __init__(self, session: EstateSession, last_round: LastRound | None = None) -> None:
        """Work on the session's current round."""
        self._session = session
        self._spots = Spots(session)
        self._last = last_round or LastRound(session)

    # Same as another place

    def offers(
        self, source: Place, targets: Iterable[Place], items: Collection[str] | None = None
    ) -> tuple[Offer, ...]:
        """Return what `source` could lend to `targets`: its settled answers, and not what it could not see.

        A building lends also what its entrances say, to the entrances of the same key.

        Raises:
            UnknownPlace: a place that is not there, or of another kind than the source.
        """
        found = []
        for target in targets:
            self._check_alike(source, target)
            for lender, taker in self._pairs(source, target):
                for item in self._spots.items(lender.scope, items):
                    observation = self._spots.settled(item.code, lender)
                    if observation is not None and observation.status != "unseen":
                        found.append(
                            Offer(
                                item=item.code,
                                source=lender,
                                target=taker,
                                observation=observation,
                                is_answered=self._spots.is_answered(item.code, taker),
                            )
                        )
        return tuple(found)

    def same_as(
        self,
        source: Place,
        targets: Iterable[Place],
        *,
        items: Collection[str] | None = None,
        overwrite: bool = False,
        reason: str = "",
    ) -> Filled:
        """Answer at `targets` what `source` says, for `items` (all of them where None), in one act.

        Photos, notes and how it is known stay with the source: nobody took or measured them here.

        Raises:
            UnknownPlace: a place that is not there, or of another kind than the source.
            RoundSealed: the round takes no more answers.
        """
        offers = self.offers(source, targets, items)
        chosen = [offer for offer in offers if overwrite or not offer.is_answered]
        wanted = {(offer.item, offer.target): offer.observation for offer in chosen}
        return self._spots.write(wanted, len(offers), reason or f"= {source.shown}")

    def for_type(
        self, source: Place, *, items: Collection[str] | None = None, overwrite: bool = False
    ) -> Filled:
        """Answer at every other building of the source's construction type what the source says, in one act.

        Raises:
            UnknownPlace: not a building.
            TypeMissing: it has no construction type.
        """
        kind = self.type_of(source)
        if not kind:
            raise TypeMissing(place=source.shown)
        targets = [place for place in self.types().get(kind, ()) if place != source]
        return self.same_as(
            source, targets, items=items, overwrite=overwrite, reason=f"{kind} = {source.shown}"
        )

    def type_of(self, building: Place) -> str:
        """Return the construction type of a building, "" where none is given."""
        return self._session.text(vocabulary.place_cell(building, vocabulary.CONSTRUCTION_TYPE)).strip()

    def types(self) -> Mapping[str, tuple[Place, ...]]:
        """Return the buildings of each construction type, in walking order."""
        found: dict[str, tuple[Place, ...]] = {}
        for building in self._session.survey.buildings:
            kind = self.type_of(building.place)
            if kind:
                found[kind] = (*found.get(kind, ()), building.place)
        return found

    def set_type(self, buildings: Iterable[Place], kind: str) -> Changes:
        """Say of what construction type buildings are, in one act; "" takes it back.

        Raises:
            UnknownPlace: not a building.
        """
        places = list(buildings)
        for place in places:
            if place.scope != "building" or not self._session.has(place):
                raise UnknownPlace(place=place.shown)
        with self._session.act() as act:
            for place in places:
                act.put(vocabulary.place_cell(place, vocabulary.CONSTRUCTION_TYPE), kind.strip() or None)
        return act.changes

    # Said of a place

    def lock_place(self, place: Place, reason: str) -> Filled:
        """Say that a place could not be entered: what is not answered whole there is unseen with this reason.

        The place goes on the revisit list and leaves it when its items are answered.

        Raises:
            UnknownPlace: no such place.
            ReasonMissing: a locked place says why.
            RoundSealed: the round takes no more answers.
        """
        self._spots.check(place)
        if not reason.strip():
            raise ReasonMissing(act="lock_place")
        wanted: dict[Spot, Observation] = {}
        items = self._spots.items(place.scope)
        for item in items:
            if not self._spots.is_done(item.code, place):
                before = self._spots.shown(item.code, place) or Observation()
                wanted[item.code, place] = replace(before, status="unseen", reason=reason.strip())
        cell = vocabulary.visit_cell(self._session.round, place, "revisit")
        return self._spots.write(wanted, len(items), reason, {cell: reason.strip()})

    def say_status(self, item: str, place: Place, status: str) -> Changes:
        """Say that an item does not apply ("na"), could not be seen ("unseen"), or is answered again ("").

        The reason is asked for next; what was typed before stays.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
        """
        self._spots.known(item, place)
        before = self._spots.shown(item, place) or Observation()
        return self._spots.record(item, place, replace(before, status=status, reason=""))

    def say_ok(self, item: str, place: Place, *, basis: str | None = None) -> Changes:
        """Say that an item is in order here: the pack's `ok` values, as the designer's own statement.

        Values the pack does not name, such as a width that was measured, stay.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
            UnknownField: the pack has no such statement for this item.
        """
        known = self._spots.known(item, place)
        if not known.ok:
            raise UnknownField(field="ok", where=item)
        before = self._spots.shown(item, place) or Observation()
        inputs = {**before.inputs, **{name: one for name, one in known.ok.items() if name != "grade"}}
        return self._spots.record(item, place, Observation(grade=known.ok.get("grade"), inputs=inputs), basis)

    def say_basis(self, place: Place, basis: str) -> Filled:
        """Say for every answer of a place that does not tell it how it is known.

        Raises:
            UnknownPlace: no such place.
            UnknownField: not a basis.
        """
        if basis not in BASES:
            raise UnknownField(field=basis, where=place.shown)
        self._spots.check(place)
        written = 0
        answered = [
            item for item in self._spots.items(place.scope) if self._spots.is_answered(item.code, place)
        ]
        with self._session.act() as act:
            for item in answered:
                cell = vocabulary.answer_cell(self._session.round, item.code, place, "basis")
                if act.state(cell) is None or not self._session.text(cell):
                    written += act.put(cell, basis) is not None
        return Filled(changes=act.changes, written=written, kept=len(answered) - written)

    def same_as_last(
        self, place: Place, items: Collection[str] | None = None, *, overwrite: bool = False
    ) -> Filled:
        """Answer `items` of a place (all where None) as the last round did, in one act.

        What nobody could see last time cannot be the same now: it stays as it is and is not counted.

        Raises:
            UnknownPlace: no such place.
        """
        self._spots.check(place)
        wanted: dict[Spot, Observation] = {}
        known = 0
        for item in self._spots.items(place.scope, items):
            carried = self._last.carried(item.code, place)
            if carried is None or carried.status == "unseen":
                continue
            known += 1
            if overwrite or not self._spots.is_answered(item.code, place):
                wanted[item.code, place] = carried
        return self._spots.write(wanted, known, f"= {self._last.key}")

    # One part at several places

    def put_part(
        self, item: str, place: Place, part: Part, value: Value | None, *, basis: str | None = None
    ) -> Changes:
        """Say one part of an answer: a grade, a box, a circumstance; None takes it back.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
            UnknownField: a part the item does not have.
        """
        if part not in parts_of(self._spots.known(item, place)):
            raise UnknownField(field=part.name or part.kind.value, where=item)
        return self._spots.record(item, place, with_part(self._spots.shown(item, place), part, value), basis)

    def fill_part(
        self, item: str, part: Part, source: Place, targets: Iterable[Place], *, overwrite: bool = False
    ) -> Filled:
        """Say at `targets` what `source` says in one part, in one act; what is said there stays.

        Raises:
            UnknownItem, UnknownPlace: nobody could answer this there.
        """
        self._spots.known(item, source)
        value = part_value(self._spots.shown(item, source), part)
        places = list(targets)
        wanted: dict[Spot, Observation] = {}
        for place in places:
            self._spots.known(item, place)
            before = self._spots.shown(item, place)
            if value is not None and (overwrite or part_value(before, part) is None):
                wanted[item, place] = with_part(before, part, value)
        return self._spots.write(wanted, len(places), f"= {source.shown}")

    def _check_alike(self, source: Place, target: Place) -> None:
        self._spots.check(source)
        self._spots.check(target)
        if source.scope != target.scope or source == target:
            raise UnknownPlace(place=target.shown)

    def _pairs(self, source: Place, target: Place) -> list[tuple[Place, Place]]:
        """Return the place itself with its like, and the entrances of a building with those of the other."""
        if source.scope != "building":
            return [(source, target)]
        units = {
            building.place: [unit.place.unit for unit in building.units]
            for building in self._session.survey.buildings
        }
        shared = [unit for unit in units.get(source, []) if unit in units.get(target, [])]
        return [
            (source, target),
            *(
                (Place(building=source.building, unit=unit), Place(building=target.building, unit=unit))
                for unit in shared
            ),
        ]


def places_like(session: EstateSession, target: Place) -> list[Place]:
    """Return the answered places a place could be like, the likeliest first.

    For an entrance those of its own building, the nearest before it first; then the same entrance elsewhere.
    """
    buildings = session.survey.buildings
    walk = [ESTATE, *(one for b in buildings for one in (b.place, *(unit.place for unit in b.units)))]
    alike = [place for place in walk if place.scope == target.scope]
    at = alike.index(target) if target in alike else 0
    near = alike[:at][::-1] + alike[at + 1 :]
    answered = {place for _, place in session.survey.answers}
    answered |= {Place(building=place.building) for place in answered if place.building}
    found = [place for place in near if place in answered]
    return sorted(
        found, key=lambda one: 0 if one.building == target.building else 1 + (one.unit != target.unit)
    )
