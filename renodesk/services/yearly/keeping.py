"""Yearly plans that were decided on: written once into the archive, read again exactly as they were."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import NotReadable, UnknownRanking, UnknownYearPlan
from renodesk.office.archive import expect_archive
from renodesk.office.frozen import FrozenRankings
from renodesk.services.yearly.model import ForcedPrice, Wish, YearLine, YearPlan, YearSum

FOLDER = "years"
_EXACT = ("points", "households", "area", "worth", "gap")


def freeze_year_plan(archive: Path, name: str, plan: YearPlan) -> YearPlan:
    """Keep a plan for good and return it as it was kept.

    Raises:
        FileExists, RankingNameRefused: nothing was frozen.
        NotWritable, DiskFull, FileHeld: likewise.
    """
    FrozenRankings(archive, FOLDER).freeze(name, _content(replace(plan, name=name)))
    return year_plan(archive, name)


def year_plan_names(archive: Path) -> list[str]:
    """Return the names of an archive's frozen yearly plans.

    Raises:
        FileMissing, NoArchive: there is no such archive.
    """
    expect_archive(archive)
    return FrozenRankings(archive, FOLDER).names()


def year_plan(archive: Path, name: str) -> YearPlan:
    """Return a frozen plan; nothing of it is reckoned anew. Its digest is that of its file's content.

    Raises:
        UnknownYearPlan, NotReadable: it is not to be had.
        FileMissing, NoArchive: there is no such archive.
    """
    year_plan_names(archive)
    try:
        content = FrozenRankings(archive, FOLDER).read(name)
    except UnknownRanking as error:
        raise UnknownYearPlan(name=name, known=str(error.facts["known"])) from error
    digest = hashlib.sha256(canonical.dumps(content).encode()).hexdigest()
    try:
        return replace(_plan(content), digest=digest)
    except (KeyError, TypeError, ValueError) as error:
        raise NotReadable(file=f"{name}.json", detail=str(error)) from error


def _content(plan: YearPlan) -> Json:
    return {
        "format": 1,
        "name": plan.name,
        "at": plan.at,
        "by": plan.by,
        "wish": _values(plan.wish),
        "lines": [_values(line) for line in plan.lines],
        "sums": [_values(one) for one in plan.sums],
        "forced": [_values(one) for one in plan.forced],
        "packs": [dict(pack) for pack in plan.packs],
        "gap": plan.gap,
    }


def _values(value: object) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for one in fields(value):  # type: ignore[arg-type]
        member = getattr(value, one.name)
        found[one.name] = list(member) if isinstance(member, tuple) else member
    return found


def _plan(content: Mapping[str, Json]) -> YearPlan:
    gap = content["gap"]
    return YearPlan(
        wish=Wish(**_read(content["wish"], Wish)),
        at=str(content["at"]),
        by=str(content["by"]),
        lines=tuple(YearLine(**_read(one, YearLine)) for one in _list(content["lines"])),
        sums=tuple(YearSum(**_read(one, YearSum)) for one in _list(content["sums"])),
        forced=tuple(ForcedPrice(**_read(one, ForcedPrice)) for one in _list(content["forced"])),
        packs=tuple(one for one in _list(content["packs"]) if isinstance(one, Mapping)),
        gap=Fraction(str(gap)) if gap is not None else None,
        name=str(content["name"]),
    )


def _list(value: Json) -> list[Json]:
    if not isinstance(value, (list, tuple)):
        raise TypeError("a list")
    return list(value)


def _read(raw: Json, kind: type) -> dict[str, Any]:
    """Return the fields of a record: numbers exact where they are, else whole; lists as tuples."""
    if not isinstance(raw, Mapping):
        raise TypeError("an object")
    found: dict[str, Any] = {}
    for one in fields(kind):
        value = raw[one.name]
        if isinstance(value, list):
            value = tuple(_number(member, "") for member in value)
        elif isinstance(value, Mapping):
            value = {key: _number(member, "") for key, member in value.items()}
        found[one.name] = _number(value, one.name)
    return found


def _number(value: Json, name: str) -> Any:
    if name in _EXACT and value is not None:
        return Fraction(str(value))
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return value
    return int(value)
