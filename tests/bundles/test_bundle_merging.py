"""Taking a bundle in: twice is once, a bad one changes nothing, another estate's is refused."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.vocabulary import estate_cell
from renodesk.errors import (
    BundleFaulty,
    BundleTrouble,
    NewerBundle,
    OtherEstate,
    ReadOnly,
    RenodeskError,
    SameIdOtherContent,
)
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle
from renodesk.services.history import History
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession
from renodesk.texts import explain

Write = Callable[..., Path]
Forge = Callable[..., Path]
Payload = dict[str, bytes]
JIA, YI = Author(person="甲", device="d-1"), Author(person="乙", device="d-2")
LOG = "data/changes.jsonl"


def contents(session: EstateSession) -> object:
    """Return everything a merge could change."""
    file = session.file
    return (
        list(file.changes()),
        file.writers(),
        [photo.sha256 for photo in file.photos()],
        [pack.sha256 for pack in file.packs()],
        file.gaps(),
        session.survey,
        session.scores.total,
    )


def test_what_both_changed_apart_is_contested_and_both_are_kept(
    estate: EstateSession, colleague: Path
) -> None:
    RegisterService(estate).set_fields(ESTATE, {"households": "100"})
    merged = merge_bundle(estate, colleague)
    assert merged.new_changes > 0
    (conflict,) = History(estate).conflicts()
    assert {head.person for head in conflict.heads} == {"甲", "乙"}
    assert [building.name for building in estate.survey.buildings] == ["1号楼", "2号楼"]


def test_the_same_bundle_twice_changes_nothing(estate: EstateSession, colleague: Path) -> None:
    merge_bundle(estate, colleague)
    before = contents(estate)
    again = merge_bundle(estate, colleague)
    assert (again.new_changes, again.new_photos) == (0, 0)
    assert again.known_changes > 0
    assert contents(estate) == before


def test_our_own_bundle_brings_nothing_new(estate: EstateSession, write: Write) -> None:
    before = contents(estate)
    assert merge_bundle(estate, write(estate)).new_changes == 0
    assert contents(estate) == before


def test_a_bundle_of_another_estate_is_refused(estate: EstateSession, write: Write, tmp_path: Path) -> None:
    with EstateSession.create(tmp_path / "other.reno", "柳荫里", YI, Environment()) as other:
        bundle = write(other, "other.zip")
    before = contents(estate)
    with pytest.raises(OtherEstate) as caught:
        merge_bundle(estate, bundle)
    assert (caught.value.facts["ours"], caught.value.facts["theirs"]) == ("槐安里", "柳荫里")
    assert contents(estate) == before


def test_two_estates_of_one_name_are_told_apart_by_their_ids(
    estate: EstateSession, write: Write, tmp_path: Path
) -> None:
    with EstateSession.create(tmp_path / "other.reno", "槐安里", YI, Environment()) as other:
        bundle, theirs = write(other, "other.zip"), other.estate_id
    with pytest.raises(OtherEstate) as caught:
        merge_bundle(estate, bundle)
    said = explain(caught.value, "zh")
    assert estate.estate_id in said
    assert theirs in said


def rename(session: EstateSession, name: str) -> None:
    """Give the estate another name."""
    with session.act("") as act:
        act.put(estate_cell("name"), name)


def test_an_estate_under_another_name_is_known_by_its_id_and_both_names_are_kept(
    estate: EstateSession, colleague: Path, tmp_path: Path, write: Write
) -> None:
    with open_bundle(colleague, tmp_path / "renamed.reno", YI, Environment()) as theirs:
        rename(theirs, "槐安里（东区）")
        bundle = write(theirs, "renamed.zip")
    rename(estate, "槐安里一期")
    before = estate.estate_id
    merge_bundle(estate, bundle)
    assert estate.estate_id == before
    names = [one for one in History(estate).conflicts() if one.field == "name"]
    assert [{head.value for head in one.heads} for one in names] == [{"槐安里（东区）", "槐安里一期"}]


def test_a_read_only_estate_takes_nothing_in(made: Path, colleague: Path) -> None:
    with EstateSession.open(made, JIA, Environment(), read_only=True) as session, pytest.raises(ReadOnly):
        merge_bundle(session, colleague)


def edited(line: int, **parts: object) -> Callable[[Payload], None]:
    """Return what writes parts of one line of the log otherwise (0 is the head)."""

    def edit(payload: Payload) -> None:
        lines = payload[LOG].decode().splitlines()
        known = json.loads(lines[line])
        known.update(parts)
        lines[line] = json.dumps(known)
        payload[LOG] = "\n".join([*lines, ""]).encode()

    return edit


def replaced(line: int, text: bytes) -> Callable[[Payload], None]:
    """Return what puts another line in the place of one of the log."""

    def edit(payload: Payload) -> None:
        lines = payload[LOG].splitlines()
        lines[line] = text
        payload[LOG] = b"\n".join([*lines, b""])

    return edit


DAMAGE: dict[str, Callable[[Payload], None]] = {
    "no head": replaced(0, b""),
    "a head that is a list": replaced(0, b"[]"),
    "a head without writers": edited(0, writers=[]),
    "a writer of another shape": edited(0, writers=["x"]),
    "writers that are no list": edited(0, writers=3),
    "ranges that go backwards": edited(0, holds={"6a0616358df742ae": [[5, 1]]}),
    "ranges of no writer": edited(0, holds={"../x": [[1, 5]]}),
    "ranges that are a number": edited(0, holds=7),
    "a line that is no JSON": replaced(2, b"{"),
    "a line that is no text": replaced(2, b"\xff\xfe"),
    "a line of brackets": replaced(2, b"[" * 100_000),
    "a line that never ends": replaced(2, b'"' + b"a" * 5_000_000),
    "a part too many": edited(2, more=1),
    "an id that is none": edited(2, id="x:1"),
    "a number below one": edited(2, id="6a0616358df742ae:0"),
    "a year beyond 2100": edited(2, hlc=2**62),
    "an hour that is text": edited(2, hlc="12"),
    "an act after its change": edited(2, act=10_000),
    "an entity with a path": edited(2, entity="../estate"),
    "an empty key": edited(2, key=""),
    "a field of a novel's length": edited(2, field="f" * 5_000),
    "a key with NUL": edited(2, key="a\0b"),
    "a value no text can hold": edited(2, value="\ud800"),
    "replaces that is a text": edited(2, replaces="x"),
    "a time that is none": edited(2, at="yesterday"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_log_that_breaks_the_rules_changes_nothing(
    damage: Callable[[Payload], None], estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    before = contents(estate)
    bundle = forged(colleague, damage)
    with pytest.raises(BundleTrouble):
        merge_bundle(estate, bundle)
    assert contents(estate) == before
    with EstateSession.open(estate.path, estate.author, Environment(), read_only=True) as again:
        assert contents(again) == before


def test_every_bad_line_is_named(estate: EstateSession, colleague: Path, forged: Forge) -> None:
    def damage(payload: Payload) -> None:
        for number in (2, 4, 5):
            replaced(number, b"nonsense")(payload)

    with pytest.raises(BundleFaulty) as caught:
        merge_bundle(estate, forged(colleague, damage))
    faults = [fault for fault in caught.value.facts["faults"] if not fault.member.endswith(":1")]
    assert [(fault.member, fault.code) for fault in faults] == [
        (f"data/changes.jsonl:{number}", "change_not_json") for number in (3, 5, 6)
    ]


def test_one_id_with_two_contents_refuses_the_whole_bundle(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    before = contents(estate)
    with pytest.raises(SameIdOtherContent) as caught:
        merge_bundle(estate, forged(colleague, edited(2, value="forged")))
    assert ":" in str(caught.value.facts["change"])
    assert contents(estate) == before
    assert merge_bundle(estate, colleague).new_changes > 0


def test_a_writer_who_is_somebody_else_here_refuses_the_bundle(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    def rename(payload: Payload) -> None:
        payload[LOG] = payload[LOG].replace('"person":"甲"'.encode(), '"person":"丙"'.encode(), 1)

    before = contents(estate)
    with pytest.raises(SameIdOtherContent):
        merge_bundle(estate, forged(colleague, rename))
    assert contents(estate) == before


def test_a_photo_that_is_not_what_its_name_says_is_refused(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    def swap(payload: Payload) -> None:
        payload["data/photos/" + "0" * 64 + ".jpg"] = b"another photo"

    before = contents(estate)
    with pytest.raises(BundleFaulty) as caught:
        merge_bundle(estate, forged(colleague, swap))
    assert [fault.code for fault in caught.value.facts["faults"]] == ["bundle_member_damaged"]
    assert contents(estate) == before


def test_a_pack_that_is_not_what_its_name_says_is_refused(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    def swap(payload: Payload) -> None:
        name = next(name for name in payload if name.startswith("data/packs/"))
        payload[name] = payload[name].replace(b"A", b"B", 1)

    before = contents(estate)
    with pytest.raises(BundleFaulty):
        merge_bundle(estate, forged(colleague, swap))
    assert contents(estate) == before


def test_a_bundle_without_a_log_is_refused(estate: EstateSession, colleague: Path, forged: Forge) -> None:
    before = contents(estate)
    with pytest.raises(BundleFaulty):
        merge_bundle(estate, forged(colleague, lambda payload: payload.pop(LOG)))
    assert contents(estate) == before


def test_what_the_sender_holds_and_did_not_send_is_remembered_as_missing(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    sent: list[str] = []

    def drop_last(payload: Payload) -> None:
        lines = payload[LOG].splitlines()
        sent.append(json.loads(lines.pop())["id"])
        payload[LOG] = b"\n".join([*lines, b""])

    merged = merge_bundle(estate, forged(colleague, drop_last))
    writer, _, number = sent[0].partition(":")
    assert merged.gaps == {writer: ((int(number), int(number)),)}
    assert merge_bundle(estate, colleague).gaps == {}


def test_a_bundle_of_a_newer_program_says_so(estate: EstateSession, colleague: Path, forged: Forge) -> None:
    before = contents(estate)
    with pytest.raises(NewerBundle):
        merge_bundle(estate, forged(colleague, lambda payload: None, **{"RenoDesk-Format": "2"}))
    assert contents(estate) == before


def everything_below(folder: Path) -> dict[str, str]:
    """Return every file of a folder with its digest."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "name", ["data/photos/../../../evil.jpg", "/evil.jpg", "data\\..\\evil.jpg", "../evil.jpg"]
)
def test_a_bundle_that_points_outside_writes_nothing_at_all(
    name: str, colleague: Path, forged: Forge, tmp_path: Path
) -> None:
    bundle = forged(colleague, lambda payload: payload.update({name: b"evil"}))
    before = everything_below(tmp_path)
    with pytest.raises(BundleFaulty), open_bundle(bundle, tmp_path / "deep" / "new.reno", YI, Environment()):
        pass
    assert everything_below(tmp_path) == before
    assert not (tmp_path.parent / "evil.jpg").exists()


