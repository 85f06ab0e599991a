"""Merge is set union: any order, grouping, repetition or loss; the same set always reads the same."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many import many

from renodesk.domain.changes import Cell, Change, ChangeId, Ranges, Writer
from renodesk.domain.log.ranges import ranges_of
from renodesk.errors import BundleFaulty, SameIdOtherContent

LaptopMaker = Callable[..., Any]
CALM = settings(
    max_examples=many(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
YEAR = 365 * 86_400_000
CELLS = (
    ("estate", "estate", "name"),
    ("building", "3", "name"),
    ("unit", "3/1", "name"),
    ("answer", "r/i/3", "observation"),
    ("answer", "r/i/3/1", "observation"),
    ("answer", "r/i/30", "observation"),
    ("measure", "r/main/i/3/1", "chosen"),
    ("visit", "r/3", "revisit"),
)
REMOVALS = (("building", "3"), ("unit", "3/1"))

steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 4), st.sampled_from(CELLS), st.integers(0, 3)),
        st.tuples(st.just("remove"), st.integers(0, 4), st.sampled_from(REMOVALS), st.just(0)),
        st.tuples(
            st.sampled_from(("undo", "redo", "reopen", "decide")), st.integers(0, 4), st.none(), st.just(0)
        ),
        st.tuples(st.just("clock"), st.integers(0, 4), st.integers(-10, 60), st.just(0)),
        st.tuples(st.just("send"), st.integers(0, 4), st.integers(0, 4), st.integers(0, 2**20)),
        st.tuples(st.just("copy"), st.integers(0, 4), st.integers(0, 4), st.just(0)),
    ),
    max_size=30,
)


def reference(changes: Iterable[Change]) -> dict[Cell, tuple[tuple[ChangeId, ...], bool]]:
    """Return heads and contest of every cell, straight from the rules and without any cleverness."""
    log = {change.id: change for change in changes}
    read: dict[Cell, tuple[tuple[ChangeId, ...], bool]] = {}
    for cell in {change.cell for change in log.values()}:
        own = [change for change in log.values() if change.cell == cell]
        heads = [one for one in own if not any(one.id in o.replaces and o.order > one.order for o in own)]
        heads.sort(key=lambda one: one.order)
        waits = any(old not in log for one in own for old in one.replaces)
        contested = not waits and len({one.value for one in heads}) > 1
        read[cell] = (tuple(one.id for one in heads), contested)
    for cell in [cell for cell in read if cell.field == "removed"]:
        removing = [log[one] for one in read[cell][0] if log[one].value == "true"]
        listed = {old for one in removing for old in one.replaces}
        if not removing or listed - log.keys():
            continue
        unseen = [
            log[head]
            for other, (heads, _) in read.items()
            if _speaks_for(cell, other)
            for head in heads
            if log[head].cell == other and log[head].value != "null" and head not in listed
        ]
        if unseen:
            unseen.sort(key=lambda one: one.order)
            read[cell] = (tuple(one.id for one in unseen) + read[cell][0], True)
    return read


def _speaks_for(removal: Cell, cell: Cell) -> bool:
    before = {"answer": 2, "measure": 3, "visit": 1}.get(cell.entity, 0)
    inside = f"{cell.key.split('/', before)[before]}/".startswith(f"{removal.key}/")
    seen = ("answer", "measure", "visit")
    kinds = {"building": ("building", "unit", *seen), "unit": ("unit", *seen)}[removal.entity]
    return cell.entity in kinds and inside and cell != removal


def read_of(laptop: Any) -> dict[Cell, tuple[tuple[ChangeId, ...], bool]]:
    """Return heads and contest of every cell as the file keeps them."""
    return {cell: (heads, contested) for cell, _, heads, contested in laptop.cells()}


def lacking(changes: Iterable[Change]) -> Ranges:
    """Return what a log shows that it lacks: numbers below a writer's highest, and changes it names."""
    held = {change.id for change in changes}
    highest: dict[str, int] = {}
    for one in held:
        highest[one.writer] = max(one.seq, highest.get(one.writer, 0))
    below = {ChangeId(writer, seq) for writer, top in highest.items() for seq in range(1, top)}
    return ranges_of((below | {old for change in changes for old in change.replaces}) - held)


