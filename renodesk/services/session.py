"""One open estate: its file, the forms it is pinned to, its survey and live scores, and who listens."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, Self, TypeVar

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Cell, Changes
from renodesk.domain.form import Forms
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import Scores
from renodesk.domain.scoring import Fields
from renodesk.domain.survey import Survey
from renodesk.domain.translated import in_language, with_english_of
from renodesk.errors import PackFaulty, RoundSealed
from renodesk.estates import identity, pinning
from renodesk.estates.assessing import Assessment, assess
from renodesk.estates.rounds import SealView
from renodesk.estates.score_rows import changed_rows
from renodesk.services.environment import Environment
from renodesk.services.form_rows import FormRows
from renodesk.services.hub import ChangeHub
from renodesk.services.measure_cells import MeasureCells
from renodesk.services.photo_rows import PhotoRows
from renodesk.services.vote_cells import VoteCells
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile

FIRST_ROUND = "baseline"
_REGISTER = ("estate", "building", "unit")
_ASIDE = frozenset({"attachment", "ledger", "ledger_row", "questionnaire", "tally", "vote"})
"""Entities that no survey reads, and of which there are thousands."""
_AT_ONCE = 20
"""So many cells of a merge are followed while an act waits."""
Derived = TypeVar("Derived")


class EstateSession:
    """An estate being worked on. Every act goes through `act`, which keeps survey and scores in step.

    One thread acts at a time, others may read meanwhile: `survey` and `scores` are values that are never
    changed, only followed by the next. Who reads several things and wants them of one moment holds the file.
    """

    def __init__(
        self,
        file: EstateFile,
        author: Author,
        environment: Environment,
        assessment: Assessment | None = None,
    ) -> None:
        """Read the estate; use `create` or `open`.

        Who has just judged the file brings the `assessment`, and it is not read again; from then on it is
        the session's alone.
        """
        self.file = file
        self.author = author
        self.environment = environment
        self.hub = ChangeHub()
        self.survey: Survey
        self.scores: Scores
        self._said: tuple[Forms, Forms] | None = None
        self._derived: dict[object, tuple[tuple[object, ...], Any]] = {}
        self.measure_cells = MeasureCells(file)
        """What was decided of measures; told of every change likewise."""
        self.form_rows = FormRows(file=file)
        """The questionnaires residents filled in; told of every change likewise."""
        self.vote_cells = VoteCells(file)
        """The single votes of ballots; told of every change likewise."""
        self.photo_rows = PhotoRows(file)
        """The uses of photos; told of every change that may touch them, read when they are asked for."""
        self._begin(assessment or assess(file, environment.forms))

    @classmethod
    def create(cls, path: Path, name: str, author: Author, environment: Environment) -> Self:
        """Make an estate file with its first round, pinned to today's packs.

        Raises:
            FileExists, NotWritable, DiskFull: nothing was made.
        """
        forms, texts = pinning.shipped(environment.forms)
        file = EstateFile.create(
            path, author, clock=environment.clock, journal_folder=environment.journal_folder
        )
        try:
            with file.act() as act:
                act.put(vocabulary.estate_cell("id"), environment.random_key())
                act.put(vocabulary.estate_cell("name"), name)
                begin_round(act, FIRST_ROUND, FIRST_ROUND, forms)
                pinning.keep(act, texts)
            return cls(file, author, environment)
        except BaseException:
            file.close()
            path.unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, path: Path, author: Author, environment: Environment, *, read_only: bool = False) -> Self:
        """Open an estate file.

        Raises:
            FileMissing, NotAnEstateFile, DamagedEstateFile, NewerEstateFile: it cannot be opened.
            EstateInUse: another program has it; open it with `read_only`.
        """
        file = EstateFile.open(
            path,
            author,
            clock=environment.clock,
            journal_folder=environment.journal_folder,
            read_only=read_only,
        )
        try:
            return cls(file, author, environment)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Close the file; it is one whole file afterwards."""
        self.file.close()

    def __enter__(self) -> Self:
        """Use the session in a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    @property
    def path(self) -> Path:
        """Return where the estate file lies."""
        return self.file.path

    @property
    def is_read_only(self) -> bool:
        """Return whether acts are refused."""
        return self.file.is_read_only

    @property
    def name(self) -> str:
        """Return the estate's shown name."""
        return self.text(vocabulary.estate_cell("name"))

    @property
    def estate_id(self) -> str:
        """Return the id that tells this estate from every other."""
        return identity.estate_id(self.file)

    def is_of(self, estate_id: str) -> bool:
        """Return whether an id means this estate: its own, or one that was joined to it."""
        return estate_id == self.estate_id or estate_id in identity.all_ids(self.file)

    @property
    def is_sealed(self) -> bool:
        """Return whether the current round takes no more answers."""
        return self.seal is not None

    def value(self, cell: Cell) -> Json:
        """Return the shown value of a cell, None when it is empty."""
        state = self.file.state(cell)
        return None if state is None else state.value

    def text(self, cell: Cell) -> str:
        """Return the shown text of a cell, "" when it is empty."""
        value = self.value(cell)
        return value if isinstance(value, str) else ""

    def has(self, place: Place) -> bool:
        """Return whether a place is registered."""
        return place == ESTATE or any(
            place == building.place or any(place == unit.place for unit in building.units)
            for building in self.survey.buildings
            if building.place.building == place.building
        )

    @contextmanager
    def act(self, reason: str = "", *, on_sealed: bool = False) -> Iterator[Act]:
        """Run one act of the user: one transaction, after which survey, scores and screens are up to date.

        Raises:
            ReadOnly: the estate is open for reading only.
            RoundSealed: the round takes no more answers (unless `on_sealed`).
        """
        with self.file.held():
            if self.is_read_only:
                raise self.file.refusal()
            if self.is_sealed and not on_sealed:
                raise RoundSealed(round=self.round)
            touched: frozenset[Cell] = frozenset()
            try:
                with self.file.act(reason) as act:
                    yield act
                    touched = act.cells
                    self._note(touched)
                    survey, scores = self._followed(touched, act)
                    act.store_scores(self.round, changed_rows(self.scores, scores))
            except BaseException:
                if touched:
                    self._load()
                raise
            self.survey, self.scores = survey, scores
            if _is_about_rounds(touched):
                self._load()
        self.hub.tell(act.changes)

    def took(self, changes: Changes) -> Changes:
        """Follow changes the file made by itself (undo, merge): read them, rescore, tell.

        Many are followed portion by portion, so that who acts meanwhile waits for one portion only.
        """
        for portion in _portions(changes.cells):
            with self.file.held():
                self._note(portion if changes.act is not None else None)
                if _is_about_rounds(portion):
                    self._load()
                else:
                    self.survey, self.scores = self._followed(portion, self.file)
        with self.file.held():
            if not self.is_read_only:
                self.file.store_scores(self.round, changed_rows(None, self.scores))
        self.hub.tell(changes)
        return changes

    def photos_moved(self) -> Changes:
        """Follow photos whose bytes came or went and no change says so: whoever shows them looks again."""
        shown = frozenset(
            one.cell
            for entity in ("photo_use", "attachment")
            for one in self.file.states(entity)
            if one.cell.field == vocabulary.MADE_BY[entity]
        )
        return self.took(Changes(cells=shown, person=self.author.person))

    def derived(self, make: Callable[["EstateSession"], Derived]) -> Derived:
        """Return what `make` reads from forms, survey and scores alone, made once for each of them.

        These are values, so that one that is another means to make it again. `make` is a function of a
        module: by it the result is known.
        """
        of = (self.forms, self.survey, self.scores)
        known = self._derived.get(make)
        if known is None or any(one is not now for one, now in zip(known[0], of, strict=True)):
            known = self._derived[make] = (of, make(self))
        made: Derived = known[1]
        return made

    def forms_in(self, language: str) -> Forms:
        """Return the forms as people read them in a language: to show, never to judge or store by."""
        if language != "en":
            return self.forms
        if self._said is None or self._said[0] is not self.forms:
            self._said = (self.forms, self._with_english())
        return in_language(self._said[1], language)

    def _with_english(self) -> Forms:
        packs = (self.forms.tree, self.forms.checklist, self.forms.register)
        try:
            is_whole = all(one.identity.english for one in packs)
            today = self.forms if is_whole else pinning.shipped(self.environment.forms)[0]
        except PackFaulty:
            return self.forms
        return with_english_of(self.forms, today)

    def quantities_in(self, code: str, place: Place) -> dict[str, Fraction]:
        """Return how much of a checklist item the answers in a place ask for, by quantity column."""
        return self._scorer.quantities_in(code, place)

    def asking_in(self, code: str, place: Place) -> tuple[str, tuple[tuple[str, Place], ...]]:
        """Return whether answers propose or suggest a checklist item at a place, and which do."""
        return self._scorer.asking_in(code, place)

    @property
    def fields(self) -> Fields:
        """Return the register as rules read it."""
        return self._scorer.fields

    def _note(self, cells: frozenset[Cell] | None) -> None:
        """Tell what is kept in mind which cells may say something else now; None: all of them."""
        self.photo_rows.note(cells)
        self.measure_cells.note(cells)
        self.form_rows.note(cells)
        self.vote_cells.note(cells)

    def _load(self) -> None:
        self._begin(assess(self.file, self.environment.forms))

    def _begin(self, judged: Assessment) -> None:
        self._note(None)
        self.round = judged.round
        self.seal: SealView | None = judged.seal
        self.forms: Forms = judged.forms
        self._builder, self._scorer = judged.builder, judged.scorer
        self.survey, self.scores = judged.survey, judged.scores

    def _followed(self, cells: Iterable[Cell], source: Act | EstateFile) -> tuple[Survey, Scores]:
        """Return survey and scores with these cells as `source` shows them now."""
        if self.is_sealed:
            return self.survey, self.scores
        cells = [cell for cell in cells if cell.entity not in _ASIDE]
        states = [state for cell in cells if (state := source.state(cell)) is not None]
        self._builder.read(states)
        if any(state.cell.entity in _REGISTER for state in states):
            survey = self._builder.survey()
            return survey, self._scorer.update(survey, None)
        if not any(state.cell.entity in ("answer", "check") for state in states):
            return self.survey, self.scores
        survey = self._builder.answered(self.survey)
        touched = frozenset(self._answers_in(cells))
        return survey, self._scorer.update(survey, touched) if touched else self.scores

    def _answers_in(self, cells: Iterable[Cell]) -> Iterator[tuple[str, Place]]:
        for cell in cells:
            if cell.entity == "answer" and cell.field == "observation":
                round_key, item, place = vocabulary.split_answer_key(cell.key)
                if round_key == self.round:
                    yield item, place


def _portions(cells: Iterable[Cell]) -> Iterator[frozenset[Cell]]:
    """Yield cells in portions, each followed in a few milliseconds: rounds and register, then by row."""
    yield frozenset(cell for cell in cells if cell.entity in ("round", *_REGISTER))
    rest = sorted(cell for cell in cells if cell.entity not in ("round", *_REGISTER))
    for start in range(0, len(rest), _AT_ONCE):
        yield frozenset(rest[start : start + _AT_ONCE])


def _is_about_rounds(cells: Iterable[Cell]) -> bool:
    """Return whether the round, its seal or its packs may be others now, so that all is to be read again."""
    return any(cell.entity == "round" for cell in cells)


def begin_round(act: Act, key: str, kind: str, forms: Forms, weights: str = "") -> None:
    """Write a new round, the packs it is pinned to, and by which of the tree's weights it is scored."""
    act.put(vocabulary.round_cell(key, "kind"), kind)
    act.put(vocabulary.round_cell(key, "packs"), pinning.pins(forms, weights))
