"""What residents and offices of the sample estate said and did: ballots, forms, drafts, steps, ledgers."""

import datetime
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from renodesk.domain.ballots import Voice
from renodesk.domain.consent import Counted, Stage
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.questionnaire import Phase
from renodesk.domain.standard import Fulfilment
from renodesk.domain.vocabulary_ledgers import about_row
from renodesk.paths import resource
from renodesk.services import profile_choosing
from renodesk.services.attachments import Attachments
from renodesk.services.ballots import BallotActs
from renodesk.services.days import day_of
from renodesk.services.drafts import Came, Drafts
from renodesk.services.ledger_packs.packs import ledger_called
from renodesk.services.ledgers.acting import LedgerActs
from renodesk.services.places import find_place
from renodesk.services.procedure import ProcedureActs
from renodesk.services.questionnaires.importing import plan_forms, take_forms
from renodesk.services.sample_rows import sample_rows
from renodesk.services.session import EstateSession
from renodesk.services.standards.acting import StandardActs
from renodesk.services.wishes import Wishes

YEAR = 2026
_UNITS = {unit.value: unit for unit in (Counted.HOUSEHOLDS, Counted.PERSONS, Counted.AREA)}
Row = Mapping[str, Any]


class When(StrEnum):
    """The visit something belongs to: with the survey, or after the plan was drafted."""

    SURVEY = "survey"
    PLAN = "plan"


def choose_sample_profile(session: EstateSession) -> None:
    """Let the sample estate lie where two votes are asked for, by households and by area."""
    profile_choosing.choose(session, _said()["profile"])


def ask_sample_residents(session: EstateSession, phase: Phase) -> int:
    """Take in the forms residents filled in before or after the works; return how many there are."""
    name = "questionnaires.csv" if phase == Phase.BEFORE else "questionnaires-after.csv"
    plan = plan_forms(session, resource("sample", name), phase=phase)
    take_forms(session, plan)
    return len(plan.forms)


def tell_sample_residents(session: EstateSession, when: When, photos: Path) -> None:
    """Enter what belongs to one visit: ballots before steps, since a step may wait for one."""
    said = _said()
    rows = {name: [one for one in said[name] if one["when"] == when] for name in ("ballots", "drafts")}
    for ballot in rows["ballots"]:
        _ballot(session, ballot)
    for draft in rows["drafts"]:
        _draft(session, draft)
    for step in said["steps"]:
        if step["when"] == when:
            _step(session, step)
    for row in said["ledger_rows"]:
        if row["when"] == when:
            _ledger_row(session, row, photos)
    if when == When.SURVEY:
        for one in said["wishes"]:
            place = find_place(session.survey, one["building"])
            Wishes(session).put([(one["item"], place)], str(one["households"]), one["words"])
    if when == When.PLAN:
        _self_check(session, said["self_check"])


def _ballot(session: EstateSession, said: Row) -> None:
    acts = BallotActs(session)
    typed = {name: str(said[name]) for name in said if name not in _OF_BALLOT}
    key = acts.begin(said["matter"], Stage(said["stage"]), ESTATE, nth=said["nth"], **typed)
    places: dict[Place, dict[Voice, Mapping[Counted, str]]] = {}
    for row in sample_rows("ballots.csv"):
        if row["round"] == str(said["nth"]):
            place = find_place(session.survey, row["building"])
            voices = {unit: row[name] for name, unit in _UNITS.items()}
            places.setdefault(place, {})[Voice(row["voice"])] = voices
    acts.enter_many(key, places)
    if "closed" in said:
        acts.close(key, day_of(said["closed"]))


_OF_BALLOT = ("when", "nth", "matter", "stage", "closed")


def _draft(session: EstateSession, said: Row) -> None:
    drafts = Drafts(session)
    key = drafts.add(said["turn"], said["title"], said["asked"], day_of(said["held"]))
    for one in said["replies"]:
        reply = drafts.reply(key, one["said"], one["households"])
        if "outcome" in one:
            drafts.answer(reply, Came(one["outcome"]), one.get("why", ""))


def _step(session: EstateSession, said: Row) -> None:
    acts, key = ProcedureActs(session), said["step"]
    if "planned" in said:
        acts.plan(key, *(day_of(one) for one in said["planned"]))
    if "begun" in said:
        acts.begin(key, day_of(said["begun"]))
    if "ended" in said:
        acts.finish(key, day_of(said["ended"]))
    if "note" in said:
        acts.note(key, said["note"])
    for paper in said.get("papers", ()):
        texts = {name: paper[name] for name in ("number", "issuer") if name in paper}
        acts.register(key, paper["name"], texts, datetime.date.fromisoformat(paper["day"]))


def _ledger_row(session: EstateSession, said: Row, photos: Path) -> None:
    acts = LedgerActs(session, ledger_called(session, said["ledger"]))
    key = acts.enter(said["values"])
    if "photo" in said:
        Attachments(session).attach(next(photos.glob(f"{said['photo']}_*")), about_row(key))
    if "state" in said:
        acts.move(key, said["state"])


def _self_check(session: EstateSession, said: Mapping[str, tuple[str, str]]) -> None:
    acts = StandardActs(session, YEAR)
    acts.answer({code: Fulfilment(answer) for code, (answer, _) in said.items()})
    for code, (_, note) in said.items():
        acts.note(code, note)


def _said() -> Mapping[str, Any]:
    return tomllib.loads(resource("sample", "residents.toml").read_text(encoding="utf-8"))
