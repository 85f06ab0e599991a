"""A project's file on paper (一项目一档): what is there, what is missing, and the way it went."""

from collections.abc import Iterator
from itertools import groupby

from renodesk.domain.log import utc_text
from renodesk.reports import blocks
from renodesk.reports.papers import Document
from renodesk.services.environment import Environment
from renodesk.services.office_papers.writing import (
    cell,
    document_of,
    heading,
    moment,
    pack_lines,
    pack_of,
    table,
)
from renodesk.services.reserve import Project
from renodesk.services.reserve.words import named, state_words, step_lines, there_text, why_text
from renodesk.texts import Language, joined, say


def project_document(project: Project, environment: Environment, language: Language) -> Document:
    """Return a project's file as a paper of this day."""
    day = moment(utc_text(environment.clock()))
    identity = project.reserve.identity
    return document_of(
        _blocks(project, day, language),
        project.texts.get("title") or project.name,
        about=say("office_project_title", language),
        footer=say("office_paper_footer", language, at=day, pack=identity.id, version=identity.version),
        language=language,
        date=day[:10],
    )


def _blocks(project: Project, day: str, language: Language) -> Iterator[blocks.Block]:
    have = len(project.held) - len(project.missing)
    yield heading(say("office_project_head", language, name=project.name, id=project.estate), 1)
    yield blocks.KeyNumber(
        label=say("office_project_have", language),
        value=f"{have}/{len(project.held)}",
        word=state_words(project, language),
        note="",
        tone="plain",
    )
    facts = [
        say("office_project_fact", language, what=say(f"office_col_{name}", language), text=text)
        for name, text in (
            ("project", project.texts.get("title")),
            ("responsible", project.texts.get("responsible")),
            ("implementer", project.texts.get("implementer")),
            ("note", project.texts.get("note")),
        )
        if text
    ]
    if facts:
        yield blocks.Bullets(lines=tuple(facts))
    if project.is_contested:
        states = joined("、", project.heads, language)
        lines = (say("reserve_contested", language, states=states),)
        yield blocks.Callout(title=say("office_project_contested", language), lines=lines, tone="bad")
    for _, group in groupby(project.held, key=lambda held: held.document.part):
        held = list(group)
        first = held[0].document
        yield heading(first.part_name_en if language == "en" else first.part_name)
        yield table(
            [
                (say("office_col_document", language), 0.38, "left"),
                (say("office_col_there", language), 0.1, "left"),
                (say("office_col_why", language), 0.52, "left"),
            ],
            [
                (
                    cell(named(one.document, language)),
                    cell(there_text(one, language), "good" if one.is_there else "warn"),
                    cell(why_text(one, language)),
                )
                for one in held
            ],
        )
    steps = tuple(step_lines(project, language))
    yield heading(say("office_project_way", language))
    yield (
        blocks.Bullets(lines=steps) if steps else blocks.Paragraph(text=say("reserve_not_entered", language))
    )
    identity = project.reserve.identity
    for line in (*pack_lines([pack_of(identity)], language), say("office_project_made", language, at=day)):
        yield blocks.Paragraph(text=line, tone="quiet")
