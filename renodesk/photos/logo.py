"""The logo of an office: a picture from anywhere, made small once, so that it costs a paper little."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ImageFile import ImageFile

from renodesk.errors import LogoRefused, NotReadable
from renodesk.photos.exif import read_exif
from renodesk.photos.kinds import PNG
from renodesk.photos.opening import Unfit, open_photo, photo_kind
from renodesk.photos.renditions import upright

LONG_SIDE = 900
"""Pixels of a logo on paper: 7.6 cm at 300 dots per inch."""
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 16_000_000
MOST_ASPECT = 20


def read_logo(path: Path) -> bytes:
    """Return the logo in a file as a small PNG on white; the same file always gives the same bytes.

    A large file is refused before it is read, one of many pixels before they are decoded.

    Raises:
        LogoRefused: with the reason.
        NotReadable: the file cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LogoRefused(file=path.name, reason="logo_too_large", limit=MOST_BYTES >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or str(error)) from error
    try:
        kind = photo_kind(data)
        with open_photo(data, kind) as image:
            _check_size(path.name, image.width, image.height)
            return _png(image, has_alpha=kind == PNG)
    except Unfit as unfit:
        raise _refusal(path.name, unfit) from None


def _refusal(name: str, unfit: Unfit) -> LogoRefused:
    """Return a photo's refusal as that of a logo, which has limits of its own."""
    if unfit.reason == "photo_too_many_pixels":
        return LogoRefused(file=name, reason="logo_too_many_pixels", limit=MOST_PIXELS // 1_000_000)
    if unfit.reason == "photo_not_an_image":
        return LogoRefused(file=name, reason="logo_not_an_image")
    return LogoRefused(file=name, reason=unfit.reason, **unfit.facts)


def _check_size(name: str, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise LogoRefused(file=name, reason="logo_too_many_pixels", limit=MOST_PIXELS // 1_000_000)
    if max(width, height) > MOST_ASPECT * min(width, height):
        raise LogoRefused(file=name, reason="logo_too_long", width=width, height=height)


def _png(image: ImageFile, *, has_alpha: bool) -> bytes:
    if not has_alpha:
        image.draft("RGB", (LONG_SIDE, LONG_SIDE))
    shown = image.convert("RGBA")
    shown.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    plain = Image.new("RGB", shown.size, "white")
    plain.paste(shown, mask=shown.getchannel("A"))
    out = BytesIO()
    upright(plain, read_exif(image).orientation).save(out, "PNG", optimize=True)
    return out.getvalue()
