"""A disk that has no room at a write, of whoever writes: Python's files, and SQLite below its own cache.

The write that finds it full puts half of its bytes through first, as a real disk does.
"""

import builtins
import ctypes
import errno
import io
import os
import sqlite3
from collections.abc import Callable
from ctypes.util import find_library
from pathlib import Path
from typing import Any

HasRoom = Callable[[], bool]
_NAMES = {"write": False, "pwrite": True, "pwrite64": True}
_kept: list[Any] = []
"""What SQLite calls must stay in memory."""


def can_fill() -> bool:
    """Return whether the SQLite of this Python can be reached: it may lie inside Python."""
    name = find_library("sqlite3")
    if name is None:
        return False
    library = ctypes.CDLL(name)
    library.sqlite3_libversion.restype = ctypes.c_char_p
    return bool(library.sqlite3_libversion().decode() == sqlite3.sqlite_version)


def fill(has_room: HasRoom) -> None:
    """Let every write ask `has_room` first, for the rest of this process."""
    _fill_python(has_room)
    _fill_sqlite(has_room)


def _fill_python(has_room: HasRoom) -> None:
    opens, writes = io.open, os.write

    class Raw(io.FileIO):
        def write(self, data: Any) -> int:
            if has_room():
                return super().write(data)
            data = memoryview(data).cast("B")
            super().write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def opening(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> Any:
        if not set(mode) & set("wax+"):
            return opens(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = Raw(file, "".join(one for one in mode if one in "rwax+"), closefd, opener)
        if buffering == 0:
            return raw
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    def writing(descriptor: int, data: Any) -> int:
        if not has_room():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return writes(descriptor, data)

    builtins.open = io.open = opening
    Path.open.__globals__["io"].open = opening
    __import__("tempfile")._io = _With(__import__("_io"), open=opening)
    os.write = writing  # type: ignore[assignment]


class _With:
    """A module with something of it replaced."""

    def __init__(self, module: Any, **replaced: Any) -> None:
        self.__dict__.update(replaced, _module=module)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` of sqlite3.h as far as its system calls."""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("version", "os_file", "max_pathname")),
        *((name, ctypes.c_void_p) for name in ("next", "name", "data")),
        *((f"method{number}", ctypes.c_void_p) for number in range(13)),
        ("set_system_call", ctypes.c_void_p),
        ("get_system_call", ctypes.c_void_p),
    ]


def _fill_sqlite(has_room: HasRoom) -> None:
    library = ctypes.CDLL(find_library("sqlite3"))
    library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
    vfs = library.sqlite3_vfs_find(None)
    at, name = ctypes.c_void_p, ctypes.c_char_p
    sets = ctypes.CFUNCTYPE(ctypes.c_int, at, name, at)(vfs.contents.set_system_call)
    gets = ctypes.CFUNCTYPE(at, at, name)(vfs.contents.get_system_call)
    for call, has_offset in _NAMES.items():
        place = (ctypes.c_int64,) if has_offset else ()
        kind = ctypes.CFUNCTYPE(ctypes.c_ssize_t, ctypes.c_int, at, ctypes.c_size_t, *place, use_errno=True)
        address = gets(ctypes.addressof(vfs.contents), call.encode())
        if not address:
            continue
        ours = kind(_refusing(kind(address), has_room))
        _kept.append(ours)
        sets(ctypes.addressof(vfs.contents), call.encode(), ctypes.cast(ours, at))


def _refusing(writes: Callable[..., int], has_room: HasRoom) -> Callable[..., int]:
    was_full = False

    def write(descriptor: int, data: int, size: int, *place: int) -> int:
        nonlocal was_full
        if has_room():
            return writes(descriptor, data, size, *place)
        if not was_full and size > 1:
            was_full = True
            return writes(descriptor, data, size // 2, *place)
        ctypes.set_errno(errno.ENOSPC)
        return -1

    return write
