"""Every bag of the profile is read, whoever wrote it; of every other one all faults are told at once."""

import hashlib
import os
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from bundles.zips import INFO, PAYLOAD, Part, again, bag, manifest, parts, zipped

from renodesk.bundles.profile import MOST_FAULTS, encoded
from renodesk.bundles.reading import open_bag
from renodesk.bundles.verifying import verify_bag, verify_stream
from renodesk.errors import BundleFaulty, BundleForeign, NewerBundle
from renodesk.estates.incoming import open_incoming
from renodesk.services.session import EstateSession
from renodesk.texts import explain

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit

Members = dict[str, bytes]
ONE_O, ZERO_97 = "1.0", "0.97"
WITH_ODD_NAMES = PAYLOAD | {
    "data/photos/100%.jpg": b"a per cent sign",
    "data/photos/50%25.jpg": b"what looks coded",
    "data/照片/东单元 门头.jpg": "中文".encode(),
    "data/photos/e\u0301te\u0301.jpg": b"letters and their accents apart",
    "data/photos/\U0001f3da.jpg": b"beyond U+FFFF",
    "data/deep/" + "/".join("abcdefgh") + "/x.txt": b"deep",
}


def a_bag(
    payload: Mapping[str, bytes] = PAYLOAD,
    *,
    kinds: Iterable[str] = ("sha256",),
    tag_kinds: Iterable[str] | None = None,
    end: str = "\n",
    version: str = ONE_O,
    encoding: str = "UTF-8",
    line: Callable[[str, str], str] = "{}  {}".format,
    name: Callable[[str], str] = encoded,
    info: str = "",
    is_turned: bool = False,
) -> Members:
    """Return a bag as another program might write it."""

    def lines(members: Mapping[str, bytes], kind: str) -> bytes:
        rows = [line(hashlib.new(kind, data).hexdigest(), name(one)) for one, data in members.items()]
        return "".join(one + end for one in (reversed(rows) if is_turned else rows)).encode()

    oxum = f"{sum(map(len, payload.values()))}.{len(payload)}"
    facts = info or "".join(f"{label}: {value}\n" for label, value in (INFO | {"Payload-Oxum": oxum}).items())
    declared = (f"BagIt-Version: {version}", f"Tag-File-Character-Encoding: {encoding}")
    tags = {
        "bagit.txt": "".join(one + end for one in declared).encode(),
        "bag-info.txt": facts.replace("\n", end).encode(),
        **{f"manifest-{kind}.txt": lines(payload, kind) for kind in kinds},
    }
    own = {f"tagmanifest-{kind}.txt": lines(tags, kind) for kind in tag_kinds or kinds}
    return {**payload, **tags, **own}


FOLDED = """renodesk-format: 1
EXTERNAL-IDENTIFIER: a0001
External-Description: 槐安里，一个名字很长的小区，
   写了两行
\tand three
Contact-Name: 甲
Contact-Name: 乙
Bag-Software-Agent: somebody's bagger 3.1
payload-oxum: 373.3
"""
CONFORMING: dict[str, Members] = {
    "sha256": a_bag(),
    "sha512 alone": a_bag(kinds=["sha512"]),
    "sha256 and sha512": a_bag(kinds=["sha256", "sha512"]),
    "payload in sha512, tags in sha256": a_bag(kinds=["sha512"], tag_kinds=["sha256"]),
    "lines ended as on Windows": a_bag(end="\r\n"),
    "lines ended as on old Macs": a_bag(end="\r"),
    "no end on the last line": again(a_bag(), manifest_sha256=a_bag()["manifest-sha256.txt"].rstrip()),
    "digests in capital letters": a_bag(line=lambda digest, name: f"{digest.upper()} {name}"),
    "tabs and many blanks": a_bag(line="{} \t   {}".format),
    "stars and dots of other tools": a_bag(line="{} *./{}".format),
    "names in UTF-8 and per cent signs": a_bag(WITH_ODD_NAMES),
    "names of 0.97": a_bag(WITH_ODD_NAMES, version=ZERO_97, name=str),
    "manifests in another order": a_bag(is_turned=True),
    "its encoding in small letters": a_bag(encoding="utf-8"),
    "facts folded, repeated, in any case": a_bag(info=FOLDED),
    "no count of bytes": a_bag(info="RenoDesk-Format: 1\nExternal-Identifier: a0001\n"),
    "no payload": a_bag({}),
    "an empty payload file": a_bag(PAYLOAD | {"data/empty.txt": b""}),
}
HALVES = {"sha256": dict(list(PAYLOAD.items())[:2]), "sha512": dict(list(PAYLOAD.items())[2:])}


def listed_in_halves(version: str) -> Members:
    """Return a bag in which each manifest lists a part of the payload."""
    whole = a_bag(kinds=["sha256", "sha512"], version=version)
    for kind, half in HALVES.items():
        whole[f"manifest-{kind}.txt"] = a_bag(half, kinds=[kind])[f"manifest-{kind}.txt"]
    tags = {name: data for name, data in whole.items() if not name.startswith(("data/", "tagmanifest"))}
    del whole["tagmanifest-sha512.txt"]
    return whole | {"tagmanifest-sha256.txt": manifest(tags)}


