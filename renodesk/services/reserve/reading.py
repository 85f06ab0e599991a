"""An estate's project as its file tells it: where it stands, how it came there, and what its file holds."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.reserve import Document, Move, Requirement, Reserve, State
from renodesk.services.reserve.checks import Checks, Found
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

MARKS = ("have", "lacking", "not_needed")
"""What somebody may say of a document; it counts before what the estate file tells."""
TEXTS = ("title", "responsible", "implementer", "note")
"""What a project is called, whose it is, who carries it out, and a note."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A document of the project's file: whether it is there, why, and who said so.

    `mark` is one of `MARKS` or "" where nobody said anything; `where` it lies, in words.
    """

    document: Document
    is_there: bool
    mark: str
    where: str
    found: Found | None
    by: str = ""
    at: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One move that was made: into which state, by whom, when, why, and what was passed over."""

    state: str
    year: int
    by: str
    at: str
    reason: str
    passed_over: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A project; `state` is "" before it is entered and `heads` holds several where two offices differ."""

    estate: str
    name: str
    state: str
    year: int
    texts: Mapping[str, str]
    held: tuple[Held, ...]
    steps: tuple[Step, ...]
    heads: tuple[str, ...]
    reserve: Reserve

    @property
    def shown(self) -> State | None:
        """Return the state it stands in, None before it is entered or where the pack knows it no longer."""
        return self.reserve.state(self.state)

    @property
    def is_contested(self) -> bool:
        """Return whether two offices moved it differently."""
        return len(self.heads) > 1

    @property
    def moves(self) -> tuple[Move, ...]:
        """Return what can be done with it; where it is contested, what can be done from every head."""
        every = [self.reserve.moves_from(head) for head in self.heads or ("",)]
        codes = set.intersection(*({one.code for one in found} for found in every))
        return tuple(one for one in self.reserve.moves_from(self.state) if one.code in codes)

    @property
    def missing(self) -> tuple[Held, ...]:
        """Return what its file does not hold."""
        return tuple(one for one in self.held if not one.is_there)

    def lacking(self, state: str) -> tuple[Requirement, ...]:
        """Return what a state wants and the file does not hold, musts first."""
        return self.reserve.lacking(state, {one.document.code: one.is_there for one in self.held})


def project_of(session: EstateSession, reserve: Reserve) -> Project:
    """Return the project of an open estate."""
    with session.file.held():
        cell = vocabulary.project_cell("state")
        state = session.file.state(cell)
        heads = [canonical.loads(one.change.value) for one in state.heads] if state is not None else []
        record = state.value if state is not None else None
        return Project(
            estate=session.estate_id,
            name=session.name,
            state=_text(record, "state"),
            year=_year(record),
            texts={name: session.text(vocabulary.project_cell(name)) for name in TEXTS},
            held=tuple(_held(session, reserve)),
            steps=tuple(_steps(session)),
            heads=tuple(dict.fromkeys(_text(one, "state") for one in heads)),
            reserve=reserve,
        )


def _held(session: EstateSession, reserve: Reserve) -> Iterator[Held]:
    checks = Checks(session)
    for document in reserve.documents:
        state = session.file.state(vocabulary.document_cell(document.code))
        said = state.value if state is not None else None
        mark = _text(said, "mark")
        found = checks.of(document.check) if document.check is not None else None
        head = state.heads[-1] if state is not None and state.heads and mark else None
        yield Held(
            document=document,
            is_there=mark in ("have", "not_needed") if mark else found is not None and found.is_there,
            mark=mark,
            where=_text(said, "where"),
            found=found,
            by=head.person if head is not None else "",
            at=head.change.at if head is not None else "",
        )


def _steps(session: EstateSession) -> Iterator[Step]:
    writers = session.file.writers()
    changes = session.file.changes_in(vocabulary.project_cell("state"))
    for change in sorted(changes, key=lambda one: one.order):
        record = canonical.loads(change.value)
        if not isinstance(record, Mapping):
            continue
        passed = record.get("passed_over")
        writer = writers.get(change.id.writer)
        yield Step(
            state=_text(record, "state"),
            year=_year(record),
            by=writer.person if writer is not None else "",
            at=change.at,
            reason=_text(record, "reason"),
            passed_over=tuple(map(str, passed)) if isinstance(passed, (list, tuple)) else (),
        )


def entered_at(file: EstateFile, states: Collection[str]) -> str:
    """Return when a project was last moved into one of some states (UTC), "" where it never was."""
    changes = sorted(file.changes_in(vocabulary.project_cell("state")), key=lambda one: one.order)
    moved = [one.at for one in changes if _text(canonical.loads(one.value), "state") in states]
    return moved[-1] if moved else ""


def _text(record: Json, name: str) -> str:
    value = record.get(name) if isinstance(record, Mapping) else None
    return value if isinstance(value, str) else ""


def _year(record: Json) -> int:
    value = record.get("year") if isinstance(record, Mapping) else None
    try:
        return int(str(value)) if value is not None else 0
    except ValueError:
        return 0
