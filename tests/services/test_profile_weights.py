"""Weights a profile names: told before, taken by a running round when said so, never by a sealed one."""

import shutil
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from renodesk.domain.changes import Author
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import NodeScore
from renodesk.domain.survey import Observation
from renodesk.domain.weights import weights_name
from renodesk.errors import PackFaulty, RoundSealed
from renodesk.paths import forms_dir
from renodesk.services.answers import Answers
from renodesk.services.environment import Environment
from renodesk.services.exchange import merge_bundle, open_bundle, write_bundle
from renodesk.services.history import History
from renodesk.services.pack_migration import PackMigration
from renodesk.services.profile_choosing import choose
from renodesk.services.profile_preview import preview
from renodesk.services.profile_words import preview_lines
from renodesk.services.rounds import Rounds
from renodesk.services.session import EstateSession

YI = Author(person="乙", device="d-2")


@pytest.fixture
def equal(tmp_path: Path) -> str:
    """Return the file of a profile that weighs everything alike."""
    file = tmp_path / "woqu.toml"
    text = (forms_dir() / "profiles" / "national.toml").read_text("utf-8")
    text = text.replace('id = "national"', 'id = "woqu"').replace(
        "[settings]", 'weights = "equal"\n[settings]'
    )
    file.write_text(text, "utf-8")
    return str(file)


@pytest.fixture
def scored(session: EstateSession) -> EstateSession:
    """Return an estate with a good answer in a heavy part and a bad one in a light part."""
    for name in ("1", "2"):
        Answers(session).record("A1.2", Place(building=name), Observation(inputs={"illegal": Fraction(0)}))
    Answers(session).record(
        "B3.2", ESTATE, Observation(inputs=dict.fromkeys(("ground_m2", "equip", "equip_bad"), Fraction(1)))
    )
    return session


def ends(node: NodeScore) -> tuple[Fraction | None, Fraction | None]:
    return node.low, node.high


def test_what_the_round_comes_to_by_other_weights_is_told_and_it_keeps_its_own(
    scored: EstateSession, equal: str
) -> None:
    before = ends(scored.scores.total)
    found = preview(scored, equal)
    assert found.weights is not None
    assert (found.weights.before, found.weights.after) == ("expert", "equal")
    total = next(one for one in found.weights.scores if one.item is None)
    assert ends(total.before) == before
    assert ends(total.after) != before
    lines = preview_lines(found, "zh")
    assert any("权重：专家建议 → 同级相等" in line for line in lines)
    assert any("总分（换了权重）" in line for line in lines)
    choose(scored, equal)
    assert ends(scored.scores.total) == before
    assert preview(scored, equal).weights is not None
    choose(scored, equal, reweighs=True)
    assert ends(scored.scores.total) == ends(total.after)
    assert weights_name(scored.forms.tree) == "equal"
    assert preview(scored, equal).weights is None
    assert preview(scored, "national").weights is not None


def test_it_can_be_taken_back_and_is_the_same_when_opened_again(scored: EstateSession, equal: str) -> None:
    before = ends(scored.scores.total)
    choose(scored, equal, reweighs=True)
    after = ends(scored.scores.total)
    with EstateSession.open(scored.path, scored.author, scored.environment, read_only=True) as again:
        assert ends(again.scores.total) == after
    History(scored).undo()
    assert ends(scored.scores.total) == before


def test_a_round_begun_afterwards_takes_the_weights_of_the_profile(scored: EstateSession, equal: str) -> None:
    choose(scored, equal)
    assert weights_name(scored.forms.tree) == "expert"
    Rounds(scored).new("after-works")
    assert weights_name(scored.forms.tree) == "equal"


def test_a_sealed_round_never_changes_not_even_by_what_a_colleague_chose(
    scored: EstateSession, equal: str, tmp_path: Path
) -> None:
    write_bundle(scored, tmp_path / "a.zip")
    with open_bundle(tmp_path / "a.zip", tmp_path / "yi.reno", YI, Environment()) as theirs:
        choose(theirs, equal, reweighs=True)
        write_bundle(theirs, tmp_path / "b.zip")
    before = ends(scored.scores.total)
    Rounds(scored).seal("t")
    assert preview(scored, equal).weights is None
    with pytest.raises(RoundSealed):
        choose(scored, equal, reweighs=True)
    merge_bundle(scored, tmp_path / "b.zip")
    with EstateSession.open(scored.path, scored.author, scored.environment, read_only=True) as again:
        assert ends(again.scores.total) == before
    assert weights_name(scored.forms.tree) == "expert"


def test_moving_the_round_to_another_version_keeps_its_weights(
    scored: EstateSession, equal: str, tmp_path: Path
) -> None:
    choose(scored, equal, reweighs=True)
    packs = tmp_path / "forms"
    shutil.copytree(forms_dir(), packs)
    file = packs / "liveability" / "pack.toml"
    file.write_text(file.read_text("utf-8").replace('version = "1"', 'version = "2"'), "utf-8")
    scored.environment = replace(scored.environment, forms_folder=packs)
    moving = PackMigration(scored)
    moving.migrate(moving.table())
    assert scored.round == "baseline@2"
    assert weights_name(scored.forms.tree) == "equal"


def test_weights_nobody_has_are_complained_of(scored: EstateSession, equal: str) -> None:
    Path(equal).write_text(Path(equal).read_text("utf-8").replace('"equal"', '"heavy"'), "utf-8")
    with pytest.raises(PackFaulty):
        preview(scored, equal)
