"""Laptops with real estate files, and the log as a few lines of obvious code to compare with."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Cell, CellState, Change, ChangeId, Changes
from renodesk.storage.estate_file import EstateFile

NOON = 1_760_000_000_000
"""A believable wall clock: October 2025, in milliseconds."""


class Laptop:
    """One person's open estate file, with a clock that moves a second at each look and can be set."""

    def __init__(self, path: Path, person: str, device: str, now: int = NOON, **options: Any) -> None:
        """Make the estate, or open it where it is there already."""
        self.path = path
        self.closing: ExitStack | None = None
        self.now = now
        author = Author(person=person, device=device)
        begin = EstateFile.open if path.exists() else EstateFile.create
        self.file = begin(path, author, clock=self.clock, **options)

    def clock(self) -> int:
        """Return the time, a second later than before."""
        self.now += 1000
        return self.now

    def put(self, key: str, value: Json, entity: str = "estate", field: str = "name") -> Changes:
        """Write one cell in one act."""
        with self.file.act() as act:
            act.put(Cell(entity=entity, key=key, field=field), value)
        return act.changes

    def remove(self, entity: str, key: str) -> Changes:
        """Remove a thing in one act."""
        with self.file.act() as act:
            act.remove(entity, key)
        return act.changes

    def state(self, key: str, entity: str = "estate", field: str = "name") -> CellState | None:
        """Return what a cell shows."""
        return self.file.state(Cell(entity=entity, key=key, field=field))

    def value(self, key: str, entity: str = "estate", field: str = "name") -> Json:
        """Return the value a cell shows, None when it is empty."""
        state = self.state(key, entity, field)
        return None if state is None else state.value

    def take(
        self, other: "Laptop", ids: Iterable[ChangeId] | None = None, *, all_promised: bool = False
    ) -> None:
        """Merge what another laptop has, or the named part of it."""
        wanted = None if ids is None else set(ids)
        changes = [one for one in other.file.changes() if wanted is None or one.id in wanted]
        promised = other.file.ranges() if all_promised else {}
        self.file.merge(other.file.writers().values(), changes, promised)

    def cells(self) -> list[tuple[Cell, Json, tuple[ChangeId, ...], bool]]:
        """Return every cell with its shown value, heads and whether it is contested."""
        entities = sorted({change.cell.entity for change in self.file.changes()})
        return [
            (one.cell, one.value, tuple(head.change.id for head in one.heads), one.is_contested)
            for entity in entities
            for one in self.file.states(entity)
        ]

    def changes(self) -> list[Change]:
        """Return the whole log, in its order."""
        return list(self.file.changes())

    def reopen(self, **options: Any) -> "Laptop":
        """Close, and open again: another opening, another writer."""
        self.file.close()
        author = self.file.author
        again = Laptop(self.path, author.person, author.device, self.now, **options)
        again.closing = self.closing
        if self.closing is not None:
            self.closing.callback(again.file.close)
        return again


@pytest.fixture(scope="session")
def laptop_at() -> Callable[..., Laptop]:
    """Return the builder of laptops, for tests that make their own folders."""
    return Laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Callable[..., Laptop]]:
    """Return a builder of laptops in one folder, closed after the test; the estate of the first has an id."""
    with ExitStack() as stack:

        def build(
            name: str = "estate.reno", person: str = "甲", device: str = "d-1", **options: Any
        ) -> Laptop:
            is_new = not (tmp_path / name).exists()
            made = Laptop(tmp_path / name, person, device, **options)
            made.closing = stack
            stack.callback(made.file.close)
            if is_new and name == "estate.reno":
                made.put("estate", "E1", field="id")
            return made

        yield build


@pytest.fixture(scope="session")
def a_photo() -> Callable[..., tuple[SimpleNamespace, bytes]]:
    """Return a builder of (facts, bytes); the bytes need not be a picture, storage never looks inside."""

    def build(data: bytes = b"a photo") -> tuple[SimpleNamespace, bytes]:
        facts = SimpleNamespace(
            sha256=sha256(data).hexdigest(),
            media_type="image/jpeg",
            size=len(data),
            width=4,
            height=3,
            taken_at="2025-10-09T08:53:20",
            taken_offset="+08:00",
            latitude="39.906217",
            longitude="116.391282",
            camera="示例",
            orientation=1,
        )
        return facts, data

    return build
