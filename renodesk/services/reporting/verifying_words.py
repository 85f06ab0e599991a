"""What was found of a paper, in words and for scripts."""

from collections.abc import Iterator

from renodesk.domain.canonical import Json
from renodesk.services.moments import moment_word
from renodesk.services.reporting.verdicts import Compared, Verdict
from renodesk.services.reporting.verifying import Verified
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

MOST_SPOTS = 8


def verified_json(found: Verified) -> dict[str, Json]:
    """Return what was found for scripts; the names are fixed."""
    mark = found.mark
    return {
        "verdict": found.verdict.value,
        "belongs": found.verdict in (Verdict.SAME, Verdict.OLDER, Verdict.ALTERED),
        "form": found.form.value,
        "kind": mark.kind,
        "estate": mark.estate,
        "digest": mark.digest,
        "date": mark.date,
        "version": mark.version,
        "compared": found.compared.value if found.compared else "",
        "differs_at": list(found.spots),
        "mark_differs": found.is_changed_mark,
        "changes_since": found.since.changes,
        "changed": list(found.since.lines),
        "changes_missing_here": found.lacks,
        "moment": found.moment.key if found.moment else "",
    }


def verified_lines(found: Verified, file: str, session: EstateSession, language: Language) -> list[str]:
    """Return what was found, what it means, and what it does not prove."""
    return list(_lines(found, file, session, language))


def _lines(found: Verified, file: str, session: EstateSession, language: Language) -> Iterator[str]:
    mark, since = found.mark, found.since
    yield say(
        f"verify_{found.verdict.value}",
        language,
        file=file,
        name=session.name,
        date=mark.date or "—",
        digest=mark.digest[:16],
        estate=mark.estate or "—",
        own=session.estate_id,
        lacks=found.lacks,
        count=since.changes,
    )
    if found.moment is not None:
        yield say("verify_moment", language, moment=moment_word(found.moment, language))
    if found.verdict is Verdict.SAME and since.changes:
        yield say("verify_after_seal", language, count=since.changes)
    if since.lines:
        yield say("verify_changed", language)
        yield from (f"  {line}" for line in since.lines)
        if since.more:
            yield "  " + say("verify_more", language, count=since.more)
    if found.compared is not None:
        yield _compared(found, found.compared, language)
    if found.verdict in (Verdict.OLDER, Verdict.NEWER, Verdict.APART):
        yield say("verify_words_unknown", language)


def _compared(found: Verified, compared: Compared, language: Language) -> str:
    code = f"verify_compared_{compared.value}"
    if compared is Compared.DIFFERS:
        if not found.spots:
            code += "_mark"
        elif found.form.value == "docx":
            code += "_word"
        elif found.form.value == "xlsx":
            code += "_cells"
    shown = joined("、", found.spots[:MOST_SPOTS], language) + (" …" if len(found.spots) > MOST_SPOTS else "")
    return say(code, language, spots=shown, version=found.mark.version)
