"""A project of the reserve in words, as command line and window say it."""

from collections.abc import Iterator

from renodesk.domain.reserve import Document, Move, Reserve, State
from renodesk.office.index import IndexRow
from renodesk.services.reserve.reading import Held, Project
from renodesk.texts import Language, joined, say


def state_words(project: Project, language: Language) -> str:
    """Return where a project stands, with its year."""
    return state_name(project.reserve, project.state, project.year, language)


def state_name(reserve: Reserve, code: str, year: int | None, language: Language) -> str:
    """Return a state's name, with the year of its plan; of one that is none, its code."""
    shown = reserve.state(code)
    if shown is None:
        return code or say("reserve_not_entered", language)
    name = shown.name_en if language == "en" else shown.name
    return say("reserve_state_year", language, state=name, year=year) if year else name


def listed(row: IndexRow, reserve: Reserve, language: Language) -> str:
    """Return a project in one line, out of the index."""
    project, count = row.project, len(reserve.documents)
    state = state_name(reserve, project.state, project.year, language)
    facts = {"name": row.name, "id": row.id, "state": state}
    if not project.state:
        return say("reserve_line_out", language, **facts)
    return say("reserve_line", language, **facts, have=count - project.missing, all=count)


def named(one: Document | Move | State, language: Language) -> str:
    """Return what a document, a move or a state is called."""
    return one.name_en if language == "en" else one.name


def project_lines(one: Project, language: Language) -> Iterator[str]:
    """Yield a project with its file, its way, and what can be done next."""
    have = len(one.held) - len(one.missing)
    state = state_words(one, language)
    yield say(
        "reserve_head", language, name=one.name, id=one.estate, state=state, have=have, all=len(one.held)
    )
    if one.is_contested:
        yield say("reserve_contested", language, states=_and(language).join(one.heads))
    yield from ("  " + document_text(held, language) for held in one.held)
    yield from step_lines(one, language)
    moves = _and(language).join(f"{move.code} {named(move, language)}" for move in one.moves)
    yield say("reserve_next", language, moves=moves or "–")
    identity = one.reserve.identity
    yield identity.statement_en if language == "en" else identity.statement


def document_text(held: Held, language: Language, *, is_coded: bool = True) -> str:
    """Return a document of a project's file: whether it is there, and why; `is_coded` for a command line."""
    document = held.document
    return say(
        "reserve_document_line" if is_coded else "reserve_document_story",
        language,
        there=there_text(held, language),
        part=document.part_name_en if language == "en" else document.part_name,
        name=named(document, language),
        code=document.code,
        why=why_text(held, language),
    )


def there_text(held: Held, language: Language) -> str:
    """Return whether a document is there."""
    if held.mark == "not_needed":
        return say("reserve_not_needed", language)
    return say("reserve_there" if held.is_there else "reserve_not_there", language)


def why_text(held: Held, language: Language) -> str:
    """Return why a document counts as there or missing: who said so, and what the estate file tells."""
    told = say(held.found.code, language, **held.found.facts) if held.found is not None else ""
    if not held.mark:
        return told or say("reserve_nobody_said", language)
    said = say("reserve_mark_said", language, by=held.by, at=held.at[:10], where=held.where or "–")
    return joined("；", filter(None, (said, told)), language)


def step_lines(one: Project, language: Language) -> Iterator[str]:
    """Yield every step that was made."""
    is_english = language == "en"
    names = {state.code: state.name_en if is_english else state.name for state in one.reserve.states}
    documents = {known.code: named(known, language) for known in one.reserve.documents}
    for step in one.steps:
        reason = say("reserve_step_reason", language, reason=step.reason) if step.reason else ""
        passed = _and(language).join(documents.get(code, code) for code in step.passed_over)
        yield say(
            "reserve_step_line",
            language,
            at=step.at[:16].replace("T", " "),
            by=step.by,
            state=names.get(step.state, step.state),
            year=f" {step.year}" if step.year else "",
            reason=reason + (say("reserve_step_passed", language, what=passed) if passed else ""),
        )


def _and(language: Language) -> str:
    return ", " if language == "en" else "、"
