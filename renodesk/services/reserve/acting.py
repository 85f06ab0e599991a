"""Moves of a project and marks on its file: acts on the estate file, so that they merge and stay."""

from collections.abc import Iterable, Mapping

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Changes
from renodesk.domain.reserve import Move, Requirement, musts
from renodesk.errors import (
    ReasonMissing,
    ReserveLacks,
    ReserveMoveRefused,
    ReserveWarned,
    UnknownDocument,
    UnknownField,
    WrongUsage,
)
from renodesk.packs import reserve_of
from renodesk.services.reserve.packs import reserve_text
from renodesk.services.reserve.reading import MARKS, TEXTS, Project, project_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say

YEARS = range(2000, 2101)


class Acting:
    """Acts on one project; each call is one act of the estate file."""

    def __init__(self, session: EstateSession) -> None:
        """Act in an open estate by the office's reserve pack.

        Raises:
            ReserveMissing, PackFaulty: there is none that can be read.
        """
        self._session = session
        self._text = reserve_text(session.environment)
        self._reserve = reserve_of(self._text)

    def project(self) -> Project:
        """Return the project as it stands."""
        return project_of(self._session, self._reserve)

    def move(self, code: str, *, year: int = 0, reason: str = "") -> Changes:
        """Move the project one step; into a yearly plan with its year.

        What the state wants as a must has to be there. Anything else that is missing is passed over when a
        reason is given, and both are kept with the step.

        Raises:
            ReserveMoveRefused: there is no such step from where the project stands.
            ReserveLacks: a must is missing.
            ReserveWarned: something else is missing and there is no reason.
            ReasonMissing: the step itself wants one.
            WrongUsage: a yearly plan without a year.
        """
        project, reason = self.project(), reason.strip()
        move = self._move(project, code)
        if move.wants_reason and not reason:
            raise ReasonMissing(act=move.code)
        if move.wants_year and year not in YEARS:
            raise WrongUsage(what="year", value=str(year))
        lacking = project.lacking(move.end)
        facts = {"name": project.name, "state": self._name(move.end)}
        facts["state_en"] = self._name(move.end, "en")
        if hard := musts(lacking):
            raise ReserveLacks(**facts, **self._names(hard))
        if lacking and not reason:
            raise ReserveWarned(**facts, **self._names(lacking))
        identity = self._reserve.identity
        record: dict[str, Json] = {
            "state": move.end,
            "act": move.code,
            "passed_over": [one.document for one in lacking],
            "pack": {"id": identity.id, "version": identity.version, "sha256": identity.sha256},
        }
        record |= {"reason": reason} if reason else {}
        end = self._reserve.state(move.end)
        kept = year if move.wants_year else project.year if end is not None and end.has_year else 0
        record |= {"year": kept} if kept else {}
        with self._session.act(reason, on_sealed=True) as act:
            act.put(vocabulary.project_cell("state"), record, reason=reason)
            act.keep_pack(self._text.id, self._text.version, self._text.sha256, self._text.text)
        return act.changes

    def decide(self, state: str, reason: str) -> Changes:
        """Take one of the states two offices gave the project, with the reason.

        Raises:
            ReserveMoveRefused: nobody gave it this state, or they do not differ.
            ReasonMissing: there is none.
        """
        if not reason.strip():
            raise ReasonMissing(act="decide")
        cell = vocabulary.project_cell("state")
        found = self._session.file.state(cell)
        heads = found.heads if found is not None and found.is_contested else ()
        values = [canonical.loads(head.change.value) for head in heads]
        chosen = [one for one in values if isinstance(one, Mapping) and one.get("state") == state]
        if not chosen:
            known = "、".join(str(one.get("state")) for one in values if isinstance(one, Mapping))
            name, now = self._session.name, self._name(self.project().state)
            now_en = self._name(self.project().state, "en")
            facts = {"known": known or "–", "known_en": known or "–"}
            raise ReserveMoveRefused(name=name, move=state, state=now, state_en=now_en, **facts)
        with self._session.act(reason.strip(), on_sealed=True) as act:
            act.put(cell, {**chosen[-1], "reason": reason.strip()}, reason=reason.strip())
        return act.changes

    def mark(self, document: str, mark: str, where: str = "") -> Changes:
        """Say of a document that it is there (`have`), is not (`lacking`) or is not needed, and where it is.

        "" takes back what was said, so that the estate file's own word counts again.

        Raises:
            UnknownDocument: the pack names none of that code.
            WrongUsage: another word.
            ReasonMissing: it is there, or not needed, and nobody says where or why.
        """
        if self._reserve.document(document) is None:
            known = "、".join(one.code for one in self._reserve.documents)
            raise UnknownDocument(document=document, known=known)
        if mark not in (*MARKS, ""):
            raise WrongUsage(what="mark", value=mark)
        if mark in ("have", "not_needed") and not where.strip():
            raise ReasonMissing(act="document")
        value: Json = {"mark": mark, "where": where.strip()} if mark else None
        with self._session.act(on_sealed=True) as act:
            act.put(vocabulary.document_cell(document), value)
        return act.changes

    def describe(self, texts: Iterable[tuple[str, str]]) -> Changes:
        """Say what the project is called, whose it is, who carries it out, or note something; one act.

        Raises:
            UnknownField: there is no such text.
        """
        said = dict(texts)
        for name in said:
            if name not in TEXTS:
                raise UnknownField(field=name, where="、".join(TEXTS))
        with self._session.act(on_sealed=True) as act:
            for name, text in said.items():
                act.put(vocabulary.project_cell(name), text.strip() or None)
        return act.changes

    def _move(self, project: Project, code: str) -> Move:
        move = next((one for one in project.moves if one.code == code), None)
        if move is None:
            raise ReserveMoveRefused(
                name=project.name,
                move=code,
                state="、".join(map(self._name, project.heads)) or say("reserve_not_entered", "zh"),
                state_en=", ".join(self._name(one, "en") for one in project.heads)
                or say("reserve_not_entered", "en"),
                known="、".join(f"{one.code} {one.name}" for one in project.moves) or "–",
                known_en=", ".join(f"{one.code} ({one.name_en})" for one in project.moves) or "–",
            )
        return move

    def _name(self, state: str, language: Language = "zh") -> str:
        known = self._reserve.state(state)
        if known is None:
            return state or say("reserve_not_entered", language)
        return known.name_en if language == "en" else known.name

    def _names(self, lacking: Iterable[Requirement]) -> dict[str, str]:
        """Return what documents are called, in both languages, as facts of a failure."""
        known = {one.code: one for one in self._reserve.documents}
        found = [known[one.document] for one in lacking]
        return {
            "what": "、".join(one.name for one in found),
            "what_en": "; ".join(one.name_en for one in found),
        }
