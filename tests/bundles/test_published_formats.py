"""What docs/format publishes for machines is true of what we write: BagIt profile and JSON Schemas."""

import json
import shutil
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from bagit_utils import Bag
from bagit_utils.validator import BagItProfileValidator, BagValidator
from bundles.sample import Sample
from jsonschema import Draft202012Validator, ValidationError

from renodesk.bundles.profile import ALGORITHMS, FORMAT, INFO_LABELS, ONCE, PROFILE, SIGNATURE
from renodesk.bundles.tags import VERSIONS
from renodesk.domain import canonical
from renodesk.domain.log.parsing import ChangeFault, parse_change

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bagit

FORMATS = Path(__file__).resolve().parents[2] / "docs" / "format"
PROFILE_FILE = FORMATS / "bundle-profile-1.json"


def schema(name: str) -> Draft202012Validator:
    """Return a published schema, itself checked."""
    published = json.loads((FORMATS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    return Draft202012Validator(published)


@pytest.fixture
def unzipped(sample: Sample, tmp_path: Path) -> Path:
    """Return the sample's bundle as a folder."""
    with zipfile.ZipFile(sample.bundle) as file:
        file.extractall(tmp_path / "bag")
    return tmp_path / "bag"


def test_the_profile_is_one_and_says_what_the_reader_does() -> None:
    profile = BagItProfileValidator.load_profile(profile_src=PROFILE_FILE)
    said = profile["BagIt-Profile-Info"]
    assert said["BagIt-Profile-Identifier"] == PROFILE
    assert {"Source-Organization", "External-Description", "Version", "BagIt-Profile-Version"} < set(said)
    assert said["Version"] == str(FORMAT)
    assert set(profile["Bag-Info"]) | {"BagIt-Profile-Identifier"} == set(INFO_LABELS.values()) - {
        "Bag-Software-Agent"
    }
    once = {label for label, rule in profile["Bag-Info"].items() if rule.get("repeatable") is False}
    assert once == set(ONCE) - {"BagIt-Profile-Identifier"}
    assert set(profile["Manifests-Allowed"]) == set(profile["Tag-Manifests-Allowed"]) == set(ALGORITHMS)
    assert profile["Accept-BagIt-Version"] == list(VERSIONS)
    assert profile["Tag-Files-Allowed"] == [SIGNATURE]


def test_a_bundle_of_the_sample_is_valid_by_its_profile(unzipped: Path) -> None:
    bag = Bag(unzipped)
    (about,) = bag.validate().issues
    assert SIGNATURE in about.message
    assert "not covered by manifests" in about.message
    found = BagValidator.validate_once(bag, profile_src=PROFILE_FILE)
    assert (found.valid, [one for one in found.issues if one.level == "error"]) == (True, [])
    assert bag.baginfo["BagIt-Profile-Identifier"] == [PROFILE]
    (unzipped / SIGNATURE).unlink()
    assert bag.validate().issues == []


def test_so_is_the_bag_that_another_tool_makes_of_its_payload(unzipped: Path, tmp_path: Path) -> None:
    info = dict(line.split(": ", 1) for line in (unzipped / "bag-info.txt").read_text().splitlines())
    folder = Path(shutil.copytree(unzipped / "data", tmp_path / "theirs"))
    bagit.make_bag(str(folder), info, processes=1)
    assert BagValidator.validate_once(Bag(folder), profile_src=PROFILE_FILE).valid


@pytest.mark.parametrize(
    "harm",
    [
        lambda bag: (bag / "fetch.txt").write_text("https://example.org - data/x\n"),
        lambda bag: (bag / "stray.txt").write_text("x"),
        lambda bag: (bag / "data" / "changes.jsonl").unlink(),
        lambda bag: (bag / "bag-info.txt").write_text(f"BagIt-Profile-Identifier: {PROFILE}\n"),
        lambda bag: (bag / "manifest-md5.txt").write_text(""),
    ],
    ids=["parts to fetch", "a stray tag file", "no log", "no format", "md5"],
)
def test_a_bag_outside_the_profile_is_not(harm: Callable[[Path], object], unzipped: Path) -> None:
    harm(unzipped)
    assert not BagValidator.validate_once(Bag(unzipped), profile_src=PROFILE_FILE).valid


def test_every_member_of_the_sample_keeps_its_schema(sample: Sample) -> None:
    changes = schema("changes")
    for path in (sample.bundle, sample.small, *sample.others):
        with zipfile.ZipFile(path) as file:
            schema("estate").validate(json.loads(file.read("data/estate.json")))
            head, *lines = map(json.loads, file.read("data/changes.jsonl").splitlines())
        assert "writers" in head
        assert len(lines) > 20
        for line in (head, *lines):
            changes.validate(line)
    schema("receipt").validate(json.loads(sample.receipt.read_bytes().partition(b"\n")[0]))


def a_change(sample: Sample) -> dict[str, object]:
    """Return a change of the sample's log that replaces another."""
    with zipfile.ZipFile(sample.bundle) as file:
        lines = [json.loads(line) for line in file.read("data/changes.jsonl").splitlines()[1:]]
    found: dict[str, object] = next(line for line in lines if line["replaces"])
    return found


WRONG: dict[str, dict[str, object]] = {
    "more": {"more": 1},
    "id": {"id": "x:1"},
    "no number": {"id": "6a0616358df742ae:0"},
    "a long number": {"id": "6a0616358df742ae:" + "9" * 16},
    "hlc as text": {"hlc": "117476079697920001"},
    "hlc broken": {"hlc": 1.5},
    "act": {"act": 0},
    "at": {"at": "yesterday"},
    "entity": {"entity": "Estate"},
    "key": {"key": ""},
    "field": {"field": "f" * 101},
    "replaces": {"replaces": "6a0616358df742ae:1"},
    "undoes": {"undoes": 3},
    "reason": {"reason": None},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_schema_refuses_what_the_reader_refuses(wrong: dict[str, object], sample: Sample) -> None:
    change = a_change(sample)
    parse_change(json.dumps(change))
    with pytest.raises(ChangeFault):
        parse_change(json.dumps(change | wrong))
    with pytest.raises(ValidationError):
        schema("changes").validate(change | wrong)


def test_a_snapshot_or_receipt_of_another_shape_does_not_keep_its_schema(sample: Sample) -> None:
    with zipfile.ZipFile(sample.bundle) as file:
        shown = json.loads(file.read("data/estate.json"))
    receipt = json.loads(sample.receipt.read_bytes().partition(b"\n")[0])
    for name, whole, wrong in (
        ("estate", shown, {"sealed": "no"}),
        ("estate", shown, {"scores": {"A": {"low": "1/0", "high": 3, "contested": False}}}),
        ("estate", shown, {"cells": [{"entity": "estate"}]}),
        ("receipt", receipt, {"holds": {"6a0616358df742ae": [[1]]}}),
        ("receipt", receipt, {"photos": ["A" * 64]}),
    ):
        with pytest.raises(ValidationError):
            schema(name).validate(whole | wrong)
    assert canonical.dumps(canonical.loads(json.dumps(receipt))).encode() + b"\n" == (
        sample.receipt.read_bytes().partition(b"\n")[0] + b"\n"
    )
