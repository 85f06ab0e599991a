"""The result of a round as plain values, the way scripts read it."""

from collections.abc import Mapping

from renodesk.domain.canonical import Json
from renodesk.domain.form import Forms, Item
from renodesk.domain.scores import NodeScore, Reason, Remedy, Scores
from renodesk.domain.translated import in_language
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


def scores_json(session: EstateSession, language: Language) -> dict[str, Json]:
    """Return total, nodes, red flags, completion, remedies and warnings; numbers exact."""
    scores = session.scores
    return {
        "total": {
            **_node(scores.total),
            "band": scores.band,
            "bands": list(scores.bands) if scores.bands else None,
        },
        "nodes": {code: _node_with_marks(node) for code, node in scores.nodes.items() if code != "TOTAL"},
        "red_flags": [
            {"item": flag.item, "place": flag.place.shown, "score": flag.score} for flag in scores.red_flags
        ],
        "completion": scores.completion,
        "dealt_with": scores.dealt_with,
        "remedies": {code: _remedy(remedy) for code, remedy in scores.remedies.items()},
        "warnings": warnings(scores, session.forms, language),
    }


def _node(node: NodeScore) -> dict[str, Json]:
    return {"low": node.low, "high": node.high}


def _node_with_marks(node: NodeScore) -> dict[str, Json]:
    return {**_node(node), "na": node.is_na, "contested": node.is_contested}


def _remedy(remedy: Remedy) -> Mapping[str, Json]:
    return {"mode": remedy.mode, "quantities": dict(remedy.quantities)}


def warnings(scores: Scores, forms: Forms, language: Language) -> list[Json]:
    """Return every warning as a sentence with the answer it belongs to, the estate's own first."""
    found: list[Json] = [reason_text(reason, language, forms) for reason in scores.warnings]
    for (item, place), answer in scores.answers.items():
        for reason in answer.warnings:
            found.append(f"{item} @ {place.shown}: {reason_text(reason, language, forms, item)}")
    return found


def reason_text(reason: Reason, language: Language, forms: Forms, item: str = "") -> str:
    """Return a reason as a sentence; the pack's or the surveyor's own words where it has some.

    Boxes of the item with the code `item` and fields of the register are called by their labels.
    """
    english = forms.tree.identity.english if language == "en" else {}
    text = english.get(reason.text, reason.text)
    if not reason.code:
        return text
    facts = dict(reason.facts)
    if facts.get("names"):
        forms = in_language(forms, language)
        known = forms.tree.item(item)
        names = facts["names"].split("、")
        facts["names"] = joined("、", (name_label(name, forms, known, language) for name in names), language)
    return say(reason.code, language, text=text, **facts)


def name_label(name: str, forms: Forms, item: Item | None, language: Language) -> str:
    """Return what a name in a rule is called: the label of a box, circumstance or register field (`@`)."""
    if name == "grade":
        return say("grade_word", language)
    forms = in_language(forms, language)
    item = (forms.tree.item(item.code) or item) if item else None
    box = (item.input(name) or item.flag(name)) if item else None
    if box is not None:
        return box.label.partition("（")[0]
    field = next((one for one in forms.register.fields if name == f"@{one.name}"), None)
    if field is None:
        return name
    return field.label.partition("（")[0]
