"""PDFium runs in one thread at a time, whoever uses it."""

from threading import Lock
from typing import Final

PDFIUM: Final = Lock()
