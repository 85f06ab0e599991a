"""Giving a writer a new id in a copy of the file, when two machines wrote under one."""

from dataclasses import replace
from pathlib import Path

from renodesk.domain.changes import Author, Change, ChangeId
from renodesk.errors import FileExists, FileMissing, UnknownChange
from renodesk.storage.estate_file import EstateFile


def reissue_writer(path: Path, writer: str, out: Path, new_writer: str) -> int:
    """Copy the file to `out` with `writer` known as `new_writer` in every change and reference.

    Return how many changes moved.

    For the honest laptop whose numbers were used twice, as after a copied disk.

    Raises:
        FileMissing, FileExists, NotWritable, DiskFull: `out` was not made.
        UnknownChange: nobody of that id wrote.
    """
    if not path.is_file():
        raise FileMissing(file=path.name)
    if out.exists():
        raise FileExists(file=out.name)
    author = Author(person="", device="")
    with EstateFile.open(path, author, clock=lambda: 0, read_only=True) as old:
        writers = old.writers()
        if writer not in writers:
            raise UnknownChange(change=writer)
        with EstateFile.create(out, author, clock=lambda: 0) as new:
            renamed = [replace(one, id=new_writer) if one.id == writer else one for one in writers.values()]
            changes = [_renamed(change, writer, new_writer) for change in old.changes()]
            new.merge(renamed, changes, {})
            for pack in old.packs():
                new.keep_pack(pack.id, pack.version, pack.sha256, pack.text)
            for photo in old.photos():
                new.keep_photo(photo, old.original(photo.sha256), {})
    return sum(1 for change in changes if change.id.writer == new_writer)


def _renamed(change: Change, old: str, new: str) -> Change:
    def moved(one: ChangeId) -> ChangeId:
        return ChangeId(writer=new, seq=one.seq) if one.writer == old else one

    return change._replace(
        id=moved(change.id),
        undoes=None if change.undoes is None else moved(change.undoes),
        replaces=tuple(moved(one) for one in change.replaces),
    )
