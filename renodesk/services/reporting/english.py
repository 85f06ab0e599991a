"""What the page in English says of a round."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from renodesk.domain.form import Group, Item
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import NodeScore
from renodesk.estates.dating import last_date
from renodesk.reports.english import EnglishLine, EnglishSummary
from renodesk.reports.snapshot import Interval
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import say


def english_summary(session: EstateSession) -> EnglishSummary:
    """Return the round in English: names by the pack, places by their keys."""
    tree, scores, seal = session.forms.tree, session.scores, session.seal
    words: Mapping[str, str] = {one.word: one.word_en for one in tree.words}
    state = (
        say("report_sealed", "en", number=seal.number, date=seal.at[:10])
        if seal
        else say("report_draft", "en")
    )
    return EnglishSummary(
        estate=session.name,
        round=round_word(session.round, "en"),
        date=last_date(session.file),
        state=state,
        total=_interval(scores.total),
        word=" – ".join(words.get(one) or one for one in _words(scores.band, scores.bands)),
        completion=scores.completion,
        buildings=len(session.survey.buildings),
        households=_households(session),
        groups=tuple(_line(one, scores.nodes[one.code]) for one in tree.groups if one.level == 1),
        red_flags=tuple(_red(session)),
        lowest=tuple(sorted(_low(session), key=_weight)),
        works=tuple(
            (code, item.name_en or item.name)
            for code, remedy in scores.remedies.items()
            if remedy.mode == "propose" and (item := session.forms.checklist.item(code))
        ),
        unseen=scores.applicable_count - scores.scored_count,
        statement=tree.identity.statement_en or tree.identity.statement,
    )


def _red(session: EstateSession) -> Iterator[EnglishLine]:
    """Yield each item with red flags once, with its places and its lowest and highest score there."""
    flags = session.scores.red_flags
    for code in dict.fromkeys(flag.item for flag in flags):
        own = [flag for flag in flags if flag.item == code]
        points = [flag.score for flag in own]
        yield EnglishLine(
            code=code,
            name=_name(session.forms.tree.item(code), code),
            interval=Interval(low=min(points), high=max(points)),
            places=tuple(_place(flag.place) for flag in own),
        )


def _words(band: str | None, bands: tuple[str, str] | None) -> tuple[str, ...]:
    return (band,) if band else (bands or ("—",))


def _households(session: EstateSession) -> str:
    own = session.fields.number(ESTATE, "households")
    counts = [session.fields.number(one.place, "households") for one in session.survey.buildings]
    known = own if own is not None else sum((one for one in counts if one is not None), Fraction(0))
    return write_number(known) if known else ""


def _interval(score: NodeScore) -> Interval:
    return Interval(low=score.low, high=score.high)


def _name(node: Item | Group | None, code: str) -> str:
    return (node.name_en or node.name) if node else code


def _line(node: Item | Group, score: NodeScore, *, is_urgent: bool = False) -> EnglishLine:
    return EnglishLine(
        code=node.code, name=_name(node, node.code), interval=_interval(score), is_urgent=is_urgent
    )


def _low(session: EstateSession) -> Iterator[EnglishLine]:
    """Yield what falls short somewhere, by its score over the estate."""
    tree, scores = session.forms.tree, session.scores
    for item in tree.items:
        low = [
            answer
            for (code, _), answer in scores.answers.items()
            if code == item.code and answer.is_below(tree.pass_mark)
        ]
        if low:
            urgent = any(answer.is_urgent or answer.is_red_flag for answer in low)
            yield _line(item, scores.nodes[item.code], is_urgent=urgent)


def _weight(line: EnglishLine) -> tuple[bool, Fraction, str]:
    return (not line.is_urgent, line.interval.low or Fraction(0), line.code)


def _place(place: Place) -> str:
    if place == ESTATE:
        return "estate"
    building = f"building {place.building}"
    return f"{building}, entrance {place.unit}" if place.unit else building
