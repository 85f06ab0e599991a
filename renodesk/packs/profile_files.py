"""Profiles as files: `profiles/<id>.toml` in a folder of packs, or one file by itself."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from renodesk.errors import PackFaulty
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import decode_csv
from renodesk.packs.description import SINGLE
from renodesk.packs.pack_text import DESCRIPTION, MAX_BYTES, PackText, faulty, pack_text

FOLDER = SINGLE["profile"]
"""Where profiles lie, in the folder of packs."""


def profile_texts(folder: Path, complaints: Complaints | None = None) -> Iterator[PackText]:
    """Yield the profiles of a folder of packs, by file name; those that cannot be read are complained of."""
    for file in profile_paths(folder):
        try:
            yield read_profile_file(file)
        except PackFaulty as error:
            told = error.facts["complaints"]
            if complaints is not None and isinstance(told, tuple):
                complaints.found.extend(told)


def profile_paths(folder: Path) -> list[Path]:
    """Return the files of profiles in a folder of packs, by name."""
    inner = folder / FOLDER
    return sorted(inner.glob("*.toml")) if inner.is_dir() else []


def read_profile_file(file: Path) -> PackText:
    """Return the exact text of one profile; its line ends are made one kind.

    Raises:
        PackFaulty: it cannot be read, or is not named after its id.
    """
    try:
        size, data = file.stat().st_size, b""
        if size <= MAX_BYTES:
            data = file.read_bytes()
    except OSError as error:
        raise faulty(FOLDER, "pack_file_missing", file=file.name, name=file.name) from error
    if size > MAX_BYTES:
        raise faulty(FOLDER, "pack_file_too_large", file=file.name, name=file.name)
    text = decode_csv(data)
    if text is None:
        raise faulty(FOLDER, "pack_encoding", file=file.name, name=file.name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        described = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise faulty(FOLDER, "pack_toml_broken", file=file.name, detail=str(error)[:200]) from error
    named = str(described.get("id", ""))
    if named != file.stem:
        raise faulty(FOLDER, "profile_name_differs", file=file.name, id=named, name=file.name)
    return pack_text(named, str(described.get("version", "")), {DESCRIPTION: text})
