"""Results by building in words: how many forms, satisfied and agreed, and what is liked least."""

from collections.abc import Iterator
from fractions import Fraction

from renodesk.domain.questionnaire_results import Outcome
from renodesk.services.questionnaires.by_building import BuildingVoice, ByBuilding
from renodesk.services.questionnaires.words import question_text, rounded, share_text
from renodesk.texts import Language, joined, say

_WORST = 3


def building_sentence(found: ByBuilding, language: Language) -> str:
    """Return of how many forms the building is known here, and why nothing is told where nothing is."""
    if found.counted and found.unmarked:
        return say("form_buildings_unasked", language, counted=found.counted, version=found.unmarked)
    code = "form_buildings_sums" if found.is_told else "form_buildings_none"
    return say(code, language, known=found.known, counted=found.counted)


def building_name(voice: BuildingVoice, language: Language) -> str:
    """Return a building's name, or those of several told together."""
    names = joined("、", (one.name for one in voice.buildings), language)
    return names if len(voice.buildings) == 1 else say("form_buildings_together", language, names=names)


def forms_word(voice: BuildingVoice, least: int, language: Language) -> str:
    """Return how many forms there are, and whether they are too few to speak for a building."""
    code = "form_buildings_few" if voice.forms < least else "form_buildings_forms"
    return say(code, language, count=voice.forms)


def heads_words(voice: BuildingVoice, language: Language) -> str:
    """Return how many are satisfied, and how many agree."""
    parts = [_head(one, language) for one in voice.outcomes if one.question.satisfied or one.question.agrees]
    return joined("；", parts, language)


def _head(one: Outcome, language: Language) -> str:
    count, code = (one.satisfied, "satisfied") if one.question.satisfied else (one.agreed, "agreed")
    share = share_text(Fraction(count, one.valid))
    return say(f"form_buildings_{code}", language, question=one.question.code, count=count, share=share)


def worst_words(voice: BuildingVoice, language: Language) -> str:
    """Return what residents of a building like least, the least first."""
    asked = [one for one in voice.outcomes if not one.question.satisfied]
    scored = sorted(((one.mean, one.question) for one in asked if one.mean is not None), key=lambda at: at[0])
    return joined(
        "；",
        (
            f"{question.code} {question_text(question, language)} {rounded(mean)}"
            for mean, question in scored[:_WORST]
        ),
        language,
    )


def building_lines(found: ByBuilding, least: int, language: Language) -> Iterator[str]:
    """Yield the results building by building."""
    yield building_sentence(found, language)
    for one in found.voices:
        yield f"{building_name(one, language)}  {forms_word(one, least, language)}"
        if heads := heads_words(one, language):
            yield f"    {heads}"
        if worst := worst_words(one, language):
            yield "    " + say("form_buildings_worst", language, what=worst)


def scores_lines(voice: BuildingVoice, language: Language) -> Iterator[str]:
    """Yield every question of a building with its score."""
    for one in voice.outcomes:
        if one.mean is not None:
            yield f"{one.question.code} {question_text(one.question, language)}  {rounded(one.mean)}"
