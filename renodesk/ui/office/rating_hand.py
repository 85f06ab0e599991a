"""What the side of the ratings shows of a row: its words, and what can be entered there."""

from renodesk.domain.numbers import write_number
from renodesk.domain.performance import RowKind, ScoreColumn
from renodesk.services.rating import Rating, RatingLine, VetoLine
from renodesk.services.rating.facts import FactLine
from renodesk.services.rating.progress import Progress
from renodesk.services.rating.progress_words import head_text, reached_text, target_name, verdict_text
from renodesk.services.rating.standard_words import answer_text, not_met_text
from renodesk.services.rating.standards import CountyCheck
from renodesk.services.rating.words import (
    contested_lines,
    fact_label,
    fact_source,
    proposal_text,
    unassigned_text,
    value_text,
    veto_text,
)
from renodesk.texts import Language, say
from renodesk.ui.office.rating_rows import FACTS, PROGRESS, STANDARD
from renodesk.ui.office.rating_side import AtHand

_BORNE_OUT = (RowKind.LINE, RowKind.BONUS)


def at_hand(
    view: str,
    key: str,
    rating: Rating,
    check: CountyCheck | None,
    column: ScoreColumn,
    language: Language,
) -> AtHand | None:
    """Return a row of a view as the side shows it, None where there is none."""
    if view == FACTS:
        fact = next((one for one in rating.facts if one.fact.name == key), None)
        return _fact(fact, language) if fact is not None else None
    if view == STANDARD:
        return _standard(check, key, language) if check is not None else None
    if view == PROGRESS:
        return _progress(rating.progress, key, language) if rating.progress is not None else None
    veto = next((one for one in rating.vetoes if one.row.code == key), None)
    if veto is not None:
        return _veto(veto, column, language)
    line = rating.line(key)
    return _line(line, column, language) if line is not None else None


def _line(line: RatingLine, column: ScoreColumn, language: Language) -> AtHand:
    most, given = line.most[column], line.given.get(column)
    told = [proposal_text(line, language), unassigned_text(line, language)]
    told += contested_lines(line, language)
    is_open = given is not None and given[0] != given[1]
    value = "" if given is None or is_open else write_number(given[0])
    return AtHand(
        key=line.row.code,
        title=f"{line.row.code} {line.row.name}",
        text=line.row.rule,
        told="\n".join(one for one in told if one),
        wanted=line.row.evidence,
        source=line.row.origin.source,
        value=None if most is None else value,
        full=most,
        note=None if most is None else line.notes.get(column, ""),
        evidence=line.evidence,
        has_evidence=line.row.kind in _BORNE_OUT,
    )


def _veto(line: VetoLine, column: ScoreColumn, language: Language) -> AtHand:
    return AtHand(
        key=line.row.code,
        title=f"{line.row.code} {line.row.name}",
        text="\n".join(one for one in (line.row.rule, line.row.origin.note) if one),
        told="\n".join([veto_text(line, language), *contested_lines(line, language)]).strip(),
        wanted=line.row.evidence,
        source=line.row.origin.source,
        is_veto=True,
        tick=line.ticks[column],
        note=line.notes.get(column, ""),
        evidence=line.evidence,
        has_evidence=True,
    )


def _fact(line: FactLine, language: Language) -> AtHand:
    value = value_text(line.written, line.fact.type).replace(",", "")
    return AtHand(
        key=line.fact.name,
        title=fact_label(line, language),
        text=line.fact.origin.note,
        told=fact_source(line, language),
        source=line.fact.origin.source,
        value=value,
    )


def _standard(check: CountyCheck, key: str, language: Language) -> AtHand | None:
    line = check.line(key)
    if line is None:
        return None
    told = [answer_text(line, language), not_met_text(line, language)]
    return AtHand(
        key=line.row.code,
        title=f"{line.row.code} {line.row.name}",
        text=line.row.text,
        told="" if line.is_of_county else "\n".join(one for one in told if one),
        wanted=line.row.evidence,
        source=line.row.source,
        is_answer=line.is_of_county,
        answer=line.fulfilment if line.is_of_county else None,
        note=line.note if line.is_of_county else None,
        evidence=line.evidence,
        has_evidence=line.is_of_county,
    )


def _progress(progress: Progress, key: str, language: Language) -> AtHand | None:
    kind, _, at = key.partition(":")
    if kind != "target" or int(at) >= len(progress.targets):
        return AtHand(key=key, title=say("progress_title", language), text=head_text(progress, language))
    one = progress.targets[int(at)]
    return AtHand(
        key=key,
        title=target_name(one, language),
        text=f"{reached_text(one, language)} {verdict_text(one, language)}",
        told=head_text(progress, language),
        source=one.target.note,
    )
