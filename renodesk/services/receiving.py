"""What taking something from a colleague will do, said before it is done."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from renodesk.bundles.trust import Signature, unsigned
from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Author, Cell, CellState, ChangeId
from renodesk.domain.form import Forms
from renodesk.domain.log.ranges import below_highest, ranges_of, union, without
from renodesk.domain.places import Place
from renodesk.domain.reading import natural
from renodesk.estates import pinning
from renodesk.estates.identity import estate_id
from renodesk.estates.incoming import Incoming, IncomingBag, open_incoming
from renodesk.estates.merging import Outlook, look_ahead
from renodesk.services.cell_words import place_of
from renodesk.services.contests import Claim, Contests
from renodesk.services.environment import Environment, Progress, no_progress
from renodesk.services.exchange import identities_of, signature_in
from renodesk.services.history import conflict_of
from renodesk.services.rounds import gap_text
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile
from renodesk.texts import Language, say

_NOT_TOLD = ("photo_use", "camera_clock", "pin")
"""Entities of many small cells: they are counted, not listed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A cell in words, as it is here and as the colleague has it.

    `removed` is "here" or "there" where one side took out what the other went on with, or what is not yet
    out here.
    """

    what: str
    item: str
    place: Place | None
    mine: tuple[Claim, ...]
    theirs: tuple[Claim, ...]
    removed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What will happen. Nothing of it has happened yet.

    `persons` wrote the new changes, with how many each; `last_at` is what the clock said at the newest (UTC).
    `new` counts things that are not here yet, by what they are: answer, check, place, pin, other …
    `changed` replace what is here knowingly, `removed` take things out knowingly, `contested` will wait for a
    decision. `packs` are new here; `newer_packs` (title, version here, version there) are those of them that
    follow what the current round is pinned to. `joins` are ids that will be the same estate as this one.
    """

    file: str
    estate: str
    is_bundle: bool
    organization: str
    persons: tuple[tuple[str, int], ...]
    last_at: str
    new_changes: int
    known_changes: int
    new: Mapping[str, int]
    changed: tuple[Difference, ...]
    contested: tuple[Difference, ...]
    new_photos: int
    photo_uses: int
    rounds: tuple[str, ...]
    packs: tuple[str, ...]
    gaps: str
    removed: tuple[Difference, ...] = ()
    newer_packs: tuple[tuple[str, str, str], ...] = ()
    joins: tuple[str, ...] = ()
    signature: Signature = field(default_factory=unsigned)
    has_personal: bool = False

    @property
    def brings_nothing(self) -> bool:
        """Return whether all of it is here already."""
        return not (self.new_changes or self.new_photos or self.packs)


def preview(
    session: EstateSession, path: Path, language: Language, progress: Progress = no_progress
) -> Preview:
    """Return what taking a bundle or a colleague's estate file into the open estate will do.

    Raises:
        FileMissing, NotReadable, NotAnEstateFile, NewerBundle, BundleFaulty: it cannot be used.
        OtherEstate: it is of another estate.
        SameIdOtherContent: it would be refused.
    """
    with (
        open_incoming(path, progress, identities_of(session.environment)) as incoming,
        session.file.held(),
    ):
        return preview_of(session, incoming, language)


def preview_of(
    session: EstateSession, incoming: Incoming, language: Language, *, is_joining: bool = False
) -> Preview:
    """Return what taking an opened source in will do; `is_joining` where its estate is joined to this one."""
    outlook = look_ahead(session.file, incoming, is_joining=is_joining)
    reader = _Reader(session.file, Contests(session, language), incoming, outlook, session.forms)
    seen = _whose(reader.preview(), incoming, session.environment)
    if not is_joining:
        return seen
    own_id = Contests(session, language).what(vocabulary.estate_cell("id"))
    return replace(seen, contested=tuple(one for one in seen.contested if one.what != own_id))


