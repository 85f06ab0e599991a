"""Photos as a phone takes them: of a sheet of paper with a code on it, and drawn scenes."""

from datetime import datetime
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from renodesk.photos.codes import code_modules
from renodesk.photos.scenes import Scene, draw_scene


@lru_cache(maxsize=64)
def scene_photo(scene: Scene) -> bytes:
    """Return a drawn scene as a JPEG; each takes a third of a second to draw, so it is drawn once."""
    return draw_scene(scene)


def code_picture(text: str, module: int = 8) -> Image.Image:
    """Return a code as it is printed."""
    rows = code_modules(text)
    drawn = Image.new("L", (len(rows[0]), len(rows)), 255)
    drawn.putdata([0 if dark else 255 for row in rows for dark in row])
    return drawn.resize((drawn.width * module, drawn.height * module), Image.Resampling.NEAREST)


def sheet_photo(
    text: str, taken_at: datetime, *, module: int = 8, turn: float = 4, second: str = ""
) -> bytes:
    """Return a JPEG of a sheet that lies a little askew on a grey floor."""
    photo = Image.new("RGB", (1600, 1200), (150, 150, 146))
    ImageDraw.Draw(photo).polygon([(380, 60), (1240, 90), (1220, 1160), (360, 1130)], fill="white")
    photo.paste(code_picture(text, module).rotate(turn, fillcolor=255), (440, 150))
    if second:
        photo.paste(code_picture(second, module), (800, 700))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "RENODESK", "SAMPLE 1"
    exif.get_ifd(0x8769).update({0x9003: taken_at.strftime("%Y:%m:%d %H:%M:%S"), 0x9011: "+08:00"})
    stream = BytesIO()
    photo.save(stream, "JPEG", quality=85, exif=exif)
    return stream.getvalue()
