"""Where photos of a stream were taken: told by the sheets photographed between them, else by time."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from renodesk.domain.places import Place

PAUSE = timedelta(minutes=60)
"""After a longer pause a sheet no longer speaks for what follows."""
NEAR, SURE = timedelta(minutes=20), timedelta(minutes=3)
"""Farther than NEAR in time says nothing; up to SURE is sure, where no other place is about as near."""
SAME_ITEM = timedelta(minutes=1)


class Basis(StrEnum):
    """What a proposal rests on: a sheet's code, a place somebody typed, the time, or nothing."""

    SHEET = "sheet"
    TYPED = "typed"
    TIME = "time"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """A photo as one of a stream.

    `at` is the corrected local time, None where only the order of names is known; `sheet` the place of a code
    seen in it, `typed` the place somebody said begins with it. `place` is None while it waits in the tray.
    """

    use: str
    camera: str
    at: datetime | None
    sheet: Place | None = None
    typed: Place | None = None
    place: Place | None = None
    item: str = ""

    order: tuple[tuple[int, int, str], ...] = ()
    """The name in natural order, which is what a stream without times goes by."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """Somebody was certainly at this place then: an answer was recorded, a photo was taken."""

    at: datetime
    place: Place
    item: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """Where a photo of the tray was probably taken, on what grounds, and how far off in time those are.

    `item` is "" where only the place can be told.
    """

    place: Place | None = None
    item: str = ""
    basis: Basis = Basis.NONE
    gap: timedelta | None = None
    is_sure: bool = False


NOTHING = Proposal()


def propose(
    shots: Iterable[Shot], anchors: Iterable[Anchor], cut: Mapping[str, Proposal] | None = None
) -> dict[str, Proposal]:
    """Return a proposal for every shot of the tray, by its use; `cut` is what `cut_streams` gave for them."""
    everyone = tuple(shots)
    told = cut_streams(everyone) if cut is None else cut
    waiting = [shot for shot in everyone if shot.place is None]
    found = {shot.use: told[shot.use] for shot in waiting if shot.use in told}
    if len(found) < len(waiting):
        certain = sorted([*anchors, *_anchors_in(everyone)], key=attrgetter("at"))
        found |= {shot.use: _by_time(shot, certain) for shot in waiting if shot.use not in found}
    return found


def cut_streams(shots: Iterable[Shot]) -> dict[str, Proposal]:
    """Return what sheets and typed places say of the shots after them, wherever these are put meanwhile.

    Each camera is a stream of its own, photos without a time one more.
    """
    streams: dict[tuple[str, bool], list[Shot]] = {}
    for shot in shots:
        streams.setdefault((shot.camera, shot.at is None), []).append(shot)
    found: dict[str, Proposal] = {}
    for stream in streams.values():
        stream.sort(key=lambda shot: (shot.at or datetime.min, shot.order, shot.use))
        found |= _cut(stream)
    return found


def _anchors_in(shots: Iterable[Shot]) -> Iterator[Anchor]:
    for shot in shots:
        if shot.place is not None and shot.at is not None:
            yield Anchor(at=shot.at, place=shot.place, item=shot.item)


def _cut(stream: Sequence[Shot]) -> Mapping[str, Proposal]:
    """Return the proposals of the segments that sheets and typed places cut a stream into."""
    found: dict[str, Proposal] = {}
    now = NOTHING
    last: datetime | None = None
    for shot in stream:
        if shot.typed is not None:
            now = Proposal(place=shot.typed, basis=Basis.TYPED, is_sure=True)
        elif shot.sheet is not None:
            now = Proposal(place=shot.sheet, basis=Basis.SHEET, is_sure=True)
        elif last is not None and shot.at is not None and shot.at - last > PAUSE:
            now = NOTHING
        if now.place is not None:
            found[shot.use] = now
        last = shot.at
    return found


def _by_time(shot: Shot, anchors: Sequence[Anchor]) -> Proposal:
    """Return the place that is nearest in time, sure where every other place is twice as far."""
    if shot.at is None:
        return NOTHING
    nearest = _nearest(shot.at, anchors, None)
    if nearest is None or (gap := abs(nearest.at - shot.at)) > NEAR:
        return NOTHING
    other = _nearest(shot.at, anchors, nearest.place)
    apart = None if other is None else abs(other.at - shot.at)
    return Proposal(
        place=nearest.place,
        item=nearest.item if gap <= SAME_ITEM else "",
        basis=Basis.TIME,
        gap=gap,
        is_sure=gap <= SURE and (apart is None or apart >= 2 * gap + timedelta(seconds=10)),
    )


def _nearest(at: datetime, anchors: Sequence[Anchor], apart_from: Place | None) -> Anchor | None:
    """Return the anchor nearest in time, not at `apart_from`; none beyond NEAR is looked at."""
    start = bisect_left(anchors, at, key=lambda anchor: anchor.at)
    before = _first(anchors, range(start - 1, -1, -1), at, apart_from)
    after = _first(anchors, range(start, len(anchors)), at, apart_from)
    if before is None or after is None:
        return before or after
    return before if at - before.at <= after.at - at else after


def _first(anchors: Sequence[Anchor], way: range, at: datetime, apart_from: Place | None) -> Anchor | None:
    for index in way:
        if abs(anchors[index].at - at) > NEAR:
            return None
        if anchors[index].place != apart_from:
            return anchors[index]
    return None
