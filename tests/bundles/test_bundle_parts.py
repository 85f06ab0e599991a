"""A bundle that one file cannot hold: parts that are bundles themselves, in any order, none of them vital."""

import io
import itertools
import random
import warnings
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.errors import BundleFaulty, Cancelled, NotReadBack, PartOfOther, PartTooSmall
from renodesk.estates.bundling import part_path
from renodesk.services.bundle_sets import merge_with_its_parts, take_other_parts
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.giving import give
from renodesk.services.photos import Photos
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit

JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")
PART = 900_000
WISH = BundleWish(papers=False, part_size=PART)


def noise(seed: int) -> bytes:
    """Return a picture that does not shrink: about 250 kB."""
    image = Image.frombytes("RGB", (300, 280), random.Random(seed).randbytes(300 * 280 * 3))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def large_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.reno"
    with EstateSession.create(path, "槐安里", JIA, Environment()) as session:
        RegisterService(session).add_building("1号楼", units=2)
        for seed in range(6):
            Photos(session).add_bytes(f"{seed}.png", noise(seed), item="B2.1", place=ESTATE)
    return path


@pytest.fixture
def parts(large_made: Path, tmp_path: Path) -> list[Path]:
    """Return the files of its bundle."""
    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        written = write_bundle(session, tmp_path / "槐安里.zip", wish=WISH)
    return [one.path for one in written.parts]


def test_each_part_is_a_whole_bundle_that_says_which_it_is(parts: list[Path], tmp_path: Path) -> None:
    assert [path.name for path in parts] == [f"槐安里-{n}of3.zip" for n in (1, 2, 3)]
    groups, photos = set(), []
    for number, path in enumerate(parts, 1):
        report = verify_bag(path)
        assert report.ok
        assert path.stat().st_size <= PART
        assert report.info["Bag-Count"] == f"{number} of 3"
        groups.add(report.info["Bag-Group-Identifier"])
        photos += [name for name in report.entries if name.startswith("data/photos/")]
        with zipfile.ZipFile(path) as file:
            file.extractall(tmp_path / str(number))
        bagit.Bag(str(tmp_path / str(number))).validate(processes=1)
    assert len(groups) == 1
    assert len(photos) == len(set(photos)) == 6


def test_the_same_state_gives_the_same_parts(parts: list[Path], large_made: Path, tmp_path: Path) -> None:
    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        again = write_bundle(session, tmp_path / "b.zip", wish=WISH)
    assert [one.path.read_bytes() for one in again.parts] == [path.read_bytes() for path in parts]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_parts_come_in_any_order_and_each_says_what_is_missing(
    order: tuple[int, ...], parts: list[Path], large_made: Path, tmp_path: Path
) -> None:
    first, *rest = (parts[one] for one in order)
    with open_bundle(first, tmp_path / "yi.reno", YI, Environment()) as theirs:
        assert bool(theirs.file.gaps()) is (order[0] != 0)
        for path in rest:
            merged = merge_bundle(theirs, path)
        assert merged.gaps == {}
        with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
            assert list(theirs.file.changes()) == list(session.file.changes())
            assert list(theirs.file.photos()) == list(session.file.photos())
        assert all(row.has_original for row in Photos(theirs).rows())
        assert theirs.name == "槐安里"


def test_any_part_brings_those_that_lie_beside_it(parts: list[Path], tmp_path: Path) -> None:
    away = parts[1].rename(tmp_path / "away.zip")
    with open_bundle(parts[0], tmp_path / "yi.reno", YI, Environment()) as theirs:
        taken = take_other_parts(theirs, parts[0])
        assert (taken.taken, taken.lacking) == ((1, 3), (2,))
        assert 0 < taken.merged.lacking_photos < 6
        away.rename(parts[1])
        taken = merge_with_its_parts(theirs, parts[2])
        assert (taken.taken, taken.lacking, taken.merged.lacking_photos) == ((1, 2, 3), (), 0)
        assert taken.merged.new_photos > 0


