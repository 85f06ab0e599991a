"""A disk that holds no large file, as a FAT32 stick: a bundle is divided, the rest is told in words."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.test_cli_bundle_wishes import photographed

from renodesk.storage.large_files import MOST_ON_FAT, most_file_bytes

__all__ = ["photographed"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
LIMIT = 700_000
LIMITED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from renodesk.cli.registry import main
sys.exit(main(sys.argv[1:]))
""".replace("LIMIT,", f"{LIMIT},").replace("LIMIT)", f"{LIMIT})")


def limited(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command line in a process that may write no file larger than the limit."""
    command = [sys.executable, "-c", LIMITED, *map(str, words)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_a_bundle_too_large_for_one_file_is_told_and_goes_in_parts(
    photographed: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    said = limited("bundle", "write", photographed, "--no-papers", "--out", stick / "a.zip")
    assert said.returncode == 3
    assert "FAT32" in said.stderr
    assert list(stick.iterdir()) == []
    said = limited(
        "bundle", "write", photographed, "--no-papers", "--part-size", LIMIT, "--out", stick / "a.zip"
    )
    assert said.returncode == 0, said.stderr
    assert len(list(stick.iterdir())) > 1
    assert all(one.stat().st_size <= LIMIT for one in stick.iterdir())


def test_what_a_mount_is_says_how_large_a_file_may_be(tmp_path: Path) -> None:
    stick, other = tmp_path / "我的 U盘", tmp_path / "disk"
    for folder in (stick / "交换", other):
        folder.mkdir(parents=True)
    named = str(stick).replace(" ", "\\040")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 254:0 / / rw - ext4 /dev/root rw\n"
        f"23 22 8:1 / {named} rw,nosuid shared:9 - vfat /dev/sdb1 rw\n"
        f"24 22 8:2 / {other} rw - exfat /dev/sdc1 rw\n",
        encoding="utf-8",
    )
    assert most_file_bytes(stick / "交换", mounts) == MOST_ON_FAT
    assert most_file_bytes(stick, mounts) == MOST_ON_FAT
    assert most_file_bytes(other, mounts) is None
    assert most_file_bytes(tmp_path, mounts) is None
    assert most_file_bytes(tmp_path, tmp_path / "none") is None
    shutil.rmtree(stick)
    assert most_file_bytes(Path("/"), mounts) is None
