"""The city at a glance: streets, progress, scores, red flags, what falls short, costs, computers gone quiet.

All of it is read from the index. An estate nobody has answered anything in counts as unknown, never as 0.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renodesk.domain.form import Forms
from renodesk.domain.log import utc_text
from renodesk.estates.pinning import shipped
from renodesk.office import city as asked
from renodesk.office.city import CityFilter
from renodesk.office.index.city import OUTSIDE, STAGES, WHOLE
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_to_ask

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["OUTSIDE", "STAGES", "Area", "City", "CityFilter", "ItemCost", "ItemShort", "Share", "Silent"]
QUIET_DAYS = 14
DAY_MS = 86_400_000
_HUNDREDTHS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A street of a county, or the whole city; "" where the register does not say.

    `done` is the percentage dealt with of all there is to answer; `low` and `high` are means over the
    estates that have a score. None where nothing is known.
    """

    county: str
    street: str
    estates: int
    known: int
    not_begun: int
    sealed: int
    with_red: int
    red_flags: int
    contested: int
    done: Fraction | None
    low: Fraction | None
    high: Fraction | None

    @property
    def unknown(self) -> int:
        """Return in how many estates nobody has answered anything."""
        return self.estates - self.known


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """How many estates have something for sure, and how many more may have it once all is seen."""

    key: str
    name: str
    name_en: str
    sure: int
    may: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemShort:
    """An indicator that falls short: in how many estates, at how many places, with a red flag in how many."""

    code: str
    name: str
    name_en: str
    estates: int
    places: int
    with_red: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemCost:
    """What an item of the 36 costs in the plans of the city, in fen; None where nothing of it has a price.

    `lacking` plans lack a price or a quantity for it: the true cost is more.
    """

    code: str
    name: str
    name_en: str
    estates: int
    priced: int
    low: int | None
    likely: int | None
    high: int | None
    lacking: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Silent:
    """A computer and its person: when they wrote last by its clock, days ago, and in how many estates."""

    device: str
    person: str
    at: str
    days: int
    estates: int


@dataclass(frozen=True, kw_only=True, slots=True)
class City:
    """What the index knows of all estates at one moment."""

    whole: Area
    areas: tuple[Area, ...]
    stages: tuple[Share, ...]
    words: tuple[Share, ...]
    tens: tuple[Share, ...]
    shortfalls: tuple[ItemShort, ...]
    costs: tuple[ItemCost, ...]
    plans: ItemCost | None
    silent: tuple[Silent, ...]
    days: int


