"""Which estate a file is of: its id, and other ids under which the same estate was registered."""

from collections.abc import Iterable, Mapping

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import CellState, Change
from renodesk.domain.reading import head_values
from renodesk.storage.estate_file import EstateFile


def estate_id(file: EstateFile) -> str:
    """Return the id of the estate, "" where it has none.

    Where ids compete, as two files that were joined, it is the one that no act joined to the other; the same
    changes give the same id wherever they are read.
    """
    state = file.state(vocabulary.estate_cell("id"))
    if state is None or not isinstance(state.value, str):
        return ""
    ids = set(_ids(state)) - also_known(file).keys() if state.is_contested else set()
    return ids.pop() if len(ids) == 1 else state.value


def also_known(file: EstateFile) -> dict[str, str]:
    """Return the other ids that were joined to this estate, each with the name it had there."""
    found = {}
    for state in file.states("estate", "estate", heads=False):
        other = state.cell.field.removeprefix(vocabulary.ALSO)
        if other != state.cell.field and isinstance(state.value, str):
            found[other] = state.value
    return found


def all_ids(file: EstateFile) -> frozenset[str]:
    """Return every id by which this estate is known."""
    state = file.state(vocabulary.estate_cell("id"))
    return frozenset([*(_ids(state) if state is not None else ()), *also_known(file)])


def _ids(state: CellState) -> list[str]:
    return [value for value in head_values(state) if isinstance(value, str)]


def is_of(known: Iterable[str], named: Iterable[str], changes: Iterable[Change]) -> bool:
    """Return whether a log is of an estate with these ids, whatever its source says it is.

    `named` are the ids its source gives. A log gives one of the ids, or none at all; one that says two ids
    were joined is of both.
    """
    own, theirs = set(known), set(named)
    ids: set[str] = set()
    for change in (one for one in changes if one.cell.entity == "estate"):
        if change.cell == vocabulary.estate_cell("id"):
            value = canonical.loads(change.value)
            ids |= {value} if isinstance(value, str) else set()
        elif change.cell.field.startswith(vocabulary.ALSO):
            theirs.add(change.cell.field.removeprefix(vocabulary.ALSO))
    return bool(own & theirs) and (not ids or bool(ids & own))


def also_text(also: Mapping[str, str]) -> str:
    """Return other ids as `bag-info.txt` names them: a JSON list."""
    return canonical.dumps(sorted(also))


def also_from(text: str) -> frozenset[str]:
    """Return the other ids that a bundle names; none where it says something else."""
    try:
        value = canonical.loads(text) if text else None
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(str(one) for one in value) if isinstance(value, (list, tuple)) else frozenset()