class Office:
    """Laptops in one folder that act, send parts of what they have, and are copied over one another."""

    def __init__(self, folder: Path, stack: ExitStack, laptop_at: LaptopMaker, people: int) -> None:
        self.folder, self.stack, self.at = folder, stack, laptop_at
        self.laptops = [self._open(number) for number in range(people)]
        self.written: dict[ChangeId, Change] = {}
        self.writers: dict[str, Writer] = {}

    def _open(self, number: int) -> Any:
        return self.at(self.folder / f"{number}.reno", f"p{number}", f"d{number}")

    def note(self) -> None:
        """Remember all that was ever acknowledged."""
        for laptop in self.laptops:
            self.written.update((change.id, change) for change in laptop.changes())
            self.writers.update(laptop.file.writers())

    def step(self, what: str, who: int, where: Any, value: int) -> None:
        """Do one random thing."""
        who %= len(self.laptops)
        laptop = self.laptops[who]
        match what:
            case "put":
                laptop.put(where[1], value, where[0], where[2])
            case "remove":
                laptop.remove(*where)
            case "undo" if laptop.file.can_undo:
                laptop.file.undo()
            case "redo" if laptop.file.can_redo:
                laptop.file.redo()
            case "decide":
                for contest in list(laptop.file.contested())[:1]:
                    with laptop.file.act() as act:
                        act.decide(contest, contest.heads[0].change)
            case "reopen":
                self.laptops[who] = laptop.reopen()
            case "clock":
                laptop.now += where * YEAR
            case "send":
                some = [one.id for place, one in enumerate(laptop.changes()) if value >> (place % 20) & 1]
                self.laptops[where % len(self.laptops)].take(laptop, some)
            case "copy":
                self._copy(who, where % len(self.laptops))
        self.note()

    def _copy(self, source: int, target: int) -> None:
        """Put a copy of one laptop's file in the place of another's, as a restored backup is."""
        if source == target:
            return
        for number in (source, target):
            self.laptops[number].file.close()
        shutil.copy(self.laptops[source].path, self.laptops[target].path)
        for number in (source, target):
            self.laptops[number] = self._open(number)

    def close(self) -> None:
        """Close every file."""
        for laptop in self.laptops:
            laptop.file.close()


