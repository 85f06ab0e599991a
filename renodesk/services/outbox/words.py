"""The outbox in words."""

from renodesk.services.giving import size_text
from renodesk.services.outbox.posting import Posting, State
from renodesk.texts import Language, catalogue, say


def state_words(posting: Posting, language: Language) -> str:
    """Return how far a posting has come, in a few words."""
    if posting.state == State.WRITTEN and posting.is_paused:
        return say("outbox_paused", language)
    return say(f"outbox_{posting.state}", language)


def trouble_words(posting: Posting, language: Language) -> str:
    """Return why a posting went no further, or what the office said; "" where all is well."""
    if posting.state == State.RETURNED:
        return posting.words
    if posting.trouble is None:
        return ""
    facts = dict(posting.trouble.facts)
    for name in ("reason", "detail"):
        if facts.get(name) in catalogue():
            facts[name] = say(facts[name], language, **posting.trouble.facts)
    return say(posting.trouble.code, language, **facts)


def posting_lines(posting: Posting, language: Language) -> list[str]:
    """Return a posting in a line, and below it what is amiss."""
    head = say(
        "outbox_line",
        language,
        file=posting.id,
        state=state_words(posting, language),
        way=posting.way,
        size=size_text(posting.bytes),
        at=posting.at[:16].replace("T", " "),
    )
    words = trouble_words(posting, language)
    return [head, *("  " + line for line in words.splitlines())]
