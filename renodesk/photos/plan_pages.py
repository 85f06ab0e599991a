"""Pages of a PDF as pictures: hostile until one is drawn, and only the page that is asked for is drawn.

PDFium is not safe to be called from two threads at once: every call goes through one lock.
"""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import monotonic
from typing import Any, Self

from PIL import Image

from renodesk.errors import NotReadable, PlanLocked, PlanRefused
from renodesk.pdfium import PDFIUM
from renodesk.photos.opening import MOST_BYTES, MOST_PIXELS

PAGE_PIXELS, THUMBNAIL_PIXELS = 3000, 180
"""Long side of a page as it is kept, and as it is offered."""
MOST_POINTS, MOST_ASPECT = 200_000, 20
"""A sheet longer than 70 m, or twenty times as long as it is high, is no plan."""
PNG_MOST_BYTES = 6 * 1024 * 1024
"""A page whose lossless picture is larger is a scan, and kept as JPEG."""
TURN_SECONDS = 0.2
_MAGIC_WITHIN = 1024
_PASSWORD, _SECURITY = 4, 5


def is_pdf(path: Path) -> bool:
    """Return whether a file begins as a PDF does; one that cannot be read is none."""
    try:
        with path.open("rb") as stream:
            return b"%PDF-" in stream.read(_MAGIC_WITHIN)
    except OSError:
        return False


class PlanPdf:
    """An open PDF. Pages count from 1."""

    def __init__(self, name: str, document: Any, page_count: int) -> None:
        """Use `open`."""
        self.name = name
        self.page_count = page_count
        self._document = document

    @classmethod
    def open(cls, path: Path, password: str = "") -> Self:
        """Read a PDF.

        Raises:
            NotReadable: the file cannot be read.
            PlanLocked: it wants a password, or another than this.
            PlanRefused: it is no PDF, is damaged, too large or has no pages.
        """
        try:
            if path.stat().st_size > MOST_BYTES:
                raise PlanRefused(file=path.name, reason="plan_too_large", limit=MOST_BYTES >> 20)
            data = path.read_bytes()
        except OSError as error:
            raise NotReadable(file=path.name, detail=error.strerror or str(error)) from error
        return cls.read(path.name, data, password)

    @classmethod
    def read(cls, name: str, data: bytes, password: str = "") -> Self:
        """Read the bytes of a PDF.

        Raises:
            PlanLocked, PlanRefused: as `open`.
        """
        import pypdfium2  # a start need not wait for PDFium

        if b"%PDF-" not in data[:_MAGIC_WITHIN]:
            raise PlanRefused(file=name, reason="plan_not_a_pdf")
        with PDFIUM:
            try:
                document = pypdfium2.PdfDocument(data, password=password or None)
            except pypdfium2.PdfiumError as error:
                raise _refusal(name, error.err_code, bool(password)) from None
            return cls(name, document, len(document))

    def close(self) -> None:
        """Let the document go."""
        with PDFIUM:
            self._document.close()

    def __enter__(self) -> Self:
        """Use it in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def thumbnail(self, number: int) -> bytes:
        """Return a small JPEG of a page.

        Raises:
            PlanRefused: there is no such page, or it cannot be drawn.
        """
        return _jpeg(self._drawn(number, THUMBNAIL_PIXELS, lambda: None), 80)

    def picture(self, number: int, tick: Callable[[], None] = lambda: None) -> tuple[str, bytes]:
        """Return a page as it is kept: its file ending, and a PNG or, where that is large, a JPEG.

        `tick` is called now and then while a page of very many lines is drawn.

        Raises:
            PlanRefused: there is no such page, or it cannot be drawn.
            Cancelled: from `tick`.
        """
        drawn = self._drawn(number, PAGE_PIXELS, tick)
        stream = BytesIO()
        drawn.save(stream, "PNG")
        if stream.tell() <= PNG_MOST_BYTES:
            return "png", stream.getvalue()
        return "jpg", _jpeg(drawn, 88)

    def _drawn(self, number: int, long_side: int, tick: Callable[[], None]) -> Image.Image:
        with PDFIUM, self._page(number) as page:
            width, height = page.get_size()
            self._check_size(number, width, height)
            self._check_pictures(number, page)
            scale = long_side / max(width, height)
            return _rendered(page, max(1, round(width * scale)), max(1, round(height * scale)), tick)

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        """Give a page; whatever PDFium says of it inside the block becomes `PlanRefused`."""
        import pypdfium2

        if not 1 <= number <= self.page_count:
            raise PlanRefused(file=self.name, reason="plan_no_such_page", page=number, pages=self.page_count)
        try:
            page = self._document[number - 1]
            try:
                yield page
            finally:
                page.close()
        except (pypdfium2.PdfiumError, ValueError, OverflowError) as error:
            raise PlanRefused(
                file=self.name, reason="plan_page_damaged", page=number, message=str(error)
            ) from None
        except MemoryError:
            raise PlanRefused(file=self.name, reason="plan_page_bomb", page=number) from None

    def _check_size(self, number: int, width: float, height: float) -> None:
        sides = sorted((width, height))
        is_sane = all(math.isfinite(one) and one > 0 for one in sides)
        if not is_sane or sides[1] > MOST_POINTS or sides[1] > MOST_ASPECT * sides[0]:
            raise PlanRefused(
                file=self.name,
                reason="plan_page_absurd",
                page=number,
                width=f"{width:g}",
                height=f"{height:g}",
            )

    def _check_pictures(self, number: int, page: Any) -> None:
        """Refuse a page with a picture that would fill the memory once it is decoded."""
        from pypdfium2 import PdfImage
        from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

        for one in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=6):
            if isinstance(one, PdfImage):
                across, down = one.get_px_size()
                if across * down > MOST_PIXELS:
                    raise PlanRefused(file=self.name, reason="plan_page_bomb", page=number)


def _rendered(page: Any, width: int, height: int, tick: Callable[[], None]) -> Image.Image:
    """Draw a page on white, in turns: PDFium asks after each object whether it is time for a pause."""
    from pypdfium2 import PdfBitmap, PdfiumError, raw

    due = monotonic() + TURN_SECONDS
    pause = raw.IFSDK_PAUSE(version=1)
    pause.NeedToPauseNow = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"](lambda _: monotonic() > due)
    bitmap = PdfBitmap.new_native(width, height, format=raw.FPDFBitmap_BGR)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        flags = raw.FPDF_ANNOT | raw.FPDF_RENDER_LIMITEDIMAGECACHE
        status = raw.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, flags, pause)
        try:
            while status == raw.FPDF_RENDER_TOBECONTINUED:
                tick()
                due = monotonic() + TURN_SECONDS
                status = raw.FPDF_RenderPage_Continue(page, pause)
        finally:
            raw.FPDF_RenderPage_Close(page)
        if status == raw.FPDF_RENDER_FAILED:
            raise PdfiumError("render")
        drawn: Image.Image = bitmap.to_pil().convert("RGB")
        return drawn
    finally:
        bitmap.close()


def _refusal(name: str, code: int | None, has_password: bool) -> PlanLocked | PlanRefused:
    if code == _PASSWORD:
        return PlanLocked(
            file=name, reason="plan_password_wrong" if has_password else "plan_password_missing"
        )
    if code == _SECURITY:
        return PlanRefused(file=name, reason="plan_security")
    return PlanRefused(file=name, reason="plan_damaged")


def _jpeg(image: Image.Image, quality: int) -> bytes:
    stream = BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return stream.getvalue()
