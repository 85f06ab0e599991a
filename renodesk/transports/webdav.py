"""WebDAV: Nextcloud, a NAS, or any web server's folder. Uploads begin anew after a break, downloads go on."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from webdav4.client import ClientError, HTTPError, InsufficientStorage, ResourceNotFound
from webdav4.fsspec import WebdavFileSystem

from renodesk.errors import (
    NotThere,
    WayAltered,
    WayAway,
    WayDenied,
    WayFull,
    WayGone,
    WayReadOnly,
    WayTooSmall,
    WayTrouble,
)
from renodesk.transports.arriving import arriving
from renodesk.transports.certificates import context_of, untrusted
from renodesk.transports.transport import CHUNK, TEMPORARY, Progress, Stored, is_shown, no_progress
from renodesk.transports.way import Way

CONNECT, ANSWER = 15.0, 120.0
"""Seconds until a server that does not answer counts as away: to connect, and for each answer or piece."""
_BY_STATUS: Mapping[int, type[WayTrouble]] = {
    401: WayDenied,
    403: WayDenied,
    404: WayGone,
    405: WayReadOnly,
    408: WayAway,
    409: WayGone,
    413: WayTooSmall,
    423: WayAway,
    425: WayAway,
    429: WayAway,
    507: WayFull,
}


def open_transport(way: Way, secret: str) -> "WebdavTransport":
    """Return a WebDAV collection as a way."""
    return WebdavTransport(way, secret)


class WebdavTransport:
    """Puts under another name and moves; never over a connection whose certificate does not verify."""

    def __init__(self, way: Way, secret: str) -> None:
        """Connect when first needed."""
        self._way = way.name
        self._files = WebdavFileSystem(
            way.place.rstrip("/"),
            auth=(way.user, secret) if way.user else None,
            verify=context_of(way),
            timeout=httpx.Timeout(ANSWER, connect=CONNECT),
            retry=False,
            skip_instance_cache=True,
        )
        self._client = self._files.client

    def stored(self) -> list[Stored]:
        """Return the whole files of the collection."""
        with self._troubles():
            rows: list[dict[str, Any]] = self._client.ls("")
        found = []
        for row in rows:
            name = str(row["name"]).rpartition("/")[2]
            if row.get("type") == "file" and is_shown(name):
                version = f"{row.get('etag')} {row.get('modified')}"
                found.append(Stored(name=name, bytes=int(row.get("content_length") or 0), version=version))
        return sorted(found, key=lambda stored: stored.name)

    def put(self, source: Path, name: str, progress: Progress = no_progress) -> None:
        """Upload, ask how much arrived, and move it to its name."""
        size = source.stat().st_size
        part, final = _path(name + TEMPORARY), _path(name)
        with self._troubles(name, is_writing=True):
            headers = {"Content-Length": str(size), "Content-Type": "application/octet-stream"}
            self._client.request("PUT", part, content=_pieces(source, size, progress), headers=headers)
            came = self._length(part)
            if came != size:
                self._client.remove(part)
                raise WayAltered(way=self._way, file=name, detail=f"{came} / {size}")
            self._client.move(part, final, overwrite=True)

    def _length(self, path: str) -> int | None:
        """Return how much the server has of a path."""
        (answer,) = self._client.propfind(path, headers={"Depth": "0"}).responses.values()
        length: int | None = answer.properties.content_length
        return length

    def fetch(self, stored: Stored, target: Path, progress: Progress = no_progress) -> None:
        """Download, from where it stopped if the server can."""
        with arriving(stored, target, self._way) as (file, there):
            if there == stored.bytes:
                return
            for start, chunk in self._chunks(stored.name, there):
                if start != there:
                    file.truncate(start)
                    there = start
                file.write(chunk)
                there += len(chunk)
                progress("way_fetching", there / max(1, stored.bytes))

    def _chunks(self, name: str, start: int) -> Iterator[tuple[int, bytes]]:
        """Yield pieces and where each begins: a server that knows no ranges sends it all again."""
        with self._troubles(name, is_file=True):
            url = self._client.join_url(_path(name))
            headers = {"Accept-Encoding": "identity"}
            if start:
                headers["Range"] = f"bytes={start}-"
            with self._client.http.stream("GET", url, headers=headers) as answer:
                self._judge(answer.status_code, name, is_file=True)
                at = start if answer.status_code == 206 else 0
                for chunk in answer.iter_bytes(CHUNK):
                    yield at, chunk
                    at += len(chunk)

    def remove(self, name: str) -> None:
        """Delete a file."""
        for one in (name, name + TEMPORARY):
            try:
                with self._troubles(name, is_writing=True, is_file=True):
                    self._client.request("DELETE", _path(one))
            except NotThere:
                pass

    def close(self) -> None:
        """Close the connections."""
        self._client.http.close()

    @contextmanager
    def _troubles(self, name: str = "", *, is_writing: bool = False, is_file: bool = False) -> Iterator[None]:
        try:
            yield
        except InsufficientStorage as error:
            raise WayFull(way=self._way, detail="507", file=name) from error
        except ResourceNotFound as error:
            raise (NotThere if is_file else WayGone)(way=self._way, detail="404", file=name) from error
        except HTTPError as error:
            self._judge(error.status_code, name, is_writing=is_writing, is_file=is_file, error=error)
            raise
        except ClientError as error:
            cause = error.__cause__
            status = cause.status_code if isinstance(cause, HTTPError) else 502
            self._judge(status, name, is_writing=is_writing, is_file=is_file, error=error)
            raise
        except (httpx.TransportError, httpx.StreamError, ssl.SSLError) as error:
            refusal = untrusted(error, self._way)
            if refusal is not None:
                raise refusal from error
            raise WayAway(way=self._way, detail=type(error).__name__, file=name) from error
        except (SyntaxError, KeyError, ValueError, httpx.HTTPError) as error:
            raise WayTrouble(way=self._way, detail="WebDAV?", file=name) from error

    def _judge(
        self,
        status: int,
        name: str,
        *,
        is_writing: bool = False,
        is_file: bool = False,
        error: Exception | None = None,
    ) -> None:
        """Raise what an answer's status means, if it means trouble."""
        if status < 300:
            return
        kind = WayAway if status >= 500 else WayTrouble
        kind = _BY_STATUS.get(status, kind)
        if status == 403 and is_writing:
            kind = WayReadOnly
        if status == 404 and is_file:
            kind = NotThere
        raise kind(way=self._way, detail=str(status), file=name) from error


def _path(name: str) -> str:
    """Return a name as a part of a URL."""
    return quote(name, safe="")


def _pieces(source: Path, size: int, progress: Progress) -> Iterator[bytes]:
    gone = 0
    with source.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
            gone += len(chunk)
            progress("way_sending", gone / max(1, size))
