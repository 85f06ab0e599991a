"""S3 and what speaks like it (MinIO, Ceph, OSS, COS). Large uploads go on after a break, part by part."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aiohttp import ClientError as ConnectionTrouble
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    NoCredentialsError,
    ParamValidationError,
)
from s3fs import S3FileSystem

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
from renodesk.transports.certificates import untrusted
from renodesk.transports.transport import Progress, Stored, is_shown, no_progress
from renodesk.transports.way import Way

PART, MOST_PARTS = 8 << 20, 9000
PIECE = 4 << 20
"""Bytes of a part of an upload, and of what is fetched at once."""
CONNECT, ANSWER = 15, 120
_BY_CODE: Mapping[str, type[WayTrouble]] = {
    **dict.fromkeys(
        ("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken"), WayDenied
    ),
    **dict.fromkeys(("AuthFailure", "InvalidSecurity", "AllAccessDisabled", "AccountProblem"), WayDenied),
    **dict.fromkeys(
        ("AuthorizationHeaderMalformed", "RequestTimeTooSkewed", "401", "Unauthorized"), WayDenied
    ),
    **dict.fromkeys(("AccessDenied", "403", "Forbidden"), WayDenied),
    **dict.fromkeys(("MethodNotAllowed", "405"), WayReadOnly),
    **dict.fromkeys(("NoSuchBucket", "404", "NotFound"), WayGone),
    **dict.fromkeys(("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "507"), WayFull),
    **dict.fromkeys(("EntityTooLarge", "413"), WayTooSmall),
    **dict.fromkeys(("NoSuchKey", "InvalidRange"), NotThere),
    **dict.fromkeys(("InternalError", "ServiceUnavailable", "SlowDown", "RequestTimeout", "500"), WayAway),
    **dict.fromkeys(("502", "503", "504", "IncompleteBody", "NoSuchUpload"), WayAway),
}


def open_transport(way: Way, secret: str) -> "S3Transport":
    """Return a bucket, or a prefix in one, as a way."""
    return S3Transport(way, secret)


class S3Transport:
    """An object shows under its name only when the store has all of it."""

    def __init__(self, way: Way, secret: str) -> None:
        """Connect when first needed; without a user the bucket has to be open to everybody."""
        self._way = way.name
        self._bucket, self._prefix = way.bucket, way.prefix
        style = "virtual" if way.has_bucket_in_host else "auto"
        self._files = S3FileSystem(
            anon=not way.user,
            key=way.user or None,
            secret=secret or None,
            endpoint_url=way.endpoint or None,
            client_kwargs={"region_name": way.region or "us-east-1", "verify": way.ca or True},
            config_kwargs={
                "connect_timeout": CONNECT,
                "read_timeout": ANSWER,
                "retries": {"total_max_attempts": 1},
                "s3": {"addressing_style": style},
                "request_checksum_calculation": "when_required",
                "response_checksum_validation": "when_required",
            },
            skip_instance_cache=True,
            use_listings_cache=False,
        )
        self._files.retries = 1

    def stored(self) -> list[Stored]:
        """Return the objects of the prefix itself."""
        found: list[Stored] = []
        more: dict[str, Any] = {}
        while True:
            page = self._call("list_objects_v2", Prefix=self._prefix, Delimiter="/", **more)
            for row in page.get("Contents", ()):
                name = str(row["Key"])[len(self._prefix) :]
                if is_shown(name):
                    version = f"{row.get('ETag')} {row.get('LastModified')}"
                    found.append(Stored(name=name, bytes=int(row["Size"]), version=version))
            if not page.get("IsTruncated"):
                return sorted(found, key=lambda stored: stored.name)
            more = {"ContinuationToken": page["NextContinuationToken"]}

    def put(self, source: Path, name: str, progress: Progress = no_progress) -> None:
        """Upload in one piece, or in parts of which those of a broken attempt are kept."""
        size = source.stat().st_size
        if size <= PART:
            self._call("put_object", name, is_writing=True, Key=self._prefix + name, Body=source.read_bytes())
            progress("way_sending", 1.0)
        else:
            self._put_parts(source, size, name, progress)
        head = self._call("head_object", name, Key=self._prefix + name)
        if int(head["ContentLength"]) != size:
            raise WayAltered(way=self._way, file=name, detail=f"{head['ContentLength']} / {size}")

    def _put_parts(self, source: Path, size: int, name: str, progress: Progress) -> None:
        key = self._prefix + name
        length = max(PART, math.ceil(size / MOST_PARTS))
        upload, tags = self._begun(key, name, size, length)
        with source.open("rb") as file:
            for number in range(1, math.ceil(size / length) + 1):
                if number not in tags:
                    file.seek((number - 1) * length)
                    made = self._call(
                        "upload_part",
                        name,
                        is_writing=True,
                        Key=key,
                        UploadId=upload,
                        PartNumber=number,
                        Body=file.read(length),
                    )
                    tags[number] = made["ETag"]
                progress("way_sending", min(1.0, number * length / size))
        parts = [{"PartNumber": number, "ETag": tags[number]} for number in sorted(tags)]
        self._call(
            "complete_multipart_upload",
            name,
            is_writing=True,
            Key=key,
            UploadId=upload,
            MultipartUpload={"Parts": parts},
        )

    def _begun(self, key: str, name: str, size: int, length: int) -> tuple[str, dict[int, str]]:
        """Return the upload a broken attempt left, with the parts it has, or a new one."""
        for row in self._uploads(key):
            tags: dict[int, str] = {}
            with suppress(WayTrouble):
                tags = self._parts(key, row, size, length)
            if tags:
                return row, tags
            self._abort(key, row)
        made = self._call("create_multipart_upload", name, is_writing=True, Key=key)
        return str(made["UploadId"]), {}

    def _uploads(self, key: str) -> list[str]:
        try:
            page = self._call("list_multipart_uploads", Prefix=key)
        except (WayDenied, WayTrouble) as error:
            if isinstance(error, WayAway):
                raise
            return []  # some stores do not list them, or not to everybody: begin anew
        return [str(row["UploadId"]) for row in page.get("Uploads", ()) if row["Key"] == key]

    def _parts(self, key: str, upload: str, size: int, length: int) -> dict[int, str]:
        """Return the tags of the parts that are there; none where they were cut to another length."""
        found: dict[int, str] = {}
        more: dict[str, Any] = {}
        while True:
            page = self._call("list_parts", Key=key, UploadId=upload, **more)
            for row in page.get("Parts", ()):
                number = int(row["PartNumber"])
                if int(row["Size"]) != min(length, size - (number - 1) * length):
                    return {}
                found[number] = str(row["ETag"])
            if not page.get("IsTruncated"):
                return found
            more = {"PartNumberMarker": int(page["NextPartNumberMarker"])}

    def _abort(self, key: str, upload: str) -> None:
        with suppress(WayTrouble):
            self._call("abort_multipart_upload", is_writing=True, Key=key, UploadId=upload)

    def fetch(self, stored: Stored, target: Path, progress: Progress = no_progress) -> None:
        """Download piece by piece, from where it stopped."""
        with arriving(stored, target, self._way) as (file, there):
            while there < stored.bytes:
                piece = self._piece(stored.name, there, min(stored.bytes, there + PIECE))
                file.write(piece)
                there += len(piece)
                progress("way_fetching", there / max(1, stored.bytes))

    def _piece(self, name: str, start: int, end: int) -> bytes:
        with self._troubles(name):
            path = f"{self._bucket}/{self._prefix}{name}"
            piece = bytes(self._files.cat_file(path, start=start, end=end))
        if not piece:
            raise WayAltered(way=self._way, file=name, detail=str(start))
        return piece

    def remove(self, name: str) -> None:
        """Delete an object, and what a broken upload of it left."""
        key = self._prefix + name
        self._call("delete_object", name, is_writing=True, Key=key)
        for upload in self._uploads(key):
            self._abort(key, upload)

    def close(self) -> None:
        """Leave the connections to the file system, which closes them with itself."""

    def _call(self, method: str, name: str = "", *, is_writing: bool = False, **words: Any) -> dict[str, Any]:
        with self._troubles(name, is_writing=is_writing):
            answer: dict[str, Any] = self._files.call_s3(method, Bucket=self._bucket, **words)
        return answer

    @contextmanager
    def _troubles(self, name: str = "", *, is_writing: bool = False) -> Iterator[None]:
        try:
            yield
        except (OSError, BotoCoreError, ClientError, ConnectionTrouble) as error:
            raise self._meaning(error, name, is_writing) from error

    def _meaning(self, error: Exception, name: str, is_writing: bool) -> WayTrouble:
        refusal = untrusted(error, self._way)
        if refusal is not None:
            return refusal
        cause = error if isinstance(error, ClientError) else error.__cause__
        facts = {"way": self._way, "file": name}
        if isinstance(cause, ClientError):
            answer = cause.response
            code = str(answer.get("Error", {}).get("Code", ""))
            kind = _BY_CODE.get(code, WayTrouble)
            status = int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
            if kind is WayTrouble and status >= 500:
                kind = WayFull if status == 507 else WayAway
            if code in ("AccessDenied", "403", "Forbidden") and is_writing:
                kind = WayReadOnly
            if code == "404" and name:
                kind = NotThere
            return kind(**facts, detail=code)
        if isinstance(error, NoCredentialsError):
            return WayDenied(**facts, detail=type(error).__name__)
        if isinstance(error, ParamValidationError):
            return WayTrouble(**facts, detail=str(error).splitlines()[-1][:120])
        return WayAway(**facts, detail=type(error).__name__)
