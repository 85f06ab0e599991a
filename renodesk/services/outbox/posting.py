"""A bundle on its way, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from renodesk.domain.canonical import Json
from renodesk.errors import RenodeskError


class State(StrEnum):
    """How far a bundle has come; `returned` are those an office could not take."""

    WRITTEN = "written"
    SENT = "sent"
    RECEIVED = "received"
    MERGED = "merged"
    RETURNED = "returned"


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Why it went no further: the code of an error and its facts as texts."""

    code: str
    facts: Mapping[str, str]

    @classmethod
    def of(cls, error: RenodeskError) -> "Trouble":
        """Return what an error says, to be kept."""
        return cls(
            code=error.code,
            facts={name: str(fact) for name, fact in error.facts.items() if isinstance(fact, (str, int))},
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Posting:
    """A bundle in the outbox.

    `id` is its file name at the other end: it holds a piece of the file's hash, so that no two are alike and
    the same one twice is one. `estate` is where the estate file lay, `digest` that of the bundle, which the
    receipt answers. `words` are what an office said when it returned it.
    """

    id: str
    way: str
    file: Path
    estate: Path
    name: str
    digest: str
    bytes: int
    state: State
    added: str
    at: str
    is_paused: bool = False
    trouble: Trouble | None = None
    words: str = ""

    @property
    def stem(self) -> str:
        """Return the name without the endings of bundles: that of its receipt begins so."""
        return self.id.removesuffix(".age").removesuffix(".zip")

    @property
    def is_due(self) -> bool:
        """Return whether it is still to be sent."""
        return self.state == State.WRITTEN and not self.is_paused

    @property
    def is_awaited(self) -> bool:
        """Return whether an answer may still come."""
        return self.state in (State.SENT, State.RECEIVED)

    @property
    def value(self) -> dict[str, Json]:
        """Return it as JSON."""
        trouble: Json = (
            {"code": self.trouble.code, "facts": dict(self.trouble.facts)} if self.trouble else None
        )
        return {
            "id": self.id,
            "way": self.way,
            "file": str(self.file),
            "estate": str(self.estate),
            "name": self.name,
            "digest": self.digest,
            "bytes": self.bytes,
            "state": self.state.value,
            "added": self.added,
            "at": self.at,
            "is_paused": self.is_paused,
            "trouble": trouble,
            "words": self.words,
        }


def posting_from(value: Mapping[str, Json]) -> Posting | None:
    """Return the posting a JSON value describes, None where it describes none."""
    texts = ("id", "way", "file", "estate", "name", "digest", "state", "added", "at")
    if not all(isinstance(value.get(name), str) for name in texts):
        return None
    words = {name: cast(str, value[name]) for name in texts}
    if words["state"] not in list(State):
        return None
    size, trouble = value.get("bytes"), value.get("trouble")
    return Posting(
        id=words["id"],
        way=words["way"],
        file=Path(words["file"]),
        estate=Path(words["estate"]),
        name=words["name"],
        digest=words["digest"],
        bytes=size if isinstance(size, int) else 0,
        state=State(words["state"]),
        added=words["added"],
        at=words["at"],
        is_paused=value.get("is_paused") is True,
        trouble=_trouble(trouble),
        words=str(value.get("words") or ""),
    )


def _trouble(value: Json) -> Trouble | None:
    if not isinstance(value, Mapping) or not isinstance(value.get("code"), str):
        return None
    facts = value.get("facts")
    return Trouble(
        code=str(value["code"]),
        facts={name: str(fact) for name, fact in facts.items()} if isinstance(facts, Mapping) else {},
    )
