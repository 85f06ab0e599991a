"""The log of an estate as the lines of `changes.jsonl`: who wrote, what the sender holds, then changes."""

from collections.abc import Iterable, Iterator

from renodesk.bundles.profile import FORMAT
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Ranges, Writer
from renodesk.domain.log import line_of
from renodesk.domain.log.parsing import writer_json
from renodesk.domain.log.ranges import without
from renodesk.storage.estate_file import EstateFile

_BATCH = 500


def change_lines(
    file: EstateFile, writers: Iterable[Writer], ranges: Ranges, held: Ranges
) -> Iterator[bytes]:
    """Yield the head line, which names all of `ranges`, then those of its changes that are not `held`."""
    header: dict[str, Json] = {
        "format": FORMAT,
        "writers": [writer_json(writer) for writer in writers],
        "holds": {writer: [list(pair) for pair in pairs] for writer, pairs in ranges.items()},
    }
    yield canonical.dumps(header).encode("utf-8") + b"\n"
    lines: list[str] = []
    for change in file.changes(without(ranges, held) if held else ranges):
        lines.append(line_of(change) + "\n")
        if len(lines) == _BATCH:
            yield "".join(lines).encode("utf-8")
            lines = []
    yield "".join(lines).encode("utf-8")


def log_size(chunks: Iterable[bytes]) -> int:
    """Return how many bytes a log has before it is deflated."""
    return sum(map(len, chunks))
