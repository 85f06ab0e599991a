"""The intake tray: photo uses that name no place yet, what is proposed for them, and where they are put."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.photo_stream import NOTHING, Anchor, Proposal, Shot, cut_streams, propose
from renodesk.domain.place_code import read_place_code
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import natural
from renodesk.errors import UnknownItem, UnknownPhoto, UnknownPlace
from renodesk.services.photo_rows import PhotoRow, moment_of
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession

CHINA = timedelta(hours=8)
"""Camera times without an offset are taken as Chinese time; the log's times are UTC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TrayRow:
    """A use of the round with what is proposed for it; `is_waiting` while it names no place that is there."""

    row: PhotoRow
    proposal: Proposal
    is_waiting: bool

    @property
    def is_sheet(self) -> bool:
        """Return whether it shows a field sheet or a clock, and so is a paper of the walk."""
        return bool(self.row.code)


class PhotoTray:
    """Reads and empties the tray of the current round."""

    def __init__(self, session: EstateSession, photos: Photos) -> None:
        """Read the session's rows through `photos`, which reads them once for all."""
        self._session = session
        self._photos = photos
        self._anchors: tuple[tuple[object, object], tuple[Anchor, ...]] = ((None, None), ())
        self._shots: dict[str, tuple[PhotoRow, Shot]] = {}
        self._places: tuple[object, frozenset[Place]] = (None, frozenset())
        self._proposed: tuple[tuple[object, object, object], Mapping[str, Proposal]] = ((None,) * 3, {})
        self._read: tuple[tuple[object, object, object], tuple[TrayRow, ...]] = ((None,) * 3, ())
        self._made: dict[str, TrayRow] = {}
        self._cut_before: tuple[Sequence[Shot], Mapping[str, Proposal]] = ((), {})

    def rows(self) -> tuple[TrayRow, ...]:
        """Return every use of the round, by time, each with its proposal (none where it has its place)."""
        now = (self._photos.rows(), self.proposals(), self._known_places())
        if any(one is not other for one, other in zip(now, self._read[0], strict=True)):
            known = self._made if now[2] is self._read[0][2] else {}
            self._made = {}
            for row in now[0]:
                one, proposal = known.get(row.use), now[1].get(row.use, NOTHING)
                if one is None or one.row is not row or one.proposal is not proposal:
                    one = TrayRow(row=row, proposal=proposal, is_waiting=self.is_waiting(row))
                self._made[row.use] = one
            self._read = (now, tuple(self._made.values()))
        return self._read[1]

    def waiting(self) -> tuple[PhotoRow, ...]:
        """Return what lies in the tray, by time."""
        return tuple(row for row in self._photos.rows() if self.is_waiting(row))

    def is_waiting(self, row: PhotoRow) -> bool:
        """Return whether a use still names no place that is there; a plan is of the whole estate."""
        return row.role != "plan" and (row.place is None or row.place not in self._known_places())

    def _known_places(self) -> frozenset[Place]:
        """Return every place that is there; read again after the register changed."""
        buildings = self._session.survey.buildings
        if self._places[0] is not buildings:
            units = (unit.place for building in buildings for unit in building.units)
            self._places = (buildings, frozenset([ESTATE, *(one.place for one in buildings), *units]))
            self._shots = {}
        return self._places[1]

    def proposals(self) -> Mapping[str, Proposal]:
        """Return what is proposed for each use in the tray."""
        rows, places, anchors = self._photos.rows(), self._known_places(), self._answer_anchors()
        now = (rows, places, anchors)
        if any(one is not other for one, other in zip(now, self._proposed[0], strict=True)):
            shots = [self._shot(row) for row in rows if row.role != "plan"]
            found = propose(shots, anchors, self._cut(shots))
            self._proposed = (now, _kept(self._proposed[1], found))
        return self._proposed[1]

    def _cut(self, shots: Sequence[Shot]) -> Mapping[str, Proposal]:
        """Return what sheets and typed places say; where a photo was put meanwhile is nothing to them."""
        before, found = self._cut_before
        is_same = len(before) == len(shots) and all(
            one is other or replace(one, place=other.place, item=other.item) == other
            for one, other in zip(before, shots, strict=True)
        )
        if not is_same:
            found = cut_streams(shots)
        self._cut_before = (shots, found)
        return found

    def _shot(self, row: PhotoRow) -> Shot:
        known = self._shots.get(row.use)
        if known is None or known[0] is not row:
            known = self._shots[row.use] = (row, self._made_shot(row))
        return known[1]

    def _made_shot(self, row: PhotoRow) -> Shot:
        code, places = read_place_code(row.code), self._known_places()
        is_here = code is not None and self._session.is_of(code.estate) and code.place in places
        return Shot(
            use=row.use,
            camera=row.camera,
            at=_in_china(row),
            order=natural(row.name),
            sheet=code.place if code is not None and is_here else None,
            typed=row.begins if row.begins in places else None,
            place=None if self.is_waiting(row) else row.place,
            item=row.item,
        )

    def _answer_anchors(self) -> tuple[Anchor, ...]:
        """Return when and where answers of the round were recorded; read again after answers changed."""
        now = (self._session.survey.answers, self._known_places())
        if any(one is not other for one, other in zip(now, self._anchors[0], strict=True)):
            found = []
            for state in self._session.file.states("answer", f"{self._session.round}/"):
                if state.cell.field == "observation" and state.value is not None and state.heads:
                    _, item, place = vocabulary.split_answer_key(state.cell.key)
                    at = datetime.fromisoformat(state.heads[-1].change.at.removesuffix("Z"))
                    if place in now[1]:
                        found.append(Anchor(at=at + CHINA, place=place, item=item))
            self._anchors = (now, tuple(sorted(found, key=attrgetter("at"))))
        return self._anchors[1]

    # Acting

    def accept(self, uses: Sequence[str]) -> Changes:
        """Put each of these where it was proposed, in one act; those without a proposal stay in the tray.

        Raises:
            ReadOnly, RoundSealed: nothing was done.
        """
        proposals = self.proposals()
        rows = {row.use: row for row in self._photos.rows()}
        chosen = [
            (rows[use], one.place, one.item)
            for use in uses
            if (one := proposals.get(use)) is not None and one.place is not None
        ]
        return self._put(chosen)

    def accept_sure(self) -> Changes:
        """Put everything where that is sure, in one act; the rest stays in the tray.

        Raises:
            ReadOnly, RoundSealed: nothing was done.
        """
        return self.accept([use for use, one in self.proposals().items() if one.is_sure])

    def assign(self, uses: Sequence[str], place: Place | None, item: str = "") -> Changes:
        """Put these at a place, and an item there, in one act; no place takes them back into the tray.

        Raises:
            UnknownPhoto, UnknownPlace, UnknownItem: there is nothing of that name; nothing was done.
            ReadOnly, RoundSealed: likewise.
        """
        session = self._session
        if place is not None and not session.has(place):
            raise UnknownPlace(place=place.shown)
        if item and session.forms.tree.item(item) is None and session.forms.checklist.item(item) is None:
            raise UnknownItem(item=item)
        rows = {row.use: row for row in self._photos.rows()}
        for use in uses:
            if use not in rows:
                raise UnknownPhoto(photo=use)
        return self._put([(rows[use], place, item) for use in uses])

    def _put(self, chosen: Iterable[tuple[PhotoRow, Place | None, str]]) -> Changes:
        cells = []
        for row, place, item in chosen:
            wanted = {"place": place.key if place else "", "item": item}
            if row.code and row.role == "evidence":
                wanted["role"] = "document"
            shown = {"place": row.place.key if row.place else "", "item": row.item}
            cells += [(row.use, name, value) for name, value in wanted.items() if shown.get(name) != value]
        if not cells:
            return Changes()
        with self._session.act() as act:
            for use, name, value in cells:
                act.put(vocabulary.photo_use_cell(use, name), value or None)
        return act.changes

    def begin(self, use: str, place: Place | None) -> Changes:
        """Say which place begins with this photo of its stream; None takes that back.

        Raises:
            UnknownPhoto, UnknownPlace: there is nothing of that name.
            ReadOnly, RoundSealed: nothing was done.
        """
        if all(row.use != use for row in self._photos.rows()):
            raise UnknownPhoto(photo=use)
        if place is not None and not self._session.has(place):
            raise UnknownPlace(place=place.shown)
        with self._session.act() as act:
            act.put(vocabulary.photo_use_cell(use, "begins"), place.key if place else None)
        return act.changes


def _kept(before: Mapping[str, Proposal], found: Mapping[str, Proposal]) -> Mapping[str, Proposal]:
    """Return what was found, the very same objects as before where it says the same."""
    same: dict[tuple[int, int], Proposal] = {}
    kept: dict[str, Proposal] = {}
    for use, one in found.items():
        old = before.get(use, one)
        if old is one:
            kept[use] = one
            continue
        pair = (id(old), id(one))
        if pair not in same:
            same[pair] = old if old == one else one
        kept[use] = same[pair]
    return kept


def _in_china(row: PhotoRow) -> datetime | None:
    """Return when a photo was taken, as Chinese time, so that cameras set to other zones can be compared.

    A corrected time is what a right clock on site would have shown.
    """
    moment = moment_of(row.at)
    if moment is None or not row.offset or row.time_from != "exif" or row.corrected_at:
        return moment
    sign = -1 if row.offset.startswith("-") else 1
    hours, _, minutes = row.offset[1:].partition(":")
    offset = sign * timedelta(hours=int(hours), minutes=int(minutes or 0))
    return moment - offset + CHINA
