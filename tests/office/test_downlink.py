"""What the office sends back: newer packs, its own changes and a community's answers."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from office.conftest import OFFICE

from renodesk.bundles.trust import Standing
from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import SheetRefused
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.community import Given, share_answers
from renodesk.services.contests import Contests
from renodesk.services.device_key import DeviceKeys
from renodesk.services.devices import Devices
from renodesk.services.downlink import downlink
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, write_bundle
from renodesk.services.intake import ingest
from renodesk.services.pack_migration import PackMigration
from renodesk.services.profile_choosing import choose
from renodesk.services.receiving import preview
from renodesk.services.receiving_words import told
from renodesk.services.register import RegisterService
from renodesk.services.session import EstateSession

JIA = Author(person="甲", device="d-1")


@pytest.fixture
def laptops(tmp_path: Path) -> list[EstateSession]:
    """Return three estates on a laptop, two of the community 槐安, all taken in by the office."""
    made = []
    for name, community in (("一里", "槐安"), ("二里", "槐安"), ("三里", "古城")):
        session = EstateSession.create(tmp_path / f"{name}.reno", name, JIA, Environment())
        RegisterService(session).set_fields(ESTATE, {"community": community})
        made.append(session)
    send(made, tmp_path)
    return made


def send(laptops: list[EstateSession], folder: Path) -> None:
    """Give every estate to the office."""
    for session in laptops:
        write_bundle(session, folder / f"{session.name}.zip", wish=BundleWish(papers=False))
    bundles = [folder / f"{session.name}.zip" for session in laptops]
    assert all(one.error is None for one in ingest(folder / "archive", bundles, OFFICE, Environment()))


def back(laptops: list[EstateSession], folder: Path) -> list[int]:
    """Take what the office sends back; return how many changes each was sent."""
    sent = list(downlink(folder / "archive", folder / "back", OFFICE, Environment()))
    for session in laptops:
        merge_bundle(session, next(one.path for one in sent if one.name == session.name))
    by_name = {one.name: one.changes for one in sent}
    return [by_name[session.name] for session in laptops]


def sheet(folder: Path, grade: int, item: str = "D1.1") -> Path:
    """Return a sheet with one answer."""
    path = folder / "社区.csv"
    path.write_text(
        f"place,item,name,value\nestate,{item},status,na\nestate,{item},reason,第{grade}次\n", "utf-8"
    )
    return path


def test_newer_packs_go_back_signed_and_the_laptop_moves_to_them(
    laptops: list[EstateSession], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(forms_dir(), tmp_path / "forms"))
    described = folder / "liveability" / "pack.toml"
    described.write_text(described.read_text("utf-8").replace('version = "1"', 'version = "2"'), "utf-8")
    keys = DeviceKeys(folder=tmp_path / "keys", device="office")
    Devices(tmp_path).add("office", keys.state().public.line)
    session = laptops[0]
    session.environment = replace(session.environment, trust_folder=tmp_path)
    office = replace(Environment(), keys=lambda: keys)
    (sent,) = downlink(
        tmp_path / "archive", tmp_path / "back", OFFICE, office, estates=[session.name], packs=folder
    )
    assert (sent.changes, sent.packs, sent.is_whole) == (0, ("liveability 2",), False)
    seen = preview(session, sent.path, "zh")
    assert seen.signature.standing == Standing.TRUSTED
    assert [(old, new) for _, old, new in seen.newer_packs] == [("1", "2")]
    assert any("2 版" in line for line in told(seen, "zh", ""))
    merge_bundle(session, sent.path)
    PackMigration(session).migrate(PackMigration(session).table())
    assert session.forms.tree.identity.version == "2"


def test_a_newer_profile_goes_back_and_can_be_chosen(laptops: list[EstateSession], tmp_path: Path) -> None:
    session = laptops[0]
    choose(session, "gansu")
    send(laptops[:1], tmp_path)
    folder = Path(shutil.copytree(forms_dir(), tmp_path / "forms"))
    profile = folder / "profiles" / "gansu.toml"
    text = profile.read_text("utf-8").replace('version = "1"', 'version = "2"')
    profile.write_text(text.replace('consent_t = "75"', 'consent_t = "76"'), "utf-8")
    sent = list(
        downlink(
            tmp_path / "archive", tmp_path / "back", OFFICE, Environment(), estates=["一里"], packs=folder
        )
    )
    assert sent[0].packs == ("gansu 2",)
    merge_bundle(session, sent[0].path)
    assert session.survey.settings["consent_t"] == 75
    choose(session, "gansu")
    assert session.survey.settings["consent_t"] == 76


def test_only_what_laptops_lack_goes_back_and_without_their_photos(
    laptops: list[EstateSession], tmp_path: Path
) -> None:
    assert back(laptops, tmp_path) == [0, 0, 0]
    share_answers(tmp_path / "archive", sheet(tmp_path, 1), "槐安", OFFICE, Environment())
    first, second, third = back(laptops, tmp_path)
    assert first == second > 0
    assert third == 0
    whole = list(downlink(tmp_path / "archive", tmp_path / "back", OFFICE, Environment(), is_full=True))
    assert all(one.is_whole and one.changes > first for one in whole)


def test_an_answer_of_a_community_is_entered_once_and_shown_with_where_it_came_from(
    laptops: list[EstateSession], tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    looked = share_answers(archive, sheet(tmp_path, 1), "槐安", OFFICE, Environment(), is_dry=True)
    assert sorted(one.name for one in looked) == ["一里", "二里"]
    assert back(laptops, tmp_path) == [0, 0, 0]
    given = share_answers(archive, sheet(tmp_path, 1), "槐安", OFFICE, Environment())
    assert {one.outcome for one in given} == {Given.GIVEN}
    again = share_answers(archive, sheet(tmp_path, 1), "槐安", OFFICE, Environment())
    assert {one.outcome for one in again} == {Given.SAME}
    back(laptops, tmp_path)
    for session, is_theirs in zip(laptops, (True, True, False), strict=True):
        assert (("D1.1", ESTATE) in session.survey.answers) == is_theirs
    card = Answers(laptops[0]).card("D1.1", ESTATE)
    assert (card.basis, card.said_by) == ("interview", "槐安（社区共用）")


def test_an_estate_may_say_otherwise_and_is_asked_once(laptops: list[EstateSession], tmp_path: Path) -> None:
    archive, (mine, other, _) = tmp_path / "archive", laptops
    share_answers(archive, sheet(tmp_path, 1), "槐安", OFFICE, Environment())
    Answers(other).record("D1.1", ESTATE, Observation(status="na", reason="本小区另查"))
    back(laptops, tmp_path)
    (contest,) = [one for one in Contests(other, "zh").listing() if one.cell.field == "observation"]
    assert {claim.person for claim in contest.claims} == {"甲", OFFICE.person}
    Answers(mine).record("D1.1", ESTATE, Observation(status="na", reason="改过"))
    send(laptops, tmp_path)
    outcomes = {
        one.name: one.outcome
        for one in share_answers(archive, sheet(tmp_path, 1), "槐安", OFFICE, Environment())
    }
    assert outcomes == {"一里": Given.SAME, "二里": Given.SAME}
    updated = share_answers(archive, sheet(tmp_path, 2), "槐安", OFFICE, Environment())
    assert [one.contested for one in updated] == [1, 1]
    back(laptops, tmp_path)
    assert mine.survey.answers["D1.1", ESTATE][0].reason in ("改过", "第2次")
    assert len(mine.survey.answers["D1.1", ESTATE]) == 2


def test_what_is_answered_in_each_estate_is_not_shared(laptops: list[EstateSession], tmp_path: Path) -> None:
    with pytest.raises(SheetRefused) as refused:
        share_answers(tmp_path / "archive", sheet(tmp_path, 1, "B4.1"), "槐安", OFFICE, Environment())
    (fault,) = refused.value.facts["faults"]
    assert (fault.code, fault.facts["what"]) == ("community_not_shared", "B4.1")
    assert back(laptops, tmp_path) == [0, 0, 0]
