"""Draw every screen on the sample estate, in both themes and both languages, without a display."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image

from renodesk.app import take_office_pictures, take_pictures
from renodesk.services.demo import run_demo

GUIDE = Path(__file__).resolve().parent.parent / "docs" / "guide" / "pictures"
COLOURS = 128
SHOWN = ("office_city", "office_ranking")
"""Screens of the office that the guide shows."""


def illustrate(folder: Path) -> None:
    """Put the light screens into the guide, in few colours: the pictures are read, not measured."""
    GUIDE.mkdir(parents=True, exist_ok=True)
    for file in sorted(folder.glob("*-light.png")):
        name = file.stem.removesuffix("-light").partition("-")[2]
        if name.startswith("office_") and name not in SHOWN:
            continue
        with Image.open(file) as picture:
            picture.convert("RGB").quantize(COLOURS).save(GUIDE / f"{name}.png", optimize=True)


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    made = run_demo(folder / "demo", "zh", print)
    for language in ("zh", "en"):
        for file in take_pictures(made.estate, folder / language, language):
            print(file)
        for file in take_office_pictures(made.files["archive"], folder / language, language):
            print(file)
    illustrate(folder / "zh")
    return 0


if __name__ == "__main__":
    sys.exit(main())
