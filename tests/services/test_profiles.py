"""The profile of an estate: looked at beforehand, chosen in one act, carried in a bundle and back."""

import shutil
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.ballots import Outcome, Voice
from renodesk.domain.changes import Author
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE
from renodesk.domain.survey import Observation
from renodesk.errors import FileExists, PackFaulty, ProfileNameRefused, RoundSealed, UnknownProfile
from renodesk.packs import Complaint
from renodesk.paths import forms_dir
from renodesk.reports.papers import PaperOptions
from renodesk.services import profiles
from renodesk.services.answers import Answers
from renodesk.services.ballots import BallotActs
from renodesk.services.cell_words import CellWords
from renodesk.services.consent_pack import consent_in_use
from renodesk.services.environment import Environment
from renodesk.services.exchange import BundleWish, merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.packs import check
from renodesk.services.procedure.packs import of_estate, procedures_in_use
from renodesk.services.profile_choosing import choose, setting_cell
from renodesk.services.profile_copying import copy_profile
from renodesk.services.profile_preview import VerdictChange, preview
from renodesk.services.profile_words import preview_lines
from renodesk.services.register import RegisterService
from renodesk.services.reporting.maker import snapshot_of
from renodesk.services.reporting.meeting import meeting_snapshot
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")
LEAN = BundleWish(papers=False)
"""Bundles without papers: what they carry is asked of the file."""


def settings(session: EstateSession) -> dict[str, object]:
    names = ("consent_t", "consent_of_all", "consent_area_rule")
    return {name: session.survey.settings.get(name) for name in names if name in session.survey.settings}


def outcomes(change: VerdictChange) -> tuple[Outcome | None, Outcome | None]:
    before, after = change.before, change.after
    return before.outcome if before else None, after.outcome if after else None


def codes(session: EstateSession) -> set[str]:
    return {one.code for one in of_estate(session, procedures_in_use(session))}


def test_an_estate_nobody_chose_for_goes_by_the_rules_of_everywhere(session: EstateSession) -> None:
    assert profiles.chosen(session) is None
    assert profiles.of(session).rules(consent_in_use(session))[0].jurisdiction == "全国"
    RegisterService(session).set_fields(ESTATE, {"rule_jurisdiction": "甘肃"})
    assert profiles.of(session).consent == ("甘肃",)


def test_a_profile_is_chosen_in_one_act_and_taken_back_in_one(session: EstateSession) -> None:
    before = codes(session)
    choose(session, "楚雄")
    assert settings(session) == {
        "consent_t": Fraction(200, 3),
        "consent_of_all": 1,
        "consent_area_rule": 1,
    }
    assert profiles.of(session).id == "chuxiong"
    assert "CX2V" in codes(session)
    choose(session, "gansu")
    assert settings(session) == {"consent_t": 75, "consent_of_all": 1}
    assert "GSGATE" in codes(session)
    assert [one.is_used for one in profiles.listing(session) if one.text.id == "gansu"] == [True]
    History(session).undo()
    History(session).undo()
    assert (profiles.chosen(session), settings(session), codes(session)) == (None, {}, before)


def test_ones_own_setting_stays_where_a_profile_says_nothing(session: EstateSession) -> None:
    RegisterService(session).set_fields(ESTATE, {"consent_t": "66"})
    choose(session, "national")
    assert session.survey.settings["consent_t"] == 66
    choose(session, "baoding")
    choose(session, "national")
    assert "consent_t" not in session.survey.settings


def test_a_preview_tells_settings_scores_gates_and_procedures_and_writes_nothing(
    session: EstateSession,
) -> None:
    voices = {"part_hh": Fraction(40), "agree_hh": Fraction(37)}
    Answers(session).record("G3.1", ESTATE, Observation(inputs=voices))
    count = len(list(session.file.changes()))
    found = preview(session, "gansu")
    assert {one.field.name: (one.before, one.after) for one in found.settings} == {
        "consent_t": (None, 75),
        "consent_of_all": (None, 1),
    }
    assert {one.gate: outcomes(one) for one in found.verdicts} == {
        "GS-PE": (None, Outcome.OPEN),
        "GS-CS": (None, Outcome.OPEN),
        "GS-SAT": (None, Outcome.OPEN),
    }
    assert "G3.1" in {one.code for one in found.scores}
    assert len({one.item.name if one.item else "" for one in found.scores}) == len(found.scores)
    assert "GSGATE" in found.procedures
    assert "GSGATE" not in found.former
    assert len(list(session.file.changes())) == count
    said = "\n".join(preview_lines(found, "zh"))
    assert "甘建城〔2022〕15号 二" in said
    assert "不低于75%" in said
    choose(session, "gansu")
    for one in found.scores:
        now = session.scores.nodes[one.code]
        assert (now.low, now.high) == (one.after.low, one.after.high)
    assert preview(session, "gansu").is_empty