def faults(members: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Return (member, code) of what is wrong with a bag of these members."""
    return {(one.member, one.code) for one in verify_stream(BytesIO(zipped(parts(members)))).faults}


@pytest.mark.parametrize("members", CONFORMING.values(), ids=CONFORMING)
def test_a_conforming_bag_is_read_as_it_is(members: Members, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(parts(members)))
    assert verify_bag(path).faults == ()
    with open_bag(path) as found:
        assert len(found.digest) == 64
        assert found.info["External-Identifier"] == "a0001"
        payload = {name: data for name, data in members.items() if name.startswith("data/")}
        assert {"data/" + name: found.read(name, most=10_000) for name in found.names()} == payload


@pytest.mark.parametrize("members", CONFORMING.values(), ids=CONFORMING)
def test_in_a_conforming_bag_a_changed_byte_is_still_found(members: Members) -> None:
    for name, data in members.items():
        if data and not name.startswith("tagmanifest"):
            changed = members | {name: data[:-1] + bytes([data[-1] ^ 1])}
            assert any(member == name for member, _ in faults(changed)), name


def test_facts_are_told_as_the_standard_spells_them() -> None:
    info = verify_stream(BytesIO(zipped(parts(a_bag(info=FOLDED))))).info
    assert info["External-Description"] == "槐安里，一个名字很长的小区， 写了两行 and three"
    assert (info["RenoDesk-Format"], info["Payload-Oxum"], info["Contact-Name"]) == ("1", "373.3", "甲")


def test_before_1_0_one_manifest_is_enough_and_since_then_it_is_not() -> None:
    assert faults(listed_in_halves(ZERO_97)) == set()
    found = faults(listed_in_halves(ONE_O))
    assert found == {(name, "bundle_not_listed") for name in PAYLOAD}


@pytest.mark.parametrize("kinds", [["sha256"], ["sha512"], ["sha256", "sha512"]])
def test_a_bag_that_the_library_of_congress_wrote_is_taken_in(
    kinds: list[str], estate: EstateSession, write: Callable[..., Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(write(estate)) as ours:
        info = dict(line.split(": ", 1) for line in ours.read("bag-info.txt").decode().splitlines())
        ours.extractall(tmp_path / "ours")
    folder = Path(shutil.copytree(tmp_path / "ours" / "data", tmp_path / "槐安里"))
    bagit.make_bag(str(folder), info, processes=1, checksums=kinds)
    assert "0.97" in (folder / "bagit.txt").read_text()
    shutil.make_archive(str(tmp_path / "theirs"), "zip", tmp_path, folder.name)
    with open_incoming(tmp_path / "theirs.zip") as incoming:
        assert incoming.estate_id == estate.estate_id
        assert len(incoming.log().changes) == len(list(estate.file.changes()))
        assert len(incoming.photos()) == 2


@pytest.mark.skipif(shutil.which("zip") is None and not os.environ.get("CI"), reason="zip is not installed")
@pytest.mark.parametrize("umask", [0o022, 0o002, 0o077])
def test_a_bundle_unzipped_and_zipped_again_by_hand_is_still_one(
    umask: int, estate: EstateSession, write: Callable[..., Path], tmp_path: Path
) -> None:
    subprocess.run(["unzip", "-q", write(estate), "-d", tmp_path / "bag"], check=True)
    for path in (tmp_path / "bag").rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
    subprocess.run(["zip", "-q", "-r", "inside.zip", "."], cwd=tmp_path / "bag", check=True)
    subprocess.run(["zip", "-q", "-r", "beside.zip", "bag", "-x", "bag/inside.zip"], cwd=tmp_path, check=True)
    assert verify_bag(tmp_path / "bag" / "inside.zip").faults == ()
    assert verify_bag(tmp_path / "beside.zip").faults == ()


def test_a_folder_of_the_zip_counts_only_where_the_whole_bag_lies_in_it() -> None:
    inside = {f"槐安里/{name}": data for name, data in bag().items()}
    assert faults(inside) == set()
    assert ("stray.txt", "bundle_name_unknown") in faults(inside | {"stray.txt": b"x"})
    assert ("../bagit.txt", "bundle_name_escapes") in faults({f"../{name}": b"" for name in bag()})
    assert faults({f"a/b/{name}": data for name, data in bag().items()})
    for name, code in (("data/none/", "bundle_special_file"), ("data/photos/", "bundle_special_file")):
        folder = Part(name=name.encode(), data=b"", method=0, attributes=0o100644 << 16)
        report = verify_stream(BytesIO(zipped([*parts(bag()), folder])))
        assert (name, code) in {(fault.member, fault.code) for fault in report.faults}
    photos = Part(name=b"data/photos/", data=b"", method=0, attributes=0o040755 << 16 | 0x10)
    assert verify_stream(BytesIO(zipped([*parts(bag()), photos]))).ok
    assert not verify_stream(BytesIO(zipped([*parts(bag()), photos, photos]))).ok


WRONG = {
    "another version": (a_bag(version="2.0"), ("bagit.txt", "bundle_bagit_version")),
    "a version of old": (a_bag(version="0.96"), ("bagit.txt", "bundle_bagit_version")),
    "another encoding": (a_bag(encoding="GB18030"), ("bagit.txt", "bundle_bagit_encoding")),
    "md5 alone": (a_bag(kinds=["md5"]), ("manifest-md5.txt", "bundle_name_unknown")),
    "parts to be fetched": (a_bag() | {"fetch.txt": b""}, ("fetch.txt", "bundle_name_unknown")),
    "a line coded where it was not yet": (
        a_bag(WITH_ODD_NAMES, version=ZERO_97),
        ("data/photos/100%25.jpg", "bundle_listed_but_missing"),
    ),
    "a line end in a name": (
        a_bag(PAYLOAD | {"data/a\nb": b""}),
        ("data/a\nb", "bundle_name_characters"),
    ),
    "a fact that may stand once": (
        a_bag(info="RenoDesk-Format: 1\nRenodesk-format: 9\nExternal-Identifier: a0001\n"),
        ("bag-info.txt", "bundle_info_twice"),
    ),
    "no estate": (a_bag(info="RenoDesk-Format: 1\n"), ("bag-info.txt", "bundle_estate_missing")),
    "a tag file among the payload": (
        a_bag(PAYLOAD | {"bag-info.txt": a_bag()["bag-info.txt"]}),
        ("bag-info.txt", "bundle_listed_wrongly"),
    ),
    "a tag manifest that lists itself": (
        a_bag() | {"tagmanifest-sha256.txt": manifest(a_bag())},
        ("tagmanifest-sha256.txt", "bundle_listed_wrongly"),
    ),
}


@pytest.mark.parametrize(("members", "fault"), WRONG.values(), ids=WRONG)
def test_a_bag_outside_the_profile_is_refused(members: Members, fault: tuple[str, str]) -> None:
    assert fault in faults(members)


def test_every_line_that_is_wrong_is_told_with_its_number() -> None:
    members = again(bag(), manifest_sha256=b"hello\r\n\r\nworld\r\n" + bag()["manifest-sha256.txt"])
    found = verify_stream(BytesIO(zipped(parts(members)))).faults
    assert [one.facts.get("line") for one in found if one.code == "bundle_manifest_line"] == ["1", "3"]


def test_of_endless_faults_only_so_many_are_listed() -> None:
    members = again(bag(), manifest_sha256=b"\n".join([b"x"] * 3 * MOST_FAULTS))
    found = verify_stream(BytesIO(zipped(parts(members)))).faults
    assert len(found) == MOST_FAULTS + 1
    assert found[-1].code == "bundle_more_faults"


def test_a_bag_of_another_product_says_whose_it_is() -> None:
    info = "Source-Organization: 市档案馆\nBag-Software-Agent: bagit.py v1.9.0\x1b[2J\n"
    (fault,) = verify_stream(BytesIO(zipped(parts(a_bag(info=info))))).faults
    assert (fault.code, fault.facts["whose"]) == (
        "bundle_of_another_product",
        "bagit.py v1.9.0[2J · 市档案馆",
    )


def test_what_is_no_bundle_of_ours_is_told_once_and_not_asked_for_again(tmp_path: Path) -> None:
    another = {
        "bagit.txt": b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "Source-Organization: 市档案馆\n".encode(),
        "data/a.txt": b"a",
        "manifest-md5.txt": b"0cc175b9c0f1b6a831c399e269772661  data/a.txt\n",
    }
    ordinary = {"a.txt": b"a"}
    path = tmp_path / "x.zip"
    for members, code in ((another, "bundle_of_another_product"), (ordinary, "bundle_not_a_bag")):
        path.write_bytes(zipped(parts(members)))
        with pytest.raises(BundleForeign) as caught, open_bag(path):
            pass
        assert [fault.code for fault in caught.value.facts["faults"]] == [code]
        assert "重新" not in explain(caught.value, "zh")
        assert "again" not in explain(caught.value, "en")


@pytest.mark.parametrize(
    ("more", "needs"),
    [
        ("RenoDesk-Needs: 2.4.0\n", "RenoDesk ≥ 2.4.0"),
        ("", "RenoDesk > "),
        ("RenoDesk-Needs: x\n", "RenoDesk > "),
    ],
)
def test_a_newer_format_says_what_to_install_whatever_else_is_new_in_it(
    more: str, needs: str, tmp_path: Path
) -> None:
    info = "RenoDesk-Format: 3\nExternal-Identifier: a0001\n" + more
    path = tmp_path / "x.zip"
    path.write_bytes(zipped(parts(a_bag(info=info) | {"signatures/new.cms": b"?"})))
    with pytest.raises(NewerBundle) as caught, open_bag(path):
        pass
    assert str(caught.value.facts["needs"]).startswith(needs)
    path.write_bytes(zipped(parts(a_bag() | {"bag-info.txt": info.encode()})))
    with pytest.raises(BundleFaulty), open_bag(path):
        pass