@CALM
@given(people=st.integers(2, 5), story=steps)
def test_whatever_happens_the_file_reads_as_the_rules_say(
    laptop_at: LaptopMaker, people: int, story: Any
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        office = Office(Path(folder), stack, laptop_at, people)
        stack.callback(office.close)
        for step in story:
            office.step(*step)
            for laptop in office.laptops:
                assert laptop.file.ranges() == ranges_of(change.id for change in laptop.changes())
        for laptop in office.laptops:
            assert read_of(laptop) == reference(laptop.changes())
            assert laptop.file.gaps() == lacking(laptop.changes())
            before = laptop.cells()
            laptop.file.rebuild()
            assert laptop.cells() == before


@CALM
@given(people=st.integers(2, 4), story=steps, order=st.randoms(use_true_random=False))
def test_every_order_grouping_and_repetition_ends_in_the_same_cells(
    laptop_at: LaptopMaker, people: int, story: Any, order: Any
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        office = Office(Path(folder), stack, laptop_at, people)
        stack.callback(office.close)
        for step in story:
            office.step(*step)
        changes = list(office.written.values())
        reads = []
        for number in range(2):
            new = laptop_at(Path(folder) / f"new{number}.reno", "office", "o")
            stack.callback(new.file.close)
            order.shuffle(changes)
            at = 0
            while at < len(changes):
                size = order.randint(1, 7)
                new.file.merge(office.writers.values(), changes[max(0, at - 2) : at + size], {})
                at += size
            assert new.changes() == sorted(changes, key=lambda one: one.order)
            reads.append(new.cells())
        assert reads[0] == reads[1]
        assert {one[0]: (one[2], one[3]) for one in reads[0]} == reference(changes)


@CALM
@given(kept=st.sets(st.integers(1, 12), min_size=1))
def test_what_was_lost_is_named_by_writer_and_number(laptop_at: LaptopMaker, kept: set[int]) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        jia = laptop_at(Path(folder) / "jia.reno", "甲", "d-1")
        office = laptop_at(Path(folder) / "office.reno", "office", "o")
        stack.callback(office.file.close)
        stack.callback(jia.file.close)
        for number in range(12):
            jia.put(f"b{number // 3}", number, "building")
        (writer,) = jia.file.writers()
        office.take(jia, [ChangeId(writer=writer, seq=seq) for seq in kept], all_promised=True)
        lost = set(range(1, 13)) - kept
        named = {seq for low, high in office.file.gaps().get(writer, ()) for seq in range(low, high + 1)}
        assert named == lost
        office.take(jia)
        assert office.file.gaps() == {}


def test_the_same_bundle_twice_changes_nothing(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    jia.put("estate", "和平里")
    first = office.file.merge(jia.file.writers().values(), jia.file.changes(), {})
    cells = office.cells()
    second = office.file.merge(jia.file.writers().values(), jia.file.changes(), {})
    assert (first.new, first.known) == (2, 0)
    assert (second.new, second.known) == (0, 2)
    assert office.cells() == cells


def test_one_id_with_two_contents_refuses_the_whole_source_and_names_the_id(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    jia.put("estate", "true")
    office.take(jia)
    before = office.changes()
    jia.put("estate", "more")
    *rest, last = jia.changes()
    forged = [last, rest[-1]._replace(value='"forged"')]
    with pytest.raises(SameIdOtherContent) as refusal:
        office.file.merge(jia.file.writers().values(), forged, {})
    assert refusal.value.facts["change"] == str(rest[-1].id)
    assert office.changes() == before
    office.put("estate", "the file still works")


def test_a_writer_who_claims_another_name_is_refused(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    office.take(jia)
    forged = [replace(one, person="somebody") for one in jia.file.writers().values()]
    with pytest.raises(SameIdOtherContent):
        office.file.merge(forged, [], {})


def test_two_people_who_edit_apart_both_keep_their_value(laptop: LaptopMaker) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "mine")
    yi.put("estate", "theirs")
    jia.take(yi)
    (contest,) = jia.file.contested()
    assert {(head.person, head.change.value) for head in contest.heads} == {
        ("甲", '"mine"'),
        ("乙", '"theirs"'),
    }
    yi.take(jia)
    assert yi.value("estate") == jia.value("estate")


def test_two_people_who_say_the_same_do_not_compete(laptop: LaptopMaker) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "same")
    yi.put("estate", "same")
    jia.take(yi)
    assert list(jia.file.contested()) == []


def test_a_decision_settles_the_contest_everywhere(laptop: LaptopMaker) -> None:
    jia, yi = laptop(), laptop("yi.reno", person="乙", device="d-2")
    jia.put("estate", "mine")
    yi.put("estate", "theirs")
    jia.take(yi)
    (contest,) = jia.file.contested()
    with jia.file.act() as act:
        act.decide(contest, contest.heads[0].change)
    yi.take(jia)
    assert list(yi.file.contested()) == []
    assert yi.value("estate") == jia.value("estate")


def test_an_edit_under_a_removal_that_did_not_see_it_is_one_contest(laptop: LaptopMaker) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    jia.put("r/i/3/2", {"grade": 1}, "answer", "observation")
    yi = laptop("yi.reno", person="乙", device="d-2")
    yi.take(jia)
    jia.remove("building", "3")
    yi.put("r/i/3/2", {"grade": 5}, "answer", "observation")
    jia.take(yi)
    (group,) = jia.file.contested()
    assert group.cell == Cell(entity="building", key="3", field="removed")
    assert {head.change.value for head in group.heads} == {"true", '{"grade":5}'}


@pytest.mark.parametrize("taken", ["true", '{"grade":5}'])
def test_taking_either_side_of_a_removal_settles_it(laptop: LaptopMaker, taken: str) -> None:
    jia = laptop()
    jia.put("3", "3号楼", "building")
    yi = laptop("yi.reno", person="乙", device="d-2")
    yi.take(jia)
    jia.remove("building", "3")
    yi.put("r/i/3", {"grade": 5}, "answer", "observation")
    jia.take(yi)
    (group,) = jia.file.contested()
    with jia.file.act() as act:
        act.decide(group, next(head.change for head in group.heads if head.change.value == taken))
    assert list(jia.file.contested()) == []
    assert (jia.value("3", "building", "removed") is True) == (taken == "true")


def test_a_contest_waits_for_a_change_it_names_and_we_lack(laptop: LaptopMaker) -> None:
    jia = laptop()
    yi = laptop("yi.reno", person="乙", device="d-2")
    office = laptop("office.reno", person="office", device="o")
    jia.put("estate", "mine")
    yi.put("estate", "theirs 1")
    yi.put("estate", "theirs 2")
    first, last = yi.changes()
    office.take(jia)
    office.take(yi, [last.id])
    assert list(office.file.contested()) == []
    assert office.file.gaps() == {first.id.writer: ((1, 1),)}
    office.take(yi)
    assert len(list(office.file.contested())) == 1
    assert office.file.gaps() == {}


def test_a_change_beyond_2100_is_refused(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    late = [one._replace(hlc=4_133_980_800_000 * 65536) for one in jia.changes()]
    with pytest.raises(BundleFaulty):
        office.file.merge(jia.file.writers().values(), late, {})


def test_a_change_of_a_writer_nobody_names_is_refused(laptop: LaptopMaker) -> None:
    jia, office = laptop(), laptop("office.reno", person="office", device="o")
    with pytest.raises(BundleFaulty):
        office.file.merge([], jia.changes(), {})
    assert office.changes() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"value": '{"b":1,"a":2}'},
        {"value": "{oops"},
        {"act": 99},
        {"at": "yesterday"},
        {"cell": Cell(entity="", key="", field="")},
        {"value": '"half \ud83d"'},
    ],
)
def test_a_hostile_change_is_refused_and_nothing_of_its_source_is_taken(
    laptop: LaptopMaker, fault: Any
) -> None:
    office = laptop("office.reno", person="office", device="o")
    writer = Writer(id="a" * 16, person="x", device="y", app_version="", started="2025-01-01T00:00:00Z")
    fine = Change(
        id=ChangeId(writer=writer.id, seq=1),
        hlc=office.now * 65536,
        at="2025-01-01T00:00:00.000Z",
        act=1,
        undoes=None,
        cell=Cell(entity="estate", key="estate", field="name"),
        value="1",
        replaces=(),
        reason="",
    )
    with pytest.raises(BundleFaulty):
        office.file.merge(
            [writer], [fine, fine._replace(**({"id": ChangeId(writer=writer.id, seq=2)} | fault))], {}
        )
    assert office.changes() == []
