"""The fixture of the pack tests."""

import shutil
from pathlib import Path

import pytest
from packs.packs_copy import PacksCopy

from renodesk.paths import forms_dir


@pytest.fixture
def packs(tmp_path: Path) -> PacksCopy:
    """A copy of the shipped packs."""
    shutil.copytree(forms_dir(), tmp_path / "forms")
    return PacksCopy(tmp_path / "forms")
