"""Zips that lie: each is refused with its own code before anything in it is believed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from bundles.zips import PAYLOAD, Part, bag, deflated, end, parts, zipped
from hypothesis import given
from hypothesis import strategies as st

from renodesk.bundles.reading import open_bag
from renodesk.bundles.verifying import BagReport, verify_bag, verify_stream
from renodesk.errors import BundleFaulty, FileMissing

Verify = Callable[[bytes], BagReport]
GOOD = zipped(parts(bag()))
PHOTO = "data/photos/one.jpg"


@pytest.fixture
def verify(tmp_path: Path) -> Verify:
    """Return what checks the bytes of a bundle."""

    def check(data: bytes) -> BagReport:
        path = tmp_path / "x.zip"
        path.write_bytes(data)
        return verify_bag(path)

    return check


def codes(report: BagReport) -> set[str]:
    """Return what was found wrong."""
    return {fault.code for fault in report.faults}


def with_photo(**wrong: object) -> bytes:
    """Return the good bundle with one member written otherwise."""
    return zipped(
        replace(part, **wrong) if part.name.decode() == PHOTO else part  # type: ignore[arg-type]
        for part in parts(bag())
    )


def named(*names: str) -> bytes:
    """Return a bag, right in itself, with more members of these names."""
    return zipped(parts(bag(PAYLOAD | dict.fromkeys(names, b"more"))))


def test_the_bag_all_others_are_made_from_is_right(verify: Verify) -> None:
    report = verify(GOOD)
    assert report.faults == ()
    assert len(report.digest) == 64


NAMES = {
    "../evil.txt": "bundle_name_escapes",
    "data/../../evil.txt": "bundle_name_escapes",
    "data/photos/../../../evil.txt": "bundle_name_escapes",
    "/etc/evil": "bundle_name_escapes",
    "/data/evil": "bundle_name_escapes",
    "C:/evil.txt": "bundle_name_escapes",
    "C:evil.txt": "bundle_name_escapes",
    "data/a:stream": "bundle_name_escapes",
    "data\\evil.txt": "bundle_name_escapes",
    "data\\..\\..\\evil.txt": "bundle_name_escapes",
    "\\\\host\\disk\\evil": "bundle_name_escapes",
    "data/./a": "bundle_name_escapes",
    "data//a": "bundle_name_escapes",
    "data/folder/": "bundle_name_escapes",
    "data/con": "bundle_name_reserved",
    "data/Aux.txt": "bundle_name_reserved",
    "data/lpt1.jpg": "bundle_name_reserved",
    "data/dot.": "bundle_name_reserved",
    "data/space ": "bundle_name_reserved",
    "data/nul .tar.gz": "bundle_name_reserved",
    "data/CONIN$": "bundle_name_reserved",
    "data/COM¹": "bundle_name_reserved",
    "data/prn/a.jpg": "bundle_name_reserved",
    "data/a?.jpg": "bundle_name_reserved",
    "data/<a>": "bundle_name_reserved",
    "data/" + "槐" * 90: "bundle_name_reserved",
    "data/gpj.\u202eexe": "bundle_name_characters",
    "data/a\u200b.jpg": "bundle_name_characters",
    "data/a\u2028b": "bundle_name_characters",
    "evil.txt": "bundle_name_unknown",
    "DATA/evil.txt": "bundle_name_unknown",
    "data": "bundle_name_unknown",
    "data/a\0b.txt": "bundle_name_characters",
    "data/a\x1b[2J": "bundle_name_characters",
    "data/a\x7f": "bundle_name_characters",
    "data/" + "n" * 600: "bundle_name_characters",
    "": "bundle_name_characters",
}


@pytest.mark.parametrize(("name", "code"), NAMES.items(), ids=[name[:30].__repr__() for name in NAMES])
def test_a_name_that_leaves_the_bundle_or_no_disk_takes_is_refused(
    name: str, code: str, verify: Verify
) -> None:
    report = verify(named(name))
    assert (name, code) in {(fault.member, fault.code) for fault in report.faults}


def test_a_name_that_is_cut_at_nul_is_not_taken_for_its_beginning(verify: Verify) -> None:
    report = verify(zipped(parts(bag(PAYLOAD | {"data/a.jpg\0/../../evil": b"x"}))))
    assert "bundle_name_characters" in codes(report)
    assert "data/a.jpg" not in report.entries


def test_a_name_that_is_no_text_is_refused(verify: Verify) -> None:
    assert "bundle_name_characters" in codes(verify(with_photo(name=b"data/photos/\xff\xfe.jpg")))
    assert "bundle_name_characters" in codes(verify(with_photo(flags=0, name="data/photos/槐.jpg".encode())))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("data/photos/A.jpg", "data/photos/a.JPG"),
        ("data/caf\u00e9.jpg", "data/cafe\u0301.jpg"),
        ("data/\uff21.jpg", "data/a.jpg"),
        ("data/stra\u00dfe.jpg", "data/STRASSE.jpg"),
        ("data/\u212b.jpg", "data/\u00e5.jpg"),
    ],
)
def test_names_that_are_one_file_on_some_disk_are_refused(one: str, other: str, verify: Verify) -> None:
    report = verify(named(one, other))
    (found,) = [fault for fault in report.faults if fault.code == "bundle_collision"]
    assert {found.member, found.facts["other"]} == {one, other}


def test_the_same_name_twice_is_refused_whichever_is_listed(verify: Verify) -> None:
    for data in (PAYLOAD[PHOTO], b"another"):
        entries = parts(bag())
        entries.insert(0, Part(name=PHOTO.encode(), data=data))
        assert "bundle_duplicate" in codes(verify(zipped(entries)))


def test_two_entries_for_the_same_bytes_are_refused(verify: Verify) -> None:
    payload = PAYLOAD | {"data/twin.jpg": PAYLOAD[PHOTO]}
    entries = parts(bag(payload))
    at = [part.name.decode() for part in entries].index(PHOTO)
    start = sum(len(part.local()) for part in entries[:at])
    lying = [replace(part, offset=start) if part.name == b"data/twin.jpg" else part for part in entries]
    assert {"bundle_overlap", "bundle_header"} <= codes(verify(zipped(lying)))


def test_a_member_inside_another_is_refused(verify: Verify) -> None:
    inner = Part(name=b"data/inner.txt", data=b"hidden", method=0)
    payload = {"data/outer.bin": inner.local() + b"rest", "data/inner.txt": b"hidden"}
    outer, _, *tags = parts(bag(payload))
    outer = replace(outer, method=0, packed=outer.data, packed_size=len(outer.data))
    inside = replace(inner, offset=30 + len(outer.name))
    directory = outer.central(0) + inside.central(0)
    body = outer.local()
    for part in tags:
        directory += part.central(len(body))
        body += part.local()
    report = verify(body + directory + end(2 + len(tags), len(directory), len(body)))
    assert "bundle_overlap" in codes(report)


def test_a_member_that_reaches_into_the_directory_is_refused(verify: Verify) -> None:
    assert "bundle_overlap" in codes(verify(with_photo(packed_size=10_000, size=10_000, method=0)))
    assert "bundle_overlap" in codes(verify(with_photo(offset=1 << 30)))


def test_a_bomb_is_refused_without_unpacking_it(verify: Verify) -> None:
    zeros = bytes(64_000_000)
    report = verify(zipped(parts(bag({"data/photos/bomb.jpg": zeros}))))
    assert {"bundle_bomb"} == codes(report)
    assert not report.entries


def test_one_large_member_among_honest_ones_is_a_bomb_too(verify: Verify) -> None:
    payload = {"data/bomb.bin": bytes(20_000_000), "data/noise.bin": Random(1).randbytes(400_000)}
    report = verify(zipped(parts(bag(payload))))
    assert ("data/bomb.bin", "bundle_bomb") in {(fault.member, fault.code) for fault in report.faults}


def test_many_small_bombs_are_one_bomb(verify: Verify) -> None:
    report = verify(zipped(parts(bag({f"data/{number}": bytes(3_900_000) for number in range(9)}))))
    assert codes(report) == {"bundle_bomb"}


def test_a_text_that_packs_well_is_no_bomb(verify: Verify) -> None:
    lines = "".join(f'{{"act":{n},"note":"路面破损","seq":{n}}}\n' for n in range(120_000)).encode()
    assert verify(zipped(parts(bag({"data/changes.jsonl": lines})))).ok


def test_a_member_larger_than_it_says_is_read_no_further(verify: Verify) -> None:
    whole = bytes(9_000_000)
    report = verify(with_photo(packed=deflated(whole), packed_size=len(deflated(whole))))
    assert "bundle_bomb" in codes(report)
    assert "bundle_member_damaged" in codes(verify(with_photo(size=257)))


SPECIAL = {
    "symbolic link": 0o120777,
    "folder": 0o040755,
    "pipe": 0o010644,
    "device": 0o060644,
    "socket": 0o140644,
    "set-user": 0o104755,
}


@pytest.mark.parametrize("mode", SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_plain_file_is_refused(mode: int, verify: Verify) -> None:
    assert codes(verify(with_photo(attributes=mode << 16))) == {"bundle_special_file"}


def test_a_folder_by_its_dos_attribute_is_refused(verify: Verify) -> None:
    assert codes(verify(with_photo(attributes=0x10, made=20))) == {"bundle_special_file"}


def test_encryption_other_methods_and_odd_flags_are_refused(verify: Verify) -> None:
    assert "bundle_encrypted_member" in codes(verify(with_photo(flags=0x801)))
    assert "bundle_method" in codes(verify(with_photo(method=12, packed=b"BZ")))
    assert "bundle_method" in codes(verify(with_photo(method=99, packed=b"AE")))
    assert "bundle_header" in codes(verify(with_photo(flags=0x840)))
    assert "bundle_header" in codes(verify(with_photo(needs=51)))


def test_two_headers_that_disagree_are_refused(verify: Verify) -> None:
    for wrong in ({"local_name": b"data/photos/two.jpg"}, {"local_size": 3}, {"local_extra": b"xx"}):
        assert codes(verify(with_photo(**wrong))) == {"bundle_header"}, wrong
    assert codes(verify(with_photo(comment=b"hello"))) == {"bundle_header"}


ZIP64 = struct.pack("<2H2Q", 1, 16, 256, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"extra": ZIP64},
        {"extra": ZIP64, "size": 0xFFFFFFFF},
        {"size": 0xFFFFFFFF},
        {"size": 0xFFFFFFFF, "extra": struct.pack("<2HQ", 1, 8, 1 << 63)},
        {"extra": struct.pack("<2HQ2HQ", 1, 8, 256, 1, 8, 256), "size": 0xFFFFFFFF},
        {"extra": b"\x01\x00\xff\xff"},
        {"extra": struct.pack("<2H", 0x7075, 0)},
    ],
    ids=["not asked for", "one too many", "missing", "endless", "twice", "cut off", "other name"],
)
def test_an_extra_field_that_says_otherwise_is_refused(wrong: dict[str, object], verify: Verify) -> None:
    assert not verify(with_photo(**wrong)).ok


def test_a_zip64_end_that_is_not_there_or_lies_is_refused(verify: Verify) -> None:
    body, count = GOOD[:-22], len(bag())
    length, offset = struct.unpack("<2L", GOOD[-10:-2])
    for numbers in ((0xFFFF, length, offset), (count, 0xFFFFFFFF, offset), (count, length, 0xFFFFFFFF)):
        assert codes(verify(body + end(*numbers))) == {"bundle_directory"}
    record = ("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count)
    for here, before in ((count, 1), (count + 1, 0)):
        end64 = struct.pack(*record, here, length, offset - before)
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(body), 1)
        assert not verify(body + end64 + locator + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)).ok
    honest = struct.pack(*record, count, length, offset) + struct.pack("<4sLQL", b"PK\6\7", 0, len(body), 1)
    assert verify(body + honest + end(0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)).ok


def test_a_directory_that_counts_wrong_is_refused(verify: Verify) -> None:
    length, offset = struct.unpack("<2L", GOOD[-10:-2])
    for count in (len(bag()) - 1, len(bag()) + 1, 0, 60_000):
        assert not verify(GOOD[:-22] + end(count, length, offset)).ok
    for near in (-1, 1):
        assert codes(verify(GOOD[:-22] + end(len(bag()), length + near, offset - near))) != set()


def test_anything_before_between_or_after_is_refused(verify: Verify) -> None:
    good = parts(bag())
    assert not verify(b"#!/bin/sh\n" + GOOD).ok
    assert codes(verify(zipped(good, before=b"MZ"))) == {"bundle_junk"}
    assert not verify(GOOD + b"\n").ok
    assert not verify(GOOD + GOOD).ok
    assert not verify(zipped(good, comment=b"hello")).ok
    for length in (1, 12, 16, 20, 24, 500):
        assert codes(verify(with_photo(junk=b"j" * length))) == {"bundle_junk"}, length


def test_what_is_no_zip_is_refused(verify: Verify) -> None:
    for data in (b"", b"PK", b"hello" * 50, bytes(5_000), b"SQLite format 3\0" + bytes(9_000), GOOD[::-1]):
        assert codes(verify(data)) <= {"bundle_not_a_zip", "bundle_truncated"}
        assert not verify(data).ok
    assert not verify(end(0, 0, 0)).ok


def test_a_bundle_cut_off_anywhere_is_refused(verify: Verify) -> None:
    whole = [length for length in range(0, len(GOOD), 3) if verify(GOOD[:length]).ok]
    assert whole == []


def test_one_flipped_bit_anywhere_is_found(verify: Verify) -> None:
    chance = Random(7)
    unseen = []
    for at in chance.sample(range(len(GOOD)), 400):
        flipped = bytearray(GOOD)
        flipped[at] ^= 1 << chance.randrange(8)
        if verify(bytes(flipped)).ok:
            unseen.append(at)
    assert unseen == []


def test_one_byte_replaced_anywhere_is_found_or_changes_no_content(tmp_path: Path, verify: Verify) -> None:
    chance = Random(8)
    for at in chance.sample(range(len(GOOD)), 300):
        changed = bytearray(GOOD)
        changed[at] = (changed[at] + chance.randrange(1, 256)) % 256
        if verify(bytes(changed)).ok:
            with open_bag(tmp_path / "x.zip") as bundle:
                read = {"data/" + name: bundle.read(name, most=10_000) for name in bundle.names()}
            assert read == PAYLOAD, at


STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY, zlib.Z_FIXED, zlib.Z_RLE)


@given(
    st.binary(max_size=400),
    st.sampled_from(STRATEGIES),
    st.integers(0, 9),
    st.integers(1, 5),
    st.sampled_from([zlib.Z_NO_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]),
)
def test_whatever_way_a_member_was_deflated_it_is_read(
    data: bytes, strategy: int, level: int, times: int, flush: int
) -> None:
    stream = zlib.compressobj(level, zlib.DEFLATED, -15, 8, strategy)
    packed = b"".join(stream.compress(data) + stream.flush(flush) for _ in range(times)) + stream.flush()
    payload = {"data/photos/one.jpg": data * times}
    entries = parts(bag(payload))
    entries[0] = replace(entries[0], packed=packed, packed_size=len(packed))
    assert verify_stream(io.BytesIO(zipped(entries))).faults == ()


class _NoSeeking(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation


def test_a_bundle_another_program_zipped_as_a_stream_is_read(verify: Verify) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for force in (False, True):
            out = _NoSeeking()
            with zipfile.ZipFile(out, "w", method) as zipped_again:
                for name, data in bag().items():
                    entry = zipfile.ZipInfo(name)
                    entry.compress_type = method
                    entry.external_attr = 0o100644 << 16
                    with zipped_again.open(entry, "w", force_zip64=force) as member:
                        member.write(data)
            assert verify(out.getvalue()).faults == ()


def test_a_data_descriptor_that_says_otherwise_is_refused(verify: Verify) -> None:
    part = Part(name=PHOTO.encode(), data=PAYLOAD[PHOTO])
    numbers = (part.crc, part.packed_size, part.size)
    streamed = {"flags": 0x808}
    for sign in (b"", b"PK\7\x08"):
        assert verify(with_photo(**streamed, streamed=sign + struct.pack("<3L", *numbers))).ok
        assert verify(with_photo(**streamed, streamed=sign + struct.pack("<L2Q", *numbers))).ok
    for wrong in (b"", b"j" * 12, b"PK\7\x08" + struct.pack("<3L", 0, *numbers[1:])):
        assert codes(verify(with_photo(**streamed, streamed=wrong))) == {"bundle_junk"}, wrong


def test_opening_a_bad_bundle_raises_with_every_fault_and_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(named("../evil.txt", "/evil", "data/A.jpg", "data/a.jpg", "C:/evil"))
    with pytest.raises(BundleFaulty) as caught, open_bag(path):
        pass
    found = {(fault.member, fault.code) for fault in caught.value.facts["faults"]}
    escapes = {(name, "bundle_name_escapes") for name in ("../evil.txt", "/evil", "C:/evil")}
    assert escapes | {("data/a.jpg", "bundle_collision")} <= found
    assert [one.name for one in tmp_path.iterdir()] == ["x.zip"]
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_bundle_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        verify_bag(tmp_path / "none.zip")
