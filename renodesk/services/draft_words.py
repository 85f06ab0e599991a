"""三上三下 in words: drafts with how many replies came to what, and the replies."""

from collections.abc import Iterator

from renodesk.services.drafts import Came, Draft, Reply
from renodesk.texts import Language, say


def outcome_word(outcome: Came | None, language: Language) -> str:
    """Return what came of a reply, in a word."""
    return say(f"draft_came_{outcome.value}" if outcome is not None else "draft_came_open", language)


def turn_word(turn: int, language: Language) -> str:
    """Return the how-manieth time a draft went down."""
    return say("draft_turn", language, turn=turn)


def draft_line(draft: Draft, language: Language) -> str:
    """Return a draft in one line."""
    return say(
        "draft_line",
        language,
        key=draft.key[:8],
        turn=turn_word(draft.turn, language),
        day=draft.held.isoformat() if draft.held is not None else "–",
        title=draft.title,
        asked=draft.asked or "–",
        sums=sums_word(draft, language),
    )


def sums_word(draft: Draft, language: Language) -> str:
    """Return how many replies there are, and how many came to what."""
    return say(
        "draft_sums",
        language,
        count=len(draft.replies),
        taken=draft.count(Came.TAKEN),
        partly=draft.count(Came.PARTLY),
        refused=draft.count(Came.NOT),
        open=draft.count(None),
    )


def reply_line(reply: Reply, language: Language) -> str:
    """Return a reply in one line."""
    return say(
        "draft_reply_line",
        language,
        key=reply.key[:8],
        said=reply.said,
        households=households_word(reply, language),
        word=" ".join(filter(None, (outcome_word(reply.outcome, language), reply.why))),
    )


def households_word(reply: Reply, language: Language) -> str:
    """Return how many households said so, a dash where nobody counted."""
    return "–" if reply.households is None else say("draft_households", language, count=reply.households)


def draft_lines(drafts: tuple[Draft, ...], language: Language) -> Iterator[str]:
    """Yield every draft with its replies."""
    if not drafts:
        yield say("draft_none", language)
    for draft in drafts:
        yield draft_line(draft, language)
        yield from (f"    {reply_line(one, language)}" for one in draft.replies)
