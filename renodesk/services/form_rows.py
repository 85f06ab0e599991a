"""Filled questionnaires as values, kept in mind; only what a change touched is read again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell, CellState
from renodesk.domain.filled_form import Answer, Judged, Withheld
from renodesk.domain.vocabulary_questionnaire import form_cell
from renodesk.storage.estate_file import EstateFile

ENTITY = form_cell("").entity
_FORM = form_cell("").field
_FEW = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class FilledForm:
    """One filled questionnaire as it was kept; what cannot be read of it is empty.

    `pack` is id and version of its questionnaire. `is_order` holds the residents' order alone.
    """

    key: str
    pack: tuple[str, str]
    phase: str
    round: str
    day: str
    number: str
    way: str
    is_order: bool
    answers: Mapping[str, Answer]
    person: str
    is_contested: bool

    @property
    def version(self) -> str:
        """Return its questionnaire as people name it: `questionnaire@1`."""
        return "@".join(self.pack)


@dataclass(kw_only=True, slots=True)
class FormRows:
    """The forms of an estate file by key, and what was made of each, kept until it changes."""

    file: EstateFile
    _forms: dict[str, FilledForm] | None = None
    _touched: set[str] = field(default_factory=set)
    _judged: dict[str, tuple[FilledForm, str, Judged]] = field(default_factory=dict)

    def note(self, cells: Iterable[Cell] | None) -> None:
        """Hear which cells an act touched; None: anything may be otherwise."""
        if cells is None:
            self._forms, self._touched = None, set()
            return
        self._touched.update(cell.key for cell in cells if cell.entity == ENTITY)

    def all(self) -> Mapping[str, FilledForm]:
        """Return every form that is there, in key order; a mapping that is never changed."""
        with self.file.held():
            touched, self._touched = self._touched, set()
            if self._forms is None or len(touched) > _FEW:
                self._forms = self._read("")
            elif touched:
                known = dict(self._forms)
                for key in touched:
                    known.pop(key, None)
                    known.update((one, form) for one, form in self._read(key).items() if one == key)
                self._forms = {key: known[key] for key in sorted(known)}
            return self._forms

    def _read(self, prefix: str) -> dict[str, FilledForm]:
        forms: dict[str, FilledForm] = {}
        gone: set[str] = set()
        for state in self.file.states(ENTITY, prefix):
            if state.cell.field == vocabulary.REMOVED and state.value is True and not state.is_contested:
                gone.add(state.cell.key)
            elif state.cell.field == _FORM and isinstance(state.value, Mapping):
                forms[state.cell.key] = _form(state, state.value)
        return {key: one for key, one in forms.items() if key not in gone}

    def judged(self, form: FilledForm, by: str, judge: Callable[[FilledForm], Judged]) -> Judged:
        """Return what `judge` makes of a form by a questionnaire (its SHA-256), made once."""
        known = self._judged.get(form.key)
        if known is None or known[0] is not form or known[1] != by:
            known = self._judged[form.key] = (form, by, judge(form))
        return known[2]


def _form(state: CellState, value: Mapping[str, Json]) -> FilledForm:
    of = value.get("of")
    pack = of if isinstance(of, Mapping) else {}
    answers = value.get("answers")
    return FilledForm(
        key=state.cell.key,
        pack=(_text(pack.get("id")), _text(pack.get("version"))),
        phase=_text(value.get("phase")),
        round=_text(value.get("round")),
        day=_text(value.get("day")),
        number=_text(value.get("number")),
        way=_text(value.get("way")),
        is_order=value.get("order") is True,
        answers={
            code: found
            for code, one in (answers.items() if isinstance(answers, Mapping) else ())
            if (found := answer_from(one)) is not None
        },
        person=state.heads[-1].person if state.heads else "",
        is_contested=state.is_contested,
    )


def answer_from(raw: Json) -> Answer | None:
    """Return an answer as the log holds it; what has another shape is kept as text, for the rules to name."""
    if type(raw) is list and set(map(type, raw)) == {str}:  # by far the most
        return tuple(raw)
    match raw:
        case None:
            return None
        case str():
            return raw
        case bool():
            return canonical.dumps(raw)
        case int() | Fraction():
            return Fraction(raw)
        case list() | tuple():
            return tuple(one if isinstance(one, str) else canonical.dumps(one) for one in raw)
        case _ if isinstance(raw, Mapping) and isinstance(token := raw.get("token"), str):
            return Withheld(token=token)
    return canonical.dumps(raw)


def answer_json(said: Answer) -> Json:
    """Return an answer as the log holds it."""
    match said:
        case Withheld():
            return {"token": said.token}
        case _:
            return said


def _text(raw: Json) -> str:
    return raw if isinstance(raw, str) else ""
