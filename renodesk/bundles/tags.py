"""The tag files of a bag as text (RFC 8493): declaration, manifests, bag-info. Knows lines, no members."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from renodesk.bundles.container import Fault
from renodesk.bundles.profile import INFO_LABELS, MOST_MEMBERS, ONCE, decoded

VERSIONS = ("1.0", "0.97")
"""RFC 8493 is 1.0; the Library of Congress' tool still writes 0.97."""
HEX_DIGITS = {"sha256": 64, "sha512": 128}
_BREAK = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_DECLARED = re.compile(
    r"BagIt-Version: (?P<version>\d{1,4}\.\d{1,4})(?:\r\n|\r|\n)"
    r"Tag-File-Character-Encoding: (?P<encoding>[!-~]{1,40})(?:\r\n|\r|\n)?",
    re.ASCII,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """What one line of a manifest says: a member as the bag names it, and its digest in small letters."""

    name: str
    digest: str


@dataclass(kw_only=True, slots=True)
class Info:
    """What `bag-info.txt` says, by label as the standard or we spell it (its case does not matter there)."""

    said: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def declared(text: str) -> tuple[str, Fault | None]:
    """Return the version `bagit.txt` declares and what is wrong with it (2.1.1: two lines, UTF-8, no BOM)."""
    match = _DECLARED.fullmatch(text)
    if match is None:
        return "", Fault(member="bagit.txt", code="bundle_bagit_wrong")
    version, encoding = match["version"], match["encoding"]
    if version not in VERSIONS:
        return version, Fault(member="bagit.txt", code="bundle_bagit_version", facts={"version": version})
    if encoding.upper() != "UTF-8":
        return version, Fault(member="bagit.txt", code="bundle_bagit_encoding", facts={"encoding": encoding})
    return version, None


def listed(text: str, manifest: str, kind: str, version: str) -> Iterator[Listed | Fault]:
    """Yield what each line of a manifest says (2.1.3), or that it says nothing.

    Digests may be in capital letters; lines may end as on any system; `*` and `./` of other tools are passed
    over. Before 1.0 a per cent sign in a name stood for itself.
    """
    digits = HEX_DIGITS[kind]
    for number, line in lines(text):
        if number > 2 * MOST_MEMBERS:
            yield Fault(member=manifest, code="bundle_too_many_members")
            return
        match = _LINE.fullmatch(line)
        if match is None or len(match[1]) != digits:
            yield Fault(member=manifest, code="bundle_manifest_line", facts={"line": str(number)})
            continue
        name = decoded(match[2].removeprefix("./"), is_percent_coded=version != "0.97")
        yield Listed(name=name, digest=match[1].lower())


def info_of(text: str) -> Info:
    """Read `bag-info.txt` (2.2.2); a label that may stand once counts as its first line says."""
    info = Info()
    last = ""
    for _, line in lines(text):
        if line[:1] in (" ", "\t") and last:
            info.said[last] += " " + line.strip()
            continue
        label, colon, value = line.partition(":")
        if not colon or not label.strip():
            info.faults.append(_info_fault("bundle_info_line", line=line[:60]))
            continue
        last = INFO_LABELS.get(label.strip().casefold(), label.strip())
        if last in info.said:
            if last in ONCE:
                info.faults.append(_info_fault("bundle_info_twice", label=last))
            last = f"{last} ({len(info.said)})"
        info.said[last] = value.strip()
    return info


def _info_fault(code: str, **facts: str) -> Fault:
    return Fault(member="bag-info.txt", code=code, facts=facts)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers, whichever system ended them."""
    at = number = 0
    for number, found in enumerate(_BREAK.finditer(text), 1):
        line, at = text[at : found.start()], found.end()
        if line.strip():
            yield number, line
    if text[at:].strip():
        yield number + 1, text[at:]


def needed(info: Mapping[str, str], own: str) -> str:
    """Return which RenoDesk reads a bundle of a newer format: the one it names, else one newer than `own`."""
    said = info.get("RenoDesk-Needs", "")
    is_version = re.fullmatch(r"\d{1,4}(\.\d{1,4}){1,3}", said, re.ASCII) is not None
    return f"RenoDesk ≥ {said}" if is_version else f"RenoDesk > {own}"
