"""What the files of a district's estates tell: needs, idle space, households and floor area."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from renodesk.domain.district import DistrictGaps, EstateNeed, Gap
from renodesk.domain.expression import LookUp
from renodesk.domain.places import ESTATE
from renodesk.domain.problems.presence import Observed, reader_at
from renodesk.domain.resources import Use
from renodesk.domain.scoring import Fields
from renodesk.errors import PackFaulty
from renodesk.estates.assessing import assess
from renodesk.office.archive import Archive
from renodesk.office.joined import joined_to
from renodesk.services.archive_estates import READER
from renodesk.services.districts.idle import idle_of, idle_rows
from renodesk.services.districts.model import Idle, IdleRow, Member
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile


def member_of(archive: Archive, estate: str, pack: DistrictGaps, environment: Environment) -> Member:
    """Return an estate as its file in the archive tells it; one that was joined to another is that one.

    Its idle space is that of its answers and of the ledgers `pack.spaces` names.

    Raises:
        ArchiveTrouble: its file lies in a store that is away.
    """
    here = joined_to(archive, estate)
    path = archive.path_of(here)
    if not path.is_file():
        return Member(estate=estate, name=estate, is_here=False)
    with EstateFile.open(path, READER, clock=environment.clock, read_only=True) as file:
        try:
            assessed = assess(file, environment.forms)
            rows = tuple(idle_rows(EstateSession(file, READER, environment, assessed), pack.spaces))
        except PackFaulty:
            return Member(estate=estate, name=estate, is_here=False)
    observed = Observed(
        forms=assessed.forms,
        survey=assessed.survey,
        fields=Fields(assessed.forms.register, assessed.survey),
        scores=assessed.scores,
    )
    return Member(
        estate=estate,
        name=assessed.name,
        is_here=True,
        households=observed.fields.number(ESTATE, "households"),
        area=observed.fields.number(ESTATE, "floor_area_m2"),
        needs={gap.code: _need(observed, gap, estate) for gap in pack.gaps},
        idle=tuple(_idle(observed, rows)),
    )


def _need(observed: Observed, gap: Gap, estate: str) -> EstateNeed:
    node = observed.scores.nodes.get(gap.item)
    if node is not None and node.is_na:
        return EstateNeed(estate=estate, need=None, have=None, applies=False)
    look = reader_at(observed, gap.names, ESTATE)
    return EstateNeed(estate=estate, need=gap.needed(look), have=gap.there(look))


def _idle(observed: Observed, rows: Sequence[tuple[str, IdleRow]]) -> Iterator[Idle]:
    spaces: dict[str, list[Use]] = {}
    for use in observed.forms.tree.uses:
        spaces.setdefault(f"{use.item}.{use.input}", []).append(use)
    look: LookUp = reader_at(observed, frozenset(spaces), ESTATE)
    said = {space: look(space) for space in spaces}
    surveyed = {space: value if isinstance(value, Fraction) else None for space, value in said.items()}
    yield from idle_of(spaces, surveyed, rows)


def needs_of(members: Mapping[str, Member], gap: Gap) -> tuple[EstateNeed, ...]:
    """Return what every member needs of a gap; nothing is known of one that is not here."""
    unknown = {one: EstateNeed(estate=one, need=None, have=None) for one in members}
    return tuple((one.needs or {}).get(gap.code, unknown[estate]) for estate, one in members.items())
