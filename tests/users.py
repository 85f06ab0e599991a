"""Users of one machine, each with a folder of their own: settings, journals, keys, the device's name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import pytest

from renodesk.services.environment import these_seals, this_device_keys


@contextmanager
def a_user(folder: Path) -> Iterator[None]:
    """Be another user meanwhile, in programs started too; afterwards the one before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        patch.setattr(platformdirs, "user_data_dir", lambda name, **_: str(folder / name))
        _forget()
        yield
    _forget()


def _forget() -> None:
    this_device_keys.cache_clear()
    these_seals.cache_clear()
