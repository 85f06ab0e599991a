"""Taking photos in: one by one, each with its facts, its untouched original and its renditions."""

import hashlib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from renodesk.domain.photo_facts import PhotoFacts
from renodesk.domain.place_code import is_own_code
from renodesk.errors import PhotoRefused
from renodesk.photos.codes import codes_in
from renodesk.photos.exif import ExifFacts, read_exif
from renodesk.photos.gathering import Gathered, gather
from renodesk.photos.kinds import JPEG, extension_fits, spoken
from renodesk.photos.opening import MOST_BYTES, Unfit, open_photo, photo_kind
from renodesk.photos.reducing import reduced as reduced_photo
from renodesk.photos.renditions import encode, load_reduced, report_image, thumbnail_image

__all__ = [
    "Gathered",
    "IntakeReport",
    "RefusedPhoto",
    "TakenPhoto",
    "gather",
    "read_photo",
    "read_photo_bytes",
    "take_in",
]

DECODERS = 2
_AHEAD = 4
KeepsWhole = Callable[[str], bool]


def always(_sha256: str) -> bool:
    """Keep every photo as it came."""
    return True


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenPhoto:
    """A photo that decodes: what it says, the original as it came, and its two renditions (JPEG).

    `code` is the text of a QR code of ours that is seen in it, else "". `reduced` is "" or the size in pixels
    before it was made smaller: then `original` is what was kept of it.
    """

    facts: PhotoFacts
    original: bytes
    thumbnail: bytes
    report: bytes
    code: str = ""
    reduced: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedPhoto:
    """A file that was not taken in: why (a text code), and the facts which that sentence names."""

    path: Path
    reason: str
    facts: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakeReport:
    """What became of every file of one run, in the order given."""

    taken: tuple[tuple[Path, str], ...]
    repeated: tuple[tuple[Path, str], ...]
    refused: tuple[RefusedPhoto, ...]


def read_photo(path: Path, keeps_whole: KeepsWhole = always) -> TakenPhoto:
    """Read and decode one photo file.

    Raises:
        PhotoRefused: the file cannot be read, or is no whole photo of a kind that is taken in.
    """
    try:
        if not path.is_file():
            raise PhotoRefused(file=path.name, reason="photo_no_file")
        if path.stat().st_size > MOST_BYTES:
            raise PhotoRefused(file=path.name, reason="photo_too_large", limit=MOST_BYTES >> 20)
        with path.open("rb") as stream:
            original = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise PhotoRefused(file=path.name, reason="photo_unreadable", detail=error.strerror or "") from None
    return read_photo_bytes(path.name, original, keeps_whole)


def read_photo_bytes(name: str, data: bytes, keeps_whole: KeepsWhole = always) -> TakenPhoto:
    """Decode a photo that is already in memory, for example pasted; `name` may lack an extension.

    Raises:
        PhotoRefused: these bytes are no whole photo of a kind that is taken in, or the name belies them.
    """
    try:
        return _decoded(name, data, keeps_whole)
    except Unfit as unfit:
        raise PhotoRefused(file=name, reason=unfit.reason, **unfit.facts) from None


def take_in(
    paths: Iterable[Path],
    keep: Callable[[Path, TakenPhoto], None],
    progress: Callable[[str, float], None],
    keeps_whole: KeepsWhole = always,
) -> IntakeReport:
    """Take photos in one by one, decoding ahead on two threads; memory does not grow with their number.

    `keep` gets each new photo on the caller's thread, in the order given; the same bytes are kept
    once. `keeps_whole` says of a SHA-256 whether that photo is taken in as it is; any other is made smaller,
    where it is large. `progress` gets a text code and the fraction done, after each file.

    Raises:
        Cancelled: raised by `progress`; what was kept stays kept, and nothing more is read.
    """
    files = list(paths)
    taken: dict[str, Path] = {}
    repeated: list[tuple[Path, str]] = []
    refused: list[RefusedPhoto] = []
    with closing(_decoded_in_order(files, keeps_whole)) as results:
        for done, (path, result) in enumerate(results, start=1):
            if isinstance(result, PhotoRefused):
                refused.append(_refused(path, result))
            elif result.facts.sha256 in taken:
                repeated.append((path, result.facts.sha256))
            else:
                keep(path, result)
                taken[result.facts.sha256] = path
            progress("photos_taking_in", done / len(files))
    return IntakeReport(
        taken=tuple((path, sha256) for sha256, path in taken.items()),
        repeated=tuple(repeated),
        refused=tuple(refused),
    )


def _decoded_in_order(
    files: Sequence[Path], keeps_whole: KeepsWhole
) -> Generator[tuple[Path, TakenPhoto | PhotoRefused]]:
    """Yield each file with its result, in order; at most `_AHEAD` photos are in memory besides it."""
    pool = ThreadPoolExecutor(DECODERS, thread_name_prefix="photo")
    ahead: deque[tuple[Path, Future[TakenPhoto | PhotoRefused]]] = deque()
    try:
        for path in files:
            ahead.append((path, pool.submit(_read_or_refuse, path, keeps_whole)))
            if len(ahead) > _AHEAD:
                yield _first_result(ahead)
        while ahead:
            yield _first_result(ahead)
    finally:
        pool.shutdown(cancel_futures=True)


def _first_result(
    ahead: deque[tuple[Path, Future[TakenPhoto | PhotoRefused]]],
) -> tuple[Path, TakenPhoto | PhotoRefused]:
    path, future = ahead.popleft()
    return path, future.result()


def _read_or_refuse(path: Path, keeps_whole: KeepsWhole) -> TakenPhoto | PhotoRefused:
    try:
        return read_photo(path, keeps_whole)
    except PhotoRefused as refusal:
        return refusal


def _refused(path: Path, refusal: PhotoRefused) -> RefusedPhoto:
    facts = {name: value for name, value in refusal.facts.items() if name != "reason"}
    return RefusedPhoto(path=path, reason=str(refusal.facts["reason"]), facts=facts)


def _decoded(name: str, original: bytes, keeps_whole: KeepsWhole) -> TakenPhoto:
    kind = photo_kind(original)
    if not extension_fits(name, kind):
        raise Unfit("photo_wrong_extension", kind=spoken(kind))
    smaller = None if keeps_whole(hashlib.sha256(original).hexdigest()) else reduced_photo(original, kind)
    if smaller is not None:
        original, kind = smaller.data, JPEG
    with open_photo(original, kind) as image:
        size = image.size
        reduced = load_reduced(image)
        exif = read_exif(image)
        report = report_image(reduced, image, exif.orientation)
    return TakenPhoto(
        facts=_facts(original, kind, size, exif),
        original=original,
        thumbnail=encode(thumbnail_image(report)),
        report=encode(report),
        code=_own_code(report),
        reduced=smaller.before if smaller is not None else "",
    )


def _own_code(report: Image.Image) -> str:
    """Return the code of ours in a picture; two that differ say nothing for sure."""
    own = {text for text in codes_in(report) if is_own_code(text)}
    return own.pop() if len(own) == 1 else ""


def _facts(original: bytes, kind: str, size: tuple[int, int], exif: ExifFacts) -> PhotoFacts:
    lies_on_its_side = exif.orientation >= 5
    width, height = reversed(size) if lies_on_its_side else size
    return PhotoFacts(
        sha256=hashlib.sha256(original).hexdigest(),
        media_type=kind,
        size=len(original),
        width=width,
        height=height,
        taken_at=exif.taken_at,
        taken_offset=exif.taken_offset,
        latitude=exif.latitude,
        longitude=exif.longitude,
        camera=exif.camera,
        orientation=exif.orientation,
    )
