"""Names by which sheets find each other's rows: no two of a kind are the same to a spreadsheet."""

from collections.abc import Mapping

_LONGEST = 120


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return a name for each key, told apart where a spreadsheet would not: it ignores case and long ends."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in names.items():
        short = name[:_LONGEST] or key
        free = short if short.casefold() not in taken else f"{short}（{key[:_LONGEST]}）"
        number = 2
        while free.casefold() in taken:
            free, number = f"{short}~{number}", number + 1
        taken.add(free.casefold())
        found[key] = free
    return found
