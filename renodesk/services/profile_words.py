"""What a profile would change, in words: window and command line say the same."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.ballots import Outcome
from renodesk.domain.consent import ConsentRule
from renodesk.domain.form import RegisterField
from renodesk.domain.numbers import write_number
from renodesk.domain.scores import NodeScore
from renodesk.domain.survey import Value
from renodesk.services.profile_preview import Preview, ScoreChange, SettingChange, VerdictChange
from renodesk.texts import Language, say


def preview_lines(found: Preview, language: Language) -> list[str]:
    """Return a line for everything that would change, or that nothing would."""
    lines = [setting_line(one, language) for one in found.settings]
    lines += [score_line(one, language) for one in found.scores]
    for verdict in found.verdicts:
        lines += [verdict_line(verdict, language), *(f"    {one}" for one in cited(verdict.rules))]
    if found.former != found.procedures:
        before, after = (_joined(codes) for codes in (found.former, found.procedures))
        lines.append(say("profile_procedures", language, before=before, after=after))
    return lines or [say("profile_no_change", language)]


def setting_line(one: SettingChange, language: Language) -> str:
    """Return what becomes of a setting."""
    field = one.field
    label = (field.label_en if language == "en" else "") or field.short_label
    before, after = (value_word(value, language, field) for value in (one.before, one.after))
    return say("profile_setting", language, label=label, before=before, after=after)


def score_line(one: ScoreChange, language: Language) -> str:
    """Return what becomes of a score."""
    before, after = score_word(one.before), score_word(one.after)
    return say("profile_score", language, code=one.code, before=before, after=after)


def verdict_line(one: VerdictChange, language: Language) -> str:
    """Return what becomes of a gate."""
    stage = say(f"consent_stage_{one.rules[0].stage}", language)
    before, after = (outcome_word(outcome, language) for outcome in (one.before, one.after))
    return say("profile_verdict", language, stage=stage, gate=one.gate, before=before, after=after)


def cited(rules: tuple[ConsentRule, ...]) -> Iterator[str]:
    """Yield each sentence of some rules once, with its document and clause."""
    yield from dict.fromkeys(f"{one.text}（{one.source} {one.clause}）" for one in rules)


def outcome_word(outcome: Outcome | None, language: Language) -> str:
    """Return what a gate comes to; None: it does not stand."""
    return say(f"profile_outcome_{outcome.value}" if outcome else "profile_gate_absent", language)


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
