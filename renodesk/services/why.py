"""Why a score is what it is: rule, inputs, bands, flags, source, and what would raise it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from renodesk.domain.canonical import Json
from renodesk.domain.form import Band, Group, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AppliedEffect, NodeScore
from renodesk.domain.translated import title_in
from renodesk.errors import UnknownItem, UnknownPlace
from renodesk.packs import provenance_words
from renodesk.services.diagnosis import name_label, reason_text
from renodesk.services.session import EstateSession
from renodesk.services.worded import item_in
from renodesk.texts import Language, say

_NAME = re.compile(r"@?[a-z_][a-z0-9_]*")
_SIGNS = {"le": "≤", "lt": "<", "ge": "≥", "gt": ">"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """An explanation as plain values and as sentences."""

    value: dict[str, Json]
    lines: tuple[str, ...]


def explain_node(session: EstateSession, code: str, language: Language) -> Explained:
    """Explain a node of the tree (`TOTAL`, `A`, `A1`, `A1.1`) for the whole estate.

    Raises:
        UnknownItem: there is no such node.
    """
    node = session.scores.nodes.get(code)
    if node is None:
        raise UnknownItem(item=code)
    item = session.forms.tree.item(code)
    if item is not None and item.scope == "estate":
        return explain_answer(session, code, ESTATE, language)
    lines = [say("why_node", language, code=code, name=_name(session, code), interval=_interval(node))]
    value: dict[str, Json] = {"code": code, "low": node.low, "high": node.high, "na": node.is_na}
    parts = list(_parts(session, code)) if item is None else list(_places(session, item))
    value["parts"] = [part for part, _ in parts]
    lines += [line for _, line in parts]
    if item is not None:
        lines += about_item(session, item, language)
        value |= _about_values(item)
    return Explained(value=value, lines=tuple(lines))


def _name(session: EstateSession, code: str) -> str:
    nodes: list[Item | Group] = [*session.forms.tree.groups, *session.forms.tree.items]
    return next((node.name for node in nodes if node.code == code), session.name)


def _interval(node: NodeScore) -> str:
    if node.low is None or node.high is None:
        return "—"
    return short(node.low) if node.low == node.high else f"{short(node.low)}–{short(node.high)}"


def short(number: Fraction) -> str:
    """Return a score for people: one decimal, halves up."""
    return write_number(Fraction((number * 10 + Fraction(1, 2)).__floor__(), 10))


def _parts(session: EstateSession, code: str) -> Iterator[tuple[Json, str]]:
    parent = "" if code == "TOTAL" else code
    nodes: list[Item | Group] = [*session.forms.tree.groups, *session.forms.tree.items]
    for child in nodes:
        if child.parent == parent:
            node = session.scores.nodes[child.code]
            part: Json = {"code": child.code, "weight": child.weight, "low": node.low, "high": node.high}
            yield part, f"  {child.code} {child.name}  × {write_number(child.weight)}%  {_interval(node)}"


def _places(session: EstateSession, item: Item) -> Iterator[tuple[Json, str]]:
    for (code, place), answer in session.scores.answers.items():
        if code == item.code:
            part: Json = {"place": place.shown, "status": str(answer.status), "score": answer.score}
            score = "—" if answer.score is None else short(answer.score)
            yield part, f"  {place.shown}  {score}"


def explain_answer(session: EstateSession, code: str, place: Place, language: Language) -> Explained:
    """Explain one answer.

    Raises:
        UnknownItem, UnknownPlace: nobody could answer this there.
    """
    item = session.forms_in(language).tree.item(code)
    if item is None:
        raise UnknownItem(item=code)
    answer = session.scores.answers.get((code, place))
    if answer is None:
        raise UnknownPlace(place=place.shown)
    raising = list(_what_would_raise(session, item, answer, language))
    lines = [
        say(
            "why_answer",
            language,
            code=code,
            name=item.name,
            place=place.shown,
            score=_score(answer, language),
        ),
        *_contest(answer, language),
        *([reason_text(answer.reason, language, session.forms_in(language), code)] if answer.reason else []),
        *_seen(session, item, answer, language),
        *_flags(item, answer, language),
        *(reason_text(warning, language, session.forms_in(language), code) for warning in answer.warnings),
        *raising,
        *about_item(session, item, language),
        say(
            "why_pack",
            language,
            title=title_in(session.forms.tree.identity, language),
            version=session.forms.tree.identity.version,
        ),
    ]
    return Explained(value=_answer_values(session, item, answer, raising), lines=tuple(lines))


def _contest(answer: AnswerScore, language: Language) -> Iterator[str]:
    if answer.is_contested:
        yield say("why_contested", language, low=short(answer.low), high=short(answer.high))


def _score(answer: AnswerScore, language: Language) -> str:
    if answer.score is not None:
        return short(answer.score)
    return say(f"status_{answer.status.value}", language)


def _answer_values(
    session: EstateSession, item: Item, answer: AnswerScore, raising: list[str]
) -> dict[str, Json]:
    pack = session.forms.tree.identity
    return {
        "item": item.code,
        "place": answer.place.shown,
        "status": str(answer.status),
        "reason": reason_text(answer.reason, "zh", session.forms, item.code) if answer.reason else None,
        "value": answer.value,
        "points": answer.points,
        "score": answer.score,
        "low": answer.low,
        "high": answer.high,
        "contested": answer.is_contested,
        "red_flag": answer.is_red_flag,
        "urgent": answer.is_urgent,
        "inputs": dict(answer.inputs),
        "fields": dict(answer.fields),
        "flags": dict(answer.flags),
        "effects": [_effect_values(effect) for effect in answer.effects],
        "warnings": [reason_text(warning, "zh", session.forms, item.code) for warning in answer.warnings],
        "would_raise": list(raising),
        **_about_values(item),
        "pack": {"id": pack.id, "version": pack.version, "sha256": pack.sha256},
    }


def _effect_values(effect: AppliedEffect) -> Json:
    return {
        "flag": effect.flag,
        "count": effect.count,
        "effect": effect.kind,
        "amount": effect.amount,
        "score": effect.score_after,
        "derived": effect.is_derived,
    }


def _about_values(item: Item) -> dict[str, Json]:
    return {
        "rule": item.formula.text if item.formula else "grade",
        "bands": [_band(band) for band in item.bands]
        or [f"{grade} = {write_number(points)}" for grade, points in item.grade_points.items()],
        "source": item.source,
        "provenance": list(provenance_words(item.provenance, "zh")),
    }


def _band(band: Band) -> str:
    points = write_number(band.points)
    return (
        f"else = {points}"
        if band.threshold is None
        else f"{_SIGNS[band.operator]} {band.threshold.text} = {points}"
    )


def _band_words(band: Band, session: EstateSession, item: Item, language: Language) -> str:
    """Return a step of the ladder as people read it."""
    points = write_number(band.points)
    if band.threshold is None:
        return say("why_band_else", language, points=points)
    threshold = f"{_in_words(band.threshold.text, session, item, language)} {item.value_unit}".strip()
    return say("why_band", language, sign=_SIGNS[band.operator], threshold=threshold, points=points)


def _in_words(expression: str, session: EstateSession, item: Item, language: Language) -> str:
    """Return an expression with the labels of its names and the signs people write."""
    text = _NAME.sub(lambda match: name_label(match[0], session.forms, item, language), expression)
    return text.replace("*", "×").replace("/", "÷")


def _seen(session: EstateSession, item: Item, answer: AnswerScore, language: Language) -> Iterator[str]:
    for box in item.inputs:
        if box.name in answer.inputs:
            value = write_number(answer.inputs[box.name])
            yield say("why_input", language, label=box.label, value=value, unit=box.unit)
    for name, field in answer.fields.items():
        yield say(
            "why_field",
            language,
            name=name_label(f"@{name}", session.forms, item, language),
            value=_field_word(session, name, field, language),
        )
    if answer.value is not None and item.formula is not None:
        formula = _in_words(item.formula.text, session, item, language)
        yield say("why_value", language, formula=formula, value=short(answer.value), unit=item.value_unit)
    if answer.points is not None:
        yield say("why_points", language, points=write_number(answer.points))


def _field_word(session: EstateSession, name: str, value: Fraction | bool | str, language: Language) -> str:
    """Return a register value as people read it."""
    known = next((one for one in session.forms_in(language).register.fields if one.name == name), None)
    if known is not None and known.type == "bool":
        return say("word_yes" if value else "word_no", language)
    if isinstance(value, str):
        return known.options.get(value, value) if known is not None else value
    return write_number(value)


def _flags(item: Item, answer: AnswerScore, language: Language) -> Iterator[str]:
    for effect in answer.effects:
        flag = item.flag(effect.flag)
        after = "" if effect.score_after is None else f" → {short(effect.score_after)}"
        yield say("why_flag", language, label=flag.label if flag else effect.flag, after=after)


def _what_would_raise(
    session: EstateSession, item: Item, answer: AnswerScore, language: Language
) -> Iterator[str]:
    """Say what would raise the score: the next step of the ladder, and each flag that lowered it."""
    if answer.score is None or answer.score >= 100:
        return
    points = answer.points if answer.points is not None else Fraction(0)
    if item.is_graded:
        better = [(grade, value) for grade, value in item.grade_points.items() if value > points]
        if better:
            grade, value = min(better, key=lambda pair: pair[1])
            text = item.grade_texts.get(grade, "")
            yield say("why_raise_grade", language, grade=grade, text=text, points=write_number(value))
    else:
        better_bands = [band for band in item.bands if band.points > points and band.threshold is not None]
        if better_bands:
            band = min(better_bands, key=lambda one: one.points)
            yield say("why_raise_band", language, band=_band_words(band, session, item, language))
    for effect in answer.effects:
        flag = item.flag(effect.flag)
        if effect.kind in ("down", "minus", "cap", "score", "set") and flag is not None:
            yield say("why_raise_flag", language, label=flag.label)


def about_item(session: EstateSession, item: Item, language: Language) -> tuple[str, str]:
    """Return how an item is judged, and where that is from."""
    item = item_in(session, item, language)
    bands = [_band_words(band, session, item, language) for band in item.bands]
    bands = bands or [f"{grade} = {write_number(points)}" for grade, points in item.grade_points.items()]
    words = " · ".join(provenance_words(item.provenance, language))
    return (
        say("why_bands", language, bands=" · ".join(bands)),
        say("why_source", language, source=item.source, words=words),
    )
