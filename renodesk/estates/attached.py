"""Attached files of an estate that hold names: they stay where they are, as personal values do."""

from renodesk.domain.vocabulary import MADE_BY
from renodesk.storage.estate_file import EstateFile

_TRUE = "true"


def personal_files(file: EstateFile) -> frozenset[str]:
    """Return the digests of files that somebody called personal and that nothing else names.

    Who differs in this is taken at the careful word: one such head is enough.
    """
    digests: dict[str, str] = {}
    personal: set[str] = set()
    for state in file.states("attachment"):
        if state.cell.field == MADE_BY["attachment"] and isinstance(state.value, str):
            digests[state.cell.key] = state.value
        elif state.cell.field == "personal" and any(head.change.value == _TRUE for head in state.heads):
            personal.add(state.cell.key)
    if not personal:
        return frozenset()
    named = {sha256 for key, sha256 in digests.items() if key not in personal}
    named.update(
        state.value
        for state in file.states("photo_use")
        if state.cell.field == MADE_BY["photo_use"] and isinstance(state.value, str)
    )
    return frozenset(digests[key] for key in personal if key in digests) - named
