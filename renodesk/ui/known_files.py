"""What our files are, by their names alone."""

import os
import sys

from renodesk.paths import resource

_NAME = "XDG_DATA_DIRS"
_USUAL = "/usr/local/share:/usr/share"


def name_our_files() -> None:
    """Have file dialogs know estate files by their names; to be called before the application is made.

    Else Qt opens each file of a folder that a dialog lists, to see what it is. On Linux a file that is closed
    takes the locks of the whole process on it along, also those by which SQLite keeps the open estate:
    whoever reads it next in another process then takes it for left alone and clears what both share.
    https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    """
    if not sys.platform.startswith("linux"):
        return
    ours, known = str(resource("desktop")), os.environ.get(_NAME) or _USUAL
    if ours not in known.split(":"):
        os.environ[_NAME] = f"{ours}:{known}"
