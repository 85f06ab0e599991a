"""`pack.toml`: who the pack is, what it claims, and which tables it has."""

import re
import tomllib
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from fractions import Fraction
from typing import Any

from renodesk.domain.form import PackIdentity
from renodesk.domain.numbers import read_number
from renodesk.packs.complaints import Complaints, Spot
from renodesk.packs.english import TABLE as ENGLISH
from renodesk.packs.english import english_words
from renodesk.packs.pack_text import DESCRIPTION, PackText
from renodesk.packs.toml_lines import line_of

_TEXTS = (
    "kind",
    "id",
    "version",
    "title",
    "title_en",
    "jurisdiction",
    "status",
    "statement",
    "statement_en",
    "source",
)

_ID = re.compile(r"[a-z][a-z0-9_]{0,30}", re.ASCII)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.]{0,19}", re.ASCII)
"""A pack is a member of a bundle under `<id>-<version>-<digest>`."""
SINGLE = {"profile": "profiles"}
"""Kinds that are one file each, `<id>.toml`, and the folder these lie in."""


class Description:
    """A pack's description, read leniently: what is missing is complained of and reads as empty."""

    def __init__(self, pack: PackText, complaints: Complaints) -> None:
        """Read the description of `pack`."""
        self.pack = pack
        self.complaints = complaints
        self.files = pack.files()
        self.spot = Spot(pack=pack.id, file=DESCRIPTION)
        try:
            self.raw: dict[str, Any] = tomllib.loads(self.files.get(DESCRIPTION, ""))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            complaints.add(self.spot, "pack_toml_broken", detail=error)
            self.raw = {}
        if (folder := SINGLE.get(self.text("kind"))) is not None:
            self.spot = Spot(pack=folder, file=f"{pack.id}.toml")
        for key in _TEXTS:
            if not isinstance(self.raw.get(key), str) or not self.raw[key].strip():
                complaints.add(self.at(key), "pack_key_missing", key=key)
        for key, shape in (("id", _ID), ("version", _VERSION)):
            if self.text(key) and not shape.fullmatch(self.text(key)):
                complaints.add(self.at(key), "pack_key_malformed", key=key, value=self.text(key)[:40])
        if self.raw.get("status") not in (None, "official", "proposed"):
            complaints.add(self.at("status"), "pack_status_unknown", status=self.raw["status"])

    def complaining_to(self, complaints: Complaints) -> "Description":
        """Return the same description; what is found from now on goes to `complaints`."""
        same = copy(self)
        same.complaints = complaints
        return same

    def at(self, key: str, word: str = "") -> Spot:
        """Return where a key stands, or a word of its list."""
        return replace(self.spot, row=line_of(self.files.get(DESCRIPTION, ""), key, word), column=key)

    def text(self, key: str) -> str:
        """Return a text, "" where it is missing."""
        value = self.raw.get(key, "")
        return value if isinstance(value, str) else ""

    def section(self, key: str) -> Mapping[str, Any]:
        """Return a table of the description, empty where it is missing."""
        value = self.raw.get(key, {})
        return value if isinstance(value, dict) else {}

    def number(self, section: str, key: str) -> Fraction:
        """Return a number of a section; 0 with a complaint when it is missing."""
        value = self.section(section).get(key)
        found = read_number(str(value)) if isinstance(value, (int, float, str)) else None
        if found is None or isinstance(value, bool):
            self.complaints.add(self.at(f"{section}.{key}"), "pack_key_missing", key=f"{section}.{key}")
            return Fraction(0)
        return found

    def table(self, name: str) -> tuple[str, Spot]:
        """Return the text of a table and where it stands; empty with a complaint when it is missing."""
        file = self.section("tables").get(name)
        if not isinstance(file, str) or file not in self.files:
            self.complaints.add(self.at("tables"), "pack_key_missing", key=f"tables.{name}")
            return "", Spot(pack=self.pack.id, file=f"{name}.csv")
        return self.files[file], Spot(pack=self.pack.id, file=file)

    def count(self, key: str, found: int) -> None:
        """Complain unless the pack holds as many of a thing as it says."""
        wanted = self.section("counts").get(key)
        if isinstance(wanted, int) and wanted != found:
            self.complaints.add(
                self.at(f"counts.{key}"), "pack_count_differs", key=key, wanted=wanted, found=found
            )

    def identity(self) -> PackIdentity:
        """Return who the pack is."""
        return PackIdentity(
            id=self.pack.id,
            version=self.pack.version,
            sha256=self.pack.sha256,
            title=self.text("title"),
            title_en=self.text("title_en"),
            status=self.text("status"),
            statement=self.text("statement"),
            statement_en=self.text("statement_en"),
            source=self.text("source"),
            jurisdiction=self.text("jurisdiction"),
            english=self._english(),
        )

    def _english(self) -> Mapping[str, str]:
        if ENGLISH not in self.section("tables"):
            return {}
        return english_words(*self.table(ENGLISH), self.complaints)
