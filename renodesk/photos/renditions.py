"""Small upright copies of a photo for screen and paper: plain sRGB JPEG without any metadata."""

from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile

from renodesk.errors import PhotoRefused
from renodesk.photos.exif import read_exif
from renodesk.photos.opening import Unfit, open_photo, photo_kind

RenditionKind = Literal["thumbnail", "report", "plan"]

THUMBNAIL_PIXELS, PLAN_PIXELS = 320, 2400
REPORT_LEAST, REPORT_MOST, REPORT_PIXELS = 1000, 1400, 1300
QUALITY = 85
SCREEN_MOST = 6000

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def render(original: bytes, kind: RenditionKind) -> bytes:
    """Return one rendition of a photo; the same original always gives the same bytes.

    Raises:
        PhotoRefused: these bytes are no photo that intake would have taken.
    """
    try:
        with open_photo(original, photo_kind(original)) as image:
            if kind == "plan":
                return encode(_plan_image(image))
            reduced = load_reduced(image)
            report = report_image(reduced, image, read_exif(image).orientation)
    except Unfit as unfit:
        raise PhotoRefused(file="", reason=unfit.reason, **unfit.facts) from None
    return encode(report if kind == "report" else thumbnail_image(report))


def _plan_image(image: ImageFile) -> Image.Image:
    """Return a drawing large enough for its small print, upright: its long side is at most `PLAN_PIXELS`."""
    if image.format == "JPEG":
        factor = next(one for one in (8, 4, 2, 1) if max(image.size) // one >= PLAN_PIXELS or one == 1)
        image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
    image.load()
    plain = image if image.format == "JPEG" else _eight_bits(image)
    plan = _in_srgb(_flattened(plain), image.info.get("icc_profile"))
    if max(plan.size) > PLAN_PIXELS:
        plan = plan.resize(_fit(plan.size, PLAN_PIXELS), Image.Resampling.LANCZOS)
    orientation = read_exif(image).orientation
    return plan.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else plan


@dataclass(frozen=True, kw_only=True, slots=True)
class Pixels:
    """A decoded picture: rows of red, green and blue, eight bits each, without padding."""

    width: int
    height: int
    rgb: bytes


def pixels(original: bytes) -> Pixels:
    """Return a photo's pixels, upright and in sRGB, halved until the long side is at most 6,000.

    Raises:
        PhotoRefused: these bytes are no photo that intake would have taken.
    """
    try:
        with open_photo(original, photo_kind(original)) as image:
            factor = next(one for one in (1, 2, 4, 8) if max(image.size) // one <= SCREEN_MOST or one == 8)
            if image.format == "JPEG":
                image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
            image.load()
            shown = image if image.format == "JPEG" else _eight_bits(image).reduce(factor)
            shown = _in_srgb(_flattened(shown), image.info.get("icc_profile"))
            orientation = read_exif(image).orientation
            shown = shown.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else shown
            return Pixels(width=shown.width, height=shown.height, rgb=shown.tobytes())
    except Unfit as unfit:
        raise PhotoRefused(file="", reason=unfit.reason, **unfit.facts) from None


def load_reduced(image: ImageFile) -> Image.Image:
    """Decode a photo at the strongest reduction that a report can still use.

    libjpeg scales while it decodes, at a fraction of the cost; other formats are decoded whole first.
    """
    factor = _reduction(max(image.size))
    if image.format == "JPEG":
        image.draft(None, (max(1, image.width // factor), max(1, image.height // factor)))
        image.load()
        return image
    image.load()
    return _eight_bits(image).reduce(factor)


def report_image(reduced: Image.Image, source: Image.Image, orientation: int) -> Image.Image:
    """Return the reduced photo flattened on white, in sRGB, at report size, upright."""
    image = _in_srgb(_flattened(reduced), source.info.get("icc_profile"))
    if max(image.size) > REPORT_MOST:
        image = image.resize(_fit(image.size, REPORT_PIXELS), Image.Resampling.LANCZOS)
    return upright(image, orientation)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Return stored pixels as they are looked at, by their EXIF orientation."""
    return image.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else image


def thumbnail_image(report: Image.Image) -> Image.Image:
    """Return the thumbnail, made from the report image; a smaller photo keeps its size."""
    if max(report.size) <= THUMBNAIL_PIXELS:
        return report
    size = _fit(report.size, THUMBNAIL_PIXELS)
    return report.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)


def encode(image: Image.Image) -> bytes:
    """Return baseline JPEG bytes; nothing of the original's metadata is carried over."""
    bare, stream = image.copy(), BytesIO()
    bare.info = {}
    bare.save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def is_bare(jpeg: bytes) -> bool:
    """Return whether a JPEG holds nothing but what a decoder needs: no EXIF, no profile, no comment."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker, size = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return True
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:
            return False
        at += 2 + size
    return False


def _reduction(long_side: int) -> int:
    return next((factor for factor in (8, 4, 2) if -(-long_side // factor) >= REPORT_LEAST), 1)


def _fit(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    longest = max(size)
    return max(1, round(size[0] * long_side / longest)), max(1, round(size[1] * long_side / longest))


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return greyscale, RGB or RGBA with 8 bits a channel, which is what reducing needs."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in image.info or image.mode in {"LA", "PA"}:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB", "RGBA"} else image.convert("RGB")


def _flattened(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the image in sRGB; a profile that does not fit the pixels is passed over."""
    if not profile or _is_srgb(profile):
        return image.convert("RGB")
    try:
        converted = ImageCms.profileToProfile(
            image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return converted or image.convert("RGB")


def _is_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile
