"""The fixture of the pack tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from packs.packs_copy import PacksCopy

from renodesk.paths import forms_dir


@pytest.fixture(scope="session")
def packs_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped packs, made once: whoever reads packs knows those that did not change."""
    return Path(shutil.copytree(forms_dir(), tmp_path_factory.mktemp("packs") / "forms"))


@pytest.fixture
def packs(packs_made: Path) -> Iterator[PacksCopy]:
    """The copy, for a test to damage; what differs from the shipped packs behind it is copied anew."""
    yield PacksCopy(packs_made)
    packs_made.mkdir(exist_ok=True)
    for name in {one.name for folder in (packs_made, forms_dir()) for one in folder.iterdir()}:
        if files_of(packs_made / name) != files_of(forms_dir() / name):
            copy_anew(packs_made / name)


def files_of(place: Path) -> set[tuple[str, int, int]]:
    """Return each file's name, size and time; a copy has all three of what it was made of."""
    found = [one for one in (place, *place.rglob("*")) if one.is_file()]
    states = {str(one.relative_to(place)): one.lstat() for one in found}
    return {(name, state.st_size, state.st_mtime_ns) for name, state in states.items()}


def copy_anew(place: Path) -> None:
    """Put the shipped pack back where a test has changed one, or nothing where it has made one."""
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    if (forms_dir() / place.name).exists():
        shutil.copytree(forms_dir() / place.name, place)
