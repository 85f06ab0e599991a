"""Sealed bundles, from the command line: for the office and oneself, opened by the age tool too."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk

from renodesk.bundles.sealing import new_identity
from renodesk.services.environment import these_seals

AGE = b"age-encryption.org/v1"


class Office:
    """The office's key pair, in a file of its own as `age-keygen` writes it."""

    def __init__(self, folder: Path) -> None:
        secret, self.public = new_identity()
        self.file = folder / "office-key.txt"
        self.file.write_text(f"# public key: {self.public}\n{secret}\n", encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def sealed(estate: Path, office: Office, tmp_path: Path) -> Path:
    done("seals", "add", office.public, "--who", "街道办公室")
    out = tmp_path / "甲.zip.age"
    done("bundle", "write", estate, "--out", out, "--sealed")
    return out


def test_sealing_wants_somebody_to_seal_for(estate: Path, tmp_path: Path) -> None:
    said = renodesk("bundle", "write", estate, "--out", tmp_path / "x.zip.age", "--sealed")
    assert said.code == 3
    assert "seals add" in said.err
    assert renodesk("seals", "add", "age1nobody").code == 3
    assert list(tmp_path.glob("*x.zip*")) == []


def test_a_sealed_bundle_shows_nothing_and_its_sender_opens_it(
    sealed: Path, estate: Path, tmp_path: Path
) -> None:
    data = sealed.read_bytes()
    assert data.startswith(AGE)
    assert not any(word in data for word in (b"bagit.txt", b"changes.jsonl"))
    assert read("bundle", "verify", sealed)["signature"]["standing"] == "trusted"
    done("bundle", "open", sealed, tmp_path / "again.reno")
    assert "收" in done("bundle", "merge", estate, sealed, "--preview").out
    given = read("bundle", "give", estate, tmp_path, "--sealed")
    assert given["file"].endswith(".zip.age")


def test_each_of_both_keys_opens_it_alone_and_no_other_does(
    sealed: Path, office: Office, tmp_path: Path
) -> None:
    assert read("seals", "drill", sealed, "--key", office.file)["ok"]
    assert read("seals", "drill", sealed, "--key", these_seals().file)["ok"]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert renodesk("seals", "drill", sealed, "--key", Office(elsewhere).file).code == 3
    these_seals().file.unlink()
    assert renodesk("bundle", "verify", sealed).code == 3


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_the_age_tool_opens_it_with_the_offices_key(sealed: Path, office: Office, tmp_path: Path) -> None:
    opened = tmp_path / "opened.zip"
    subprocess.run(["age", "-d", "-i", str(office.file), "-o", str(opened), str(sealed)], check=True)
    assert read("bundle", "verify", opened)["ok"]


def test_an_office_with_its_key_takes_it_in(sealed: Path, office: Office, tmp_path: Path) -> None:
    these_seals().file.write_text(office.file.read_text(encoding="utf-8"), encoding="utf-8")
    assert read("office", "ingest", tmp_path / "archive", sealed)[0]["ok"]


@pytest.mark.parametrize("cut", [10, 40, 250, 5000])
def test_a_sealed_bundle_cut_off_or_altered_is_told_as_damaged_or_not_ours(
    sealed: Path, cut: int, estate: Path
) -> None:
    data = sealed.read_bytes()
    for damaged in (data[:cut], data[:cut] + bytes([data[cut] ^ 1]) + data[cut + 1 :]):
        sealed.write_bytes(damaged)
        said = renodesk("bundle", "merge", estate, sealed)
        assert said.code == 3
        assert "Traceback" not in said.err


def test_the_preference_seals_every_bundle(sealed: Path, estate: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.zip.age"
    done("settings", "set", "seal_bundles", "on")
    done("bundle", "write", estate, "--out", out)
    assert out.read_bytes().startswith(AGE)
    assert read("seals", "list")["recipients"][0]["who"] == "街道办公室"
    done("seals", "remove", "街道办公室")
    assert renodesk("bundle", "write", estate, "--out", out).code == 3
    assert out.read_bytes().startswith(AGE)


def test_a_secret_key_that_is_none_is_told_in_words(sealed: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text("AGE-SECRET-KEY-1NOTHING\n", encoding="utf-8")
    assert renodesk("seals", "drill", sealed, "--key", broken).code == 3
    these_seals().file.write_text(broken.read_text(encoding="utf-8"), encoding="utf-8")
    assert renodesk("bundle", "verify", sealed).code == 3


def test_a_drill_says_which_file_is_at_fault_and_what_to_do(
    sealed: Path, estate: Path, office: Office, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    other = Office(elsewhere).file
    wrong = refused("seals", "drill", sealed, "--key", other)
    assert "演练" in wrong
    assert other.name in wrong
    assert "seals list" not in wrong
    for text in ("age1abc\n", "AGE-SECRET-KEY-1NOTHING\n"):
        none = tmp_path / "none.txt"
        none.write_text(text, encoding="utf-8")
        said = refused("seals", "drill", sealed, "--key", none)
        assert "私钥" in said
        assert none.name in said
    assert "gone.txt" in refused("seals", "drill", sealed, "--key", tmp_path / "gone.txt")
    plain = tmp_path / "plain.zip"
    done("bundle", "write", estate, "--out", plain)
    assert "没有加密" in refused("seals", "drill", plain, "--key", office.file)
