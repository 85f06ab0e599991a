"""Eligibility in words, as command line, window and papers say it."""

from collections.abc import Iterator

from renodesk.domain.eligibility import ConditionVerdict, Held, Verdict
from renodesk.packs import provenance_words
from renodesk.services.eligibility import Finding
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


def verdict_word(verdict: Verdict, language: Language) -> str:
    """Return 符合, 不符合 or 待定."""
    return say(f"eligibility_{verdict.value}", language)


def held_word(held: Held, language: Language) -> str:
    """Return whether a condition holds."""
    return say(f"eligibility_{held.value}", language)


def finding_lines(found: Finding, session: EstateSession, language: Language) -> Iterator[str]:
    """Yield the verdict, each condition with its clause, and what is to be said of the year."""
    yield say("eligibility_head", language, name=session.name, verdict=verdict_word(found.verdict, language))
    for row in found.judgement.rows:
        yield "  " + condition_line(row, session, language)
    yield from (f"  {one}" for one in remarks(found, language))
    identity = found.pack.identity
    yield identity.statement_en if language == "en" else identity.statement


def condition_line(row: ConditionVerdict, session: EstateSession, language: Language) -> str:
    """Return one condition: does it hold, by which clause, which field is empty."""
    one = row.condition
    missing = (
        say("eligibility_missing", language, fields=labels(row.missing, session, language))
        if row.missing and row.held != Held.FAILS
        else ""
    )
    return say(
        "eligibility_row",
        language,
        held=held_word(row.held, language),
        code=one.code,
        name=one.name_en if language == "en" else one.name,
        clause=one.clause,
        source=f"{one.origin.source}（{sure_word(row, language)}）",
        missing=missing,
    )


def sure_word(row: ConditionVerdict, language: Language) -> str:
    """Return how sure a condition's source is."""
    joint = ", " if language == "en" else "、"
    return joint.join(provenance_words(row.condition.origin.provenance, language))


def remarks(found: Finding, language: Language) -> Iterator[str]:
    """Yield which reading of the year counts, what was judged otherwise, and how old the kept one is."""
    if found.reading is not None:
        name = found.reading.name_en if language == "en" else found.reading.name
        yield say("eligibility_reading", language, reading=name, source=found.reading_source)
    if found.old:
        joint = ", " if language == "en" else "、"
        yield say("eligibility_parts", language, old=joint.join(found.old), new=joint.join(found.new))
    if found.override is not None:
        by_rule = verdict_word(found.judgement.verdict, language)
        yield say("eligibility_override", language, verdict=by_rule, reason=found.override.reason)
    if found.kept is None:
        yield say("eligibility_not_kept", language)
    elif found.is_stale:
        yield say("eligibility_stale", language, day=str(found.kept.day or "–"))
    else:
        yield say("eligibility_kept_on", language, day=str(found.kept.day or "–"))


def labels(names: tuple[str, ...], session: EstateSession, language: Language) -> str:
    """Return register fields by their labels."""
    register = session.forms.register
    words = []
    for name in names:
        field = register.field("estate", name)
        words.append(name if field is None else (field.label_en if language == "en" else "") or field.label)
    return joined("、", words, language)
