"""Members against manifests, both ways; every fault is listed at once."""

import hashlib
from collections.abc import Mapping
from io import BytesIO

import pytest
from bundles.zips import PAYLOAD, again, bag, manifest, parts, zipped

from renodesk.bundles.verifying import verify_stream

PHOTO = "data/photos/one.jpg"


def faults(members: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Return (member, code) of what is wrong with a bag of these members."""
    return {(one.member, one.code) for one in verify_stream(BytesIO(zipped(parts(members)))).faults}


def without(members: Mapping[str, bytes], *names: str) -> dict[str, bytes]:
    """Return members without some."""
    return {name: data for name, data in members.items() if name not in names}


def test_a_bag_by_the_book_has_no_fault() -> None:
    assert faults(bag()) == set()
    assert faults(bag({})) == set()


def test_a_member_nobody_listed_is_refused() -> None:
    members = bag() | {"data/photos/extra.jpg": b"extra"}
    assert ("data/photos/extra.jpg", "bundle_not_listed") in faults(members)


def test_a_listed_member_that_is_missing_is_refused() -> None:
    assert (PHOTO, "bundle_listed_but_missing") in faults(without(bag(), PHOTO))


def test_a_member_whose_line_is_missing_is_refused() -> None:
    shorter = manifest({name: data for name, data in PAYLOAD.items() if name != PHOTO})
    assert faults(again(bag(), manifest_sha256=shorter)) == {(PHOTO, "bundle_not_listed")}


def test_an_altered_photo_is_refused() -> None:
    assert faults(bag() | {PHOTO: bytes(256)}) == {(PHOTO, "bundle_digest_differs")}


def test_an_altered_manifest_is_found_by_the_tag_manifest() -> None:
    for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt"):
        found = faults(bag() | {name: bag()[name] + b"\n"})
        assert (name, "bundle_digest_differs") in found


@pytest.mark.parametrize("name", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_a_missing_tag_file_is_named(name: str) -> None:
    assert (name, "bundle_tag_missing") in faults(without(bag(), name))


def test_a_bag_without_its_facts_is_not_ours() -> None:
    assert ("bag-info.txt", "bundle_of_another_product") in faults(without(bag(), "bag-info.txt"))
    assert faults(again(bag(), bag_info=b"Source: a museum\n")) == {
        ("bag-info.txt", "bundle_of_another_product")
    }


@pytest.mark.parametrize("oxum", ["0.0", "330.2", "330.4", "999.3", "333.3.3", "-1.3", "３３３.3", "", "x"])
def test_a_wrong_count_of_bytes_or_files_is_refused(oxum: str) -> None:
    info = b"RenoDesk-Format: 1\nExternal-Identifier: a0001\nPayload-Oxum: " + oxum.encode() + b"\n"
    assert faults(again(bag(), bag_info=info)) == {("bag-info.txt", "bundle_oxum")}


def test_a_line_listed_twice_is_refused_also_with_another_digest() -> None:
    line = bag()["manifest-sha256.txt"].splitlines(keepends=True)[0]
    for extra in (line, b"0" * 64 + line[64:]):
        members = again(bag(), manifest_sha256=bag()["manifest-sha256.txt"] + extra)
        assert any(code == "bundle_listed_twice" for _, code in faults(members))


@pytest.mark.parametrize(
    "line",
    [b"hello", b"abc  data/x", b"g" * 64 + b"  data/x", b"0" * 63 + b"  data/x", b"0" * 128 + b"  data/x"],
)
def test_a_line_that_cannot_be_read_is_refused(line: bytes) -> None:
    members = again(bag(), manifest_sha256=bag()["manifest-sha256.txt"] + line + b"\n")
    assert ("manifest-sha256.txt", "bundle_manifest_line") in faults(members)


def test_a_manifest_that_points_out_of_the_bag_is_refused() -> None:
    line = b"0" * 64 + b"  ../../etc/passwd\n"
    members = again(bag(), manifest_sha256=bag()["manifest-sha256.txt"] + line)
    assert faults(members) == {("../../etc/passwd", "bundle_listed_but_missing")}


BAGIT = {
    "no numbers": b"BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n",
    "the other order": b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n",
    "one line": b"BagIt-Version: 1.0\n",
    "a byte order mark": b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    "something more": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x\n",
    "nothing": b"",
}


@pytest.mark.parametrize("text", BAGIT.values(), ids=BAGIT)
def test_a_wrong_declaration_is_refused(text: bytes) -> None:
    assert faults(again(bag(), bagit=text)) == {("bagit.txt", "bundle_bagit_wrong")}


def test_tag_files_are_utf_8() -> None:
    info = "RenoDesk-Format: 1\nExternal-Description: 槐安里\n".encode("gbk")
    assert ("bag-info.txt", "bundle_tag_encoding") in faults(again(bag(), bag_info=info))


@pytest.mark.parametrize("number", ["2", "999999999"])
def test_a_newer_format_is_told_apart_from_damage(number: str) -> None:
    assert faults(bag(**{"RenoDesk-Format": number})) == {("bag-info.txt", "bundle_newer")}


@pytest.mark.parametrize("number", ["one", "-1", "1.0", "２"])
def test_a_format_that_is_no_number_is_refused(number: str) -> None:
    assert faults(bag(**{"RenoDesk-Format": number})) == {("bag-info.txt", "bundle_info_line")}


def test_line_ends_of_other_systems_and_capital_digits_are_read() -> None:
    plain = bag()
    lines = plain["manifest-sha256.txt"].decode().splitlines()
    shouted = "\r\n".join(line[:64].upper() + line[64:].replace("  ", " *", 1) for line in lines).encode()
    info = plain["bag-info.txt"].replace(b"\n", b"\r\n")
    assert faults(again(plain, manifest_sha256=shouted, bag_info=info)) == set()


def test_a_name_with_a_percent_sign_is_written_and_read_as_the_standard_says() -> None:
    payload = PAYLOAD | {"data/photos/50%25.jpg": b"x", "data/photos/100%.jpg": b"y"}
    assert b"50%2525.jpg" in bag(payload)["manifest-sha256.txt"]
    assert faults(bag(payload)) == set()


def test_a_bag_may_be_digested_with_sha_512_as_well() -> None:
    members = bag()
    lines = (f"{hashlib.sha512(data).hexdigest()}  {name}\n" for name, data in PAYLOAD.items())
    tags = {name: members[name] for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt")}
    tags["manifest-sha512.txt"] = "".join(lines).encode()
    whole = {**PAYLOAD, **tags, "tagmanifest-sha256.txt": manifest(tags)}
    assert faults(whole) == set()
    assert (PHOTO, "bundle_digest_differs") in faults(whole | {PHOTO: bytes(256)})


def test_every_fault_is_listed_in_one_go() -> None:
    members = bag() | {"data/extra": b"x", "../evil": b"x", PHOTO: bytes(256)}
    del members["data/estate.json"]
    found = faults(members)
    assert {
        ("data/extra", "bundle_not_listed"),
        ("../evil", "bundle_name_escapes"),
        (PHOTO, "bundle_digest_differs"),
        ("data/estate.json", "bundle_listed_but_missing"),
        ("bag-info.txt", "bundle_oxum"),
    } <= found


def test_the_digest_fixes_every_byte_of_the_content() -> None:
    digests = [
        verify_stream(BytesIO(zipped(parts(one)))).digest for one in (bag(), bag(PAYLOAD | {PHOTO: b""}))
    ]
    assert digests[0] == hashlib.sha256(bag()["tagmanifest-sha256.txt"]).hexdigest()
    assert digests[0] != digests[1]
