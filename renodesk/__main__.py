"""Run RenoDesk: the window, or the command line."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from renodesk.bootstrap import has_qt, has_window


def open_window(estate: Path | None, settings: Mapping[str, str]) -> int | None:
    """Open the window, with settings for this run; return its exit code, None without Qt or a display."""
    if not has_window():
        return None
    from renodesk.app import run_window

    return run_window(estate, settings)


def draw_pictures(estate: Path, folder: Path) -> list[Path]:
    """Draw the window's screens into a folder without a display; nothing where Qt is missing."""
    if not has_qt():
        return []
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from renodesk.app import take_pictures

    return take_pictures(estate, folder)


def main() -> None:
    """Run and leave with the exit code; a window need not wait for the command line."""
    given = sys.argv[1:]
    if not given or (len(given) == 1 and given[0].lower().endswith(".reno")):
        code = open_window(Path(given[0]) if given else None, {})
        if code is not None:
            sys.exit(code)
    from renodesk.cli.registry import main as run_command_line

    sys.exit(run_command_line(window=open_window, pictures=draw_pictures))


if __name__ == "__main__":
    main()
