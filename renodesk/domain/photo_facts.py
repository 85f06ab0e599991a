"""What a photo says of itself: facts that follow from its bytes and from nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class PhotoFacts:
    """One photo, as its bytes tell it.

    File name, who took it in and a corrected time belong to the use of a photo, not to the photo.

    Attributes:
        sha256: Hash of the untouched original, 64 hex digits.
        media_type: `image/jpeg`, `image/png`, `image/webp` or `image/heic`; told by content, not by name.
        size: Bytes of the original.
        width: Pixels from left to right once the photo stands upright.
        height: Pixels from top to bottom once the photo stands upright.
        taken_at: Local time as the camera said it, `YYYY-MM-DDTHH:MM:SS`.
        taken_offset: Offset of that local time from UTC, `+08:00`; None where the camera does not say.
        latitude: Degrees as decimal text with six digits, south negative.
        longitude: Degrees as decimal text with six digits, west negative.
        camera: Maker and model.
        orientation: How the stored pixels lie (EXIF 1 to 8). A HEIC turns its pixels itself, so it has 1.
    """

    sha256: str
    media_type: str
    size: int
    width: int
    height: int
    taken_at: str | None
    taken_offset: str | None
    latitude: str | None
    longitude: str | None
    camera: str | None
    orientation: int
