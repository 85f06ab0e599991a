"""Whether the operating system encrypts the disk a folder lies on: what protects a lost laptop at rest.

Windows tells anybody through the Shell's property `System.Volume.BitLockerProtection`; `manage-bde` wants an
administrator. Linux tells by the device mapper (dm-crypt), macOS by `fdesetup`. What cannot be told is said
to be unknown, never to be fine.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

Run = Callable[[Sequence[str]], str]
"""Runs a command and returns what it printed; "" where it cannot."""
_BITLOCKER_ON, _BITLOCKER_OFF = frozenset({"1"}), frozenset({"2", "4", "5"})
"""1 on; 2 off, 4 being decrypted, 5 suspended (its key lies open on disk); 3 being encrypted, 6 locked."""


class Encryption(StrEnum):
    """What is known of a disk's encryption."""

    ON = "on"
    OFF = "off"
    UNKNOWN = "unknown"


def encryption_of(folder: Path) -> Encryption:
    """Return whether the disk that `folder` lies on is encrypted by this operating system."""
    if sys.platform == "win32":
        return on_windows(folder, _output)
    if sys.platform == "darwin":
        return on_mac(_output)
    return on_linux(folder, Path("/"))


def on_windows(folder: Path, run: Run) -> Encryption:
    """Return what the Shell says of the drive (BitLocker or device encryption)."""
    drive = folder.drive
    if len(drive) != 2 or not drive[0].isalpha() or drive[1] != ":":
        return Encryption.UNKNOWN
    script = (
        f"(New-Object -ComObject Shell.Application).NameSpace('{drive}')"
        ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
    )
    said = run(["powershell.exe", "-NoProfile", "-NonInteractive", "-Command", script]).strip()
    if said in _BITLOCKER_ON:
        return Encryption.ON
    return Encryption.OFF if said in _BITLOCKER_OFF else Encryption.UNKNOWN


def on_mac(run: Run) -> Encryption:
    """Return what FileVault says of itself."""
    said = run(["fdesetup", "status"])
    if "FileVault is On" in said:
        return Encryption.ON
    return Encryption.OFF if "FileVault is Off" in said else Encryption.UNKNOWN


def on_linux(folder: Path, root: Path) -> Encryption:
    """Return whether every disk below the folder's file system is one of dm-crypt.

    `root` is where `proc` and `sys` lie. A file system without a block device (overlay, network, memory) is
    unknown. What a host does below a virtual disk cannot be seen, and does not count.
    """
    number = _device_of(folder, root / "proc/self/mountinfo")
    device = root / "sys/dev/block" / number
    if not number or not device.exists():
        return Encryption.UNKNOWN
    return Encryption.ON if _is_crypt(device) else Encryption.OFF


def _device_of(folder: Path, table: Path) -> str:
    """Return `major:minor` of the disk a folder lies on; of a btrfs (a number of its own) the source's."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    here = Path(os.path.abspath(folder))
    for line in lines:
        left, _, right = line.partition(" - ")
        fields, source = left.split(), right.split()[1:2]
        if len(fields) < 5:
            continue
        mount = Path(fields[4].replace("\\040", " "))
        if here.is_relative_to(mount) and len(mount.parts) >= longest:
            found, longest = _number(fields[2], source), len(mount.parts)
    return found


def _number(number: str, source: Sequence[str]) -> str:
    if not number.startswith("0:") or not source or not source[0].startswith("/dev/"):
        return number
    try:
        device = os.stat(source[0]).st_rdev
    except OSError:
        return ""
    return f"{os.major(device)}:{os.minor(device)}"


def _is_crypt(device: Path) -> bool:
    """Return whether a block device, or each one it is made of, is dm-crypt."""
    try:
        if (device / "dm/uuid").read_text(encoding="ascii").startswith("CRYPT-"):
            return True
    except (OSError, ValueError):
        pass
    below = sorted((device / "slaves").iterdir()) if (device / "slaves").is_dir() else []
    return bool(below) and all(_is_crypt(one) for one in below)


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
