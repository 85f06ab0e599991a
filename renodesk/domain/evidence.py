"""Which photos an item asks for at a place, and which are still missing, as the pack counts them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from renodesk.domain.form import Item

_KIND = re.compile(r"(?P<name>[^0-9、，；：（）]+)(?P<count>[1-9])张(?:（[^）]*）)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoNeed:
    """Photos that are there, photos asked for, and what those still missing should show.

    `kinds` are (what, how many), in the order of the pack; empty where it does not tell, or none is missing.
    """

    have: int
    needed: int
    kinds: tuple[tuple[str, int], ...] = ()

    @property
    def missing(self) -> int:
        """Return how many photos are missing."""
        return max(0, self.needed - self.have)

    @property
    def is_one_of(self) -> bool:
        """Return whether fewer photos than kinds are missing: some photo does not say which kind it is."""
        return sum(count for _, count in self.kinds) > self.missing


def kinds_asked(item: Item) -> tuple[tuple[str, int], ...]:
    """Return what the photos of one spot should show, read from the pack's photo rule (docs/packs.md).

    `每处2张：全景1张、近景1张` asks for two kinds; a rule that lists none, or not as many as are asked for,
    tells none.
    """
    listed = item.photo_rule.partition("；")[0].rpartition("：")[2].split("、")
    found = [_KIND.fullmatch(part.strip()) for part in listed]
    kinds = tuple((one["name"].strip(), int(one["count"])) for one in found if one is not None)
    is_whole = len(kinds) == len(listed) > 1 and sum(count for _, count in kinds) == item.min_photos
    return kinds if is_whole else ()


def photo_need(item: Item, needed: int, captions: Iterable[str]) -> PhotoNeed:
    """Return what is there and missing; of which kind a photo is, its caption tells."""
    said = list(captions)
    need = PhotoNeed(have=len(said), needed=needed)
    kinds = kinds_asked(item)
    if not need.missing or not kinds:
        return need
    times = max(1, -(-needed // item.min_photos))
    there = dict.fromkeys((name for name, _ in kinds), 0)
    for caption in said:
        named = [name for name in sorted(there, key=len, reverse=True) if name in caption]
        if named:
            there[named[0]] += 1
    lacking = ((name, count * times - there[name]) for name, count in kinds)
    return PhotoNeed(
        have=need.have, needed=needed, kinds=tuple((name, count) for name, count in lacking if count > 0)
    )
