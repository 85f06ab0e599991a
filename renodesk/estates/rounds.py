"""Reading rounds and their seals out of an estate file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Head, Ranges
from renodesk.domain.migration import split_edition
from renodesk.storage.estate_file import EstateFile

LARGEST_SEQ = 2**53
MOST_PAIRS = 100_000
_WRITER = re.compile(r"[0-9a-f]{16}", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class SealView:
    """A seal: who answers for it, what it covers, the digest over exactly that, and when it was set."""

    names: Mapping[str, str]
    reason: str
    ranges: Ranges
    digest: str
    at: str
    person: str
    number: int
    is_contested: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundView:
    """A round: its key, kind, when it began, and its seal if it has one."""

    key: str
    kind: str
    began: str
    seal: SealView | None = field(default=None)


def rounds(file: EstateFile) -> list[RoundView]:
    """Return the rounds of an estate, the oldest first."""
    found: list[tuple[tuple[int, str, int], RoundView]] = []
    for state in file.states("round"):
        if state.cell.field == "kind" and isinstance(state.value, str) and state.heads:
            first = state.heads[0].change
            view = RoundView(
                key=state.cell.key, kind=state.value, began=first.at, seal=seal_of(file, state.cell.key)
            )
            found.append((first.order, view))
    return [view for _, view in sorted(found, key=lambda pair: pair[0])]


def current_round(file: EstateFile) -> str:
    """Return the round begun last; `baseline` where the file has none."""
    found = rounds(file)
    return found[-1].key if found else "baseline"


def earlier_rounds(file: EstateFile, round_key: str) -> tuple[str, ...]:
    """Return the rounds begun before one, the oldest first, each by its newest edition.

    Editions of one round are the same round by other packs, so that none is earlier than another.
    """
    keys = [one.key for one in rounds(file)]
    before = keys[: keys.index(round_key)] if round_key in keys else []
    newest = {split_edition(key)[0]: key for key in before}
    newest.pop(split_edition(round_key)[0], None)
    return tuple(newest.values())


def seal_of(file: EstateFile, round_key: str) -> SealView | None:
    """Return the seal of a round, None while it is open."""
    state = file.state(vocabulary.round_cell(round_key, "seal"))
    if state is None or not state.heads or not isinstance(state.value, Mapping):
        return None
    return _seal(state.value, state.heads[-1], state.is_contested)


def seals_of(file: EstateFile, round_key: str) -> list[SealView]:
    """Return every seal a round ever had, the oldest first; those it was reopened from too."""
    cell, writers = vocabulary.round_cell(round_key, "seal"), file.writers()
    found = []
    for change in sorted(file.changes_in(cell), key=lambda one: one.order):
        value = canonical.loads(change.value)
        if isinstance(value, Mapping):
            writer = writers.get(change.id.writer)
            person, device = (writer.person, writer.device) if writer else ("", "")
            found.append(_seal(value, Head(change=change, person=person, device=device), False))
    return found


def _seal(value: Mapping[str, Json], head: Head, is_contested: bool) -> SealView:
    names = value.get("names")
    number = value.get("number")
    return SealView(
        names={str(role): str(name) for role, name in names.items()} if isinstance(names, Mapping) else {},
        reason=str(value.get("reason", "")),
        ranges=_sealed_ranges(value.get("ranges")),
        digest=str(value.get("digest", "")),
        at=head.change.at,
        person=head.person,
        number=int(number) if isinstance(number, (int, Fraction)) else 1,
        is_contested=is_contested,
    )


def _sealed_ranges(raw: Json) -> Ranges:
    """Return what a seal covers; nothing where its value is malformed."""
    try:
        return ranges_from(raw)
    except ValueError:
        return {}


def ranges_from(raw: Json) -> Ranges:
    """Return ranges as a seal or a bundle writes them: {writer: [[low, high], …]}.

    Raises:
        ValueError: an id that is none, or a pair that is no range.
    """
    if not isinstance(raw, Mapping):
        raise ValueError("ranges are an object")
    return {_writer(writer): tuple(map(_pair, _list(pairs))) for writer, pairs in raw.items()}


def _writer(raw: str) -> str:
    if not _WRITER.fullmatch(raw):
        raise ValueError(raw[:40])
    return raw


def _list(raw: Json) -> Sequence[Json]:
    if not isinstance(raw, (list, tuple)) or len(raw) > MOST_PAIRS:
        raise ValueError("ranges are lists of pairs")
    return raw


def _pair(raw: Json) -> tuple[int, int]:
    if isinstance(raw, (list, tuple)) and len(raw) == 2:
        low, high = map(_number, raw)
        if 1 <= low <= high < LARGEST_SEQ:
            return low, high
    raise ValueError("a range is [low, high]")


def _number(raw: Json) -> int:
    if isinstance(raw, bool) or not isinstance(raw, (int, Fraction)) or raw.denominator != 1:
        raise ValueError("a whole number")
    return int(raw)
