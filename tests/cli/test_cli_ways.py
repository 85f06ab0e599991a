"""Ways of transport from the command line: kept, tried, and their passwords nowhere to be read."""

from pathlib import Path

import pytest
from cli.commands import done, read, refused, renodesk

from renodesk.services.environment import this_device_keys


def test_a_folder_is_kept_tried_and_removed(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "还在.zip").write_bytes(b"x")
    assert "way add" in done("way", "list").out
    done("way", "add", "棍", stick)
    assert read("way", "list") == [{"name": "棍", "kind": "folder", "place": str(stick)}]
    assert read("way", "test", "棍")["files"] == 1
    assert [path.name for path in stick.iterdir()] == ["还在.zip"]
    stick.rename(tmp_path / "pulled")
    assert "U 盘" in refused("way", "test", "棍")
    assert not stick.exists()
    done("way", "remove", "棍")
    assert read("way", "list") == []
    assert "棍" in refused("way", "test", "棍")


def test_a_password_lies_in_a_file_of_its_own_and_is_said_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RENODESK_WAY_SECRET", "geheim-7")
    url = "https://127.0.0.1:9/dav"
    said = done("way", "add", "云", url, "--user", "甲")
    assert "way-secrets.json" in said.out
    folder = this_device_keys().folder
    secrets = folder / "way-secrets.json"
    assert "geheim-7" in secrets.read_text(encoding="utf-8")
    assert secrets.stat().st_mode & 0o077 == 0
    others = [path for path in folder.rglob("*") if path.is_file() and path != secrets]
    assert [path for path in others if b"geheim-7" in path.read_bytes()] == []
    test = renodesk("way", "test", "云")
    assert test.code == 3
    told = [said, test, done("way", "list"), done("--json", "way", "list"), done("doctor")]
    assert "geheim-7" not in "".join(one.out + one.err for one in told)

    monkeypatch.delenv("RENODESK_WAY_SECRET")
    done("way", "add", "云", url, "--user", "乙")
    assert "geheim-7" in secrets.read_text(encoding="utf-8")
    done("way", "remove", "云")
    assert not secrets.exists()


def test_a_way_in_the_clear_or_with_a_password_in_its_address_is_refused(tmp_path: Path) -> None:
    assert "明文" in refused("way", "add", "云", "http://dav.example.org/in")
    assert "密码不写在地址里" in refused("way", "add", "云", "https://a:geheim@dav.example.org/in")
    assert "s3://" in refused("way", "add", "云", "s3://")
    assert read("way", "list") == []
