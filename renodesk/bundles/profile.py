"""What a bundle looks like: names, limits, texts of the tag files."""

import re
import unicodedata
from collections.abc import Mapping

FORMAT = 1
NEEDS = "0.1.0"
"""The oldest RenoDesk that reads this format: what somebody has to install who has an older one."""
PROFILE = "https://renodesk.example/bundle-profile-1.json"
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SIGNATURE = "tagmanifest-sha256.txt.sig"
ALSO_KNOWN = "RenoDesk-Also"
"""Label of other ids by which the estate is known, a JSON list."""
ALGORITHMS = ("sha256", "sha512")
MOST_MEMBERS = 100_000
MOST_TAG_BYTES = 64_000_000
MOST_SMALL_TAG_BYTES = 1_000_000
"""Tag files that are no manifest."""
MOST_FAULTS = 10_000
MOST_MEMBER_BYTES = 4_000_000_000
MOST_RATIO = 200
"""A log deflates about twelvefold, deflate itself goes a thousandfold."""
DEFLATED_FREE = 4_000_000
"""Bytes below which a well-deflated text is no bomb whatever its ratio."""
ONCE = (
    "BagIt-Profile-Identifier",
    "RenoDesk-Format",
    "RenoDesk-Needs",
    "RenoDesk-After",
    "External-Identifier",
    ALSO_KNOWN,
    "Payload-Oxum",
    "RenoDesk-Photos",
    "RenoDesk-Papers",
    "RenoDesk-Papers-Not-Made",
    "RenoDesk-Personal",
    "Bag-Group-Identifier",
    "Bag-Count",
)
"""Labels of `bag-info.txt` that may not stand twice."""
INFO_LABELS = {
    label.casefold(): label
    for label in (*ONCE, "External-Description", "Source-Organization", "Bagging-Date", "Bag-Software-Agent")
}
"""Labels by their spelling in small letters: their case does not matter (RFC 8493 2.2.2)."""
_TAG = re.compile(r"bagit\.txt|bag-info\.txt|(tag)?manifest-(sha256|sha512)\.txt", re.ASCII)
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])( *\..*)?", re.ASCII | re.IGNORECASE
)
"""What Windows keeps for devices, with any ending."""
_FORBIDDEN = frozenset('<>"|?*')
MOST_NAME, MOST_PART_BYTES = 500, 255


def name_fault(name: str) -> str:
    """Return why a member may not be called so, as a text code; "" when it may."""
    if not name or len(name) > MOST_NAME or not _is_visible(name):
        return "bundle_name_characters"
    if "\\" in name or ":" in name or name.startswith("/") or name.endswith("/"):
        return "bundle_name_escapes"
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "bundle_name_escapes"
    if any(_is_reserved(part) for part in parts):
        return "bundle_name_reserved"
    if name == SIGNATURE or _TAG.fullmatch(name) or (parts[0] == "data" and len(parts) > 1):
        return ""
    return "bundle_name_unknown"


def _is_visible(name: str) -> bool:
    """Return whether a name holds no control, invisible, private or unassigned character."""
    if name.isascii():
        return name.isprintable()
    return not any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for one in name)


def _is_reserved(part: str) -> bool:
    """Return whether some disk takes no file or folder of this name, or gives it another."""
    return (
        part != part.rstrip(". ")
        or len(part.encode("utf-8")) > MOST_PART_BYTES
        or not _FORBIDDEN.isdisjoint(part)
        or _RESERVED.fullmatch(part) is not None
    )


def folded(name: str) -> str:
    """Return what a file system that ignores case and Unicode forms sees."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())


def encoded(name: str) -> str:
    """Return a name as a manifest writes it (RFC 8493 2.1.3)."""
    return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def decoded(name: str, *, is_percent_coded: bool = True) -> str:
    """Return the name a manifest means; before BagIt 1.0 only line ends were coded."""
    for code, character in (("%0d", "\r"), ("%0D", "\r"), ("%0a", "\n"), ("%0A", "\n")):
        name = name.replace(code, character)
    return name.replace("%25", "%") if is_percent_coded else name


def info_text(info: Mapping[str, str]) -> bytes:
    """Return `bag-info.txt`: one line a label, in the order given."""
    lines = [f"{label}: {' '.join(value.split())}\n" for label, value in info.items() if value.strip()]
    return "".join(lines).encode("utf-8")
