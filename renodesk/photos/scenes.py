"""Photos of the sample estate: drawn, visibly marked 示例, with the EXIF a phone would write."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from PIL import ExifTags, Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

from renodesk.photos.scenery import buildings, equipment, grounds
from renodesk.photos.scenery.canvas import HEIGHT, WIDTH, Canvas, font
from renodesk.photos.scenery.site import Patch, site

_DRAWINGS: Mapping[str, Callable[[Canvas], None]] = {
    "stairwell": buildings.stairwell,
    "facade": buildings.facade,
    "entrance": buildings.entrance,
    "roof": buildings.roof,
    "crack": buildings.crack,
    "parking": grounds.parking,
    "road": grounds.road,
    "lamp": grounds.lamp,
    "green": grounds.green,
    "ramp": grounds.ramp,
    "bins": grounds.bins,
    "sign": grounds.sign,
    "pipes": equipment.pipes,
    "fire": equipment.fire,
    "meter": equipment.meter,
    "ebike": equipment.ebike,
}

SCENE_KINDS = tuple(_DRAWINGS)

_LAID_DOWN = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """One sample photo to be drawn.

    Attributes:
        kind: One of `SCENE_KINDS`.
        caption: Written into the picture; also what varies one drawing of a kind from the next.
        taken_at: `YYYY-MM-DDTHH:MM:SS`, local.
        offset: `+08:00`, or empty for a camera that does not say.
        latitude: Degrees as decimal text, or None.
        longitude: Degrees as decimal text, or None.
        orientation: How the pixels are stored (EXIF 1 to 8); the picture itself is always upright.
        camera: Model, in ASCII; the maker is always RENODESK.
    """

    kind: str
    caption: str
    taken_at: str
    offset: str = "+08:00"
    latitude: str | None = None
    longitude: str | None = None
    orientation: int = 1
    camera: str = "SAMPLE 1"


def draw_scene(scene: Scene) -> bytes:
    """Return a JPEG of 1600 × 1200 upright; the same scene always gives the same bytes.

    Raises:
        KeyError: no such kind.
    """
    canvas = Canvas(f"{scene.kind} {scene.caption}")
    _DRAWINGS[scene.kind](canvas)
    image = _marked(canvas.photographed(), scene)
    if scene.orientation in _LAID_DOWN:
        image = image.transpose(_LAID_DOWN[scene.orientation])
    stream = BytesIO()
    image.save(stream, "JPEG", quality=86, exif=_exif(scene))
    return stream.getvalue()


def draw_site_plan(title: str, patches: Iterable[Patch]) -> bytes:
    """Return a PNG of a site plan, marked 示例; the same patches always give the same bytes.

    Raises:
        KeyError: a patch of an unknown kind.
    """
    canvas = Canvas(title)
    site(canvas, title, patches)
    stream = BytesIO()
    canvas.drawn().save(stream, "PNG")
    return stream.getvalue()


def _marked(image: Image.Image, scene: Scene) -> Image.Image:
    """Return the picture with a big see-through 示例 and a caption strip."""
    for colour, opacity, outline in (("black", 46, 6), ("white", 84, 0)):
        mark = Image.new("L", (980, 520))
        draw = ImageDraw.Draw(mark)
        draw.text((490, 260), "示例", opacity, font(280), anchor="mm", stroke_width=outline)
        mark = mark.rotate(24, Image.Resampling.BICUBIC, expand=True)
        image.paste(colour, ((WIDTH - mark.width) // 2, (HEIGHT - mark.height) // 2), mark)
    strip = Image.new("L", (WIDTH, 96), 140)
    image.paste("black", (0, HEIGHT - 96), strip)
    draw = ImageDraw.Draw(image)
    draw.text((36, HEIGHT - 48), f"示例 · {scene.caption}", "white", font(28), anchor="lm")
    moment = scene.taken_at.replace("T", " ")[:16]
    draw.text((WIDTH - 36, HEIGHT - 48), moment, "white", font(24), anchor="rm")
    return image


def _exif(scene: Scene) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "RENODESK"
    exif[ExifTags.Base.Model] = scene.camera
    exif[ExifTags.Base.Orientation] = scene.orientation
    photo = exif.get_ifd(ExifTags.IFD.Exif)
    photo[ExifTags.Base.DateTimeOriginal] = scene.taken_at.replace("-", ":").replace("T", " ")
    if scene.offset:
        photo[ExifTags.Base.OffsetTimeOriginal] = scene.offset
    if scene.latitude and scene.longitude:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            _position(Decimal(scene.latitude), Decimal(scene.longitude))
        )
    return exif


def _position(latitude: Decimal, longitude: Decimal) -> dict[int, object]:
    return {
        ExifTags.GPS.GPSLatitudeRef: "S" if latitude < 0 else "N",
        ExifTags.GPS.GPSLatitude: _degrees_minutes_seconds(abs(latitude)),
        ExifTags.GPS.GPSLongitudeRef: "W" if longitude < 0 else "E",
        ExifTags.GPS.GPSLongitude: _degrees_minutes_seconds(abs(longitude)),
    }


def _degrees_minutes_seconds(degrees: Decimal) -> tuple[IFDRational, IFDRational, IFDRational]:
    """Split degrees exactly enough that six decimal digits come back."""
    steps = round(degrees * 3600 * 10_000)
    minutes, seconds = divmod(steps, 600_000)
    return IFDRational(minutes // 60), IFDRational(minutes % 60), IFDRational(seconds, 10_000)
