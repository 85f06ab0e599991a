"""Draw every screen on the sample estate, in both themes and both languages, without a display."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from renodesk.app import take_pictures
from renodesk.services.demo import run_demo


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    made = run_demo(folder / "demo", "zh", print)
    for language in ("zh", "en"):
        for file in take_pictures(made.estate, folder / language, language):
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
