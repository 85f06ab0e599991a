"""What a profile would change, in words: window and command line say the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.consent import ConsentRule
from renodesk.domain.form import RegisterField
from renodesk.domain.numbers import write_number
from renodesk.domain.scores import NodeScore
from renodesk.domain.survey import Value
from renodesk.services.ballots import Gate
from renodesk.services.ballots.words import gate_sentence
from renodesk.services.profile_preview import Preview, ScoreChange
from renodesk.services.rule_words import outcome_word, rule_source
from renodesk.texts import Language, joined, say

_KNOWN = ("expert", "equal")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedRow:
    """One thing that would be another, in words: of what kind, what, before, after, and what says so."""

    kind: str
    what: str
    before: str
    after: str
    source: str = ""


def changed_rows(found: Preview, language: Language) -> list[ChangedRow]:
    """Return everything that would change, settings and gates first; a gate cites document and clause."""
    rows = []
    for one in found.settings:
        before, after = (value_word(value, language, one.field) for value in (one.before, one.after))
        what = (one.field.label_en if language == "en" else "") or one.field.short_label
        rows.append(_row("setting", language, what, before, after, found.profile.identity.source))
    for gate in found.verdicts:
        before, after = (gate_word(one, language) for one in (gate.before, gate.after))
        what = f"{say(f'consent_stage_{gate.rules[0].stage}', language)} {gate.gate}"
        rows.append(
            _row("gate", language, what, before, after, joined("；", cited(gate.rules, language), language))
        )
    for score in found.scores:
        before, after = score_word(score.before), score_word(score.after)
        rows.append(_row("score", language, _named(score, language), before, after))
    rows += _weights_rows(found, language)
    for pack in found.packs:
        kind = say(f"profile_pack_{pack.kind}", language)
        later = say("profile_pack_later", language, to=pack.after.replace("@", "="))
        rows.append(_row("pack", language, kind, pack.before, pack.after, later))
        if pack.total is not None and pack.moved is not None:
            total = say("profile_total_moved", language)
            rows.append(_row("score", language, total, score_word(pack.total), score_word(pack.moved)))
    if found.former != found.procedures:
        before, after = (_joined(codes) for codes in (found.former, found.procedures))
        rows.append(_row("procedure", language, "", before, after))
    return rows


def _weights_rows(found: Preview, language: Language) -> Iterator[ChangedRow]:
    """Yield the weights of the round that would be others, and what it would be scored by them."""
    one = found.weights
    if one is None:
        return
    before, after = (weights_word(name, language) for name in (one.before, one.after))
    yield _row("weights", language, "", before, after, say("profile_weights_later", language))
    for score in one.scores:
        before, after = score_word(score.before), score_word(score.after)
        what = say("profile_reweighed", language, what=_named(score, language))
        yield _row("score", language, what, before, after)


def weights_word(name: str, language: Language) -> str:
    """Return what people call the weights of a tree: those they know by their words, others by their name."""
    return say(f"weights_{name}", language) if name in _KNOWN else name or say("weights_table", language)


def _named(score: ScoreChange, language: Language) -> str:
    if score.item is None:
        return say("profile_total", language)
    return f"{score.code} {(score.item.name_en if language == 'en' else '') or score.item.name}"


def _row(kind: str, language: Language, what: str, before: str, after: str, source: str = "") -> ChangedRow:
    word = say(f"profile_kind_{kind}", language)
    return ChangedRow(kind=word, what=what or word, before=before, after=after, source=source)


def preview_lines(found: Preview, language: Language) -> list[str]:
    """Return a line for everything that would change, or that nothing would."""
    lines = []
    for row in changed_rows(found, language):
        lines.append(say("profile_changed", language, **_facts(row)))
        lines += [f"    {row.source}"] if row.source else []
    return lines or [say("profile_no_change", language)]


def _facts(row: ChangedRow) -> dict[str, str]:
    what = row.what if row.what == row.kind else f"{row.kind} {row.what}"
    return {"what": what, "before": row.before, "after": row.after}


def cited(rules: tuple[ConsentRule, ...], language: Language) -> Iterator[str]:
    """Yield each sentence of some rules once, with its document and clause, to be checked where any is."""
    sources: dict[tuple[str, str, str], str] = {}
    for one in rules:
        said, known = rule_source(one, language), (one.text, one.source, one.clause)
        sources[known] = max(sources.get(known, ""), said, key=len)
    yield from (f"{text}（{said}）" for (text, _, _), said in sources.items())


def gate_word(gate: Gate | None, language: Language) -> str:
    """Return what a gate comes to, and what is missing; None: it does not stand."""
    if gate is None:
        return say("profile_gate_absent", language)
    return outcome_word(gate.outcome, language) + gate_sentence(gate, language)


def value_word(value: Value | None, language: Language, field: RegisterField) -> str:
    """Return a setting's value, – where it is empty."""
    if value is None:
        return "–"
    if field.type == "bool" and value in (0, 1):
        return say("cell_yes" if value else "cell_no", language)
    return value if isinstance(value, str) else f"{write_number(Fraction(value))}{field.unit}"


def score_word(node: NodeScore) -> str:
    """Return a score, from–to where it is not settled, – where there is none."""
    if node.low is None or node.high is None:
        return "–"
    low, high = (f"{float(one):.1f}" for one in (node.low, node.high))
    return low if low == high else f"{low}–{high}"


def _joined(codes: tuple[str, ...]) -> str:
    return "、".join(codes) or "–"
