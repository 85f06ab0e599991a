"""Opening an estate for one command, and reading what stands on the line."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from renodesk import paths
from renodesk.cli.frame import Frame
from renodesk.domain.places import Place
from renodesk.services.places import find_place
from renodesk.services.session import EstateSession

ESTATE_FILE = click.Path(path_type=Path)
ANY_PATH = click.Path(path_type=Path)


class _ArchivePath(click.Path):
    """The folder of an archive, or the URL of one in a store, which becomes the folder one works in."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Return the folder."""
        if isinstance(value, str) and "://" in value:
            from renodesk.services.archive_places import work_folder  # most commands have no archive

            return work_folder(value, paths.user_folder())
        return Path(value)


ARCHIVE_PATH = _ArchivePath(path_type=Path)


@contextmanager
def estate(frame: Frame, file: Path, *, read_only: bool = False) -> Iterator[EstateSession]:
    """Open an estate; a reading command does not mind that somebody else has it."""
    with EstateSession.open(file, frame.author, frame.environment, read_only=read_only) as session:
        yield session


def place_of(session: EstateSession, text: str) -> Place:
    """Return the place named on the line.

    Raises:
        UnknownPlace: it is not registered.
    """
    return find_place(session.survey, text)


def pairs(words: Sequence[str], option: str) -> dict[str, str]:
    """Return `name=value` words as a mapping, the last of a name winning."""
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"{word!r}: NAME=VALUE", param_hint=option)
        found[name.strip()] = value
    return found
