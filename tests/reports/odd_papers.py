"""Snapshots of estates nobody planned for: very long names, no photo or 500, no building, nothing seen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from renodesk.reports.snapshot import Interval, PhotoLine, Snapshot

LONG = "槐安里第一小区东区（原国营第三机床厂家属院、含1、2号楼之间的“过街楼”）"
NOTHING = Interval(low=None, high=None)
OPEN = Interval(low=Fraction(0), high=Fraction(100))


def photos_of(snapshot: Snapshot) -> list[PhotoLine]:
    """Return every photo of the shortfalls."""
    return [photo for one in snapshot.shortfalls for photo in one.photos]


def without_photos(snapshot: Snapshot) -> Snapshot:
    """Return a survey that nobody took a camera to."""
    return replace(snapshot, shortfalls=tuple(replace(one, photos=()) for one in snapshot.shortfalls))


def with_500_photos(snapshot: Snapshot) -> Snapshot:
    """Return a survey with 500 photos, an odd number of them at every shortfall, some gone."""
    known = photos_of(snapshot)
    each = 500 // len(snapshot.shortfalls) + 1
    lines = []
    for number, one in enumerate(snapshot.shortfalls):
        photos = []
        for at in range(each + number % 2):
            photo = known[at % len(known)]
            gone = replace(photo, read=lambda: None) if at % 7 == 6 else photo
            photos.append(replace(gone, caption=f"{photo.caption}　第{at + 1}张"))
        lines.append(replace(one, photos=tuple(photos)))
    return replace(snapshot, shortfalls=tuple(lines))


def with_long_names(snapshot: Snapshot) -> Snapshot:
    """Return an estate whose every name is a line long, and a photo's words several."""
    known = photos_of(snapshot)
    shortfalls = tuple(
        replace(
            one,
            name=f"{one.name}（{LONG}）",
            sentence=LONG * 4,
            details=(LONG, LONG * 2),
            photos=tuple(replace(photo, caption=LONG * 3) for photo in known[: at % 4]),
        )
        for at, one in enumerate(snapshot.shortfalls)
    )
    return replace(
        snapshot,
        estate=LONG,
        round=LONG,
        prepared=LONG,
        shortfalls=shortfalls,
        buildings=tuple(replace(one, name=LONG) for one in snapshot.buildings),
        unseen=tuple(replace(one, places=LONG * 2, reason=LONG) for one in snapshot.unseen),
    )


def without_buildings(snapshot: Snapshot) -> Snapshot:
    """Return an estate whose register is empty."""
    return replace(snapshot, buildings=(), building_columns=(), facts=(), red_flags=(), shortfalls=())


def all_unseen(snapshot: Snapshot) -> Snapshot:
    """Return a round where nobody could see anything yet."""
    groups = tuple(replace(one, interval=OPEN, word="差 – 优") for one in snapshot.groups)
    nodes = tuple(replace(one, interval=NOTHING if at % 5 else OPEN) for at, one in enumerate(snapshot.nodes))
    unseen = snapshot.unseen * 12
    return replace(
        snapshot,
        total=OPEN,
        groups=groups,
        nodes=nodes,
        scored=0,
        shortfalls=(),
        red_flags=(),
        unseen=unseen,
        bases=(),
    )


ODD: Mapping[str, Callable[[Snapshot], Snapshot]] = {
    "no photos": without_photos,
    "500 photos": with_500_photos,
    "long names": with_long_names,
    "no buildings": without_buildings,
    "all unseen": all_unseen,
}
