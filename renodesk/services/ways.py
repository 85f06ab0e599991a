"""The ways this installation knows by name: kept, tried, opened."""

import json
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from renodesk.domain import canonical
from renodesk.domain.canonical import Json
from renodesk.errors import FileMissing, NotReadable, NotWritable, UnknownWay, WayAltered
from renodesk.services.device_key import KeptIn
from renodesk.services.environment import Environment, Progress, no_progress, token
from renodesk.services.way_secrets import WaySecrets
from renodesk.tables.writing import replace_file
from renodesk.texts import Language, say
from renodesk.transports.patience import patiently
from renodesk.transports.registry import open_way
from renodesk.transports.transport import Transport
from renodesk.transports.way import Way, WayKind, way_from

__all__ = ["Tried", "Way", "WayKind", "Ways", "way_line", "ways_of"]
FILE = "ways.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """A way that can be written and read: how many files lie there already."""

    way: Way
    files: int


class Ways:
    """Keeps the ways of one installation in its folder, without their passwords."""

    def __init__(self, folder: Path, secrets: WaySecrets) -> None:
        """Work in `folder`."""
        self._file = folder / FILE
        self._secrets = secrets

    def all(self) -> tuple[Way, ...]:
        """Return the ways, by name.

        Raises:
            NotReadable: the file is there and cannot be read.
        """
        try:
            rows = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as error:
            raise NotReadable(file=FILE, detail=type(error).__name__) from error
        found = [way_from(row) for row in rows] if isinstance(rows, list) else []
        return tuple(sorted((way for way in found if way is not None), key=lambda way: way.name))

    def get(self, name: str) -> Way:
        """Return a way by its name.

        Raises:
            UnknownWay: there is none.
        """
        known = self.all()
        for way in known:
            if way.name == name:
                return way
        raise UnknownWay(way=name, known="、".join(way.name for way in known) or "–")

    def keep(self, way: Way, secret: str | None = None) -> KeptIn:
        """Keep a way in place of the one of that name, and return where its password lies.

        Without `secret` the password stays as it was.

        Raises:
            WayMalformed: it cannot be one.
            NotWritable, NotReadable: nothing changed.
        """
        way.check()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotWritable(file=FILE) from error
        with FileLock(self._file.with_name(FILE + ".lock"), timeout=30):
            where = KeptIn.KEYRING if secret is None else self._secrets.put(way.name, secret)
            self._write([*(one for one in self.all() if one.name != way.name), way])
        return where

    def remove(self, name: str) -> None:
        """Forget a way and its password.

        Raises:
            UnknownWay: there is none.
            NotWritable: it is still there.
        """
        self.get(name)
        with FileLock(self._file.with_name(FILE + ".lock"), timeout=30):
            self._write([one for one in self.all() if one.name != name])
            self._secrets.put(name, "")

    def opened(self, name: str) -> Transport:
        """Return a way that is ready to use.

        Raises:
            UnknownWay: there is none.
            ComponentMissing: what its kind needs is not installed.
        """
        way = self.get(name)
        return open_way(way, self._secrets.get(way.name) if way.wants_secret else "")

    def test(self, name: str, progress: Progress = no_progress) -> Tried:
        """Write a small file there, read it back, and take it away again.

        Raises:
            UnknownWay, ComponentMissing: there is none, or it cannot be used here.
            WayTrouble: what is wrong with it.
        """
        with tempfile.TemporaryDirectory() as place, closing(self.opened(name)) as transport:
            sent, back = Path(place, "sent"), Path(place, "back")
            sent.write_text(token(16), encoding="ascii")
            label = f"renodesk-test-{token(4)}.txt"
            patiently(lambda: transport.put(sent, label), progress, attempts=2)
            try:
                there = transport.stored()
                found = next((one for one in there if one.name == label), None)
                if found is None:
                    raise WayAltered(way=name, file=label, detail="")
                transport.fetch(found, back)
                if back.read_bytes() != sent.read_bytes():
                    raise WayAltered(way=name, file=label, detail="")
            finally:
                transport.remove(label)
            return Tried(way=self.get(name), files=len(there) - 1)

    def _write(self, ways: list[Way]) -> None:
        rows: list[Json] = [dict(way.value) for way in sorted(ways, key=lambda way: way.name)]
        replace_file(self._file, canonical.dumps(rows).encode("utf-8") + b"\n")


def ways_of(environment: Environment) -> Ways:
    """Return the ways of an installation.

    Raises:
        FileMissing: it has no folder of its own.
    """
    if environment.own_folder is None:
        raise FileMissing(file=FILE)
    keys = environment.keys() if environment.keys is not None else None
    ring, device = (keys.secrets, keys.device) if keys is not None else (None, "")
    return Ways(environment.own_folder, WaySecrets(environment.own_folder, ring, device))


def way_line(way: Way, language: Language) -> str:
    """Return a way in one line, without its password."""
    where = f"{way.place} ({way.endpoint})" if way.endpoint else way.place
    user = say("way_as_user", language, user=way.user) if way.user else ""
    return (
        say("way_line", language, way=way.name, kind=say(f"way_kind_{way.kind}", language), where=where)
        + user
    )
