"""A preview in sentences, the same in the window and on the command line."""

from collections.abc import Iterator

from renodesk.services.devices import signature_text
from renodesk.services.receiving import Difference, Preview
from renodesk.services.rounds import round_word
from renodesk.texts import Language, joined, say

_THINGS = ("place", "register", "answer", "check", "remark", "pin")


def told(preview: Preview, language: Language, last_at: str) -> Iterator[str]:
    """Yield what will happen, a sentence each; `last_at` is the newest change's time as people read it."""
    yield say("receive_estate", language, estate=preview.estate)
    if not preview.is_bundle:
        yield say("receive_is_file", language)
    if preview.persons:
        who = joined(
            "、",
            (
                say("receive_person", language, person=person or "?", count=count)
                for person, count in preview.persons
            ),
            language,
        )
        where = f"{preview.organization}　" if preview.organization else ""
        yield say("receive_from", language, who=where + who, at=last_at)
    if preview.joins:
        yield say("receive_joins", language, ids=joined("、", preview.joins, language))
    if preview.brings_nothing:
        yield say("receive_nothing", language)
    things = joined("、", _things(preview, language), language)
    if things:
        yield say("receive_new", language, things=things)
    if preview.changed:
        yield say("receive_changed", language, count=len(preview.changed))
    if preview.removed:
        yield say("receive_removed", language, count=len(preview.removed))
    if preview.contested:
        yield say("receive_contested", language, count=len(preview.contested))
    gone = sum(1 for one in preview.contested if one.removed)
    if gone:
        yield say("receive_gone", language, count=gone)
    if preview.rounds:
        yield say(
            "receive_rounds",
            language,
            rounds=joined("、", (round_word(k, language) for k in preview.rounds), language),
        )
    if preview.packs:
        yield say("receive_packs", language, packs=joined("、", preview.packs, language))
    for title, ours, theirs in preview.newer_packs:
        yield say("receive_newer_pack", language, title=title, ours=ours, theirs=theirs)
    if preview.gaps:
        yield say("receive_gaps", language, gaps=preview.gaps)
    yield say("receive_personal" if preview.has_personal else "receive_no_personal", language)
    yield signature_text(preview.signature, language)


def cells(preview: Preview, language: Language) -> list[tuple[str, Difference]]:
    """Return every cell that is told, each with what will become of it: contests first, then removals."""
    return [
        *((say(_contested(one), language), one) for one in preview.contested),
        *((say("receive_word_removed", language), one) for one in preview.removed),
        *((say("receive_word_changed", language), one) for one in preview.changed),
    ]


def _contested(one: Difference) -> str:
    return f"receive_word_gone_{one.removed}" if one.removed else "receive_word_contested"


def _things(preview: Preview, language: Language) -> Iterator[str]:
    counts = {**preview.new, "photo": preview.new_photos, "use": preview.photo_uses}
    for thing in (*_THINGS, "photo", "use"):
        if counts.get(thing):
            yield say(f"receive_{thing}", language, count=counts[thing])
