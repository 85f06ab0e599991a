"""Works of several estates packaged by kind, for one list to be approved at once (打包立项).

《城镇老旧小区改造可复制政策机制清单（第七批）》 二: estates whose works are of one kind are approved at once.
The list is read from the plans in force; what has no price, or is no item of the 36, is told, never left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from renodesk.domain.form import Checklist
from renodesk.errors import WrongUsage
from renodesk.estates.pinning import shipped
from renodesk.office.index.city import OUTSIDE
from renodesk.office.packages import package_rows, unplanned
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_to_ask

YEARS = range(2000, 2101)


@dataclass(frozen=True, kw_only=True, slots=True)
class PackageLine:
    """What an estate's plan holds of a kind of work; costs in fen, None where nothing of it has a price.

    `lacks` counts the prices and quantities that are missing: the true cost is more. `is_adopted`: the plan
    was chosen; else it is a draft. `is_example`: its prices are invented examples.
    """

    estate: str
    name: str
    county: str
    street: str
    is_adopted: bool
    is_example: bool
    low: int | None
    likely: int | None
    high: int | None
    lacks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """An item of the 36 in every plan that holds it; `phase` is the stage of works it belongs to.

    What plans do besides the 36 is one package without a phase.
    """

    code: str
    name: str
    name_en: str
    phase: str
    is_must: bool
    lines: tuple[PackageLine, ...]

    @property
    def is_priced(self) -> bool:
        """Return whether anything of it has a price."""
        return any(one.likely is not None for one in self.lines)

    @property
    def likely(self) -> int:
        """Return what is known of its cost."""
        return sum(one.likely or 0 for one in self.lines)

    @property
    def ends(self) -> tuple[int, int]:
        """Return both ends of what is known of its cost."""
        return sum(one.low or 0 for one in self.lines), sum(one.high or 0 for one in self.lines)

    @property
    def lacking(self) -> int:
        """Return in how many plans a price or a quantity of it is missing."""
        return sum(bool(one.lacks) or one.likely is None for one in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Packages:
    """All of them, in the order works are done; `unplanned` estates have no plan to take anything from."""

    year: int
    county: str
    packages: tuple[Package, ...]
    unplanned: tuple[str, ...]

    @property
    def estates(self) -> int:
        """Return of how many estates there are works."""
        return len({line.estate for one in self.packages for line in one.lines})

    @property
    def drafts(self) -> tuple[str, ...]:
        """Return the estates whose plan was not chosen yet."""
        lines = (line for one in self.packages for line in one.lines if not line.is_adopted)
        return tuple(dict.fromkeys(line.name for line in lines))

    @property
    def is_example(self) -> bool:
        """Return whether some of its prices are invented examples, so that it must not be handed in."""
        return any(line.is_example for one in self.packages for line in one.lines)

    @property
    def likely(self) -> int:
        """Return what is known of all costs."""
        return sum(one.likely for one in self.packages)


def packages(
    archive: Path, environment: Environment, *, year: int = 0, county: str = "", index_url: str = ""
) -> Packages:
    """Return the works of a year's plan packaged by kind; without a year those of every plan in force.

    Raises:
        WrongUsage: there is no such year.
        FileMissing, NoArchive: there is no such archive.
        NotWritable: the index cannot be had.
        IndexUnfit: it is not for this program, or this archive.
    """
    if year and year not in YEARS:
        raise WrongUsage(what="year", value=str(year))
    checklist = shipped(environment.forms)[0].checklist
    with index_to_ask(archive, environment, index_url) as index, index.reading() as connection:
        return Packages(
            year=year,
            county=county,
            packages=tuple(_packages(package_rows(connection, year, county), checklist)),
            unplanned=tuple(unplanned(connection, year, county)),
        )


def _packages(rows: Sequence[Any], checklist: Checklist) -> Iterator[Package]:
    known = {item.code: (at, item) for at, item in enumerate(checklist.items)}
    phases = {phase: at for at, phase in enumerate(checklist.phases)}
    found = []
    for code, group in groupby(rows, key=lambda row: str(row.item)):
        at, item = known.get(code, (len(known), None))
        phase = item.phase if item is not None else ""
        made = Package(
            code=code,
            name=item.name if item is not None else code,
            name_en=item.name_en if item is not None else code,
            phase=phase,
            is_must=item is not None and item.is_must,
            lines=tuple(map(_line, group)),
        )
        found.append((phases.get(phase, len(phases)), code == OUTSIDE, at, made))
    yield from (made for *_, made in sorted(found, key=lambda one: one[:3]))


def _line(row: Any) -> PackageLine:
    return PackageLine(
        estate=str(row.estate),
        name=str(row.name),
        county=str(row.county),
        street=str(row.street),
        is_adopted=row.plan == "adopted",
        is_example=bool(row.example_prices),
        low=row.low,
        likely=row.likely,
        high=row.high,
        lacks=int(row.lacks),
    )
