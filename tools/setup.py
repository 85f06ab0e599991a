"""Make a machine ready: a virtual environment with everything pinned, and the libraries Qt needs.

    python3 tools/setup.py            install (quick when nothing changed)

Needs Python >= 3.11 and nothing else. On Debian it installs missing system libraries as root or with sudo;
without either it says exactly what to install.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "renodesk-stamp"
INPUTS = ("pyproject.toml", "constraints.txt", "renodesk/__init__.py", "tools/setup.py")
OFFSCREEN = ("libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")
WINDOW = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-xkb1",
    "libxcb-randr0",
)
PROBE = "from PySide6 import QtGui, QtWidgets; QtWidgets.QApplication([])"


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - it may be started with any Python
        return fail(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    wanted = digest()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted):
        if not make_environment():
            return 1
        install()
        STAMP.write_text(wanted)
    compile_translations()
    return ensure_qt()


def digest() -> str:
    found = hashlib.sha256(sys.version.encode())
    for name in INPUTS:
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()


def make_environment() -> bool:
    if PYTHON.exists() and works([str(PYTHON), "-m", "pip", "--version"]):
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
        return True
    except (subprocess.CalledProcessError, ImportError, OSError):
        shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    package = f"python{version}-venv"
    if apt_install([package]) or apt_install(["python3-venv"]):
        done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
        if done.returncode == 0:
            return True
    fail(
        f"Python cannot make a virtual environment here. Install it with:\n    sudo apt-get install {package}"
    )
    return False


def install() -> None:
    print("Installing RenoDesk and its dependencies into .venv …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip += ["-c", str(ROOT / "constraints.txt")]
    # The pip that Python brings is slower; where an index has no other, it will do.
    subprocess.run([*pip, "--upgrade", "pip"], check=False, cwd=ROOT)
    subprocess.run([*pip, "-e", f"{ROOT}[window,dev]"], check=True, cwd=ROOT)


def compile_translations() -> None:
    """Make the .qm files the window reads.

    Nothing to do where there are no .ts files or they are up to date.
    """
    tool = BIN / ("pyside6-lrelease.exe" if os.name == "nt" else "pyside6-lrelease")
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        target = source.with_suffix(".qm")
        if tool.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], check=True)


def ensure_qt() -> int:
    """Make sure that Qt runs: offscreen always, in a real window wherever its libraries can be had."""
    if qt_works("offscreen") and not lacks_window_libraries():
        return 0
    if sys.platform.startswith("linux"):
        apt_install([*OFFSCREEN, *WINDOW])
    if qt_works("offscreen") and not (has_display() and lacks_window_libraries()):
        return 0
    packages = " ".join((*OFFSCREEN, *WINDOW))
    return fail(f"Qt lacks system libraries. Install them with:\n    sudo apt-get install {packages}")


def lacks_window_libraries() -> bool:
    """Return whether Qt's plug-in for real windows misses a library; Qt's own message names the wrong one."""
    plugins = list(VENV.glob("lib/python*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so"))
    if not plugins or not shutil.which("ldd"):
        return False
    done = subprocess.run(["ldd", str(plugins[0])], capture_output=True, text=True, check=False)
    return "not found" in done.stdout


def has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def qt_works(platform: str) -> bool:
    environment = {**os.environ, "LANG": "C.UTF-8"}
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    return works([str(PYTHON), "-c", PROBE], environment)


def works(command: list[str], environment: dict[str, str] | None = None) -> bool:
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    return done.returncode == 0


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where we may; return whether it was done."""
    if not shutil.which("apt-get"):
        return False
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not is_root and not (shutil.which("sudo") and works(["sudo", "-n", "true"])):
        return False
    sudo = [] if is_root else ["sudo", "-n"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with one_at_a_time():
        print("Installing system libraries: " + " ".join(packages), flush=True)
        for command in (
            ["apt-get", "update", "-qq"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        ):
            done = subprocess.run([*sudo, *command], env=environment, stdout=subprocess.DEVNULL, check=False)
            if done.returncode != 0 and command[1] == "install":
                return False
    return True


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for another copy of RenoDesk that is being set up: apt does not, it fails."""
    import fcntl  # not there on Windows, where there is no apt either

    with open(Path(gettempdir()) / f"renodesk-apt-{os.getuid()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
