"""Take a filled request in, whole or not at all, as one act: known from papers, said by the respondent."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from renodesk.domain import vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.places import Place
from renodesk.domain.reading import observation_json, value_from
from renodesk.domain.survey import Observation, Value
from renodesk.errors import SheetRefused
from renodesk.services.answer_parts import with_part
from renodesk.services.register import put_said_by
from renodesk.services.requests.reply import MOST_FAULTS, Reply, ReplyEdit, read_reply
from renodesk.services.session import EstateSession
from renodesk.services.spots import Spots
from renodesk.storage.act import Act

BASIS = "document"


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenReply:
    """What was written: the act, how many values, and how many were left as they were."""

    changes: Changes
    written: int
    kept: int
    respondent: str


def import_reply(session: EstateSession, file: Path, *, keep: bool = False) -> TakenReply:
    """Read a filled request and take it in.

    Raises:
        SheetRefused: something in it cannot be taken; every cell is named and nothing changed.
        FileMissing, NotReadable, FileHeld, TableUnreadable: it cannot be read.
        RoundSealed, ReadOnly: the estate takes no answers now.
    """
    return take_reply(session, read_reply(session, file), keep=keep)


def take_reply(session: EstateSession, reply: Reply, *, keep: bool = False) -> TakenReply:
    """Write what a reply brings, in one act; `keep` leaves alone what says something already.

    Raises:
        SheetRefused: something in it cannot be taken; every cell is named and nothing changed.
        RoundSealed, ReadOnly: the estate takes no answers now.
    """
    if reply.faults:
        faults = reply.faults[:MOST_FAULTS]
        raise SheetRefused(file=reply.file, faults=faults, count=len(reply.faults))
    chosen = reply.chosen(keep=keep)
    who = reply.respondent.name
    with session.act(f"{who}：{reply.file}") as act:
        for edit in chosen:
            if edit.box.item is None:
                act.put(vocabulary.register_cell(edit.place, edit.box.field.name), edit.value)
                put_said_by(act, edit.place, edit.box.field.name, who)
        for (item, place), edits in _by_answer(chosen).items():
            _answer(session, act, item, place, edits, who)
    kept = len(reply.edits) - len(chosen)
    return TakenReply(changes=act.changes, written=len(chosen), kept=kept, respondent=who)


def _by_answer(edits: tuple[ReplyEdit, ...]) -> dict[tuple[str, Place], list[ReplyEdit]]:
    found: dict[tuple[str, Place], list[ReplyEdit]] = {}
    for edit in edits:
        if edit.box.item is not None:
            found.setdefault((edit.box.item.code, edit.place), []).append(edit)
    return found


def _answer(
    session: EstateSession, act: Act, item: str, place: Place, edits: list[ReplyEdit], who: str
) -> None:
    """Write an answer with the parts a reply brings; its other parts stay."""
    seen = Spots(session).shown(item, place) or Observation()
    for edit in edits:
        assert edit.box.part is not None
        seen = with_part(seen, edit.box.part, _value(edit))
    act.put(vocabulary.answer_cell(session.round, item, place), observation_json(seen))
    act.put(vocabulary.answer_cell(session.round, item, place, "basis"), BASIS)
    act.put(vocabulary.answer_cell(session.round, item, place, "said_by"), who)


def _value(edit: ReplyEdit) -> Value | None:
    """Return a cell's value as a part of an observation: yes is 1, no is 0."""
    if isinstance(edit.value, bool):
        return Fraction(int(edit.value))
    return value_from(edit.value)