def test_a_file_of_another_bundle_or_a_damaged_one_beside_stops_nothing(
    parts: list[Path], tmp_path: Path
) -> None:
    with EstateSession.create(tmp_path / "other.reno", "别的", JIA, Environment()) as other:
        write_bundle(other, parts[1], wish=BundleWish(papers=False))
    damaged = bytearray(parts[2].read_bytes())
    damaged[len(damaged) // 2] ^= 1
    parts[2].write_bytes(damaged)
    with open_bundle(parts[0], tmp_path / "yi.reno", YI, Environment()) as theirs:
        taken = merge_with_its_parts(theirs, parts[0])
    assert (taken.taken, taken.lacking) == ((1,), (2, 3))
    assert [type(error) for _, error in taken.refused] == [PartOfOther, BundleFaulty]


def test_what_cannot_be_divided_so_far_is_refused_and_nothing_is_written(
    large_made: Path, tmp_path: Path
) -> None:
    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        for size in (50_000, 200_000):
            with pytest.raises(PartTooSmall) as refused:
                write_bundle(session, tmp_path / "a.zip", wish=BundleWish(papers=False, part_size=size))
            assert int(str(refused.value.facts["needed"])) > size
    assert list(tmp_path.iterdir()) == []


def test_a_writing_that_is_stopped_in_the_last_part_leaves_none_of_them(
    large_made: Path, tmp_path: Path
) -> None:
    def stop(step: str, fraction: float) -> None:
        if fraction > 0.9:
            raise Cancelled

    with (
        EstateSession.open(large_made, JIA, Environment(), read_only=True) as session,
        pytest.raises(Cancelled),
    ):
        write_bundle(session, tmp_path / "a.zip", stop, wish=WISH)
    assert list(tmp_path.iterdir()) == []


def test_giving_reads_every_part_back(large_made: Path, tmp_path: Path) -> None:
    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        given = give(session, tmp_path / "a.zip", wish=WISH)
    assert [path.name for path in given.paths] == ["a-1of3.zip", "a-2of3.zip", "a-3of3.zip"]
    assert [verify_bag(path).digest for path in given.paths] == list(given.digests)
    assert (given.photos, given.lacking) == (6, 0)


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.zip", "a-2of3.zip"), ("a.b.zip.age", "a.b-2of3.zip.age"), ("a", "a-2of3"), ("a.bag", "a-2of3.bag")],
)
def test_a_part_is_named_after_the_bundle(name: str, part: str) -> None:
    assert part_path(Path("x") / name, 2, 3) == Path("x") / part


def test_a_bundle_beyond_two_gigabytes_is_read_like_any_other(
    large_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's zip writer marks a zip as large from 2 GiB on, not 4; here it does so from 300 kB on."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 300_000)
    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        given = give(session, tmp_path / "a.zip", wish=BundleWish(papers=False))
    data = given.path.read_bytes()
    assert b"PK\x06\x07" in data[-60:]
    assert verify_bag(given.path).faults == ()
    spoilt = bytearray(data)
    spoilt[-6] ^= 1
    given.path.write_bytes(spoilt)
    assert [fault.code for fault in verify_bag(given.path).faults] == ["bundle_directory"]


def test_a_medium_that_gives_back_something_else_is_told_and_nothing_stays(
    large_made: Path, tmp_path: Path
) -> None:
    """What is written is spoilt on the medium between the writing and the reading."""

    spoilt: list[Path] = []

    def spoil(step: str, fraction: float) -> None:
        for path in tmp_path.glob("a-2of3.zip") if step == "bundle_verifying" and not spoilt else ():
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(data)
            spoilt.append(path)

    with EstateSession.open(large_made, JIA, Environment(), read_only=True) as session:
        with pytest.raises(NotReadBack) as told:
            give(session, tmp_path / "a.zip", spoil, wish=WISH)
        assert told.value.facts["file"] == "a-2of3.zip"
    assert list(tmp_path.iterdir()) == []
