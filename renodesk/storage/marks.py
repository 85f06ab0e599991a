"""Moments worth comparing with: what an estate file held when it was opened, backed up, or took a bundle in.

They are of this machine and lie in the user's folder beside the journal; losing them loses nothing else.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from renodesk.domain.changes import Ranges
from renodesk.storage.journal import journal_name

KEPT = 5
"""So many moments of each kind are remembered."""
_FILE = "moments.json"
_LARGEST = 20_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A moment: its kind (opened, backup, bundle), what the clock said (UTC), and what was held."""

    kind: str
    at: str
    ranges: Ranges


class Marks:
    """The moments of one estate on this machine; a folder that cannot be written has none."""

    def __init__(self, folder: Path | None, estate_id: str) -> None:
        """Remember them in `folder`."""
        self._file = None if folder is None or not estate_id else folder / journal_name(estate_id) / _FILE

    def note(self, mark: Mark) -> None:
        """Remember a moment, and forget the oldest of its kind beyond those that are kept.

        It stands for the last of its kind where nothing came since: three openings without a change are one.
        """
        if self._file is None:
            return
        known = list(self.listing())
        last = next((one for one in reversed(known) if one.kind == mark.kind), None)
        if last is not None and last.ranges == mark.ranges:
            known.remove(last)
        found = [*known, mark]
        spare = sum(one.kind == mark.kind for one in found) - KEPT
        kept = []
        for one in found:
            if one.kind == mark.kind and spare > 0:
                spare -= 1
            else:
                kept.append(_json(one))
        beside = self._file.with_name(f".{_FILE}.part")
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(kept), encoding="utf-8")
            beside.replace(self._file)

    def listing(self) -> tuple[Mark, ...]:
        """Return the moments, the oldest first; what cannot be read is forgotten."""
        if self._file is None:
            return ()
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            if self._file.stat().st_size <= _LARGEST:
                said = json.loads(self._file.read_text(encoding="utf-8"))
                return tuple(map(_mark, said))
        return ()


def _json(mark: Mark) -> object:
    ranges = {writer: [list(pair) for pair in pairs] for writer, pairs in mark.ranges.items()}
    return {"kind": mark.kind, "at": mark.at, "ranges": ranges}


def _mark(said: Mapping[str, object]) -> Mark:
    raw = said["ranges"]
    if not isinstance(raw, dict):
        raise TypeError("ranges are an object")
    ranges = {
        str(writer): tuple((int(low), int(high)) for low, high in pairs) for writer, pairs in raw.items()
    }
    return Mark(kind=str(said["kind"]), at=str(said["at"]), ranges=ranges)