def contents(
    path: Path,
    author: Author,
    environment: Environment,
    progress: Progress = no_progress,
) -> Preview:
    """Return what a new estate file begun from a bundle (or another file) will hold; none is made.

    Raises:
        FileMissing, NotReadable, NotAnEstateFile, NewerBundle, BundleFaulty: it cannot be used.
    """
    with (
        open_incoming(path, progress, identities_of(environment)) as incoming,
        TemporaryDirectory() as folder,
    ):
        empty = EstateFile.create(Path(folder) / "empty.reno", author, clock=environment.clock)
        with empty:
            seen = _Reader(empty, None, incoming, look_ahead(empty, incoming)).preview()
            return _whose(seen, incoming, environment)


def _whose(seen: Preview, incoming: Incoming, environment: Environment) -> Preview:
    """Return a preview with what it says of its sender, and whether personal values come with it."""
    signature = signature_in(incoming, environment)
    return replace(seen, signature=signature, has_personal=bool(incoming.person_values()))


class _Reader:
    """Reads an outlook; `contests` words its cells, where there is an estate to take the words from."""

    def __init__(
        self,
        file: EstateFile,
        contests: Contests | None,
        incoming: Incoming,
        outlook: Outlook,
        forms: Forms | None = None,
    ) -> None:
        self._file = file
        self._forms = forms
        self._incoming = incoming
        self._outlook = outlook
        self._foreseen = outlook.foreseen
        self._contests = contests
        self._fresh = {str(change.id) for change in outlook.foreseen.new}

    def preview(self) -> Preview:
        after = self._foreseen.after
        told = [state for state in after if state.cell.entity not in _NOT_TOLD]
        return Preview(
            file=self._incoming.name,
            estate=self._incoming.estate_name,
            is_bundle=isinstance(self._incoming, IncomingBag),
            organization=self._incoming.organization,
            persons=tuple(self._persons()),
            last_at=max((change.at for change in self._foreseen.new), default=""),
            new_changes=len(self._foreseen.new),
            known_changes=self._foreseen.known,
            new=self._counts(after),
            changed=tuple(self._difference(state) for state in told if self._is_changed(state)),
            contested=tuple(self._difference(state) for state in after if state.is_contested),
            new_photos=len(self._outlook.new_photos),
            photo_uses=len({state.cell.key for state in after if state.cell.entity == "photo_use"}),
            rounds=tuple(
                state.cell.key for state in told if self._is_new(state) and _thing(state) == "round"
            ),
            packs=tuple(f"{pack.id} {pack.version}" for pack in self._outlook.new_packs),
            gaps=self._gaps(),
            removed=tuple(self._difference(state) for state in after if self._is_taken_out(state)),
            newer_packs=tuple(self._newer_packs()),
            joins=tuple(self._joins()),
        )

    def _joins(self) -> Iterator[str]:
        own = estate_id(self._file)
        for state in self._foreseen.after:
            other = state.cell.field.removeprefix(vocabulary.ALSO)
            if state.cell.entity == "estate" and other != state.cell.field and self._is_new(state) and own:
                yield other

    def _is_taken_out(self, state: CellState) -> bool:
        """Return whether the colleague takes out, knowing all of it, what is here."""
        if state.cell.field != vocabulary.REMOVED or state.is_contested or state.value is not True:
            return False
        before = self._foreseen.before.get(state.cell)
        made_by = vocabulary.MADE_BY.get(state.cell.entity, "name")
        made = self._file.state(Cell(entity=state.cell.entity, key=state.cell.key, field=made_by))
        return made is not None and (before is None or before.value is not True)

    def _newer_packs(self) -> Iterator[tuple[str, str, str]]:
        if self._forms is None:
            return
        ours = {pack.id: pack for pack in pinning.identities(self._forms)}
        for pack in self._outlook.new_packs:
            here = ours.get(pack.id)
            if here is not None and natural(pack.version) > natural(here.version):
                yield here.title, here.version, pack.version

    def _persons(self) -> Iterator[tuple[str, int]]:
        names = {writer.id: writer.person for writer in self._outlook.brought.writers}
        counts: dict[str, int] = {}
        for change in self._foreseen.new:
            person = names.get(change.id.writer, "")
            counts[person] = counts.get(person, 0) + 1
        yield from sorted(counts.items(), key=lambda one: (-one[1], one[0]))

    def _counts(self, states: Iterable[CellState]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for state in states:
            thing = _thing(state)
            if thing and self._is_new(state):
                counts[thing] = counts.get(thing, 0) + 1
        return counts

    def _is_new(self, state: CellState) -> bool:
        before = self._foreseen.before.get(state.cell)
        return (before is None or before.value is None) and state.value is not None

    def _is_changed(self, state: CellState) -> bool:
        before = self._foreseen.before.get(state.cell)
        if state.is_contested or before is None or before.value is None:
            return False
        is_removal = state.cell.field == vocabulary.REMOVED and state.value is True
        return not is_removal and (before.value != state.value or before.is_contested)

    def _difference(self, state: CellState) -> Difference:
        if self._contests is None:
            return _unworded(state)
        told = self._contests.told(state)
        before = self._foreseen.before.get(state.cell)
        mine = self._contests.told(before).claims if before is not None else ()
        fresh = self._fresh
        if state.is_contested:
            mine = tuple(claim for claim in told.claims if claim.id not in fresh)
        removed = self._removed(state)
        if removed and not state.is_contested and not mine:
            stays = say("contest_stays", self._contests.language)
            mine = (Claim(id="", person="", at="", lines=(stays,)),)
        return Difference(
            what=told.what,
            item=told.item,
            place=told.place,
            mine=mine,
            theirs=tuple(claim for claim in told.claims if claim.id in fresh),
            removed=removed,
        )

    def _removed(self, state: CellState) -> str:
        """Return which side took the thing out that the other went on with, "" for any other cell."""
        if state.cell.field != vocabulary.REMOVED:
            return ""
        taking = (head.change for head in state.heads if head.change.value == "true")
        return "there" if any(str(change.id) in self._fresh for change in taking) else "here"

    def _gaps(self) -> str:
        """Return what will be missing afterwards: what the sender holds and does not send, and holes."""
        brought = self._outlook.brought
        held = union(self._file.ranges(), ranges_of(self._ids()))
        missing = union(below_highest(held), without(union(brought.holds, self._file.gaps()), held))
        return gap_text(missing)

    def _ids(self) -> Iterator[ChangeId]:
        for change in self._foreseen.new:
            yield change.id


def _unworded(state: CellState) -> Difference:
    """Return a cell by its codes and values: its words are in packs that nobody has opened yet."""
    conflict = conflict_of(state)
    claims = tuple(
        Claim(
            id=head.id,
            person=head.person,
            device=head.device,
            at=head.at,
            lines=(canonical.dumps(head.value),),
        )
        for head in conflict.heads
    )
    what = f"{conflict.item or state.cell.entity} {state.cell.field}"
    return Difference(what=what, item=conflict.item, place=place_of(state.cell), mine=(), theirs=claims)


def _thing(state: CellState) -> str:
    """Return what the cell makes when it is new: its main field stands for the whole thing, "" for others."""
    match state.cell.entity, state.cell.field:
        case ("answer", "observation"):
            return "answer"
        case ("check", "record"):
            return "check"
        case ("building" | "unit", "name"):
            return "place"
        case ("remark", "text"):
            return "remark"
        case ("pin", "plan"):
            return "pin"
        case ("round", "kind"):
            return "round"
        case ("estate", field) if field.startswith(vocabulary.ALSO):
            return ""
        case ("estate", field) if field not in ("id", vocabulary.ASSIGNED, vocabulary.ASSIGNED_ON):
            return "register"
        case _:
            return ""
