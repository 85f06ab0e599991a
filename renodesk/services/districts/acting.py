"""Group estates into districts, assign idle space, note walls and joint measures; a call is one act."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author
from renodesk.domain.district import DistrictGaps, SplitBy
from renodesk.domain.money import Fen
from renodesk.domain.numbers import write_number
from renodesk.domain.office_log import Cell, OfficeLine
from renodesk.domain.places import ESTATE as ESTATE_PLACE
from renodesk.errors import (
    DistrictEmpty,
    DistrictMissing,
    EstateInDistrict,
    RenodeskError,
    SpaceRefused,
    UnknownDistrict,
    UnknownDistrictPart,
    UnknownEstate,
    WrongUsage,
)
from renodesk.office.near import WhereRow, where_rows
from renodesk.packs import PackText, district_of, read_kind
from renodesk.paths import forms_dir
from renodesk.services.archive_estates import archive_estates, named
from renodesk.services.archive_reserve import ArchiveReserve
from renodesk.services.districts.members import member_of
from renodesk.services.districts.model import District, Member
from renodesk.services.districts.reading import (
    ESTATE,
    MATCH,
    MEASURE,
    NAME,
    NOTE,
    SHARE,
    WALL,
    district_keys,
    estates_in,
    left_of,
    read_district,
)
from renodesk.services.districts.suggesting import Neighbour, neighbours_of
from renodesk.services.environment import Environment
from renodesk.services.office_book import OfficeBook, opened
from renodesk.services.office_index import index_to_ask
from renodesk.services.register import RegisterService

FOLDER = "districts"
MOST_NAME = 60
_KINDS = {WALL: WALL, MEASURE: MEASURE, MATCH: MATCH}


class Districts:
    """The districts of an archive, in one book."""

    def __init__(
        self, archive: Path, author: Author, environment: Environment, *, index_url: str = ""
    ) -> None:
        """Open the book; the first act makes it and keeps the pack's text in it.

        Raises:
            FileMissing: there is no such archive.
            DistrictMissing, PackFaulty: there is no pack that can be read.
            NotReadable, ArchiveTrouble: the book cannot be read.
        """
        self._archive, self._environment, self._index_url = archive, environment, index_url
        self._author = author
        self.book = OfficeBook(archive, FOLDER, FOLDER, author, environment)
        self._text = self.book.kept_pack() or _district_text(environment)
        self.pack = _completed(district_of(self._text), environment)

    @property
    def lies_in_store(self) -> bool:
        """Return whether an act waits for a store."""
        return opened(self._archive).lies_in_store

    # Reading

    def names(self) -> Mapping[str, str]:
        """Return the names of all districts by key."""
        return district_keys(self.book)

    def find(self, district: str) -> str:
        """Return the key of a district named by its key or name.

        Raises:
            UnknownDistrict: there is none, or several have this name.
        """
        names = self.names()
        found = [district] if district in names else [key for key, name in names.items() if name == district]
        if len(found) != 1:
            raise UnknownDistrict(district=district, known="、".join(names.values()) or "–")
        return found[0]

    def estates(self, key: str) -> tuple[str, ...]:
        """Return the ids of a district's estates."""
        return estates_in(self.book, key)

    def district(self, key: str) -> District:
        """Return a district with what its estates' files tell.

        Raises:
            UnknownDistrict: there is none.
            ArchiveTrouble: an estate's file lies in a store that is away.
        """
        key = self.find(key)
        return read_district(self.book, key, self.pack, self._members(key))

    def _members(self, key: str) -> Mapping[str, Member]:
        at = opened(self._archive)
        return {one: member_of(at, one, self.pack, self._environment) for one in self.estates(key)}

    def where(self) -> Sequence[WhereRow]:
        """Return where the archive's estates lie, as their registers say.

        Raises:
            NotWritable, IndexUnfit: the index cannot be had.
        """
        with (
            index_to_ask(self._archive, self._environment, self._index_url) as index,
            index.reading() as connection,
        ):
            return where_rows(connection)

    def suggest(self, key: str, within: int = 0) -> tuple[Neighbour, ...]:
        """Return estates that may belong to a district: near within so many metres, of a community or street.

        Without `within` it is as near as the pack says. Nothing joins by itself.

        Raises:
            UnknownDistrict: there is none.
            NotWritable, IndexUnfit: the index cannot be had.
        """
        key = self.find(key)
        taken = {one for other in self.names() if other != key for one in self.estates(other)}
        return neighbours_of(self.where(), self.estates(key), taken, within or self.pack.near_m)

    # Acts

    def make(self, name: str, estates: Iterable[str]) -> str:
        """Group estates (ids or names) into a new district and return its key.

        Raises:
            WrongUsage: it cannot be called so, or another one is.
            DistrictEmpty: fewer than two estates.
            UnknownEstate, EstateInDistrict: an estate is none, or in another district.
        """
        ids = self._ids(estates)
        plain = self._name(name)
        if len(ids) < 2:
            raise DistrictEmpty(district=plain)
        key = self._environment.random_key()[:8]
        self._act({(key, NAME): plain, **{(key, ESTATE, one): True for one in ids}})
        return key

    def rename(self, key: str, name: str) -> OfficeLine | None:
        """Call a district otherwise."""
        return self._act({(self.find(key), NAME): self._name(name)})

    def note(self, key: str, text: str) -> OfficeLine | None:
        """Note something of a district; "" takes it back."""
        return self._act({(self.find(key), NOTE): text.strip() or None})

    def join(self, key: str, estates: Iterable[str]) -> OfficeLine | None:
        """Take estates into a district.

        Raises:
            UnknownEstate, EstateInDistrict: an estate is none, or in another district.
        """
        key = self.find(key)
        return self._act({(key, ESTATE, one): True for one in self._ids(estates, key)})

    def leave(self, key: str, estates: Iterable[str], reason: str = "") -> OfficeLine | None:
        """Take estates out of a district; what was noted between them stays in the book.

        Raises:
            UnknownEstate: one is none of it.
            DistrictEmpty: fewer than two would be left; dissolve it instead.
        """
        key = self.find(key)
        gone = {self._member(key, one) for one in estates}
        if len(set(self.estates(key)) - gone) < 2:
            raise DistrictEmpty(district=self.names()[key])
        return self._act({(key, ESTATE, one): None for one in gone}, reason)

    def dissolve(self, key: str, reason: str = "") -> OfficeLine | None:
        """Let a district be none any more; the book keeps what it was."""
        key = self.find(key)
        return self._act(dict.fromkeys(self.book.below(key)), reason)

    def add_wall(
        self,
        key: str,
        between: tuple[str, str],
        where: str,
        *,
        length: Fraction | None = None,
        space: Fraction | None = None,
    ) -> OfficeLine | None:
        """Note a wall between two of its estates that is to be opened: metres, and ㎡ that are gained.

        Raises:
            UnknownEstate: one is none of it.
            WrongUsage: it is one estate twice, nobody says where, or a size is less than 0.
        """
        key = self.find(key)
        ends = sorted(self._member(key, one) for one in between)
        if ends[0] == ends[1] or not where.strip():
            raise WrongUsage(what="wall", value=" ".join(between))
        _not_negative(length, space)
        value: dict[str, Json] = {"between": list[Json](ends), "where": where.strip(), "open": False}
        value |= {"length": length} if length is not None else {}
        value |= {"space": space} if space is not None else {}
        return self._act({(key, WALL, self._environment.random_key()[:8]): value})

    def open_wall(self, key: str, wall: str, *, is_open: bool = True) -> OfficeLine | None:
        """Say that a wall was opened, or was not.

        Raises:
            UnknownDistrictPart: there is none.
        """
        cell = self._part(key, WALL, wall)
        value = self.book.value(cell)
        assert isinstance(value, Mapping)
        return self._act({cell: {**value, "open": is_open}})

    def add_measure(
        self, key: str, name: str, cost: Fen, *, by: SplitBy | None = None, gap: str = ""
    ) -> OfficeLine | None:
        """Note works for several estates; without `by` the cost is divided as the pack proposes.

        Raises:
            WrongUsage: no name, a cost below 0, or to be divided by a gap that is not named.
            UnknownDistrictPart: there is no such gap.
        """
        key, found = self.find(key), self.pack.gap(gap)
        if gap and found is None:
            raise UnknownDistrictPart(part=gap, known="、".join(one.code for one in self.pack.gaps))
        split = by or (found.split if found is not None else SplitBy.HOUSEHOLDS)
        if not name.strip() or cost < 0 or (split == SplitBy.SHORT and found is None):
            raise WrongUsage(what="measure", value=name)
        value: Json = {"name": name.strip(), "cost": cost, "by": split.value, "gap": gap}
        return self._act({(key, MEASURE, self._environment.random_key()[:8]): value})

    def share(self, key: str, measure: str, shares: Mapping[str, Fraction]) -> OfficeLine | None:
        """Divide a measure by shares people agreed on; its cost is divided by shares from now on.

        Raises:
            UnknownDistrictPart, UnknownEstate: there is no such measure, or an estate is none of it.
            WrongUsage: a share is less than 0.
        """
        cell = self._part(key, MEASURE, measure)
        value = self.book.value(cell)
        assert isinstance(value, Mapping)
        _not_negative(*shares.values())
        values: dict[Cell, Json] = {cell: {**value, "by": SplitBy.SHARES.value}}
        for estate, share in shares.items():
            values[(*cell, SHARE, self._member(cell[0], estate))] = share
        return self._act(values)

    def assign(
        self,
        key: str,
        gap: str,
        estate: str,
        space: str,
        m2: Fraction,
        amount: Fraction | None = None,
        note: str = "",
    ) -> OfficeLine | None:
        """Assign idle space of an estate to a gap; `amount` is what that meets, in the gap's unit.

        Raises:
            UnknownDistrictPart, UnknownEstate: there is no such gap, estate or space.
            SpaceRefused: more than is left of it, or nobody knows how large it is.
            WrongUsage: nothing is assigned, or the gap is not in ㎡ and nobody says how much is met.
        """
        key, found = self.find(key), self.pack.gap(gap)
        if found is None:
            raise UnknownDistrictPart(part=gap, known="、".join(one.code for one in self.pack.gaps))
        district = self.district(key)
        member = district.member(self._member(key, estate))
        assert member is not None
        idle = district.idle(member.estate, space)
        if idle is None:
            known = "、".join(one.row.number if one.row is not None else one.space for one in member.idle)
            raise UnknownDistrictPart(part=space, known=known or "–")
        met = m2 if amount is None and found.unit == "㎡" else amount
        if m2 <= 0 or met is None or met <= 0:
            raise WrongUsage(what="amount", value=write_number(m2))
        left = left_of(idle.m2, district.matches, member.estate, idle.space)
        if left is None or m2 > left:
            shown = write_number(left) if left is not None else "?"
            raise SpaceRefused(name=member.name, space=space, left=shown, m2=write_number(m2))
        value: dict[str, Json] = {"gap": gap, "estate": member.estate, "space": idle.space}
        value |= {"m2": m2, "amount": met, "note": note.strip()}
        return self._act({(key, MATCH, self._environment.random_key()[:8]): value})

    def drop(self, key: str, kind: str, part: str) -> OfficeLine | None:
        """Take back a wall, a measure (with its shares) or a match.

        Raises:
            UnknownDistrictPart: there is none.
        """
        cell = self._part(key, _KINDS[kind], part)
        return self._act(dict.fromkeys(self.book.below(*cell)))

    def tell(self, key: str) -> Iterator[tuple[str, RenodeskError | None]]:
        """Write the district's name into the register of each of its estates, where bundles carry it out.

        Yields each estate's id, and why it could not be told; one that is refused stops nobody else.

        Raises:
            UnknownDistrict: there is none.
        """
        key = self.find(key)
        name = self.names()[key]
        office = ArchiveReserve(self._archive, self._author, self._environment, self._index_url)
        for estate in self.estates(key):
            try:
                with office.working_on(estate) as session:
                    RegisterService(session).set_fields(ESTATE_PLACE, {"cluster_name": name})
                yield estate, None
            except RenodeskError as error:
                yield estate, error

    def undo(self) -> OfficeLine:
        """Take back the last act of this person on this computer.

        Raises:
            NothingToUndo: there is none.
        """
        return self.book.undo()

    def _act(self, values: Mapping[Cell, Json], reason: str = "") -> OfficeLine | None:
        return self.book.act({**self.book.keep_pack(self._text), **values}, reason) if values else None

    def _name(self, name: str) -> str:
        plain = " ".join(name.split())
        if not plain or len(plain) > MOST_NAME or plain in self.names().values() or plain.startswith("@"):
            raise WrongUsage(what="name", value=name)
        return plain

    def _ids(self, estates: Iterable[str], own: str = "") -> list[str]:
        """Return the ids of estates of the archive that are in no other district."""
        rows = archive_estates(self._archive, self._environment, index_url=self._index_url)
        found = list(dict.fromkeys(named(rows, one).id for one in estates))
        for key, name in self.names().items():
            taken = set(self.estates(key)) & set(found)
            if key != own and taken:
                shown = next(row.name for row in rows if row.id in taken)
                raise EstateInDistrict(estate=shown, district=name)
        return found

    def _member(self, key: str, estate: str) -> str:
        """Return the id of an estate of a district named by its id or name."""
        own = self.estates(key)
        if estate in own:
            return estate
        rows = archive_estates(self._archive, self._environment, index_url=self._index_url)
        found = [row.id for row in rows if row.name == estate and row.id in own]
        if len(found) != 1:
            raise UnknownEstate(estate=estate)
        return found[0]

    def _part(self, key: str, kind: str, part: str) -> Cell:
        """Return the cell of a wall, measure or match named by the beginning of its key."""
        key = self.find(key)
        known = [cell for cell in self.book.below(key, kind) if len(cell) == 3]
        found = [cell for cell in known if part and cell[2].startswith(part)]
        if len(found) != 1:
            raise UnknownDistrictPart(part=part, known="、".join(cell[2] for cell in known) or "–")
        return found[0]


def _not_negative(*numbers: Fraction | None) -> None:
    for one in numbers:
        if one is not None and one < 0:
            raise WrongUsage(what="number", value=write_number(one))


def _completed(pack: DistrictGaps, environment: Environment) -> DistrictGaps:
    """Return a pack that says how ledgers are read and what is near; one kept from before is silent there."""
    if pack.spaces and pack.near_m:
        return pack
    here = district_of(_district_text(environment))
    return replace(pack, spaces=pack.spaces or here.spaces, near_m=pack.near_m or here.near_m)


def _district_text(environment: Environment) -> PackText:
    for folder in (environment.forms, forms_dir()):
        for text in read_kind(folder, "district"):
            return text
    raise DistrictMissing