def test_a_second_city_is_a_file_and_a_missing_pack_is_refused_with_its_line(
    session: EstateSession, tmp_path: Path
) -> None:
    own = tmp_path / "ourcity.toml"
    copy_profile(forms_dir(), "gansu", own, title="我们市")
    with pytest.raises(FileExists):
        copy_profile(forms_dir(), "gansu", own)
    with pytest.raises(ProfileNameRefused):
        copy_profile(forms_dir(), "gansu", tmp_path / "我们市.toml")
    text = own.read_text("utf-8").replace('consent_t = "75"', 'consent_t = "85"')
    own.write_text(text.replace('packs = ["consent"', 'packs = ["no_such"'), "utf-8")
    with pytest.raises(PackFaulty) as caught:
        choose(session, str(own))
    (found,) = caught.value.facts["complaints"]
    assert isinstance(found, Complaint)
    line = text[: text.index("packs =")].count("\n") + 1
    assert (found.code, found.spot.file, found.spot.row) == ("profile_pack_missing", "ourcity.toml", line)
    assert profiles.chosen(session) is None
    own.write_text(text, "utf-8")
    choose(session, str(own))
    assert (profiles.of(session).identity.title, settings(session)["consent_t"]) == ("我们市", 85)
    own.unlink()
    assert "ourcity" in [one.text.id for one in profiles.listing(session)]


def test_a_blank_profile_is_copied_and_not_chosen(session: EstateSession, tmp_path: Path) -> None:
    with pytest.raises(PackFaulty) as caught:
        choose(session, "blank")
    assert [one.code for one in caught.value.facts["complaints"]] == ["profile_is_template"]
    copy_profile(forms_dir(), "blank", tmp_path / "ours.toml")
    choose(session, str(tmp_path / "ours.toml"))
    with pytest.raises(UnknownProfile):
        choose(session, "火星")
    with pytest.raises(UnknownProfile):
        copy_profile(forms_dir(), "mars", tmp_path / "mars.toml")


def test_a_profile_travels_with_its_text_and_two_choices_are_contested(
    session: EstateSession, tmp_path: Path
) -> None:
    write_bundle(session, tmp_path / "out.zip", wish=LEAN)
    own = tmp_path / "ourcity.toml"
    copy_profile(forms_dir(), "baoding", own)
    with open_bundle(tmp_path / "out.zip", tmp_path / "乙.reno", YI, Environment()) as theirs:
        choose(theirs, str(own))
        write_bundle(theirs, tmp_path / "back.zip", wish=LEAN)
    own.unlink()
    choose(session, "gansu")
    merge_bundle(session, tmp_path / "back.zip")
    state = session.file.state(profiles.CELL)
    assert state is not None
    assert state.is_contested
    threshold = session.file.state(setting_cell("consent_t"))
    assert threshold is not None
    assert threshold.is_contested
    shown = profiles.of(session).id
    choose(session, shown)
    for cell in (profiles.CELL, setting_cell("consent_t")):
        settled = session.file.state(cell)
        assert settled is not None
        assert not settled.is_contested
    choose(session, "ourcity")
    assert profiles.of(session).consent == ("保定",)
    state = session.file.state(profiles.CELL)
    assert state is not None
    assert not state.is_contested
    words = CellWords(session, "zh")
    assert words.what(profiles.CELL) == "地方配置"
    assert "ourcity" in words.line(profiles.CELL, state.value)


def test_a_file_explains_itself_where_the_office_has_no_profiles(
    session: EstateSession, file: Path, tmp_path: Path
) -> None:
    choose(session, "chuxiong")
    session.close()
    forms = tmp_path / "forms"
    shutil.copytree(forms_dir(), forms, ignore=shutil.ignore_patterns("profiles"))
    with EstateSession.open(file, YI, Environment(forms_folder=forms)) as later:
        assert profiles.of(later).id == "chuxiong"


@pytest.mark.parametrize(
    ("name", "threshold", "document"),
    [
        ("national", None, "建办城〔2021〕50号"),
        ("shijingshan", None, "建办城〔2021〕50号"),
        ("gansu", 75, "甘建城〔2022〕15号"),
        ("baoding", 80, "四(二)1"),
        ("chuxiong", Fraction(200, 3), "楚住建城〔2020〕1号"),
    ],
)
def test_each_profile_goes_from_its_file_to_the_papers_and_through_a_bundle(
    session: EstateSession, tmp_path: Path, name: str, threshold: Fraction | None, document: str
) -> None:
    choose(session, name)
    write_bundle(session, tmp_path / "out.zip", wish=LEAN)
    with open_bundle(tmp_path / "out.zip", tmp_path / "乙.reno", YI, Environment()) as theirs:
        assert profiles.of(theirs).id == name
        assert theirs.survey.settings.get("consent_t") == threshold
        notice = meeting_snapshot(theirs, PaperOptions(language="zh"))
        assert document in notice.rules[0].source
        assert "《中华人民共和国民法典》" in notice.rules[-1].source
        shown = snapshot_of(theirs, "zh")
        assert profiles.of(theirs).identity.title in [pack.title for pack in shown.packs]


