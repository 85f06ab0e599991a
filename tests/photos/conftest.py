"""Builders of real photo files, drawn by Pillow."""

from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any

import pytest
from PIL import Image

Encode = Callable[..., bytes]


@pytest.fixture
def picture() -> Callable[..., Image.Image]:
    """Return a builder of pictures whose quarters are red, green, blue and white, clockwise from top left."""

    def build(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
        quarters = Image.new("RGB", (2, 2))
        for at, colour in {(0, 0): "red", (1, 0): "lime", (1, 1): "blue", (0, 1): "white"}.items():
            quarters.paste(colour, (*at, at[0] + 1, at[1] + 1))
        return quarters.resize((width, height), Image.Resampling.NEAREST).convert(mode)

    return build


@pytest.fixture
def noise() -> Callable[..., Image.Image]:
    """Return a builder of pictures full of detail, so that their files have a body worth cutting."""

    def build(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
        return Image.frombytes("RGB", (width, height), Random(seed).randbytes(width * height * 3))

    return build


@pytest.fixture
def encoded() -> Encode:
    """Return what turns a picture into the bytes of a file: `encoded(image, "JPEG", quality=90)`."""

    def encode(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
        stream = BytesIO()
        image.save(stream, kind, **options)
        return stream.getvalue()

    return encode


@pytest.fixture
def exif_of() -> Callable[..., bytes]:
    """Return a builder of EXIF: tags of the main block, of the photo block and of the position block."""

    def build(
        main: dict[int, Any] | None = None,
        photo: dict[int, Any] | None = None,
        gps: dict[int, Any] | None = None,
    ) -> bytes:
        exif = Image.Exif()
        exif.update(main or {})
        exif.get_ifd(0x8769).update(photo or {})
        exif.get_ifd(0x8825).update(gps or {})
        return exif.tobytes()

    return build
