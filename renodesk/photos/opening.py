"""Opening photos that come from outside: every one is hostile until it has been decoded.

The readers are built directly and not through `Image.open`: that alone keeps all other formats of
Pillow shut, and replaces its bomb limit (which refuses the 200-megapixel photos of today's phones)
by ours without touching a setting of the whole process.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

from PIL.Image import DecompressionBombError
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from renodesk.photos.kinds import EXTENSIONS, HEAD_BYTES, HEIC, JPEG, PNG, WEBP, recognise, spoken
from renodesk.photos.wholeness import broken_png_chunk, is_cut

MOST_BYTES = 200 * 1024 * 1024
MOST_PIXELS = 250_000_000


class Unfit(Exception):
    """Some bytes are no photo we take: why (a text code), and the facts its sentence names."""

    def __init__(self, reason: str, **facts: object) -> None:
        """Keep the reason and its facts."""
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


def photo_kind(original: bytes) -> str:
    """Return the media type of a whole photo.

    Raises:
        Unfit: empty, too large, no image, an image or video of another kind, or cut short.
    """
    if not original:
        raise Unfit("photo_empty")
    if len(original) > MOST_BYTES:
        raise Unfit("photo_too_large", limit=MOST_BYTES >> 20)
    kind = recognise(original[:HEAD_BYTES])
    if kind is None:
        raise Unfit("photo_not_an_image")
    if kind.startswith("video/"):
        raise Unfit("photo_is_video", kind=spoken(kind))
    if kind not in EXTENSIONS:
        raise Unfit("photo_unsupported_type", kind=spoken(kind))
    if is_cut(original, kind):
        raise Unfit("photo_truncated")
    if kind == PNG and (chunk := broken_png_chunk(original)):
        raise Unfit("photo_damaged", detail=f"CRC {chunk}")
    return kind


@contextmanager
def open_photo(original: bytes, kind: str) -> Iterator[ImageFile]:
    """Open a photo whose pixels are not decoded yet and whose size is within the limit.

    Whatever Pillow or libheif says of the photo inside the `with` block becomes `Unfit`.
    """
    try:
        with _READERS[kind](BytesIO(original)) as image:
            pixels = image.width * image.height
            if pixels > MOST_PIXELS:
                raise _too_many(pixels)
            yield image
    except DecompressionBombError:
        raise _too_many(2 * MOST_PIXELS) from None
    except MemoryError:
        raise Unfit("photo_too_much_memory") from None
    except ImportError as error:
        raise Unfit("photo_reader_missing", kind=spoken(kind), detail=str(error)) from None
    except _PILLOW_SAYS_NO as error:
        raise Unfit(_reason(error), detail=str(error)) from None


def _too_many(pixels: int) -> Unfit:
    return Unfit("photo_too_many_pixels", megapixels=pixels // 1_000_000, limit=MOST_PIXELS // 1_000_000)


def _reason(error: Exception) -> str:
    said = str(error).lower()
    if "image file is truncated" in said:
        return "photo_truncated"
    return "photo_oversized_text" if "max_text" in said else "photo_damaged"


def _heif_reader(stream: BytesIO) -> ImageFile:
    """Import the HEIC reader only when one is met: its native library is missing on some machines."""
    from pi_heif import HeifImageFile  # type: ignore[import-untyped, unused-ignore]

    image: ImageFile = HeifImageFile(stream)
    return image


_PILLOW_SAYS_NO = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    RuntimeError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)

_READERS: Mapping[str, Callable[[BytesIO], ImageFile]] = {
    JPEG: JpegImageFile,
    PNG: PngImageFile,
    WEBP: WebPImageFile,
    HEIC: _heif_reader,
}
