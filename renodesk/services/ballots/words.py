"""Verdicts of ballots as sentences: what is reached, what is still missing, by which clause."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from renodesk.domain.ballots import TAKING_PART, Outcome, RuleVerdict, Tally, Why
from renodesk.domain.consent import Counted
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.votes import Mark
from renodesk.services.ballots.gates import Gate
from renodesk.services.ballots.model import Ballot, Count
from renodesk.services.rule_words import amount, outcome_word, rule_line, rule_source
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say


def gate_sentence(gate: Gate, language: Language) -> str:
    """Return what a gate comes to, and what of it is missing where it fails."""
    match gate.outcome:
        case Outcome.PASS:
            found = say("ballot_gate_pass", language)
        case Outcome.FAIL:
            found = _failing(gate, language)
        case _:
            found = _open(gate, language)
    if gate.forms is None:
        return found
    return say("ballot_gate_by_forms", language, what=found, forms=gate.forms.answered.valid)


def _failing(gate: Gate, language: Language) -> str:
    failed = [one for one in gate.in_order if one.outcome == Outcome.FAIL]
    quorum = [one for one in failed if one.rule.measure in TAKING_PART]
    told = quorum or failed
    lacking = joined("、", (_lacking(one, language) for one in told), language)
    word = "ballot_gate_lacks_part" if quorum else "ballot_gate_lacks"
    sentence = say(word, language, what=lacking)
    if not all(one.is_within_reach for one in told):
        sentence += say("ballot_out_of_reach", language)
    return joined(
        "；", [sentence, *([say("ballot_gate_faulty", language)] if gate.is_faulty else [])], language
    )


def _lacking(one: RuleVerdict, language: Language) -> str:
    if one.is_beyond and not one.lacking:
        unit = say(f"ballot_unit_{one.unit.value}", language)
        return say("ballot_on_the_line", language, unit=unit)
    shown = amount(one.lacking or Fraction(0), one.unit, language)
    return say("ballot_more_than", language, what=shown) if one.is_beyond else shown


def _open(gate: Gate, language: Language) -> str:
    if not gate.is_asked:
        return say("ballot_gate_not_voted", language)
    if gate.is_contested:
        return say("ballot_gate_contested", language)
    if gate.is_faulty:
        return say("ballot_gate_faulty", language)
    whys = dict.fromkeys((one.why, one.unit) for one in gate.in_order if one.why is not None)
    return joined("；", (_why(why, unit, language) for why, unit in whys), language)


def _why(why: Why, unit: Counted, language: Language) -> str:
    return say(f"ballot_why_{why.value}", language, unit=say(f"ballot_unit_{unit.value}", language))


def gate_title(gate: Gate, language: Language) -> str:
    """Return whose gate it is and before what it stands."""
    rule = gate.verdict.rules[0].rule
    stage = say(f"consent_stage_{gate.stage.value}", language)
    return say("ballot_gate_title", language, place=rule.jurisdiction, stage=stage, gate=gate.name)


def gate_line(gate: Gate, language: Language) -> str:
    """Return whose gate it is, and what it comes to."""
    return say(
        "ballot_gate_line", language, title=gate_title(gate, language), what=gate_sentence(gate, language)
    )


def gate_lines(gate: Gate, language: Language) -> Iterator[str]:
    """Yield a gate with its sentence, its figures and its clauses."""
    yield outcome_word(gate.outcome, language) + gate_line(gate, language)
    for one in gate.in_order:
        if gate.is_asked:
            yield f"    {rule_line(one, language)}"
        yield f"    {rule_source(one.rule, language)}"


def mark_sentence(
    place: Place, mark: Mark, language: Language, called: Callable[[Place, Language], str] | None = None
) -> str:
    """Return what is wrong with the voices of a place; `called` names places, by their codes without it."""
    name = called or place_word
    unit = say(f"ballot_unit_{mark.unit.value}", language) if mark.unit else ""
    return say(
        f"ballot_mark_{mark.fault.value}",
        language,
        place=name(place, language),
        unit=unit,
        value=mark.value,
        of=name(mark.inside, language) if mark.inside is not None else mark.of,
    )


def _span(ballot: Ballot) -> str:
    return "～".join(ballot.days[one].isoformat() for one in ("begun", "closing") if one in ballot.days)


def ballot_days(ballot: Ballot, language: Language) -> str:
    """Return from when to when it goes on, and that it is closed."""
    closed = say("ballot_is_closed", language) if ballot.is_closed else ""
    return (_span(ballot) + closed).strip()


def summary(gates: Sequence[Gate], language: Language) -> tuple[Outcome, str]:
    """Return what a ballot comes to in one line: the worst gate of each jurisdiction whose rules hold."""
    deciding = [one for one in gates if one.has_number] or list(gates)
    if not deciding:
        return Outcome.OPEN, say("ballot_no_gate", language)
    by_place: dict[str, list[Gate]] = {}
    for one in deciding:
        by_place.setdefault(one.verdict.rules[0].rule.jurisdiction, []).append(one)
    told = []
    for place, found in by_place.items():
        shown = next(one for one in found if one.outcome == worst(found))
        told.append(say("ballot_gate_line", language, title=place, what=gate_sentence(shown, language)))
    return worst(deciding), joined("；", told, language)


def ballot_line(ballot: Ballot, language: Language) -> str:
    """Return a ballot on one line."""
    stage = say(f"consent_stage_{ballot.stage.value}", language)
    closed = say("ballot_is_closed", language) if ballot.is_closed else ""
    return say(
        "ballot_line",
        language,
        key=ballot.key[:8],
        matter=ballot.matter,
        place=place_word(ballot.place, language),
        stage=stage,
        round=ballot.round,
        days=_span(ballot) or "–",
        closed=closed,
    )


def place_word(place: Place, language: Language) -> str:
    """Return a place as people say it: the whole estate by its word."""
    return say("ballot_whole", language) if place == ESTATE else place.shown


def place_called(session: EstateSession, place: Place, language: Language) -> str:
    """Return a place by its shown names, as papers say it; one that is gone by its codes."""
    building = next((one for one in session.survey.buildings if one.place.contains(place)), None)
    if building is None or place == ESTATE:
        return place_word(place, language)
    unit = next((one for one in building.units if one.place == place), None)
    if unit is None:
        return building.name if place == building.place else place.shown
    if not unit.name.isdigit():
        return f"{building.name} {unit.name}"
    return say("ballot_entrance", language, building=building.name, unit=unit.name)


def count_lines(count: Count, language: Language) -> Iterator[str]:
    """Yield the voices of each place, and what is wrong with them."""
    for part in count.parts:
        what = voices_words(part.tally, language) or "–"
        yield say("ballot_part", language, place=place_word(part.place, language), what=what)
    for place, mark in count.marks:
        yield f"    ! {mark_sentence(place, mark, language)}"


def voices_words(tally: Tally, language: Language) -> str:
    """Return what was said: `同意 20 户、1500 m²；反对 2 户`; voices nobody gave are left out."""
    return joined(
        "；",
        (
            say(f"ballot_voice_{voice.value}", language)
            + " "
            + joined("、", (amount(number, unit, language) for unit, number in said.items()), language)
            for voice, said in tally.voices.items()
            if any(said.values())
        ),
        language,
    )


def worst(gates: Sequence[Gate]) -> Outcome:
    """Return fail where any gate fails, open where any is open, pass where all pass; of none: open."""
    found = {one.outcome for one in gates}
    if Outcome.FAIL in found:
        return Outcome.FAIL
    return Outcome.PASS if found == {Outcome.PASS} else Outcome.OPEN
