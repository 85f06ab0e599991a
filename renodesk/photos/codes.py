"""QR codes: found in a photo, and drawn. The library is loaded with the first one."""

from collections.abc import Iterator
from io import BytesIO

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


def codes_in_jpeg(data: bytes) -> tuple[str, ...]:
    """Return the texts of the QR codes seen in a JPEG of ours."""
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        return codes_in(image)


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


def code_picture(text: str, scale: int) -> bytes:
    """Return a QR code as PNG, `scale` pixels a module.

    Raises:
        ImportError: the library is missing on this machine.
    """
    modules = code_modules(text)
    picture = Image.new("1", (len(modules[0]), len(modules)))
    picture.putdata([not dark for row in modules for dark in row])
    out = BytesIO()
    picture.resize((picture.width * scale, picture.height * scale), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


def _dark(row: bytes) -> Iterator[bool]:
    return (grey < 128 for grey in row)
