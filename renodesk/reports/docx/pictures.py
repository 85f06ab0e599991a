"""Pictures of a Word paper: how large they stand there, and plans with their pins drawn in."""

import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from renodesk.pdfium import PDFIUM
from renodesk.reports import blocks
from renodesk.reports.fonts import fonts
from renodesk.reports.pdf.pinned import PinnedPlan

HIGH, COLUMN_GAP = 168.0, 12.0
"""How high a photo may stand, and what lies between two."""
_PIXELS_PER_POINT = 200 / 72
_QUALITY = 88


def size_of(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels; only its head is read."""
    with Image.open(io.BytesIO(data)) as image:
        return image.size


def fitted(size: tuple[int, int], most: tuple[float, float]) -> tuple[float, float]:
    """Return the size in points at which a picture fits."""
    scale = min(most[0] / size[0], most[1] / size[1])
    return (size[0] * scale, size[1] * scale)


def pinned_jpeg(block: blocks.PinnedPicture, width: float) -> tuple[bytes, tuple[float, float]] | None:
    """Return a plan with its pins as one JPEG and its size in points; None where the plan is missing.

    The pins stand as they do in the PDF; so that an office can move the picture, they are part of it.
    """
    import pypdfium2  # a start need not wait for PDFium

    if block.read() is None:
        return None
    plan = PinnedPlan(block, is_drawn=True)
    _, high = plan.wrap(width, 0)
    page = io.BytesIO()
    with fonts():
        canvas = Canvas(page, pagesize=(width, high), invariant=1)
        plan.drawOn(canvas, 0, 0)
        canvas.save()
    out = io.BytesIO()
    with PDFIUM:
        document = pypdfium2.PdfDocument(page.getvalue())
        try:
            drawn = document[0].render(scale=_PIXELS_PER_POINT).to_pil()
        finally:
            document.close()
    drawn.convert("RGB").save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue(), (width, high)
