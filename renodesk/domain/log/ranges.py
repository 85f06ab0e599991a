"""What a side holds of the log: ranges of numbers per writer, never a highest number."""

from collections.abc import Iterable, Mapping

from renodesk.domain.changes import ChangeId, Ranges

Pairs = tuple[tuple[int, int], ...]


def pairs_of(numbers: Iterable[int]) -> Pairs:
    """Return ascending closed ranges that neither touch nor overlap."""
    return joined((number, number) for number in numbers)


def joined(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return the union of closed ranges."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(pairs):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return tuple(found)


def union(first: Ranges, second: Ranges) -> Ranges:
    """Return what either side holds."""
    writers = sorted(first.keys() | second.keys())
    return {writer: joined((*first.get(writer, ()), *second.get(writer, ()))) for writer in writers}


def without(first: Ranges, second: Ranges) -> Ranges:
    """Return what the first side holds and the second lacks."""
    left = {writer: _cut(pairs, second.get(writer, ())) for writer, pairs in first.items()}
    return {writer: pairs for writer, pairs in left.items() if pairs}


def _cut(pairs: Pairs, holes: Pairs) -> Pairs:
    left: list[tuple[int, int]] = []
    for low, high in pairs:
        for hole_low, hole_high in holes:
            if hole_high < low or hole_low > high:
                continue
            if hole_low > low:
                left.append((low, hole_low - 1))
            low = hole_high + 1
        if low <= high:
            left.append((low, high))
    return tuple(left)


def contains(ranges: Ranges, change: ChangeId) -> bool:
    """Return whether a side holds a change."""
    return any(low <= change.seq <= high for low, high in ranges.get(change.writer, ()))


def ranges_of(ids: Iterable[ChangeId]) -> Ranges:
    """Return the ranges of a set of changes."""
    numbers: dict[str, list[int]] = {}
    for one in ids:
        numbers.setdefault(one.writer, []).append(one.seq)
    return {writer: pairs_of(found) for writer, found in sorted(numbers.items())}


def below_highest(ranges: Ranges) -> Ranges:
    """Return the numbers missing below each writer's highest."""
    whole: dict[str, Pairs] = {writer: ((1, pairs[-1][1]),) for writer, pairs in ranges.items() if pairs}
    return without(whole, ranges)


def count(ranges: Mapping[str, Pairs]) -> int:
    """Return how many numbers ranges hold."""
    return sum(high - low + 1 for pairs in ranges.values() for low, high in pairs)
