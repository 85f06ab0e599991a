"""Laptops and an office that only meet by sticks which lose, double, reorder, cut and flip what lies on them.

Whatever happens on the way, those who have exchanged everything hold equal cells, each acknowledged change is
there exactly once, and of a damaged bundle nothing is taken.

Many: RENODESK_MANY=400 python -m pytest tests/office/test_exchange_machine.py
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from renodesk.domain.changes import Author, CellState, ChangeId
from renodesk.domain.log.ranges import contains, count, without
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.receipt import Receipt
from renodesk.domain.vocabulary import ENTITIES, estate_cell, place_cell
from renodesk.errors import BundleTrouble
from renodesk.estates.bundling import write_bundle
from renodesk.estates.incoming import open_incoming
from renodesk.estates.merging import keep_photo_in, take_in
from renodesk.office.archive import Archive
from renodesk.office.index import Index
from renodesk.office.ingest import Ingest
from renodesk.paths import forms_dir
from renodesk.services.environment import Environment
from renodesk.services.session import EstateSession
from renodesk.storage.estate_file import EstateFile

OFFICE = Author(person="办公室", device="office")
BUILDINGS = [Place(building=str(number)) for number in range(1, 4)]
HOUR = 3_600_000
LAPTOPS = st.integers(min_value=0, max_value=4)
MANY = int(os.environ.get("RENODESK_MANY", "0"))


class Clock:
    """A clock somebody sets: it may jump back as well as ahead."""

    def __init__(self) -> None:
        self.now = 1_764_000_000_000

    def __call__(self) -> int:
        self.now += 7
        return self.now


class Exchange(RuleBasedStateMachine):
    """Two to five laptops with one estate, one office, and a bag of sticks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clocks: list[Clock] = []
        self.files: list[EstateFile] = []
        self.acknowledged: set[ChangeId] = set()
        self.sticks: list[Path] = []
        self.receipts: dict[int, Receipt] = {}
        self.written = 0
        self.index = Index.beside(Archive(self.folder / "archive").folder)
        self.office = Ingest(
            Archive(self.folder / "archive"),
            self.index,
            OFFICE,
            clock=Environment().clock,
            packs_folder=forms_dir(),
        )

    @initialize(laptops=st.integers(min_value=2, max_value=5))
    def begin(self, laptops: int) -> None:
        first = self.folder / "0.reno"
        with EstateSession.create(first, "槐安里", _author(0), Environment()):
            pass
        for number in range(laptops):
            path = self.folder / f"{number}.reno"
            if number:
                shutil.copy(first, path)
            self.clocks.append(Clock())
            self.files.append(EstateFile.open(path, _author(number), clock=self.clocks[number]))
        self.acknowledged = {change.id for file in self.files for change in file.changes()}

    def teardown(self) -> None:
        try:
            if self.files:
                self._meet()
        finally:
            for file in self.files:
                file.close()
            self.index.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    # What people do

    @rule(laptop=LAPTOPS, where=st.sampled_from([ESTATE, *BUILDINGS]), value=st.integers(0, 9))
    def write(self, laptop: int, where: Place, value: int) -> None:
        file = self._file(laptop)
        cell = estate_cell("households") if where == ESTATE else place_cell(where, "households")
        with file.act() as act:
            if where != ESTATE:
                act.put(place_cell(where, "name"), f"{where.building}号楼")
            act.put(cell, value)
        self._acknowledge(file)

    @rule(laptop=LAPTOPS)
    def take_back(self, laptop: int) -> None:
        file = self._file(laptop)
        if file.can_undo:
            file.undo()
            self._acknowledge(file)

    @rule(laptop=LAPTOPS, hours=st.integers(min_value=-48, max_value=48))
    def set_the_clock(self, laptop: int, hours: int) -> None:
        self.clocks[laptop % len(self.clocks)].now += hours * HOUR

    # What lies on sticks

    @rule(laptop=LAPTOPS, is_lacking=st.booleans())
    def put_on_a_stick(self, laptop: int, is_lacking: bool) -> None:
        number = laptop % len(self.files)
        self.written += 1
        out = self.folder / f"stick-{self.written}.zip"
        since = self.receipts.get(number) if is_lacking else None
        write_bundle(self.files[number], forms_dir(), out, since=since)
        self.sticks.append(out)

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0))
    def lose_a_stick(self, stick: int) -> None:
        self.sticks.pop(stick % len(self.sticks))

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0))
    def find_it_again_later(self, stick: int) -> None:
        self.sticks.append(self.sticks.pop(stick % len(self.sticks)))

    # What is taken in

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS)
    def a_laptop_takes_one(self, stick: int, laptop: int) -> None:
        with open_incoming(self._stick(stick)) as incoming:
            file = self._file(laptop)
            take_in(file, incoming, keep_photo_in(file))

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS)
    def the_office_takes_one_and_a_laptop_may_get_the_receipt(self, stick: int, laptop: int) -> None:
        taken = self.office.take(self._stick(stick))
        assert taken.error is None
        assert taken.receipt is not None
        self.receipts[laptop % len(self.files)] = taken.receipt

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS, at=st.integers(0), flip=st.integers(1, 255))
    def a_flipped_byte_gives_nothing(self, stick: int, laptop: int, at: int, flip: int) -> None:
        data = bytearray(self._stick(stick).read_bytes())
        data[at % len(data)] ^= flip
        self._refused(bytes(data), laptop)

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS, at=st.integers(0))
    def a_stick_pulled_too_early_gives_nothing(self, stick: int, laptop: int, at: int) -> None:
        data = self._stick(stick).read_bytes()
        self._refused(data[: at % len(data)], laptop)

    # What always holds

    @invariant()
    def what_was_acknowledged_is_where_it_was_written(self) -> None:
        for number, file in enumerate(self.files):
            held = file.ranges()
            own = [one for one in self.acknowledged if one.writer in self._writers(number)]
            assert all(contains(held, one) for one in own)

    def _meet(self) -> None:
        """Everybody gives the office everything, and takes everything from it."""
        for number, file in enumerate(self.files):
            out = self.folder / f"last-{number}.zip"
            write_bundle(file, forms_dir(), out, since=self.receipts.get(number))
            taken = self.office.take(out)
            assert taken.error is None
        lacking = taken.receipt.lacks if taken.receipt else {}
        for number, file in enumerate(self.files):
            if lacking:
                out = self.folder / f"again-{number}.zip"
                write_bundle(file, forms_dir(), out)
                assert self.office.take(out).error is None
        (path,) = (self.folder / "archive" / "estates").glob("*.reno")
        with EstateFile.open(path, OFFICE, clock=Environment().clock) as archived:
            everything = self.folder / "everything.zip"
            write_bundle(archived, forms_dir(), everything)
            held, cells = archived.ranges(), list(_cells(archived))
        assert count(held) == len(self.acknowledged)
        assert all(contains(held, one) for one in self.acknowledged)
        for file in self.files:
            with open_incoming(everything) as incoming:
                take_in(file, incoming, keep_photo_in(file))
            assert not any(without(held, file.ranges()).values())
            assert not any(file.gaps().values())
            assert list(_cells(file)) == cells

    def _refused(self, data: bytes, laptop: int) -> None:
        path = self.folder / "damaged.zip"
        path.write_bytes(data)
        file = self._file(laptop)
        before = file.ranges()
        try:
            with open_incoming(path) as incoming:
                take_in(file, incoming, keep_photo_in(file))
        except BundleTrouble:
            assert file.ranges() == before
        else:
            raise AssertionError("a damaged bundle was taken in")
        assert isinstance(self.office.take(path).error, BundleTrouble)

    def _file(self, laptop: int) -> EstateFile:
        return self.files[laptop % len(self.files)]

    def _stick(self, number: int) -> Path:
        return self.sticks[number % len(self.sticks)]

    def _acknowledge(self, file: EstateFile) -> None:
        own = file.writer().id
        self.acknowledged |= {change.id for change in file.changes() if change.id.writer == own}

    def _writers(self, number: int) -> set[str]:
        writers = self.files[number].writers()
        return {key for key, one in writers.items() if one.device == _author(number).device}


def _author(number: int) -> Author:
    return Author(person=f"设计师{number}", device=f"d-{number}")


def _cells(file: EstateFile) -> Iterator[CellState]:
    for entity in ENTITIES:
        yield from file.states(entity)


TestExchange = Exchange.TestCase
TestExchange.settings = settings(
    max_examples=MANY or 12, stateful_step_count=20, deadline=None, derandomize=not MANY
)
