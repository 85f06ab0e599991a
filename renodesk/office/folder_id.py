"""The id of a folder that several machines share: random, made once, kept in the folder itself."""

import secrets
from pathlib import Path

from filelock import FileLock, Timeout

from renodesk.errors import NotWritable
from renodesk.tables.writing import replace_file

NAME = ".renodesk-id"


def folder_id(folder: Path) -> str:
    """Return the id of a folder, wherever it is mounted; of several who ask first one makes it.

    Raises:
        NotWritable: it has none, and none can be written.
    """
    path = folder / NAME
    try:
        if not path.exists():
            with FileLock(folder / (NAME + ".lock"), timeout=30):
                if not path.exists():
                    replace_file(path, secrets.token_hex(8).encode())
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError, Timeout) as error:
        raise NotWritable(file=NAME) from error
