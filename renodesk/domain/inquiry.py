"""Whom one asks for what: people one talks to, offices one writes to, papers one wants to see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How one asks: in a conversation, or by a sheet that is sent."""

    TALK = "talk"
    LETTER = "letter"


@dataclass(frozen=True, kw_only=True, slots=True)
class Respondent:
    """An office or a role one asks, never a person by name.

    `office` says which kind of body it is; `reply_days` how long it has for a letter (0: nothing is said).
    """

    code: str
    way: Way
    name: str
    name_en: str
    office: str
    reply_days: int
    note: str
    source: str
    provenance: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """An entry of `ask_from`: who is asked, and for which parts of an item (none named: for all of it)."""

    respondent: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper one asks to see; `serves` are the items it helps to answer."""

    code: str
    name: str
    name_en: str
    ask_from: tuple[Asked, ...]
    serves: tuple[str, ...]
    why: str
    source: str
    provenance: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkLine:
    """A place in the conversation: what is asked, under which topic, in which words.

    `about` is an item's code, `estate.<field>`, `building.<field>`, `unit.<field>` or `paper.<code>`.
    """

    about: str
    topic: str
    topic_en: str
    question: str
    question_en: str
    source: str
    provenance: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inquiry:
    """What a register pack says of asking, in table order; empty in packs that say nothing."""

    respondents: tuple[Respondent, ...] = ()
    papers: tuple[Paper, ...] = ()
    talk: tuple[TalkLine, ...] = ()

    def respondent(self, code: str) -> Respondent | None:
        """Return the respondent with this code."""
        return next((one for one in self.respondents if one.code == code), None)

    def paper(self, code: str) -> Paper | None:
        """Return the paper with this code."""
        return next((one for one in self.papers if one.code == code), None)

    def by_way(self, way: Way) -> tuple[Respondent, ...]:
        """Return those who are asked in one way."""
        return tuple(one for one in self.respondents if one.way == way)


def parts_asked(asked: Iterable[Asked], respondent: str, parts: Collection[str]) -> tuple[str, ...]:
    """Return which of an item's parts a respondent is asked for, in their own order."""
    wanted: set[str] = set()
    for one in asked:
        if one.respondent == respondent:
            wanted.update(one.parts or parts)
    return tuple(part for part in parts if part in wanted)
