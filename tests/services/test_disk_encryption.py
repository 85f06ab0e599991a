"""Whether a disk is encrypted, told from what each operating system says of itself."""

import os
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import cast

import pytest

from renodesk.services.disk_encryption import Encryption, on_linux, on_mac, on_windows
from renodesk.services.doctor import examine

HOME = cast(Path, PureWindowsPath("C:\\RenoDesk"))


def machine(root: Path, mounts: Sequence[tuple[str, str, str]], crypt: Sequence[str] = ()) -> Path:
    """Make `proc` and `sys` of a machine: mounts as (number, where, source), and the encrypted numbers."""
    (root / "proc/self").mkdir(parents=True)
    lines = [f"1 0 {number} / {where} rw - ext4 {source} rw" for number, where, source in mounts]
    (root / "proc/self/mountinfo").write_text("\n".join(lines) + "\n")
    for number, _, _ in mounts:
        if not number.startswith("0:"):
            (root / "sys/dev/block" / number).mkdir(parents=True, exist_ok=True)
    for number in crypt:
        (root / "sys/dev/block" / number / "dm").mkdir()
        (root / "sys/dev/block" / number / "dm/uuid").write_text("CRYPT-LUKS2-0123-root\n")
    return root


def test_a_plain_disk_is_off_and_one_of_dm_crypt_is_on(tmp_path: Path) -> None:
    root = machine(tmp_path, [("8:1", "/", "/dev/sda1"), ("253:0", "/private", "/dev/dm-0")], crypt=["253:0"])
    assert on_linux(Path("/private/li"), root) == Encryption.ON
    assert on_linux(Path("/srv"), root) == Encryption.OFF
    assert on_linux(Path("/privateer"), root) == Encryption.OFF


def test_a_volume_is_on_only_where_every_disk_below_it_is(tmp_path: Path) -> None:
    root = machine(tmp_path, [("253:2", "/", "/dev/dm-2"), ("253:0", "/a", ""), ("8:5", "/b", "")], ["253:0"])
    slaves = root / "sys/dev/block/253:2/slaves"
    slaves.mkdir()
    os.symlink(root / "sys/dev/block/253:0", slaves / "dm-0")
    assert on_linux(Path("/"), root) == Encryption.ON
    os.symlink(root / "sys/dev/block/8:5", slaves / "sda5")
    assert on_linux(Path("/"), root) == Encryption.OFF


def test_what_has_no_disk_of_its_own_is_unknown(tmp_path: Path) -> None:
    assert on_linux(Path("/"), machine(tmp_path, [("0:31", "/", "overlay")])) == Encryption.UNKNOWN
    assert on_linux(Path("/"), tmp_path / "nothing") == Encryption.UNKNOWN


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("1\r\n", Encryption.ON),
        ("2\r\n", Encryption.OFF),
        ("5\r\n", Encryption.OFF),
        ("3", Encryption.UNKNOWN),
        ("", Encryption.UNKNOWN),
    ],
)
def test_windows_is_asked_by_the_property_of_the_drive(said: str, state: Encryption) -> None:
    asked: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> str:
        asked.append(command)
        return said

    assert on_windows(HOME, run) == state
    assert "NameSpace('C:')" in asked[0][-1]


def test_a_network_folder_of_windows_is_not_asked_for() -> None:
    share = cast(Path, PureWindowsPath("\\\\server\\share\\li"))
    assert on_windows(share, lambda _: pytest.fail("asked")) == Encryption.UNKNOWN


def test_a_mac_is_asked_by_filevault() -> None:
    assert on_mac(lambda _: "FileVault is On.\n") == Encryption.ON
    assert on_mac(lambda _: "FileVault is Off.\n") == Encryption.OFF
    assert on_mac(lambda _: "") == Encryption.UNKNOWN


def test_the_doctor_says_it_and_never_refuses_for_it() -> None:
    (found,) = [one for one in examine() if one.part == "encryption"]
    assert not found.is_needed
    assert found.is_fine == (found.detail == "on")
