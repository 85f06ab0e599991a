"""What every test stands on: no display, a user's folder of its own, and the same examples each time."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start need not compile all of it each

import pytest
from hypothesis import settings
from many import many
from users import a_user

settings.register_profile("ci", deadline=None, max_examples=many(25), derandomize=True, database=None)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one switch write the reference listings anew."""
    parser.addoption("--renew-reference", action="store_true", help="write tests/reference/*.txt anew")


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what modules and sessions make for all their tests out of the home folder too."""
    with a_user(tmp_path_factory.mktemp("user")):
        yield


@pytest.fixture(autouse=True)
def user_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, journals and the device's name out of the home folder, in programs started too."""
    with a_user(tmp_path_factory.mktemp("user")):
        yield
