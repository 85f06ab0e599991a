"""Answers that hold for a whole community: entered once by the office, given to all its estates.

They are ordinary changes by the office. An estate that says otherwise keeps its own value: both are heads
until somebody decides, and what was decided is not asked again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Author, Cell, Change
from renodesk.domain.form import Forms
from renodesk.domain.places import ESTATE
from renodesk.domain.reading import observation_json
from renodesk.errors import SheetRefused
from renodesk.estates import pinning
from renodesk.estates.assessing import estate_text
from renodesk.estates.rounds import current_round, seal_of
from renodesk.office.archive import Archive, expect_archive
from renodesk.office.index import Index
from renodesk.office.intake_log import IntakeLog
from renodesk.services.environment import Environment
from renodesk.services.office_index import index_of
from renodesk.services.sheet.checking import Answered, CheckedSheet, SheetChecker
from renodesk.services.sheet.json_form import read_json
from renodesk.services.sheet.model import Fault
from renodesk.services.sheet.table_form import sheet_of_rows
from renodesk.storage.act import Act
from renodesk.storage.estate_file import EstateFile
from renodesk.tables.grids import read_table
from renodesk.texts import Language, say

COMMUNITY = "community"


class Given(StrEnum):
    """What became of the answers at one estate."""

    GIVEN = "given"
    SAME = "same"
    CONTESTED = "contested"
    SEALED = "sealed"


@dataclass(frozen=True, kw_only=True, slots=True)
class CommunityEstate:
    """An estate of the community: how many answers it got, and how many are contested with its own."""

    estate: str
    name: str
    outcome: Given
    answers: int
    contested: int


def shared_items(forms: Forms) -> tuple[str, ...]:
    """Return the items whose answer holds for all estates of a community."""
    return tuple(item.code for item in forms.tree.items if item.share_scope == COMMUNITY)


def share_answers(
    archive: Path,
    sheet: Path,
    community: str,
    author: Author,
    environment: Environment,
    *,
    is_dry: bool = False,
    index_url: str = "",
) -> list[CommunityEstate]:
    """Give a sheet's answers to every estate of a community; `is_dry` only says what would happen.

    Raises:
        FileMissing, NotReadable, TableUnreadable: archive or sheet cannot be had.
        SheetRefused: it names something unknown, or what is answered in each estate; nothing was given.
        EstateInUse, NotWritable, DiskFull: the estates before it have their answers; do it again.
    """
    expect_archive(archive)
    store = Archive(archive)
    forms, _ = pinning.shipped(environment.forms)
    _checked(sheet, forms)
    index = index_of(archive, environment, index_url)
    try:
        index.prepare()
        work = _Sharing(store, index, author, environment, sheet, community.strip())
        return [one for path in store.files() if (one := work.give(path, is_dry=is_dry)) is not None]
    finally:
        index.close()


def told(found: Sequence[CommunityEstate], community: str, language: Language) -> list[str]:
    """Return what became, or would become, of the answers, a line each estate."""
    return [
        say(
            f"community_{one.outcome.value}",
            language,
            name=one.name,
            answers=one.answers,
            contested=one.contested,
        )
        for one in found
    ] or [say("community_none", language, community=community)]


def _checked(sheet: Path, forms: Forms) -> CheckedSheet:
    """Return a sheet that speaks of nothing but what a community shares.

    Raises:
        SheetRefused: every fault is in `faults`.
    """
    is_json = sheet.suffix.casefold() == ".json"
    read = read_json(sheet) if is_json else sheet_of_rows(read_table(sheet), forms)
    checked = SheetChecker(forms).check(read)
    shared = set(shared_items(forms))
    faults = list(checked.faults)
    for entry in checked.places:
        others = [*(set(entry.answers) - shared), *entry.checks, *entry.fields, *entry.settings]
        if entry.place != ESTATE:
            others = [entry.place.shown]
        faults += [
            Fault(
                where=sheet.name,
                code="community_not_shared",
                facts={"what": one, "items": "、".join(sorted(shared))},
            )
            for one in sorted(others)
        ]
    if faults:
        raise SheetRefused(file=sheet.name, faults=tuple(faults), count=len(faults))
    return checked


class _Sharing:
    def __init__(
        self,
        archive: Archive,
        index: Index,
        author: Author,
        environment: Environment,
        sheet: Path,
        community: str,
    ) -> None:
        self._archive = archive
        self._index = index
        self._author = author
        self._environment = environment
        self._sheet = sheet
        self._community = community

    def give(self, known: Path, *, is_dry: bool) -> CommunityEstate | None:
        """Give the answers to one estate; None where it is of another community."""
        estate_id, clock = self._archive.id_of(known), self._environment.clock
        with self._archive.holding(estate_id, self._index) as path:
            with EstateFile.open(path, self._author, clock=clock, read_only=True) as file:
                if estate_text(file, COMMUNITY).strip() != self._community:
                    return None
                found = self._looked(file, estate_id)
            if is_dry or found.outcome in (Given.SAME, Given.SEALED):
                return found
            self._archive.mark_behind(path)
            with EstateFile.open(path, self._author, clock=clock) as file:
                self._give_to(file)
            with EstateFile.open(path, self._author, clock=clock, read_only=True) as file:
                entry = self._index.read(file, self._environment.forms).called(estate_id)
            self._archive.put_back(path)
            taken = IntakeLog(self._archive.folder).taken(estate_id)
            self._index.put(entry, taken=taken, is_all_taken=True)
            self._archive.caught_up(path)
        return found

    def _answers(self, file: EstateFile) -> dict[str, Answered]:
        forms = pinning.pinned(file, current_round(file), self._environment.forms)
        return {
            item: one for entry in _checked(self._sheet, forms).places for item, one in entry.answers.items()
        }

    def _looked(self, file: EstateFile, estate_id: str) -> CommunityEstate:
        round_key = current_round(file)
        steps = [
            _step(file.changes_in, round_key, item, one, _heads(file, round_key, item))
            for item, one in self._answers(file).items()
        ]
        given = sum(step is not None for step in steps)
        contested = sum(step is not None and step.is_contest for step in steps)
        is_sealed = seal_of(file, round_key) is not None
        outcome = Given.CONTESTED if contested else Given.GIVEN if given else Given.SAME
        return CommunityEstate(
            estate=estate_id,
            name=estate_text(file, "name"),
            outcome=Given.SEALED if is_sealed else outcome,
            answers=0 if is_sealed else given,
            contested=0 if is_sealed else contested,
        )

    def _give_to(self, file: EstateFile) -> None:
        round_key, answers = current_round(file), self._answers(file)
        reason = say("community_reason", "zh", community=self._community)
        with file.act(reason) as act:
            for item, one in answers.items():
                step = _step(file.changes_in, round_key, item, one, _heads(file, round_key, item))
                if step is not None:
                    self._write(act, round_key, item, one, step)

    def _write(self, act: Act, round_key: str, item: str, answered: Answered, step: "_Step") -> None:
        def cell(field: str) -> Cell:
            return vocabulary.answer_cell(round_key, item, ESTATE, field)

        act.put(cell("observation"), step.value, replaces=tuple(one.id for one in step.replaces))
        state = act.state(cell(vocabulary.SHARED))
        heads = tuple(head.change.id for head in state.heads) if state is not None else ()
        act.put(cell(vocabulary.SHARED), self._community, replaces=heads)
        if step.is_contest:
            return
        source = say("community_said_by", "zh", community=self._community)
        beside = {
            "basis": answered.basis or "interview",
            "said_by": answered.said_by or source,
            "note": answered.note,
        }
        for field, text in beside.items():
            if text is not None:
                act.put(cell(field), text or None)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Step:
    value: Json
    replaces: tuple[Change, ...]
    is_contest: bool


def _heads(file: EstateFile, round_key: str, item: str) -> list[Change]:
    state = file.state(vocabulary.answer_cell(round_key, item, ESTATE))
    return [head.change for head in state.heads] if state is not None else []


def _step(
    changes_in: Callable[[Cell], list[Change]],
    round_key: str,
    item: str,
    answered: Answered,
    heads: list[Change],
) -> _Step | None:
    """Return what is to be written of an item; None where it is there, or was overridden and stays so."""
    if answered.observation is None:
        return None
    value = observation_json(answered.observation) or None
    text = canonical.dumps(value)
    if any(head.value == text for head in heads):
        return None
    shared = vocabulary.answer_cell(round_key, item, ESTATE, vocabulary.SHARED)
    acts = {(one.id.writer, one.act) for one in changes_in(shared)}
    ours = [head for head in heads if (head.id.writer, head.act) in acts]
    empty = [head for head in heads if head.value == "null"]
    others = [head for head in heads if head not in ours and head not in empty]
    given_before = [
        one
        for one in changes_in(vocabulary.answer_cell(round_key, item, ESTATE))
        if (one.id.writer, one.act) in acts and one.value == text
    ]
    if others and given_before:
        return None
    return _Step(value=value, replaces=(*ours, *empty), is_contest=bool(others))
