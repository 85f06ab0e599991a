"""Read a reserve pack: states of a project, moves, documents of its file, and what each state wants."""

from renodesk.domain.reserve import Check, Document, Level, Move, Requirement, Reserve, State
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said, whole

_ORIGIN = ("source", "source_status", "note")
_STATES = ("code", "name_zh", "name_en", "stage", "may_plan", "has_year", *_ORIGIN)
_MOVES = ("code", "from", "to", "name_zh", "name_en", "needs_reason", "needs_year", *_ORIGIN)
_DOCUMENTS = ("code", "part", "part_zh", "part_en", "name_zh", "name_en", "check", *_ORIGIN)
_REQUIREMENTS = ("state", "document", "level", *_ORIGIN)


def read_reserve(about: Description) -> Reserve:
    """Return the reserve pack, complaining about every fault in its tables."""
    complaints = about.complaints
    rows = {
        name: read_rows(*about.table(name), columns, complaints)
        for name, columns in (
            ("states", _STATES),
            ("moves", _MOVES),
            ("documents", _DOCUMENTS),
            ("requirements", _REQUIREMENTS),
        )
    }
    for name, found in rows.items():
        about.count(name, len(found))
    once(rows["states"], complaints, "code")
    once(rows["moves"], complaints, "code", "from")
    once(rows["documents"], complaints, "code")
    once(rows["requirements"], complaints, "state", "document")
    states = tuple(row["code"] for row in rows["states"])
    documents = tuple(row["code"] for row in rows["documents"])
    return Reserve(
        identity=about.identity(),
        states=tuple(_state(row, complaints) for row in rows["states"]),
        moves=tuple(_move(row, states, complaints) for row in rows["moves"]),
        documents=tuple(_document(row, complaints) for row in rows["documents"]),
        requirements=tuple(_requirement(row, states, documents, complaints) for row in rows["requirements"]),
    )


def _yes(row: Row, column: str, complaints: Complaints) -> bool:
    return one_of(row, column, ("Y", "N"), complaints, "N") == "Y"


def _state(row: Row, complaints: Complaints) -> State:
    said(row, complaints, "name_zh", "name_en")
    return State(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        stage=whole(row, "stage", complaints),
        may_plan=_yes(row, "may_plan", complaints),
        has_year=_yes(row, "has_year", complaints),
        origin=origin(row, complaints),
    )


def _move(row: Row, states: tuple[str, ...], complaints: Complaints) -> Move:
    said(row, complaints, "name_zh", "name_en", "to")
    return Move(
        code=row["code"],
        begin=one_of(row, "from", ("", *states), complaints, ""),
        end=one_of(row, "to", states, complaints, states[0] if states else ""),
        name=row["name_zh"],
        name_en=row["name_en"],
        wants_reason=_yes(row, "needs_reason", complaints),
        wants_year=_yes(row, "needs_year", complaints),
        origin=origin(row, complaints),
    )


def _document(row: Row, complaints: Complaints) -> Document:
    said(row, complaints, "part", "part_zh", "part_en", "name_zh", "name_en")
    check = one_of(row, "check", ("", *Check), complaints, "")
    return Document(
        code=row["code"],
        part=row["part"],
        part_name=row["part_zh"],
        part_name_en=row["part_en"],
        name=row["name_zh"],
        name_en=row["name_en"],
        check=Check(check) if check else None,
        origin=origin(row, complaints),
    )


def _requirement(
    row: Row, states: tuple[str, ...], documents: tuple[str, ...], complaints: Complaints
) -> Requirement:
    return Requirement(
        state=one_of(row, "state", states, complaints, ""),
        document=one_of(row, "document", documents, complaints, ""),
        level=Level(one_of(row, "level", tuple(Level), complaints, Level.WARN)),
        origin=origin(row, complaints),
    )
