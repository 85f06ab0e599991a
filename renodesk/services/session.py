"""One open estate: its file, the forms it is pinned to, its survey and live scores, and who listens."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from renodesk.domain import vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Cell, Changes
from renodesk.domain.form import Forms
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.reading import SurveyBuilder
from renodesk.domain.scores import Scores
from renodesk.domain.scoring import Fields, Scorer
from renodesk.domain.survey import Survey
from renodesk.errors import RoundSealed
from renodesk.estates import pinning
from renodesk.estates.assessing import round_states
from renodesk.estates.rounds import SealView, current_round, seal_of
from renodesk.estates.score_rows import changed_rows
from renodesk.services.environment import Environment
from renodesk.services.hub import ChangeHub
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile

FIRST_ROUND = "baseline"


class EstateSession:
    """An estate being worked on. Every act goes through `act`, which keeps survey and scores in step."""

    def __init__(self, file: EstateFile, author: Author, environment: Environment) -> None:
        """Read the estate; use `create` or `open`."""
        self.file = file
        self.author = author
        self.environment = environment
        self.hub = ChangeHub()
        self.scores: Scores
        self.photo_news = 0
        """Goes up with every change that may touch photos: who counts them reads them only then."""
        self._load()

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
        return self.text(vocabulary.estate_cell("id"))

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
        if self.is_read_only:
            raise self.file.refusal()
        if self.is_sealed and not on_sealed:
            raise RoundSealed(round=self.round)
        touched: frozenset[Cell] = frozenset()
        try:
            with self.file.act(reason) as act:
                yield act
                touched = act.cells
                self.photo_news += any(cell.entity == "photo_use" for cell in touched)
                self._follow(touched, act)
                before, now = self.scores, self._scored(touched)
                self.scores = now
                act.store_scores(self.round, changed_rows(before, self.scores))
        except BaseException:
            if touched:
                self._load()
            raise
        self.hub.tell(act.changes)

    def took(self, changes: Changes) -> Changes:
        """Follow changes the file made by itself (undo, merge): read them, rescore, tell."""
        self.photo_news += 1
        if any(cell.entity == "round" for cell in changes.cells):
            self._load()
        else:
            self._follow(changes.cells, self.file)
            self.scores = self._scored(changes.cells)
        if not self.is_read_only:
            self.file.store_scores(self.round, changed_rows(None, self.scores))
        self.hub.tell(changes)
        return changes

    @property
    def fields(self) -> Fields:
        """Return the register as rules read it."""
        return self._scorer.fields

    def reload(self) -> None:
        """Read everything again, for example after another program wrote."""
        self._load()

    def _load(self) -> None:
        self.photo_news += 1
        self.round = current_round(self.file)
        self.seal: SealView | None = seal_of(self.file, self.round)
        self.forms: Forms = pinning.pinned(self.file, self.round, self.environment.forms)
        self._builder = SurveyBuilder(self.round)
        self._builder.read(round_states(self.file, self.round, self.seal))
        self.survey: Survey = self._builder.survey()
        self._scorer = Scorer(self.forms, self.survey)
        self.scores = self._scorer.scores()

    def _follow(self, cells: Iterable[Cell], source: Act | EstateFile) -> None:
        if self.is_sealed:
            return
        is_register = False
        for cell in cells:
            state = source.state(cell)
            if state is not None:
                self._builder.read([state])
            is_register = is_register or cell.entity in ("estate", "building", "unit")
        if is_register:
            self.survey = self._builder.survey()

    def _scored(self, cells: Iterable[Cell]) -> Scores:
        if self.is_sealed:
            return self.scores
        touched: set[tuple[str, Place]] = set()
        for cell in cells:
            if cell.entity in ("estate", "building", "unit"):
                return self._scorer.update(self.survey, None)
            if cell.entity == "answer" and cell.field == "observation":
                round_key, item, place = vocabulary.split_answer_key(cell.key)
                if round_key == self.round:
                    touched.add((item, place))
        return self._scorer.update(self.survey, frozenset(touched)) if touched else self.scores


def begin_round(act: Act, key: str, kind: str, forms: Forms) -> None:
    """Write a new round and the packs it is pinned to."""
    act.put(vocabulary.round_cell(key, "kind"), kind)
    act.put(vocabulary.round_cell(key, "packs"), pinning.pins(forms))
