"""What every test stands on: no display, a user's folder of its own, and the same examples each time."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

import platformdirs
import pytest
from hypothesis import settings
from many import many

from renodesk.services.environment import these_seals, this_device_keys

settings.register_profile("ci", deadline=None, max_examples=many(25), derandomize=True, database=None)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one switch write the reference listings anew."""
    parser.addoption("--renew-reference", action="store_true", help="write tests/reference/*.txt anew")


@pytest.fixture(autouse=True)
def user_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, journals and the device's name out of the home folder, in programs started too."""
    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda name, **_: str(folder / name))
    this_device_keys.cache_clear()
    these_seals.cache_clear()
