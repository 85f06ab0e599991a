"""What people wrote of the handbook's problems: answers to questions, lights, what was added to a problem."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState
from renodesk.domain.log.ranges import contains
from renodesk.domain.places import Place
from renodesk.domain.problems import LightState, Said
from renodesk.domain.reading import head_values, value_from
from renodesk.estates.rounds import SealView
from renodesk.storage.estate_file import EstateFile

COLOURS = (LightState.GREEN, LightState.YELLOW, LightState.RED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """Answers to questions by problem and place, several where people differ; lights that people read."""

    said: Mapping[tuple[str, Place], tuple[Said, ...]] = field(default_factory=dict)
    lights: Mapping[tuple[str, Place], LightState] = field(default_factory=dict)


@dataclass(kw_only=True, slots=True)
class Edit:
    """What somebody added to a problem."""

    texts: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    is_contested: bool = False

    def text(self, name: str) -> str:
        """Return a field, "" where nobody said anything."""
        return self.texts.get(name, "")


def read_answers(file: EstateFile, round_key: str, seal: SealView | None) -> Answers:
    """Return the answers of a round; of a sealed one only what was sealed."""
    said: dict[tuple[str, Place], tuple[Said, ...]] = {}
    lights: dict[tuple[str, Place], LightState] = {}
    for state in _asked(file, f"{round_key}/", seal):
        _, code, place = vocabulary.split_answer_key(state.cell.key)
        if state.cell.field == "answer":
            answers = tuple(one for raw in head_values(state) if (one := said_from(raw)) is not None)
            if answers:
                said[code, place] = answers
        elif state.cell.field == "light" and state.value in COLOURS:
            lights[code, place] = LightState(str(state.value))
    return Answers(said=said, lights=lights)


def said_from(raw: Json) -> Said | None:
    """Return an answer as it counts: yes, no, or a whole number that is not negative."""
    if isinstance(raw, bool):
        return raw
    value = value_from(raw)
    if isinstance(value, Fraction) and value >= 0 and value.denominator == 1:
        return value
    return None


def read_edits(file: EstateFile, round_key: str) -> Mapping[str, Edit]:
    """Return what was added to problems, by code; later than a seal too: solving goes on after it."""
    found: dict[str, Edit] = {}
    prefix = f"{round_key}/"
    for state in file.states("problem", prefix):
        one = found.setdefault(state.cell.key.removeprefix(prefix), Edit())
        if isinstance(state.value, str) and state.value:
            one.texts[state.cell.field] = state.value
        elif state.cell.field == "words" and isinstance(state.value, Mapping):
            one.words.update((name, str(word)) for name, word in state.value.items() if word)
        one.is_contested |= state.is_contested
    return found


def _asked(file: EstateFile, prefix: str, seal: SealView | None) -> Iterator[CellState]:
    states = list(file.states("asked", prefix))
    if seal is None or all(_is_sealed(state, seal) for state in states):
        yield from states
        return
    for state in file.states_of(seal.ranges):
        if state.cell.entity == "asked" and state.cell.key.startswith(prefix):
            yield state


def _is_sealed(state: CellState, seal: SealView) -> bool:
    return all(contains(seal.ranges, head.change.id) for head in state.heads)