def test_papers_name_the_profile_and_its_rules(session: EstateSession) -> None:
    choose(session, "chuxiong")
    snapshot = meeting_snapshot(session, PaperOptions(language="zh"))
    assert (snapshot.profile, snapshot.local) == ("楚雄", "楚雄")
    assert "楚住建城〔2020〕1号" in snapshot.rules[0].source
    choose(session, "shijingshan")
    snapshot = meeting_snapshot(session, PaperOptions(language="zh"))
    assert (snapshot.profile, snapshot.local) == ("北京石景山", "")


def test_a_sealed_round_keeps_the_settings_it_was_scored_by(session: EstateSession) -> None:
    choose(session, "gansu")
    Rounds(session).seal("定稿")
    with pytest.raises(RoundSealed):
        choose(session, "baoding")


def test_a_vote_that_passes_in_one_place_fails_in_another_and_the_preview_says_by_how_much(
    session: EstateSession,
) -> None:
    choose(session, "gansu")
    acts = BallotActs(session)
    key = acts.begin("是否改造", Stage.PLAN_ENTRY)
    acts.enter(
        key, ESTATE, {Voice.AGREE: {Counted.HOUSEHOLDS: "37"}, Voice.AGAINST: {Counted.HOUSEHOLDS: "3"}}
    )
    found = {one.gate: one for one in preview(session, "baoding").verdicts}
    assert outcomes(found["GS-PE"]) == (Outcome.PASS, None)
    assert outcomes(found["BD-PE"]) == (None, Outcome.FAIL)
    said = preview_lines(preview(session, "baoding"), "zh")
    (line,) = [one for one in said if "BD-PE" in one]
    assert "还差 2 户" in line


def a_city(folder: Path) -> Path:
    """Make what a city sends out, rules of its own and a profile that names them; return the profile."""
    rules = folder / "our_rules"
    shutil.copytree(forms_dir() / "consent", rules)
    head, *rows = (rules / "rules.csv").read_text("utf-8-sig").splitlines()
    own = next(row for row in rows if row.startswith("BD-PE-AGR"))
    for old, new in (("BD-PE", "OUR-PE"), ("保定", "我们市"), (",80,100,", ",90,100,")):
        own = own.replace(old, new)
    (rules / "rules.csv").write_text(f"{head}\n{own}\n", "utf-8")
    about = (rules / "pack.toml").read_text("utf-8").replace('id = "consent"', 'id = "our_rules"')
    about = about.replace("rules = 27", "rules = 1").replace('["全国", "全国（民法典）"]', "[]")
    (rules / "pack.toml").write_text(about, "utf-8")
    profile = folder / "profiles" / "ourcity.toml"
    profile.parent.mkdir()
    copy_profile(forms_dir(), "baoding", profile, title="我们市")
    text = profile.read_text("utf-8").replace('consent = ["保定"]', 'consent = ["我们市"]')
    profile.write_text(text.replace('packs = ["consent"', 'packs = ["our_rules", "consent"'), "utf-8")
    return profile


def test_a_city_is_a_folder_whose_rules_go_along_in_the_file_and_stand_beside_the_law(
    session: EstateSession, tmp_path: Path
) -> None:
    profile = a_city(tmp_path / "city")
    assert check(tmp_path / "city", "zh") == []
    told = {one.gate: outcomes(one) for one in preview(session, str(profile)).verdicts}
    assert told == {"OUR-PE": (None, Outcome.OPEN)}
    choose(session, str(profile))
    write_bundle(session, tmp_path / "out.zip", wish=LEAN)
    shutil.rmtree(tmp_path / "city")
    with open_bundle(tmp_path / "out.zip", tmp_path / "乙.reno", YI, Environment()) as theirs:
        rules = profiles.of(theirs).rules(consent_in_use(theirs))
        assert (rules[0].code, rules[0].share) == ("OUR-PE-AGR", Fraction(9, 10))
        assert {"全国", "全国（民法典）"} <= {one.jurisdiction for one in rules}


def test_a_profile_that_wants_another_tree_says_that_the_round_is_not_moved(
    session: EstateSession, tmp_path: Path
) -> None:
    tree = tmp_path / "city" / "our_tree"
    shutil.copytree(forms_dir() / "liveability", tree)
    about = (tree / "pack.toml").read_text("utf-8").replace('id = "liveability"', 'id = "our_tree"')
    (tree / "pack.toml").write_text(about, "utf-8")
    own = tmp_path / "city" / "profiles" / "ourcity.toml"
    own.parent.mkdir()
    copy_profile(forms_dir(), "national", own)
    text = own.read_text("utf-8").replace('packs = ["consent"', 'packs = ["our_tree", "consent"')
    own.write_text(text, "utf-8")
    found = preview(session, str(own))
    assert [(one.kind, one.before, one.after) for one in found.packs] == [
        ("tree", "liveability@1", "our_tree@1")
    ]
    assert any("不换这一轮的表包" in line for line in preview_lines(found, "zh"))
