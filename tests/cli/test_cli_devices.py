"""The key of an installation and whose signatures are believed, from the command line."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk

from renodesk.bundles.sshsig import BUNDLE
from renodesk.services.environment import this_device_keys

SIGNATURE = "tagmanifest-sha256.txt.sig"


@pytest.fixture
def bundle(estate: Path, tmp_path: Path) -> Path:
    path = tmp_path / "甲.zip"
    done("bundle", "write", estate, "--out", path)
    return path


def altered(bundle: Path, out: Path) -> Path:
    """Write a bundle that is whole and carries a signature of something else."""
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == SIGNATURE:
                data = data.replace(b"A", b"B", 1)
            new.writestr(entry, data, compress_type=entry.compress_type)
    return out


def test_a_key_is_made_once_in_a_file_only_its_person_reads(tmp_path: Path) -> None:
    first = read("device", "show")
    assert read("device", "show") == first
    assert first["kept_in"] == "file"
    assert first["fingerprint"].startswith("SHA256:")
    folder = this_device_keys().folder
    assert (folder / "device.key").stat().st_mode & 0o077 == 0
    assert (folder / "device.pub").read_text(encoding="utf-8").split()[1] == first["key"].split()[1]
    assert done("device", "renew", "--yes")
    assert read("device", "show")["code"] != first["code"]


def test_a_lost_private_half_is_told_and_nothing_unsigned_is_written(estate: Path, tmp_path: Path) -> None:
    read("device", "show")
    (this_device_keys().folder / "device.key").unlink()
    this_device_keys.cache_clear()
    said = renodesk("bundle", "write", estate, "--out", tmp_path / "x.zip")
    assert said.code == 3
    assert "device renew" in said.err
    assert not (tmp_path / "x.zip").exists()


def test_a_passphrase_is_wanted_where_one_was_set(
    estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    this_device_keys().protect("冬天的钥匙")
    this_device_keys.cache_clear()
    assert read("device", "show")["passphrase"] is True
    out = tmp_path / "x.zip"
    assert renodesk("bundle", "write", estate, "--out", out).code == 3
    assert not out.exists()
    monkeypatch.setenv("RENODESK_PASSPHRASE", "夏天")
    assert renodesk("bundle", "write", estate, "--out", out).code == 3
    monkeypatch.setenv("RENODESK_PASSPHRASE", "冬天的钥匙")
    this_device_keys.cache_clear()
    done("bundle", "write", estate, "--out", out)
    assert read("bundle", "verify", out)["signature"]["standing"] == "trusted"


def test_an_office_with_a_list_takes_from_those_on_it_until_they_are_revoked(
    bundle: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    taken = read("office", "ingest", archive, bundle)
    assert (taken[0]["ok"], taken[0]["signature"]["standing"]) == (True, "unknown")
    code = read("device", "show")["code"]
    wrong = refused(
        "trust", "add", "d-1", "--bundle", bundle, "--code", "AAAA-BBBB-CCCC-DDDD", "--archive", archive
    )
    assert "短码对不上" in wrong
    assert code not in wrong
    done(
        "trust", "add", "d-1", "--bundle", bundle, "--code", code.lower(), "--who", "甲", "--archive", archive
    )
    assert "已登记" in done("office", "ingest", archive, bundle).out
    done("trust", "revoke", "d-1", "--archive", archive)
    assert "已撤销" in refused("office", "ingest", archive, bundle)
    listed = read("trust", "list", "--archive", archive)
    assert (listed["trusted"], listed["revoked"][0]["code"]) == ([], code)


def test_unsigned_and_unknown_stay_out_where_there_is_a_list_unless_it_is_said(
    bundle: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
    done("trust", "add", "d-9", "--key", key, "--archive", archive)
    assert renodesk("office", "ingest", archive, bundle).code == 3
    assert not list((archive / "estates").glob("*.reno"))
    assert read("office", "ingest", archive, bundle, "--from-anybody")[0]["ok"]


def test_what_was_altered_is_whole_and_still_taken_by_nobody(
    bundle: Path, estate: Path, tmp_path: Path
) -> None:
    other = altered(bundle, tmp_path / "b.zip")
    checked = renodesk("--json", "bundle", "verify", other)
    assert checked.code == 1
    assert checked.json["ok"]
    assert checked.json["signature"]["standing"] == "altered"
    for words in (
        ("bundle", "merge", estate, other),
        ("bundle", "open", other, tmp_path / "new.reno"),
        ("office", "ingest", tmp_path / "archive", other, "--from-anybody"),
    ):
        said = renodesk(*words)
        assert said.code == 3
        assert "改过" in said.err
    assert not (tmp_path / "new.reno").exists()


def test_a_key_travels_as_a_picture(tmp_path: Path) -> None:
    pytest.importorskip("zxingcpp")
    picture = tmp_path / "key.png"
    done("device", "show", "--code", picture)
    done("trust", "add", "d-1", "--picture", picture, "--who", "甲")
    (device,) = read("trust", "list")["trusted"]
    assert device["code"] == read("device", "show")["code"]


def test_a_public_file_that_says_another_key_is_written_anew(tmp_path: Path) -> None:
    own = read("device", "show")
    public = this_device_keys().folder / "device.pub"
    public.write_text("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n")
    this_device_keys.cache_clear()
    assert read("device", "show") == own
    assert own["key"].split()[1] in public.read_text(encoding="utf-8")


def test_a_folder_the_key_cannot_be_held_in_is_told_in_words(estate: Path, tmp_path: Path) -> None:
    (this_device_keys().folder / "device.key.lock").mkdir(parents=True)
    out = tmp_path / "x.zip"
    for words in (("device", "show"), ("bundle", "write", estate, "--out", out)):
        said = renodesk(*words)
        assert said.code == 3
        assert "RenoDesk" in said.err
    assert not out.exists()


KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


@pytest.mark.parametrize("name", ["甲的电脑", "槐安里（备用）", "d-1@街道", "Zoë-2"])
def test_a_device_is_called_what_people_call_it(name: str) -> None:
    done("trust", "add", name, "--key", KEY, "--who", "甲")
    (device,) = read("trust", "list")["trusted"]
    assert (device["name"], device["who"]) == (name, "甲")
    done("trust", "revoke", name)
    assert "甲" in done("trust", "list").out
    assert read("trust", "list")["revoked"][0]["name"] == name


@pytest.mark.parametrize("name", ["甲 的电脑", "a,b", "*", "#1", '"a', "甲" * 41, "a\u202eb", ""])
def test_a_name_that_cannot_be_says_what_may_be(name: str) -> None:
    for language, words in (("zh", ("汉字", "空格", "40")), ("en", ("any script", "spaces", "40"))):
        said = renodesk("--lang", language, "trust", "add", name, "--key", KEY)
        assert said.code == 2
        assert all(word in said.err for word in words)
    assert read("trust", "list")["trusted"] == []


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_knows_a_device_by_its_chinese_name(bundle: Path, tmp_path: Path) -> None:
    done("trust", "add", "甲的电脑", "--key", read("device", "show")["key"], "--archive", tmp_path)
    with zipfile.ZipFile(bundle) as file:
        (tmp_path / "sig").write_bytes(file.read(SIGNATURE))
        message = file.read(SIGNATURE.removesuffix(".sig"))
    words = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "trusted_devices"), "-I", "甲的电脑"]
    words += ["-n", BUNDLE, "-s", str(tmp_path / "sig")]
    subprocess.run(words, input=message, check=True, capture_output=True)


def test_a_bundle_that_is_not_signed_vouches_for_nobody(bundle: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.zip"
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(bare, "w") as new:
        for entry in old.infolist():
            if entry.filename != SIGNATURE:
                new.writestr(entry, old.read(entry), compress_type=entry.compress_type)
    assert "没有签名" in refused("trust", "add", "d-1", "--bundle", bare, "--code", "AAAA-BBBB-CCCC-DDDD")
    other = altered(bundle, tmp_path / "b.zip")
    assert "改过" in refused("trust", "add", "d-1", "--bundle", other, "--code", "AAAA-BBBB-CCCC-DDDD")
