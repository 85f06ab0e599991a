"""Check a bundle whole, before anything of it is believed: zip, tag files, manifests both ways, digests."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from renodesk.bundles.container import Broken, Entry, Fault, read_directory, read_member
from renodesk.bundles.profile import ALGORITHMS, FORMAT, MOST_TAG_BYTES, SIGNATURE, decoded
from renodesk.bundles.sealing import plain
from renodesk.errors import BundleFaulty, FileMissing, NotReadable

Progress = Callable[[str, float], None]
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_OXUM = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class BagReport:
    """What a check found. `digest` is the SHA-256 of the tag manifest, "" where there is none.

    `signature` is the member no manifest lists, None where there is none, and `signed` the bytes of the tag
    manifest that it has to fit; whose it is, `renodesk.bundles.trust` says.
    """

    faults: tuple[Fault, ...]
    info: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    signature: bytes | None = None
    signed: bytes = b""

    @property
    def ok(self) -> bool:
        """Return whether nothing at all is wrong."""
        return not self.faults


def no_progress(step: str, fraction: float) -> None:
    """Tell nobody."""


def verify_bag(path: Path, progress: Progress = no_progress, identities: Sequence[str] = ()) -> BagReport:
    """Return every fault of a bundle; bad content never raises.

    Raises:
        FileMissing, NotReadable: the file itself cannot be had.
        BundleSealed: it is sealed, and not for any of these secret keys.
    """
    with open_file(path) as raw:
        try:
            with plain(raw, path.name, identities) as file:
                return verify_stream(file, progress)
        except BundleFaulty as damaged:
            faults = damaged.facts["faults"]
            return BagReport(faults=faults if isinstance(faults, tuple) else ())


def open_file(path: Path) -> BinaryIO:
    """Open a bundle for reading.

    Raises:
        FileMissing, NotReadable: it cannot be had.
    """
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except OSError as error:
        raise NotReadable(file=path.name, detail=error.strerror or "") from error


def verify_stream(file: BinaryIO, progress: Progress = no_progress) -> BagReport:
    """Return every fault of the bundle that `file` holds."""
    try:
        size = file.seek(0, 2)
        entries, faults = read_directory(file, size)
    except Broken as broken:
        return BagReport(faults=(broken.fault,))
    return _Check(file, entries, faults, progress).report()


class _Check:
    def __init__(self, file: BinaryIO, entries: list[Entry], faults: list[Fault], progress: Progress) -> None:
        self._file = file
        self._faults = faults
        self._progress = progress
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            self._entries.setdefault(entry.name, entry)
        self._texts: dict[str, str] = {}
        self._digests: dict[str, dict[str, str]] = {}
        self._sizes: dict[str, int] = {}
        self._signature: bytes | None = None

    def report(self) -> BagReport:
        """Hash every member once, then hold the manifests against what was found."""
        kinds = [kind for kind in ALGORITHMS if f"manifest-{kind}.txt" in self._entries]
        tag_kinds = [kind for kind in ALGORITHMS if f"tagmanifest-{kind}.txt" in self._entries]
        total = sum(entry.packed for entry in self._entries.values()) or 1
        done = 0
        for name, entry in self._entries.items():
            self._hash(name, entry, {*kinds, *tag_kinds, "sha256"})
            done += entry.packed
            self._progress("bundle_verifying", done / total)
        self._check_bagit()
        if not kinds:
            self._fault("manifest-sha256.txt", "bundle_tag_missing")
        if not tag_kinds:
            self._fault("tagmanifest-sha256.txt", "bundle_tag_missing")
        payload = {name for name in self._entries if name.startswith("data/")}
        for kind in kinds:
            self._check_manifest(f"manifest-{kind}.txt", kind, payload)
        manifests = {f"tagmanifest-{kind}.txt" for kind in tag_kinds}
        tags = set(self._entries) - payload - manifests - {SIGNATURE}
        for kind in tag_kinds:
            self._check_manifest(f"tagmanifest-{kind}.txt", kind, tags)
        info = self._info()
        self._check_info(info, payload)
        digest = self._digests.get("tagmanifest-sha256.txt", {}).get("sha256", "")
        return BagReport(
            faults=tuple(_once(self._faults)),
            info=info,
            digest=digest,
            entries=self._entries,
            signature=self._signature,
            signed=self._texts.get("tagmanifest-sha256.txt", "").encode("utf-8"),
        )

    def _fault(self, member: str, code: str, **facts: str) -> None:
        self._faults.append(Fault(member=member, code=code, facts=facts))

    def _hash(self, name: str, entry: Entry, kinds: set[str]) -> None:
        is_tag = not name.startswith("data/")
        if is_tag and entry.size > MOST_TAG_BYTES:
            self._fault(name, "bundle_bomb")
            return
        hashes = {kind: hashlib.new(kind) for kind in sorted(kinds)}
        kept: list[bytes] = []
        try:
            for piece in read_member(self._file, entry):
                for one in hashes.values():
                    one.update(piece)
                if is_tag:
                    kept.append(piece)
        except Broken as broken:
            self._fault(broken.fault.member or name, broken.fault.code)
            return
        self._digests[name] = {kind: one.hexdigest() for kind, one in hashes.items()}
        self._sizes[name] = entry.size
        if name == SIGNATURE:
            self._signature = b"".join(kept)
        elif is_tag:
            self._keep_text(name, b"".join(kept))

    def _keep_text(self, name: str, data: bytes) -> None:
        try:
            self._texts[name] = data.decode("utf-8")
        except UnicodeDecodeError:
            self._fault(name, "bundle_tag_encoding")

    def _check_bagit(self) -> None:
        text = self._texts.get("bagit.txt")
        if text is None:
            if "bagit.txt" not in self._entries:
                self._fault("bagit.txt", "bundle_tag_missing")
            return
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if text.startswith("\ufeff") or lines not in [
            [f"BagIt-Version: {version}", "Tag-File-Character-Encoding: UTF-8", *end]
            for version in ("1.0", "0.97")
            for end in ([], [""])
        ]:
            self._fault("bagit.txt", "bundle_bagit_wrong")

    def _check_manifest(self, manifest: str, kind: str, wanted: set[str]) -> None:
        listed: set[str] = set()
        for number, line in enumerate(_lines(self._texts.get(manifest, "")), 1):
            match = _LINE.fullmatch(line)
            if match is None or len(match[1]) != hashlib.new(kind).digest_size * 2:
                self._fault(manifest, "bundle_manifest_line", line=str(number))
                continue
            name = decoded(match[2].removeprefix("./"))
            if name in listed:
                self._fault(name, "bundle_listed_twice", manifest=manifest)
            listed.add(name)
            if name not in wanted:
                self._fault(name, "bundle_listed_but_missing", manifest=manifest)
            elif name in self._digests and self._digests[name].get(kind) != match[1].lower():
                self._fault(name, "bundle_digest_differs", manifest=manifest)
        if manifest in self._texts:
            for name in sorted(wanted - listed):
                self._fault(name, "bundle_not_listed", manifest=manifest)

    def _info(self) -> dict[str, str]:
        found: dict[str, str] = {}
        last = ""
        for line in _lines(self._texts.get("bag-info.txt", "")):
            if line[:1] in (" ", "\t") and last:
                found[last] += " " + line.strip()
                continue
            label, colon, value = line.partition(":")
            if not colon or not label.strip():
                self._fault("bag-info.txt", "bundle_info_line", line=line[:60])
                continue
            last = label.strip()
            found.setdefault(last, value.strip())
        return found

    def _check_info(self, info: Mapping[str, str], payload: set[str]) -> None:
        if "RenoDesk-Format" not in info:
            self._fault("bag-info.txt", "bundle_of_another_product")
        elif not info["RenoDesk-Format"].isascii() or not info["RenoDesk-Format"].isdigit():
            self._fault("bag-info.txt", "bundle_info_line", line="RenoDesk-Format")
        elif int(info["RenoDesk-Format"][:6]) > FORMAT:
            self._fault("bag-info.txt", "bundle_newer", version=info["RenoDesk-Format"])
        oxum = info.get("Payload-Oxum")
        if oxum is None:
            return
        match = _OXUM.fullmatch(oxum)
        octets = sum(self._sizes.get(name, 0) for name in payload)
        if match is None or (int(match[1]), int(match[2])) != (octets, len(payload)):
            self._fault("bag-info.txt", "bundle_oxum")


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield line


def _once(faults: list[Fault]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for fault in faults:
        if (fault.member, fault.code) not in seen:
            seen.add((fault.member, fault.code))
            yield fault
