"""Which kind of file some bytes are, by their first bytes and never by their name."""

from collections.abc import Mapping
from pathlib import PurePath

JPEG, PNG, WEBP, HEIC = "image/jpeg", "image/png", "image/webp", "image/heic"

EXTENSIONS: Mapping[str, frozenset[str]] = {
    JPEG: frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"}),
    PNG: frozenset({".png"}),
    WEBP: frozenset({".webp"}),
    HEIC: frozenset({".heic", ".heif", ".hif", ".heics", ".heifs"}),
}

SPOKEN: Mapping[str, str] = {JPEG: "JPEG", PNG: "PNG", WEBP: "WebP", HEIC: "HEIC"}

HEAD_BYTES = 64

_MAGIC = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"FUJIFILMCCD-RAW", "image/x-raw"),
    (b"\x00\x00\x00\x0cJXL ", "image/jxl"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
    (b"8BPS", "image/psd"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-wmv"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
_STILL_BRANDS = frozenset({b"mif1", b"msf1", b"mif2"})
_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"pnot"})


def recognise(head: bytes) -> str | None:
    """Return the media type that the first `HEAD_BYTES` bytes of a file speak for; None if none known.

    Kinds that are not taken in are recognised too, so that a refusal can say what the file is.
    """
    if head[:4] == b"RIFF":
        return {b"WEBP": WEBP, b"AVI ": "video/x-msvideo"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _recognise_brands(head)
    if head[4:8] in _QUICKTIME:
        return "video/quicktime"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def _recognise_brands(head: bytes) -> str:
    """Tell HEIC, AVIF and camera raw from videos: all are ISO base media files."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    major = head[8:12]
    brands = {major, *(head[at : at + 4] for at in range(16, length - 3, 4))}
    if major in _HEIF_BRANDS or (major in _STILL_BRANDS and brands & _HEIF_BRANDS):
        return HEIC
    if major in _STILL_BRANDS or major in {b"avif", b"avis"}:
        return "image/avif"
    return "image/x-raw" if major == b"crx " else "video/mp4"


def extension_fits(name: str, media_type: str) -> bool:
    """Return whether a file name may belong to this media type; a name without extension always may."""
    suffix = PurePath(name).suffix.lower()
    return not suffix or suffix in EXTENSIONS[media_type]


def spoken(media_type: str) -> str:
    """Return the short name people use: "PNG" for `image/png`."""
    return SPOKEN.get(media_type) or media_type.partition("/")[2].removeprefix("x-").upper()
