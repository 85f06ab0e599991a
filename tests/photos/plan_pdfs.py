"""PDFs as an architect's office sends them, and as nobody should."""

import zlib
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

A3 = (1190.55, 841.89)


def plan_pdf(pages: int = 1, size: tuple[float, float] = A3, password: str = "") -> bytes:
    """Return drawings of an estate; page n carries n dark squares in a row, from the left."""
    out = BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(out, pagesize=size, encrypt=lock)
    for number in range(1, pages + 1):
        canvas.rect(20, 20, size[0] - 40, size[1] - 40)
        for at in range(min(number, 12)):
            canvas.rect(60 + at * 80, 400, 60, 60, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def without_pages() -> bytes:
    out = BytesIO()
    PdfWriter().write(out)
    return out.getvalue()


def with_a_picture_of(width: int, height: int) -> bytes:
    """Return one page with a white picture that is small as long as nobody decodes it."""
    packer = zlib.compressobj(9)
    row = b"\xff" * width
    data = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    picture = StreamObject()
    picture._data = data
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(width),
            NameObject("/Height"): NumberObject(height),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/Filter"): NameObject("/FlateDecode"),
        }
    )
    writer = PdfWriter()
    page = writer.add_blank_page(800, 600)
    images = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): images})
    drawing = StreamObject()
    drawing._data = b"q 800 0 0 600 0 0 cm /I Do Q"
    page[NameObject("/Contents")] = writer._add_object(drawing)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_lines(count: int) -> bytes:
    """Return one page with so many lines, each an object of its own, and one dark square."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A3)
    canvas.rect(60, 400, 60, 60, fill=1)
    for at in range(count):
        canvas.line(200 + at % 900, 20, 200 + at % 900, 60)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
