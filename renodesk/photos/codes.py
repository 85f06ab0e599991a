"""QR codes: found in a photo, and drawn. The library is loaded with the first one."""

from collections.abc import Iterator

from PIL import Image


def codes_in(image: Image.Image) -> tuple[str, ...]:
    """Return the texts of the QR codes seen in a picture, none where the reader is missing on this machine.

    A sheet of paper that fills the picture is read at 1000 pixels; a code needs about two pixels a module.
    """
    try:
        import zxingcpp
    except ImportError:
        return ()
    wanted = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    found = zxingcpp.read_barcodes(image.convert("L"), formats=wanted, try_invert=False)
    return tuple(one.text for one in found)


def code_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return a QR code as rows of modules, dark ones true, with the light margin it needs.

    Raises:
        ImportError: the library is missing on this machine.
    """
    import zxingcpp

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    drawn = made.to_image(scale=1)
    grey, width = bytes(memoryview(drawn)), drawn.shape[1]  # type: ignore[arg-type]
    return tuple(tuple(_dark(grey[start : start + width])) for start in range(0, len(grey), width))


def _dark(row: bytes) -> Iterator[bool]:
    return (grey < 128 for grey in row)
