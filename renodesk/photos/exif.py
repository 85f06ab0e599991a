"""What EXIF says of a photo: time, offset, position, camera, orientation; nonsense is read as silence."""

import re
import struct
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from PIL import ExifTags, Image

_TIME = re.compile(r"(\d{4})[:\-/.](\d\d)[:\-/.](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")
_CAMERA_LENGTH = 80

# What Pillow raises, or warns where warnings are errors, on damaged EXIF.
_NONSENSE = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    LookupError,
    ArithmeticError,
    struct.error,
    UserWarning,
)

_TIMES = (
    (ExifTags.Base.DateTimeOriginal, ExifTags.Base.OffsetTimeOriginal),
    (ExifTags.Base.DateTimeDigitized, ExifTags.Base.OffsetTimeDigitized),
    (ExifTags.Base.DateTime, ExifTags.Base.OffsetTime),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ExifFacts:
    """The readable part of a photo's EXIF, in the units of `PhotoFacts`."""

    taken_at: str | None = None
    taken_offset: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    camera: str | None = None
    orientation: int = 1


def read_exif(image: Image.Image) -> ExifFacts:
    """Return what the EXIF of an opened image says; each fact that cannot be read is simply absent."""
    try:
        exif = image.getexif()
    except _NONSENSE:
        return ExifFacts()
    tags = {**dict(exif), **_block(exif, ExifTags.IFD.Exif)}
    taken_at, taken_offset = _when(tags)
    latitude, longitude = _where(_block(exif, ExifTags.IFD.GPSInfo))
    return ExifFacts(
        taken_at=taken_at,
        taken_offset=taken_offset,
        latitude=latitude,
        longitude=longitude,
        camera=_camera(tags),
        orientation=_orientation(tags.get(ExifTags.Base.Orientation)),
    )


def _block(exif: Image.Exif, block: ExifTags.IFD) -> Mapping[int, object]:
    try:
        return dict(exif.get_ifd(block))
    except _NONSENSE:
        return {}


def _when(tags: Mapping[int, object]) -> tuple[str | None, str | None]:
    """Return the first time that is a real one, with the offset that belongs to that very tag."""
    for time_tag, offset_tag in _TIMES:
        taken_at = _time(_text(tags.get(time_tag)))
        if taken_at:
            return taken_at, _offset(_text(tags.get(offset_tag)))
    return None, None


def _time(text: str) -> str | None:
    match = _TIME.match(text)
    with suppress(ValueError):
        return (
            datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*match.groups())).isoformat() if match else None
        )
    return None


def _offset(text: str) -> str | None:
    if text == "Z":
        return "+00:00"
    match = _OFFSET.fullmatch(text)
    if not match or int(match[2]) > 14 or int(match[3]) > 59:
        return None
    return f"{match[1]}{match[2]}:{match[3]}"


def _where(gps: Mapping[int, object]) -> tuple[str | None, str | None]:
    """Return latitude and longitude, or neither: a camera without a fix writes zeros for both."""
    latitude = _degrees(gps, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, {"N": 1, "S": -1}, 90)
    longitude = _degrees(gps, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, {"E": 1, "W": -1}, 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None, None
    return _six_digits(latitude), _six_digits(longitude)


def _degrees(
    gps: Mapping[int, object],
    value: ExifTags.GPS,
    reference: ExifTags.GPS,
    signs: Mapping[str, int],
    most: int,
) -> Fraction | None:
    """Return signed degrees from degrees, minutes and seconds; without a hemisphere there is no position."""
    sign, parts = signs.get(_text(gps.get(reference)).upper()[:1]), gps.get(value)
    if sign is None or not isinstance(parts, tuple) or len(parts) != 3:
        return None
    try:
        degrees, minutes, seconds = (Fraction(part.numerator, part.denominator) for part in parts)
    except (*_NONSENSE, AttributeError):
        return None
    total = degrees + minutes / 60 + seconds / 3600
    return sign * total if min(degrees, minutes, seconds) >= 0 and total <= most else None


def _six_digits(degrees: Fraction) -> str:
    return f"{Decimal(round(degrees * 1_000_000)).scaleb(-6):.6f}"


def _camera(tags: Mapping[int, object]) -> str | None:
    """Return maker and model; many makers repeat their name in the model."""
    maker, model = _text(tags.get(ExifTags.Base.Make)), _text(tags.get(ExifTags.Base.Model))
    if model.lower().startswith(maker.lower()):
        maker = ""
    return f"{maker} {model}".strip()[:_CAMERA_LENGTH] or None


def _orientation(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _text(value: object) -> str:
    """Return the text of an ASCII tag; Pillow reads it as Latin-1, Chinese makers write UTF-8 or GB 18030."""
    if isinstance(value, str):
        raw = value.encode("latin-1", "replace")
    elif isinstance(value, bytes):
        raw = value
    else:
        return ""
    raw = raw.split(b"\0")[0]
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return " ".join(word for word in raw.decode(encoding).split() if word.isprintable())
    return ""
