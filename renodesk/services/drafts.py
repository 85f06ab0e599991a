"""三上三下: drafts of the plan that went to residents, what they replied, and what came of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.vocabulary_questionnaire import draft_cell, reply_cell
from renodesk.errors import NothingWritten, ReasonMissing, UnknownDraft, ValueTooLong, WrongUsage
from renodesk.services.days import day_said, today
from renodesk.services.session import EstateSession

TURNS = range(1, 10)
"""Drafts go down and replies come up three times; who needs it again may."""
MOST_LETTERS = 2000
SHORTEST_KEY = 4
"""Letters that name a draft or reply by how its key begins."""
_DRAFT, _REPLY = draft_cell("", "").entity, reply_cell("", "").entity


class Came(StrEnum):
    """What came of a reply."""

    TAKEN = "taken"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What somebody said of a draft; `households` None where nobody counted, `outcome` None while open."""

    key: str
    said: str
    households: int | None
    outcome: Came | None
    why: str
    is_contested: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A draft that went to residents: which time, when, what it was, who was asked, and the replies."""

    key: str
    turn: int
    held: datetime.date | None
    title: str
    asked: str
    is_contested: bool
    replies: tuple[Reply, ...]

    def count(self, outcome: Came | None) -> int:
        """Return how many replies came to this, None for those nobody answered yet."""
        return sum(one.outcome == outcome for one in self.replies)


class Drafts:
    """Reads and keeps them; they go on while a round is sealed."""

    def __init__(self, session: EstateSession) -> None:
        """Work on the session's estate."""
        self._session = session

    def all(self) -> tuple[Draft, ...]:
        """Return every draft with its replies, by turn and day."""
        with self._session.file.held():
            drafts, replies = self._things(_DRAFT), self._things(_REPLY)
        found = [
            _draft(key, fields, differs, replies)
            for key, (fields, differs) in drafts.items()
            if isinstance(fields.get("turn"), (int, Fraction))
        ]
        return tuple(sorted(found, key=lambda one: (one.turn, one.held or datetime.date.min)))

    def draft(self, key: str) -> Draft:
        """Return a draft by its turn where that has one, by its key, or by how that begins.

        Raises:
            UnknownDraft: there is none, or several.
        """
        every = self.all()
        found = [one for one in every if one.key == key] or [one for one in every if str(one.turn) == key]
        if not found and len(key) >= SHORTEST_KEY:
            found = [one for one in every if one.key.startswith(key)]
        if len(found) != 1:
            raise UnknownDraft(draft=key, known="、".join(one.key[:8] for one in every) or "–")
        return found[0]

    def reply_at(self, key: str) -> tuple[Draft, Reply]:
        """Return a reply by its key, or how it begins, with its draft.

        Raises:
            UnknownDraft: there is none, or several.
        """
        every = [(draft, one) for draft in self.all() for one in draft.replies]
        found = [pair for pair in every if len(key) >= SHORTEST_KEY and pair[1].key.startswith(key)]
        if len(found) != 1:
            raise UnknownDraft(draft=key, known="、".join(one.key[:8] for _, one in every) or "–")
        return found[0]

    def add(self, turn: int, title: str, asked: str = "", held: datetime.date | None = None) -> str:
        """Keep a draft that went to residents, today or on a day, and return its key.

        Raises:
            WrongUsage, ValueTooLong: nothing is kept.
        """
        if turn not in TURNS:
            raise WrongUsage(what="turn", value=turn)
        if not title.strip():
            raise NothingWritten(detail="empty_draft_title")
        key = self._session.environment.random_key()
        values: dict[str, Json] = {
            "turn": turn,
            "held": (held or today(self._session)).isoformat(),
            "title": _short(title),
            "asked": _short(asked),
        }
        with self._session.act(on_sealed=True) as act:
            for field, value in values.items():
                act.put(draft_cell(key, field), value or None)
        return key

    def say(self, key: str, **texts: str) -> Changes:
        """Give a draft another `title`, or others that were `asked`.

        Raises:
            UnknownDraft, WrongUsage, ValueTooLong: nothing is kept.
        """
        draft = self.draft(key)
        for field, text in texts.items():
            if field not in ("title", "asked"):
                raise WrongUsage(what=field, value=text)
            if field == "title" and not text.strip():
                raise NothingWritten(detail="empty_draft_title")
        with self._session.act(on_sealed=True) as act:
            for field, text in texts.items():
                act.put(draft_cell(draft.key, field), _short(text) or None)
        return act.changes

    def reply(self, key: str, said: str, households: int | None = None) -> str:
        """Keep what came up of a draft, and return its key.

        Raises:
            UnknownDraft, WrongUsage, ValueTooLong: nothing is kept.
        """
        draft = self.draft(key)
        if not said.strip():
            raise NothingWritten(detail="empty_reply")
        if households is not None and households < 0:
            raise WrongUsage(what="households", value=households)
        made = self._session.environment.random_key()
        with self._session.act(on_sealed=True) as act:
            act.put(reply_cell(made, "draft"), draft.key)
            act.put(reply_cell(made, "said"), _short(said))
            act.put(reply_cell(made, "households"), households)
        return made

    def answer(self, key: str, outcome: Came | None, why: str = "") -> Changes:
        """Say what came of a reply; None opens it again. What is not taken wants a reason.

        Raises:
            UnknownDraft, ReasonMissing, ValueTooLong: nothing is kept.
        """
        _, reply = self.reply_at(key)
        if outcome in (Came.NOT, Came.PARTLY) and not why.strip():
            raise ReasonMissing(act="answer")
        with self._session.act(on_sealed=True) as act:
            act.put(reply_cell(reply.key, "outcome"), outcome.value if outcome is not None else None)
            act.put(reply_cell(reply.key, "why"), _short(why) or None)
        return act.changes

    def remove(self, key: str, reason: str) -> Changes:
        """Take a draft with its replies, or one reply, out of the list.

        Raises:
            UnknownDraft, ReasonMissing: nothing changed.
        """
        if not reason.strip():
            raise ReasonMissing(act="remove")
        replies = [one.key for draft in self.all() for one in draft.replies]
        is_reply = len(key) >= SHORTEST_KEY and any(one.startswith(key) for one in replies)
        cells = (
            [reply_cell(self.reply_at(key)[1].key, vocabulary.REMOVED)]
            if is_reply
            else [draft_cell(self.draft(key).key, vocabulary.REMOVED)]
        )
        with self._session.act(reason.strip(), on_sealed=True) as act:
            for cell in cells:
                act.put(cell, True, reason=reason.strip())
        return act.changes

    def _things(self, entity: str) -> dict[str, tuple[dict[str, Json], bool]]:
        """Return what is there of an entity by key, in the order it was written down."""
        found: dict[str, tuple[dict[str, Json], bool]] = {}
        since: dict[str, int] = {}
        gone: set[str] = set()
        for state in self._session.file.states(entity):
            if state.cell.field == vocabulary.REMOVED and state.value is True and not state.is_contested:
                gone.add(state.cell.key)
            fields, differs = found.get(state.cell.key, ({}, False))
            fields[state.cell.field] = state.value
            found[state.cell.key] = (fields, differs or state.is_contested)
            if state.cell.field == vocabulary.MADE_BY[entity] and state.heads:
                since[state.cell.key] = state.heads[0].change.hlc
        keys = sorted(found.keys() - gone, key=lambda key: (since.get(key, 0), key))
        return {key: found[key] for key in keys}


def _draft(
    key: str,
    fields: Mapping[str, Json],
    differs: bool,
    replies: Mapping[str, tuple[dict[str, Json], bool]],
) -> Draft:
    return Draft(
        key=key,
        turn=_whole(fields.get("turn")) or 0,
        held=day_said(fields.get("held")),
        title=_text(fields.get("title")),
        asked=_text(fields.get("asked")),
        is_contested=differs,
        replies=tuple(
            _reply(one, said, other) for one, (said, other) in replies.items() if said.get("draft") == key
        ),
    )


def _reply(key: str, fields: Mapping[str, Json], differs: bool) -> Reply:
    outcome = fields.get("outcome")
    return Reply(
        key=key,
        said=_text(fields.get("said")),
        households=_whole(fields.get("households")),
        outcome=Came(str(outcome)) if outcome in tuple(Came) else None,
        why=_text(fields.get("why")),
        is_contested=differs,
    )


def _short(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise ValueTooLong(most=MOST_LETTERS)
    return text.strip()


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Json) -> int | None:
    is_number = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
    return int(value) if is_number and isinstance(value, (int, Fraction)) and value.denominator == 1 else None