def test_a_new_laptop_makes_no_file_from_a_bad_bundle(colleague: Path, forged: Forge, tmp_path: Path) -> None:
    for damage in DAMAGE.values():
        bundle = forged(colleague, damage)
        before = everything_below(tmp_path)
        with pytest.raises(RenodeskError), open_bundle(bundle, tmp_path / "new.reno", YI, Environment()):
            pass
        assert everything_below(tmp_path) == before


def test_a_bundle_that_says_it_is_ours_with_another_estate_inside_is_refused(
    estate: EstateSession, write: Write, forged: Forge, tmp_path: Path
) -> None:
    with EstateSession.create(tmp_path / "other.reno", "柳荫里", YI, Environment()) as other:
        bundle = write(other, "other.zip")
    lying = forged(bundle, lambda payload: None, **{"External-Identifier": estate.estate_id})
    before = contents(estate)
    with pytest.raises(OtherEstate):
        merge_bundle(estate, lying)
    assert contents(estate) == before


def test_a_photo_that_cannot_be_decoded_is_named_and_the_rest_is_taken(
    estate: EstateSession, colleague: Path, forged: Forge
) -> None:
    data = b"\xff\xd8\xff but no picture"
    name = f"{hashlib.sha256(data).hexdigest()}.jpg"

    def add(payload: Payload) -> None:
        payload[f"data/photos/{name}"] = data

    merged = merge_bundle(estate, forged(colleague, add))
    assert merged.unread_photos == (name,)
    assert merged.new_changes > 0
