"""Names and phones: outside the log, in a bundle only when wished, and really gone when they are deleted."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from renodesk.bundles.verifying import verify_bag
from renodesk.domain.changes import Author
from renodesk.domain.vocabulary import person_cell
from renodesk.errors import ReadOnly, ValueTooLong
from renodesk.estates.persons import told_values
from renodesk.services.environment import Environment
from renodesk.services.erasing import Erasing
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.persons import Persons
from renodesk.services.receiving import preview
from renodesk.services.receiving_words import told
from renodesk.services.session import EstateSession
from renodesk.storage.repairing import repair_estate_file

JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")
NAME = "王建国 13800138000"
BARE, PERSONAL = BundleWish(papers=False), BundleWish(papers=False, with_personal=True)


@pytest.fixture
def jia(tmp_path: Path) -> Iterator[EstateSession]:
    environment = Environment(journal_folder=tmp_path / "journal")
    with EstateSession.create(tmp_path / "jia.reno", "槐安里", JIA, environment) as session:
        yield session


def text_of(bundle: Path) -> bytes:
    with zipfile.ZipFile(bundle) as file:
        return b"".join(file.read(name) for name in file.namelist())


def all_bytes(folder: Path, stem: str) -> bytes:
    """Return the bytes of an estate file and of everything that lies beside it."""
    return b"".join(one.read_bytes() for one in sorted(folder.glob(f"{stem}*")) if one.is_file())


def test_a_bundle_leaves_personal_values_out_and_says_so(jia: EstateSession, tmp_path: Path) -> None:
    token = Persons(jia).keep(NAME)
    write_bundle(jia, tmp_path / "a.zip", wish=BARE)
    assert verify_bag(tmp_path / "a.zip").info["RenoDesk-Personal"] == "none"
    assert NAME.encode() not in text_of(tmp_path / "a.zip")
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        assert Persons(yi).value(token) is None
        assert not preview(yi, tmp_path / "a.zip", "zh").has_personal


def test_a_bundle_with_personal_values_brings_them_once(jia: EstateSession, tmp_path: Path) -> None:
    persons = Persons(jia)
    tokens = [persons.keep(NAME), persons.keep(NAME)]
    assert tokens[0] != tokens[1]
    write_bundle(jia, tmp_path / "a.zip", wish=PERSONAL)
    assert verify_bag(tmp_path / "a.zip").info["RenoDesk-Personal"] == "2"
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        assert [Persons(yi).value(one) for one in tokens] == [NAME, NAME]
        assert merge_bundle(yi, tmp_path / "a.zip").personal == 0
        seen = preview(yi, tmp_path / "a.zip", "zh")
        assert seen.has_personal
        assert any("带有个人信息" in line for line in told(seen, "zh", ""))
        write_bundle(yi, tmp_path / "b.zip", wish=PERSONAL)
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "a.zip").read_bytes()


def test_an_erased_value_is_in_no_byte_of_the_file_while_it_is_open_and_after(
    jia: EstateSession, tmp_path: Path
) -> None:
    persons = Persons(jia)
    others = [persons.keep(f"住户{number:04d} " + "地址" * (number % 90)) for number in range(600)]
    token = persons.keep(NAME)
    others += [persons.keep(f"后来{number:04d} " + "地址" * (number % 90)) for number in range(600)]
    assert NAME.encode() in all_bytes(tmp_path, "jia.reno")
    persons.erase([token, others[5]], "居民要求")
    assert persons.value(token) is None
    for secret in (NAME, "住户0005"):
        assert secret.encode() not in all_bytes(tmp_path, "jia.reno")
    assert persons.value(others[6]) == "住户0006 " + "地址" * 6
    jia.close()
    assert NAME.encode() not in all_bytes(tmp_path, "jia.reno")
    assert NAME.encode() not in b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())


def test_all_values_go_together(jia: EstateSession, tmp_path: Path) -> None:
    persons = Persons(jia)
    tokens = [persons.keep(f"王氏{number:04d}" * 40) for number in range(300)]
    assert Erasing(jia).erase_all("方案结束").count == 300
    assert {persons.value(one) for one in tokens} == {None}
    assert "王氏".encode() not in all_bytes(tmp_path, "jia.reno")


def test_an_erasure_arrives_with_the_next_bundle_and_beats_every_copy(
    jia: EstateSession, tmp_path: Path
) -> None:
    token = Persons(jia).keep(NAME)
    write_bundle(jia, tmp_path / "with.zip", wish=PERSONAL)
    with open_bundle(tmp_path / "with.zip", tmp_path / "yi.reno", YI, Environment()) as yi:
        Persons(jia).erase([token])
        write_bundle(jia, tmp_path / "erased.zip", wish=PERSONAL)
        merge_bundle(yi, tmp_path / "erased.zip")
        assert Persons(yi).value(token) is None
        assert NAME.encode() not in all_bytes(tmp_path, "yi.reno")
        assert merge_bundle(yi, tmp_path / "with.zip").personal == 0
        assert Persons(yi).value(token) is None
    merge_bundle(jia, tmp_path / "with.zip")
    assert Persons(jia).value(token) is None


def test_undoing_an_erasure_brings_no_value_back(jia: EstateSession, tmp_path: Path) -> None:
    token = Persons(jia).keep(NAME)
    write_bundle(jia, tmp_path / "with.zip", wish=PERSONAL)
    Persons(jia).erase([token])
    jia.took(jia.file.undo())
    assert jia.value(person_cell(token)) is None
    merge_bundle(jia, tmp_path / "with.zip")
    assert Persons(jia).value(token) is None


def test_a_repair_from_an_older_copy_brings_no_erased_value_back(jia: EstateSession, tmp_path: Path) -> None:
    persons = Persons(jia)
    token, kept = persons.keep(NAME), persons.keep("李")
    backup = jia.file.backup(tmp_path)
    persons.erase([token])
    jia.close()
    repair_estate_file(
        tmp_path / "jia.reno",
        JIA,
        clock=jia.environment.clock,
        journal_folder=jia.environment.journal_folder,
        sources=(backup,),
    )
    with EstateSession.open(tmp_path / "jia.reno", JIA, Environment()) as again:
        assert (Persons(again).value(token), Persons(again).value(kept)) == (None, "李")


def test_what_is_no_personal_value_is_not_taken() -> None:
    for value in ({"../x": "a", "f" * 32: 7, "e" * 32: "长" * 2001}, [], "x"):
        assert told_values(json.dumps(value).encode()) == {}
    assert told_values(b"\xff") == {}
    assert told_values(json.dumps({"a" * 32: "张"}).encode()) == {"a" * 32: "张"}


def test_what_cannot_be_kept_is_said(jia: EstateSession, tmp_path: Path) -> None:
    with pytest.raises(ValueTooLong):
        Persons(jia).keep("长" * 2001)
    token = Persons(jia).keep(NAME)
    with EstateSession.open(tmp_path / "jia.reno", YI, Environment(), read_only=True) as looking:
        with pytest.raises(ReadOnly):
            Persons(looking).keep(NAME)
        with pytest.raises(ReadOnly):
            Persons(looking).erase([token])
        assert Persons(looking).value(token) == NAME
