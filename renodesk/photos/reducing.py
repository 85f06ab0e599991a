"""Making a photo smaller when it is taken in, where somebody prefers that: what it says of itself stays."""

from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile

from renodesk.photos.exif import read_exif
from renodesk.photos.kinds import HEIC, JPEG
from renodesk.photos.opening import open_photo
from renodesk.photos.renditions import upright

LONG_SIDE = 4032
"""Of a 12-megapixel photo, 4:3: enough for a whole page, or a close look at a crack."""
QUALITY = 92


@dataclass(frozen=True, kw_only=True, slots=True)
class Reduced:
    """A smaller JPEG with time, place and camera of the one it was made from, which was `before` large."""

    data: bytes
    before: str


def reduced(original: bytes, kind: str) -> Reduced | None:
    """Return a photo 4,032 pixels long, upright; None where it is not longer, or would not get smaller.

    Only what cameras write is made smaller; drawings and screenshots stay as they are.

    Raises:
        Unfit: it does not decode.
    """
    if kind not in (JPEG, HEIC):
        return None
    with open_photo(original, kind) as image:
        if max(image.size) <= LONG_SIDE:
            return None
        orientation = read_exif(image).orientation
        width, height = reversed(image.size) if orientation >= 5 else image.size
        exif, profile = image.getexif(), image.info.get("icc_profile")
        small = upright(_small(image), orientation)
        exif[ExifTags.Base.Orientation] = 1
        details = exif.get_ifd(ExifTags.IFD.Exif)
        details[ExifTags.Base.ExifImageWidth], details[ExifTags.Base.ExifImageHeight] = small.size
        stream = BytesIO()
        small.save(stream, "JPEG", quality=QUALITY, exif=exif.tobytes(), icc_profile=profile)
    data = stream.getvalue()
    return Reduced(data=data, before=f"{width}x{height}") if len(data) < len(original) else None


def _small(image: ImageFile) -> Image.Image:
    """Decode at the strongest reduction of libjpeg that is still long enough, then resample to size."""
    longest = max(image.size)
    size = tuple(max(1, round(side * LONG_SIDE / longest)) for side in image.size)
    if image.format == "JPEG":
        factor = next((one for one in (8, 4, 2) if longest // one >= LONG_SIDE), 1)
        image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
    image.load()
    decoded = image if image.mode in ("RGB", "L") else image.convert("RGB")
    return decoded.resize((size[0], size[1]), Image.Resampling.LANCZOS)
