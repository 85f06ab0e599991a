"""A paper written as it is made: an object goes to the file when it is formatted, a photo is read only then.

ReportLab keeps every picture, every formatted object and the joined file in memory; here it is one at a time.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc as _pdfdoc
from reportlab.pdfgen.canvas import Canvas

pdfdoc: Any = _pdfdoc
Read = Callable[[], bytes | None]


class PhotoGone(RuntimeError):
    """A photo that was there when its page was laid out cannot be read again: a mistake of ours."""


class Jpeg(ImageReader):
    """A JPEG that goes into the paper as it is.

    ReportLab tells pictures apart by their decoded pixels; the bytes do as well, and need no decoding.
    """

    def __init__(self, data: bytes) -> None:
        """Show these bytes."""
        super().__init__(io.BytesIO(data))
        self._bytes = data
        self._dataA = None

    def getRGBData(self) -> bytes:
        """Return what the picture is known by."""
        return self._bytes


class _LatePicture(pdfdoc.PDFImageXObject):  # type: ignore[misc]
    """A picture that was drawn, without its bytes until it is written."""

    def __init__(self, drawn: Any, read: Read) -> None:
        self.__dict__.update(drawn.__dict__)
        self.streamContent = b""
        self._read = read

    def format(self, document: object) -> bytes:
        """Return the whole object and forget its bytes again."""
        data = self._read()
        if data is None:
            raise PhotoGone(self.name)
        self.streamContent = data
        try:
            formatted: bytes = super().format(document)
        finally:
            self.streamContent = b""
        return formatted


def draw_jpeg(
    canvas: Canvas, picture: Jpeg, read: Read, place: tuple[float, float], size: tuple[float, float]
) -> None:
    """Draw a JPEG; its bytes are let go and `read` again when the paper is written."""
    inner: Any = canvas
    canvas.drawImage(picture, *place, *size)
    registered = inner._doc.getXObjectName(inner._formsinuse[-1])
    drawn = inner._doc.idToObject[registered]
    if not isinstance(drawn, _LatePicture):
        inner._doc.idToObject[registered] = _LatePicture(drawn, read)


class _Stream(pdfdoc.PDFFile):  # type: ignore[misc]
    """ReportLab's collector of formatted objects that collects nothing."""

    strings: list[bytes]

    def __init__(self, out: BinaryIO, version: tuple[int, int]) -> None:
        super().__init__(version)
        out.write(b"".join(self.strings))
        self.strings.clear()
        self.write = out.write

    def format(self, document: object) -> bytes:
        """Return what is left to write."""
        return b""


@contextmanager
def streamed_to(out: BinaryIO) -> Iterator[None]:
    """Let ReportLab write to `out` what it formats, as it formats it; its own way is put back afterwards."""
    kept = pdfdoc.PDFFile
    pdfdoc.PDFFile = lambda version=pdfdoc.PDF_VERSION_DEFAULT: _Stream(out, version)
    try:
        yield
    finally:
        pdfdoc.PDFFile = kept
