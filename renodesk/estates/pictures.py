"""The photos of an estate as members of a bundle: originals, or the smaller pictures that reports print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renodesk.bundles.writing import Member, chunks_of
from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.domain.receipt import Receipt
from renodesk.errors import PhotoRefused
from renodesk.estates.attached import personal_files
from renodesk.photos.attached import ENDINGS
from renodesk.storage.estate_file import EstateFile
from renodesk.storage.side_tables import FACTS, StoredPhoto

PHOTO_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"}
FILE_ENDINGS = frozenset(ENDINGS.values())
"""How attached files that are no picture end."""
RENDITIONS = "renditions/"
FACTS_NAME = RENDITIONS + "facts.json"
REPORT = "report"
_PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A photo on its way: its original, or its rendition of report size."""

    photo: StoredPhoto
    is_original: bool
    size: int

    @property
    def name(self) -> str:
        """Return its name below `data/`."""
        if not self.is_original:
            return f"{RENDITIONS}{self.photo.sha256}.jpg"
        return f"photos/{member_name(self.photo.sha256, self.photo.media_type)}"


def member_name(sha256: str, media_type: str | None) -> str:
    """Return what an original is called in a bundle: its digest, and the ending of its kind."""
    return f"{sha256}.{PHOTO_ENDINGS.get(media_type or '') or ENDINGS.get(media_type or '', 'bin')}"


def pictures_of(
    file: EstateFile, since: Receipt | None, *, is_small: bool, with_personal: bool = False
) -> list[Picture]:
    """Return what travels of the photos, by hash.

    Of a photo that the receiver has nothing; of one whose original is here the original, unless the bundle is
    to be small; else the rendition, where there is one and the receiver has none. Files that hold names only
    travel where that is wanted.
    """
    held = since.photos if since is not None else frozenset[str]()
    held |= frozenset[str]() if with_personal else personal_files(file)
    seen = since.renditions if since is not None else frozenset[str]()
    sizes = file.rendition_sizes(REPORT)
    return [
        picture
        for photo in file.photos()
        if photo.sha256 not in held
        for picture in _picture(file, photo, sizes, seen, is_small=is_small)
    ]


def _picture(
    file: EstateFile, photo: StoredPhoto, sizes: dict[str, int], seen: frozenset[str], *, is_small: bool
) -> Iterator[Picture]:
    if photo.has_original and not is_small:
        yield Picture(photo=photo, is_original=True, size=photo.size)
        return
    if photo.sha256 in seen:
        return
    size = sizes.get(photo.sha256)
    if size is None and photo.has_original:
        made = rendition_of(file, photo.sha256)
        size = len(made) if made is not None else None
    if size is not None:
        yield Picture(photo=photo, is_original=False, size=size)
    elif photo.has_original:
        yield Picture(photo=photo, is_original=True, size=photo.size)


def rendition_of(file: EstateFile, sha256: str) -> bytes | None:
    """Return a photo's rendition of report size; made again where it was dropped, None where it cannot be.

    An attached file that is no picture has none: it travels as it is, in a small bundle too.
    """
    found = file.rendition(sha256, REPORT)
    if found is not None:
        return found
    original = file.original(sha256)
    if original is None:
        return None
    from renodesk.photos.renditions import render  # with its picture library, which a start can spare

    try:
        return render(original, "report")
    except PhotoRefused:
        return None


def picture_member(file: EstateFile, picture: Picture) -> Member:
    """Return a picture as a member, read when its turn comes."""
    sha256 = picture.photo.sha256

    def original() -> Iterator[bytes]:
        stream = file.open_original(sha256)
        if stream is None:
            return
        with stream:
            while piece := stream.read(_PIECE):
                yield piece

    def reduced() -> Iterator[bytes]:
        yield rendition_of(file, sha256) or b""

    chunks = original if picture.is_original else reduced
    return Member(name=picture.name, chunks=chunks, size=picture.size, is_stored=True)


def facts_member(pictures: Sequence[Picture]) -> Member:
    """Return what is known of the originals of renditions, which their bytes do not tell a receiver."""
    facts: dict[str, Json] = {
        one.photo.sha256: {name: getattr(one.photo, name) for name in FACTS if name != "sha256"}
        for one in pictures
    }
    data = canonical.dumps(facts).encode("utf-8")
    return Member(name=FACTS_NAME, chunks=chunks_of(data), size=len(data))
