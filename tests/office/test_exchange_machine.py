"""Laptops and an office that only meet by sticks which lose, double, reorder, cut and flip what lies on them.

Whatever happens on the way, those who have exchanged everything hold equal cells, each acknowledged change is
there exactly once, and of a damaged bundle nothing is taken. Bundles are whole, small (the originals come
later) or in parts that go their own ways. Each receipt says exactly what was brought, and whatever a sender
held that did not come is named with the very bundle or receipt that shows it.

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
from office.sticks import KINDS, Stick, picture, write_sticks

from renodesk.domain.changes import Author, CellState, ChangeId, Ranges
from renodesk.domain.log.ranges import contains, count, ranges_of, union, without
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.receipt import Receipt
from renodesk.domain.vocabulary import ENTITIES, estate_cell, photo_use_cell, place_cell
from renodesk.errors import BundleTrouble
from renodesk.estates.incoming import open_incoming
from renodesk.estates.merging import keep_photo_in, take_in
from renodesk.estates.receipts import photos_told
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
        self.photos: set[str] = set()
        self.sticks: list[Stick] = []
        self.receipts: dict[int, Receipt] = {}
        self.brought: list[Stick] = []
        self.told: dict[int, Ranges] = {}
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

    @rule(laptop=LAPTOPS, seed=st.integers(0, 7))
    def take_a_photo(self, laptop: int, seed: int) -> None:
        file = self._file(laptop)
        sha256, data = picture(seed)
        keep_photo_in(file)(f"{seed}.png", data)
        with file.act() as act:
            act.put(photo_use_cell(f"use-{laptop}-{seed}", "photo"), sha256)
        self.photos.add(sha256)
        self._acknowledge(file)

    @rule(laptop=LAPTOPS, hours=st.integers(min_value=-48, max_value=48))
    def set_the_clock(self, laptop: int, hours: int) -> None:
        self.clocks[laptop % len(self.clocks)].now += hours * HOUR

    # What lies on sticks

    @rule(laptop=LAPTOPS, is_lacking=st.booleans(), kind=st.sampled_from(KINDS))
    def put_on_sticks(self, laptop: int, is_lacking: bool, kind: str) -> None:
        number = laptop % len(self.files)
        self.written += 1
        out = self.folder / f"stick-{self.written}.zip"
        since = self.receipts.get(number) if is_lacking else None
        self.sticks += write_sticks(self.files[number], out, kind, since)

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
        self._take(laptop % len(self.files), self._stick(stick))

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS)
    def the_office_takes_one_and_a_laptop_may_get_the_receipt(self, stick: int, laptop: int) -> None:
        self.receipts[laptop % len(self.files)] = self._give(self._stick(stick))

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS, at=st.integers(0), flip=st.integers(1, 255))
    def a_flipped_byte_gives_nothing(self, stick: int, laptop: int, at: int, flip: int) -> None:
        data = bytearray(self._stick(stick).path.read_bytes())
        data[at % len(data)] ^= flip
        self._refused(bytes(data), laptop)

    @precondition(lambda self: self.sticks)
    @rule(stick=st.integers(min_value=0), laptop=LAPTOPS, at=st.integers(0))
    def a_stick_pulled_too_early_gives_nothing(self, stick: int, laptop: int, at: int) -> None:
        data = self._stick(stick).path.read_bytes()
        self._refused(data[: at % len(data)], laptop)

    # What always holds

    @invariant()
    def what_was_acknowledged_is_where_it_was_written(self) -> None:
        for number, file in enumerate(self.files):
            held = file.ranges()
            own = [one for one in self.acknowledged if one.writer in self._writers(number)]
            assert all(contains(held, one) for one in own)

    def _take(self, number: int, stick: Stick) -> None:
        """Let a laptop take a file: what its sender held and did not bring is named at once."""
        file, before = self.files[number], self.files[number].ranges()
        with open_incoming(stick.path) as incoming:
            merged = take_in(file, incoming, keep_photo_in(file))
        held = file.ranges()
        assert held == union(before, ranges_of(stick.changes))
        self.told[number] = union(self.told.get(number, {}), stick.holds)
        self._named(merged.gaps, held, self.told[number])
        assert stick.photos <= {photo.sha256 for photo in file.photos() if photo.has_original}

    def _give(self, stick: Stick) -> Receipt:
        """Let the office take a file: its receipt says what was ever brought, no more and no less."""
        taken = self.office.take(stick.path)
        assert taken.error is None
        assert taken.receipt is not None
        receipt = taken.receipt
        self.brought.append(stick)
        originals = frozenset[str]().union(*(one.photos for one in self.brought))
        reduced = frozenset[str]().union(*(one.renditions for one in self.brought))
        told: Ranges = {}
        for one in self.brought:
            told = union(told, one.holds)
        assert receipt.holds == ranges_of(frozenset[ChangeId]().union(*(one.changes for one in self.brought)))
        assert receipt.photos == originals
        assert receipt.renditions == reduced - originals
        self._named(receipt.lacks, receipt.holds, told)
        return receipt

    def _named(self, named: Ranges, held: Ranges, told: Ranges) -> None:
        """Check that all that is told of and not held is named, and nothing that nobody ever wrote."""
        assert not without(without(told, held), named)
        assert not without(named, without(ranges_of(self.acknowledged), held))

    def _meet(self) -> None:
        """Everybody gives the office everything, and takes everything from it."""
        for number, file in enumerate(self.files):
            for stick in write_sticks(
                file, self.folder / f"last-{number}.zip", "parts", self.receipts.get(number)
            ):
                receipt = self._give(stick)
        if receipt.lacks:
            for number, file in enumerate(self.files):
                for stick in write_sticks(file, self.folder / f"again-{number}.zip", "whole", None):
                    receipt = self._give(stick)
        assert not receipt.lacks
        assert receipt.photos == self.photos
        (path,) = (self.folder / "archive" / "estates").glob("*.reno")
        with EstateFile.open(path, OFFICE, clock=Environment().clock) as archived:
            everything = write_sticks(archived, self.folder / "everything.zip", "parts", None)
            held, cells = archived.ranges(), list(_cells(archived))
            told = photos_told(archived)
        assert receipt.told == len(told)
        assert told <= receipt.photos
        assert count(held) == len(self.acknowledged)
        assert all(contains(held, one) for one in self.acknowledged)
        for number, file in enumerate(self.files):
            for stick in reversed(everything):
                self._take(number, stick)
            assert not any(without(held, file.ranges()).values())
            assert not any(file.gaps().values())
            assert list(_cells(file)) == cells
            assert {photo.sha256 for photo in file.photos() if photo.has_original} == self.photos

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

    def _stick(self, number: int) -> Stick:
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
    max_examples=MANY or 8, stateful_step_count=20, deadline=None, derandomize=not MANY
)


def test_a_small_bundle_first_then_parts_in_the_wrong_order_and_one_of_them_lost() -> None:
    """Walk one way through the machine on purpose, which a few random examples seldom find."""
    machine = Exchange()
    machine.begin(laptops=3)
    for seed in range(4):
        machine.take_a_photo(laptop=seed % 2, seed=seed)
    machine.write(laptop=0, where=BUILDINGS[0], value=3)
    machine.put_on_sticks(laptop=0, is_lacking=False, kind="small")
    machine.the_office_takes_one_and_a_laptop_may_get_the_receipt(stick=0, laptop=0)
    assert len(machine.receipts[0].renditions) == 2
    machine.write(laptop=0, where=ESTATE, value=4)
    machine.sticks.clear()
    machine.put_on_sticks(laptop=0, is_lacking=True, kind="parts")
    assert len(machine.sticks) == 3
    machine.lose_a_stick(stick=1)
    machine.the_office_takes_one_and_a_laptop_may_get_the_receipt(stick=1, laptop=0)
    assert count(machine.receipts[0].lacks) > 0
    machine.the_office_takes_one_and_a_laptop_may_get_the_receipt(stick=0, laptop=0)
    assert not machine.receipts[0].lacks
    assert machine.receipts[0].told - len(machine.receipts[0].photos) == 1
    machine.a_laptop_takes_one(stick=1, laptop=2)
    missing = machine.files[2].gaps()
    machine.put_on_sticks(laptop=1, is_lacking=False, kind="whole")
    machine.a_laptop_takes_one(stick=2, laptop=2)
    assert missing
    assert machine.files[2].gaps() == missing
    machine.teardown()