def city(archive: Path, environment: Environment, *, days: int = QUIET_DAYS, index_url: str = "") -> City:
    """Return the city at a glance; computers are quiet that were not heard of for more than `days`.

    Raises:
        FileMissing: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    now = environment.clock()
    with _asking(archive, environment, index_url) as connection:
        forms, _ = shipped(environment.forms)
        costs = tuple(_costs(asked.costs(connection), forms))
        streets = [row._mapping for row in asked.areas(connection)]
        return City(
            whole=_area(_together(streets)),
            areas=tuple(_area(row) for row in streets),
            stages=_stages(asked.stages(connection)),
            words=_words(asked.words(connection), forms),
            tens=_tens(asked.tens(connection)),
            shortfalls=tuple(_shortfalls(asked.shortfalls(connection), forms)),
            costs=tuple(one for one in costs if one.code != WHOLE),
            plans=next((one for one in costs if one.code == WHOLE), None),
            silent=tuple(_silent(asked.heard(connection, utc_text(now - days * DAY_MS)), now)),
            days=days,
        )


def estates_meant(
    archive: Path, wanted: CityFilter, environment: Environment, *, index_url: str = ""
) -> set[str]:
    """Return the ids of the estates a filter means.

    Raises:
        FileMissing, NotWritable, IndexUnfit: as `city`.
    """
    with _asking(archive, environment, index_url) as connection:
        order = _order(asked.words(connection), shipped(environment.forms)[0]) if wanted.word else ()
        return asked.matching(connection, wanted, order)


@contextmanager
def _asking(archive: Path, environment: Environment, index_url: str) -> Iterator["Connection"]:
    with index_to_ask(archive, environment, index_url) as index, index.reading() as connection:
        yield connection


def _together(streets: Sequence[Mapping[Any, Any]]) -> dict[str, int]:
    return {name: sum(int(row[name]) for row in streets) for name in asked.SUMS}


def _area(row: Mapping[Any, Any]) -> Area:
    scored = int(row["with_score"])
    return Area(
        county=str(row.get("county", "")),
        street=str(row.get("street", "")),
        **{
            name: int(row[name])
            for name in ("estates", "known", "not_begun", "sealed", "with_red", "red_flags", "contested")
        },
        done=Fraction(100 * int(row["dealt"]), int(row["to_deal"])) if row["to_deal"] else None,
        low=Fraction(int(row["low"]), _HUNDREDTHS * scored) if scored else None,
        high=Fraction(int(row["high"]), _HUNDREDTHS * scored) if scored else None,
    )


def _stages(found: Mapping[str, int]) -> tuple[Share, ...]:
    return tuple(Share(key=one, name="", name_en="", sure=found.get(one, 0)) for one in STAGES)


def _words(rows: Sequence[Any], forms: Forms) -> tuple[Share, ...]:
    """Return the words of the tree, best first; where two are open, so is every word between them."""
    order = _order(rows, forms)
    english = {one.word: one.word_en for one in forms.tree.words}
    sure, may = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for low, high, estates in rows:
        ends = sorted((order.index(low), order.index(high)))
        if low == high:
            sure[low] += estates
        else:
            for word in order[ends[0] : ends[1] + 1]:
                may[word] += estates
    return tuple(
        Share(key=word, name=word, name_en=english.get(word, word), sure=sure[word], may=may[word])
        for word in order
    )


def _order(rows: Sequence[Any], forms: Forms) -> list[str]:
    """Return the words of scores, best first; those of other trees than the shipped one come last."""
    order = [one.word for one in sorted(forms.tree.words, key=lambda one: -one.at_least)]
    return order + sorted({word for row in rows for word in row[:2] if word and word not in order})


def _tens(rows: Sequence[Any]) -> tuple[Share, ...]:
    sure, may = [0] * 10, [0] * 10
    for low, high, estates in rows:
        first, last = min(9, int(low)), min(9, int(high))
        if first == last:
            sure[first] += estates
        else:
            for ten in range(first, last + 1):
                may[ten] += estates
    names = [f"{10 * at}–{10 * at + 10}" for at in range(10)]
    return tuple(
        Share(key=str(at), name=names[at], name_en=names[at], sure=sure[at], may=may[at]) for at in range(10)
    )


def _shortfalls(rows: Sequence[Any], forms: Forms) -> Iterator[ItemShort]:
    known = {item.code: item for item in forms.tree.items}
    for item, estates, places, with_red in sorted(rows, key=lambda row: (-row[1], -row[2], row[0])):
        one = known.get(item)
        yield ItemShort(
            code=item,
            name=one.name if one else item,
            name_en=one.name_en if one else item,
            estates=int(estates),
            places=int(places),
            with_red=int(with_red),
        )


def _costs(rows: Sequence[Any], forms: Forms) -> Iterator[ItemCost]:
    known = {item.code: item for item in forms.checklist.items}
    for item, estates, priced, low, likely, high, lacking in sorted(rows, key=lambda row: (-row[4], row[0])):
        one = known.get(item)
        yield ItemCost(
            code=item,
            name=one.name if one else item,
            name_en=one.name_en if one else item,
            estates=int(estates),
            priced=int(priced),
            low=int(low) if priced else None,
            likely=int(likely) if priced else None,
            high=int(high) if priced else None,
            lacking=int(lacking),
        )


def _silent(rows: Sequence[Any], now: int) -> Iterator[Silent]:
    for device, person, at, estates in rows:
        yield Silent(device=device, person=person, at=at, days=_days(at, now), estates=int(estates))


def _days(at: str, now: int) -> int:
    try:
        then = datetime.datetime.fromisoformat(at.replace("Z", "+00:00")).timestamp() * 1000
    except ValueError:
        return 0
    return max(0, int((now - then) // DAY_MS))
