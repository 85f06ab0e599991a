"""Photos as files of their own, under names one can read: for mail, a colleague, another program."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from renodesk.domain.annotation import ShapeKind, annotation_from
from renodesk.services.environment import Progress, no_progress
from renodesk.services.photo_rows import PhotoRow
from renodesk.services.photos import Photos
from renodesk.services.session import EstateSession
from renodesk.tables.writing import file_trouble, replace_file

_MOST = 120
"""Characters of a name, which every file system holds."""


class PhotoFiles:
    """Writes the pictures of uses into a folder."""

    def __init__(self, session: EstateSession, photos: Photos) -> None:
        """Read the session's current round."""
        self._session = session
        self._photos = photos

    def write(self, uses: Sequence[str], folder: Path) -> tuple[Path, ...]:
        """Write the originals of uses into `folder`, byte for byte, and return the files.

        A use with a blur leaves as the picture a paper prints, so that nothing under it leaves with it. A
        photo whose original is not here is passed over; a file that is there already is not written again.

        Raises:
            NotWritable, DiskFull: the files before it are whole.
        """
        rows = {row.use: row for row in self._photos.rows()}
        return tuple(self._files([rows[use] for use in uses if use in rows], folder))

    def export(self, folder: Path, progress: Progress = no_progress) -> list[str]:
        """Write the originals of the current round into `folder`, byte for byte, and return their names.

        A name is `<place>_<item>_<number>_<name>`; a file that is there already with other bytes is not
        replaced.

        Raises:
            NotWritable, DiskFull: the files before it are whole.
        """
        rows = self._photos.rows()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_trouble(folder, error) from error
        written: list[str] = []
        for number, row in enumerate(rows, 1):
            progress("photos_exporting", number / len(rows))
            original = self._photos.original(row.sha256)
            if original is None:
                continue
            name = _export_name(row, number)
            if not (folder / name).exists():
                replace_file(folder / name, original)
            written.append(name)
        return written

    def _files(self, rows: Sequence[PhotoRow], folder: Path) -> Iterator[Path]:
        for row in rows:
            data, suffix = self._bytes(row)
            if data is None:
                continue
            file = _free(folder, _clean(self._stem(row)), suffix, data)
            if not file.exists():
                replace_file(file, data)
            yield file

    def _bytes(self, row: PhotoRow) -> tuple[bytes | None, str]:
        is_blurred = any(shape.kind == ShapeKind.BLUR for shape in annotation_from(row.annotation).shapes)
        if not row.has_original:
            return None, ""
        if is_blurred:
            return self._photos.printed(row), ".jpg"
        stored = self._photos.stored(row.sha256)
        kind = stored.media_type if stored is not None else ""
        suffix = {"image/png": ".png", "image/webp": ".webp", "image/heic": ".heic"}.get(kind, ".jpg")
        return self._photos.original(row.sha256), suffix

    def _stem(self, row: PhotoRow) -> str:
        """Return estate, place, item, what it shows, when, and the camera's own name, as far as known."""
        session = self._session
        item = session.forms.tree.item(row.item) or session.forms.checklist.item(row.item)
        place = row.place.shown if row.place is not None and row.place.building else ""
        parts = (
            session.name,
            place,
            f"{row.item} {item.name}" if item is not None else row.item,
            row.caption,
            row.at[:16].replace("T", " ").replace(":", ""),
            Path(row.name).stem,
        )
        return " ".join(part for part in parts if part)


def _clean(stem: str) -> str:
    """Return a name without what a file system refuses, or a person could not type."""
    kept = "".join(one if one.isalnum() or one in "-_ ()（）.，" else " " for one in stem)
    return " ".join(kept.split())[:_MOST].strip(" .") or "photo"


def _free(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Return a file of that name which is not there yet, or holds the very same bytes."""
    number = 1
    while True:
        file = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        if not file.exists() or (file.stat().st_size == len(data) and file.read_bytes() == data):
            return file
        number += 1


def _export_name(row: PhotoRow, number: int) -> str:
    place = row.place.key.replace("/", "-") if row.place else "-"
    parts = [place, row.item or "-", f"{number:04d}", Path(row.name).name or row.sha256[:12]]
    name = "_".join("".join(c for c in part if c.isalnum() or c in "-._ ()") for part in parts)
    return name[-150:]
