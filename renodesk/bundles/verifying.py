"""Check a bundle whole, before anything of it is believed: zip, tag files, manifests both ways, digests."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from renodesk import __version__
from renodesk.bundles.container import Broken, Entry, Fault, read_directory
from renodesk.bundles.members import read_member
from renodesk.bundles.profile import (
    ALGORITHMS,
    FORMAT,
    MOST_FAULTS,
    MOST_SMALL_TAG_BYTES,
    MOST_TAG_BYTES,
    SIGNATURE,
)
from renodesk.bundles.sealing import plain
from renodesk.bundles.tags import declared, info_of, listed, needed
from renodesk.errors import BundleFaulty, FileMissing, NotReadable

Progress = Callable[[str, float], None]
FOREIGN = frozenset({"bundle_not_a_bag", "bundle_of_another_product"})
"""Faults that say it is no bundle of ours. """
STRAY = "bundle_name_unknown"
"""A member that ours never have; other products' bags do, and a bundle of ours zipped among other files."""
_OXUM = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class BagReport:
    """What a check found. `digest` is the SHA-256 of the tag manifest, "" where there is none.

    Of two tag manifests it is that of `tagmanifest-sha256.txt`. `digests` are the SHA-256 of the members
    that a manifest names by it.

    `signature` is the member no manifest lists, None where there is none, and `signed` the bytes of the tag
    manifest that it has to fit; whose it is, `renodesk.bundles.trust` says.
    """

    faults: tuple[Fault, ...]
    info: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
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
        self._faults = _Faults(faults)
        self._progress = progress
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            self._entries.setdefault(entry.name, entry)
        self._tags: dict[str, bytes] = {}
        self._digests: dict[str, dict[str, str]] = {}
        self._payload = {name for name in self._entries if name.startswith("data/")}

    def report(self) -> BagReport:
        """Hash every member once, then hold the manifests against what was found."""
        kinds = [kind for kind in ALGORITHMS if f"manifest-{kind}.txt" in self._entries]
        tag_kinds = [kind for kind in ALGORITHMS if f"tagmanifest-{kind}.txt" in self._entries]
        total = sum(entry.packed for entry in self._entries.values()) or 1
        done = 0
        for name, entry in self._entries.items():
            self._hash(name, entry, kinds if name in self._payload else sorted({*tag_kinds, "sha256"}))
            done += entry.packed
            self._progress("bundle_verifying", done / total)
        version = self._check_bagit()
        for found, tag in ((kinds, "manifest-sha256.txt"), (tag_kinds, "tagmanifest-sha256.txt")):
            if not found:
                self._fault(tag, "bundle_tag_missing")
        self._check_manifests("manifest", kinds, self._payload, version)
        others = set(self._entries) - self._payload - {f"tagmanifest-{kind}.txt" for kind in tag_kinds}
        self._check_manifests("tagmanifest", tag_kinds, others - {SIGNATURE}, "1.0")
        info = info_of(self._text("bag-info.txt"))
        self._faults.extend(info.faults)
        self._check_info(info.said)
        first = f"tagmanifest-{tag_kinds[0]}.txt" if tag_kinds else ""
        faults = self._faults.all()
        codes = {fault.code for fault in faults}
        if codes & FOREIGN:
            lies_deeper = any(name.endswith("/bagit.txt") for name in self._entries)
            ours = {"bundle_tag_missing"} | (set() if lies_deeper else {STRAY})
            faults = tuple(fault for fault in faults if fault.code not in ours)
        return BagReport(
            faults=faults,
            info=info.said,
            digest=self._digests.get(first, {}).get("sha256", ""),
            entries=self._entries,
            digests={name: found["sha256"] for name, found in self._digests.items() if "sha256" in found},
            signature=self._tags.get(SIGNATURE),
            signed=self._tags.get("tagmanifest-sha256.txt", b""),
        )

    def _fault(self, member: str, code: str, **facts: str) -> None:
        self._faults.add(Fault(member=member, code=code, facts=facts))

    def _hash(self, name: str, entry: Entry, kinds: Sequence[str]) -> None:
        is_tag = name not in self._payload
        if is_tag and entry.size > (MOST_TAG_BYTES if "manifest-" in name else MOST_SMALL_TAG_BYTES):
            self._fault(name, "bundle_bomb")
            return
        hashes = {kind: hashlib.new(kind) for kind in kinds}
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
        if is_tag:
            self._tags[name] = b"".join(kept)

    def _text(self, name: str) -> str:
        try:
            return self._tags.get(name, b"").decode("utf-8")
        except UnicodeDecodeError:
            self._fault(name, "bundle_tag_encoding")
            return ""

    def _check_bagit(self) -> str:
        """Return the version of BagIt, having said what is wrong with its declaration."""
        if "bagit.txt" not in self._entries:
            self._fault("bagit.txt", "bundle_tag_missing")
        if "bagit.txt" not in self._tags:
            return ""
        version, fault = declared(self._text("bagit.txt"))
        if fault is not None:
            self._faults.add(fault)
        return version

    def _check_manifests(self, prefix: str, kinds: Sequence[str], wanted: set[str], version: str) -> None:
        """Hold members against each manifest; before 1.0 it was enough to be listed in one of them."""
        read = [kind for kind in kinds if f"{prefix}-{kind}.txt" in self._tags]
        found = {kind: self._check_manifest(f"{prefix}-{kind}.txt", kind, wanted, version) for kind in read}
        everywhere = set().union(*found.values())
        for kind in read:
            names = everywhere if version == "0.97" else found[kind]
            for name in sorted(wanted - names):
                self._fault(name, "bundle_not_listed", manifest=f"{prefix}-{kind}.txt")

    def _check_manifest(self, manifest: str, kind: str, wanted: set[str], version: str) -> set[str]:
        """Return the names a manifest lists, having said where it is wrong."""
        names: set[str] = set()
        for line in listed(self._text(manifest), manifest, kind, version):
            if isinstance(line, Fault):
                self._faults.add(line)
                continue
            name = line.name
            if name in names:
                self._fault(name, "bundle_listed_twice", manifest=manifest)
            names.add(name)
            if name not in wanted:
                is_here = name in self._entries
                code = "bundle_listed_wrongly" if is_here else "bundle_listed_but_missing"
                self._fault(name, code, manifest=manifest)
            elif name in self._digests and self._digests[name].get(kind) != line.digest:
                self._fault(name, "bundle_digest_differs", manifest=manifest)
        return names

    def _check_info(self, info: Mapping[str, str]) -> None:
        said = info.get("RenoDesk-Format")
        if said is None and "bagit.txt" not in self._entries:
            self._fault("", "bundle_not_a_bag")
        elif said is None:
            self._fault("bag-info.txt", "bundle_of_another_product", **_whose(info))
        elif not said.isascii() or not said.isdigit():
            self._fault("bag-info.txt", "bundle_info_line", line="RenoDesk-Format")
        elif int(said[:6]) > FORMAT:
            needs = needed(info, __version__)
            self._fault("bag-info.txt", "bundle_newer", version=said[:6], needs=needs)
        elif not info.get("External-Identifier"):
            self._fault("bag-info.txt", "bundle_estate_missing")
        oxum = info.get("Payload-Oxum")
        if oxum is None:
            return
        match = _OXUM.fullmatch(oxum)
        octets = sum(self._entries[name].size for name in self._payload)
        if match is None or (int(match[1]), int(match[2])) != (octets, len(self._payload)):
            self._fault("bag-info.txt", "bundle_oxum")


def _whose(info: Mapping[str, str]) -> dict[str, str]:
    """Return what another product's bag says of itself, for the people who have to find out."""
    labels = ("Bag-Software-Agent", "Source-Organization", "BagIt-Profile-Identifier")
    said = " · ".join(info[label][:120] for label in labels if info.get(label))
    return {"whose": "".join(one for one in said if one.isprintable()) or "—"}


class _Faults:
    """Keeps every fault once; of more than anybody could read it says only that there are more."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._found: dict[tuple[object, ...], Fault] = {}
        self.extend(faults)

    def add(self, fault: Fault) -> None:
        key = (fault.member, fault.code, *sorted(fault.facts.items()))
        if len(self._found) < MOST_FAULTS:
            self._found.setdefault(key, fault)
        elif key not in self._found:
            more = Fault(member="", code="bundle_more_faults")
            self._found.setdefault(("", more.code), more)

    def extend(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault)

    def all(self) -> tuple[Fault, ...]:
        return tuple(self._found.values())
