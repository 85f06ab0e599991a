"""Put a pack where it is wanted: as a folder an office edits, or as one file to mail; never over another."""

import os
import shutil
import tempfile
from pathlib import Path

from renodesk.errors import FileExists
from renodesk.packs import PackText
from renodesk.tables.writing import file_trouble, replace_file

PACK_FILE = ".json"


def write_pack(text: PackText, out: Path) -> None:
    """Write a pack to `out`: one file where it ends in `.json`, else a folder, which appears whole.

    Raises:
        FileExists: something is there; a version that was given out is never edited.
        NotWritable, DiskFull: nothing was written.
    """
    if out.exists() and (out.is_file() or any(out.iterdir())):
        raise FileExists(file=out.name)
    if out.suffix == PACK_FILE:
        replace_file(out, text.text.encode("utf-8"))
        return
    beside = ""
    try:
        beside = tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent)
        for name, content in text.files().items():
            data = content.encode("utf-8-sig" if name.endswith(".csv") else "utf-8")
            (Path(beside) / name).write_bytes(data)
        Path(beside).chmod(0o755)
        if out.exists():
            out.rmdir()
        os.rename(beside, out)
    except OSError as error:
        raise file_trouble(out, error) from error
    finally:
        if beside:
            shutil.rmtree(beside, ignore_errors=True)
