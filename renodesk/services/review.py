"""The review before a seal: every error, warning, gap and contest in one list, each a place to go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain import canonical, vocabulary
from renodesk.domain.changes import Changes
from renodesk.domain.findings import FindingKind, FindingLevel
from renodesk.domain.form import CheckItem
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore
from renodesk.errors import ReasonMissing, RoundSealed, SealBlocked
from renodesk.services.checklist import ChecklistService, CheckRow
from renodesk.services.diagnosis import reason_text
from renodesk.services.history import History
from renodesk.services.outline import Outline, answer_state
from renodesk.services.photos import MUCH_BYTES, Photos
from renodesk.services.planning.findings import plan_findings
from renodesk.services.register import RegisterService
from renodesk.services.remarks import Remarks, RemarkState
from renodesk.services.rounds import Rounds, gap_text
from renodesk.services.row_states import RowState
from renodesk.services.session import EstateSession
from renodesk.texts import Language, joined, say

_USUALLY = {FindingKind.PHOTOS_LARGE: FindingLevel.NOTE}
"""How much a finding weighs where the pack does not say, if other than a warning."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing the review found: where it is, what it says, and why it is left as it is ("" if nobody said).

    `key` stays the same while the thing does. `use` is the photo use a remark is about.
    """

    kind: FindingKind
    level: FindingLevel
    key: str
    item: str
    place: Place | None
    text: str
    reason: str = ""
    use: str = ""

    @property
    def is_settled(self) -> bool:
        """Return whether nobody has to do anything any more: a note, or a warning left with a reason."""
        return self.level == FindingLevel.NOTE or (self.level == FindingLevel.WARN and bool(self.reason))


class Review:
    """Reads what is wrong, missing or open in the current round, and keeps why a warning stays."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round, in a language."""
        self._session = session
        self._language = language

    def findings(self) -> tuple[Finding, ...]:
        """Return every finding, the kinds in order of weight, inside a kind as one walks."""
        reasons = self._reasons()
        found = [self._with_reason(one, reasons) for one in self._all()]
        kinds, levels = list(FindingKind), list(FindingLevel)
        found.sort(key=lambda one: (levels.index(one.level), kinds.index(one.kind)))
        return tuple(found)

    def confirm(self, key: str, reason: str) -> Changes:
        """Say why a warning stays as it is; "" takes that back.

        Raises:
            RoundSealed: the round takes no more.
        """
        with self._session.act() as act:
            act.put(vocabulary.confirmation_cell(self._session.round, key), reason.strip() or None)
        return act.changes

    def seal(self, reason: str, names: Mapping[str, str]) -> Changes:
        """Seal the round, if nothing in it blocks.

        Raises:
            SealBlocked: something must be settled first.
            ReasonMissing, SealHasGaps, RoundSealed: as `Rounds.seal`.
        """
        if self._session.is_sealed:
            raise RoundSealed(round=self._session.round)
        if not reason.strip():
            raise ReasonMissing(act="seal")
        blocking = [one for one in self.findings() if one.level == FindingLevel.BLOCK]
        if any(one.kind != FindingKind.GAP for one in blocking):
            raise SealBlocked(count=len(blocking))
        return Rounds(self._session).seal(reason, names)

    def _reasons(self) -> Mapping[str, str]:
        prefix = f"{self._session.round}/"
        return {
            state.cell.key.removeprefix(prefix): state.value
            for state in self._session.file.states("confirmation", prefix)
            if isinstance(state.value, str)
        }

    @staticmethod
    def _with_reason(one: Finding, reasons: Mapping[str, str]) -> Finding:
        reason = reasons.get(one.key, "")
        if not reason:
            return one
        return Finding(
            kind=one.kind,
            level=one.level,
            key=one.key,
            item=one.item,
            place=one.place,
            text=one.text,
            reason=reason,
            use=one.use,
        )

    def _finding(
        self,
        kind: FindingKind,
        item: str,
        place: Place | None,
        /,
        *,
        mark: str = "",
        use: str = "",
        **facts: object,
    ) -> Finding:
        where = place.key if place else ""
        return Finding(
            kind=kind,
            level=self._session.forms.tree.review.get(kind, _USUALLY.get(kind, FindingLevel.WARN)),
            key="/".join(part for part in (kind.value, item, where, mark) if part),
            item=item,
            place=place,
            text=say(f"finding_{kind.value}", self._language, **facts),
            use=use,
        )

    def _all(self) -> Iterator[Finding]:
        gaps = self._session.file.gaps()
        for writer, pairs in gaps.items():
            yield self._finding(FindingKind.GAP, "", None, mark=writer, gaps=gap_text({writer: pairs}))
        yield from self._contested()
        yield from self._answers()
        yield from self._register()
        yield from self._must()
        for one in plan_findings(self._session, self._language):
            yield self._finding(one.kind, one.item, one.place, mark=one.mark, use="", **one.facts)
        yield from self._remarks()
        size = Photos(self._session).stored_bytes()
        if size >= MUCH_BYTES:
            yield self._finding(FindingKind.PHOTOS_LARGE, "", None, size=f"{size / 2**30:.1f}")

    def _contested(self) -> Iterator[Finding]:
        for conflict in History(self._session).conflicts():
            place: Place | None = ESTATE
            if conflict.cell.entity in ("answer", "check"):
                place = vocabulary.split_answer_key(conflict.cell.key)[2]
            persons = joined("、", dict.fromkeys(head.person for head in conflict.heads), self._language)
            what = self._what(conflict.item) if conflict.item else f"{conflict.place} {conflict.field}"
            yield self._finding(
                FindingKind.CONTESTED,
                conflict.item,
                place,
                mark=f"{conflict.cell.entity}.{conflict.field}",
                what=what,
                persons=persons,
            )

    def _answers(self) -> Iterator[Finding]:
        session = self._session
        photos = Photos(session)
        counts: dict[tuple[str, Place | None], int] = {}
        for row in (one for one in photos.rows() if one.is_evidence):
            counts[row.item, row.place] = counts.get((row.item, row.place), 0) + 1
        for reason in session.scores.warnings:
            text = reason_text(reason, self._language, session.forms_in(self._language))
            yield self._finding(
                FindingKind.DOUBTFUL,
                "",
                ESTATE,
                mark=reason.code or text[:40],
                what=session.name,
                detail=text,
            )
        for item, place in Outline(session).spots():
            answer = session.scores.answers.get((item, place))
            if answer is not None:
                yield from self._of(item, place, answer, counts.get((item, place), 0))

    def _of(self, item: str, place: Place, answer: AnswerScore, photos: int) -> Iterator[Finding]:
        forms = self._session.forms_in(self._language)
        what = self._what(item)
        detail = reason_text(answer.reason, self._language, forms, item) if answer.reason else ""
        match answer_state(answer, None, forms.tree.pass_mark):
            case RowState.INVALID:
                yield self._finding(FindingKind.INVALID, item, place, what=what, detail=detail)
            case RowState.PARTLY:
                yield self._finding(FindingKind.INCOMPLETE, item, place, what=what, detail=detail)
            case RowState.UNANSWERED:
                yield self._finding(FindingKind.UNANSWERED, item, place, what=what)
            case RowState.UNSEEN:
                yield self._finding(FindingKind.UNSEEN, item, place, what=what, reason=detail)
        for number, warning in enumerate(answer.warnings):
            text = reason_text(warning, self._language, forms, item)
            mark = warning.code or str(number)
            yield self._finding(FindingKind.DOUBTFUL, item, place, mark=mark, what=what, detail=text)
        if photos < answer.photos_needed:
            missing = answer.photos_needed - photos
            yield self._finding(FindingKind.EVIDENCE_MISSING, item, place, what=what, missing=missing)

    def _register(self) -> Iterator[Finding]:
        service = RegisterService(self._session)
        for place, _ in Outline(self._session).walk():
            rows = service.rows(place)
            if place == ESTATE:
                rows = (*rows, *service.rows(place, settings=True))
            for row in rows:
                if row.is_wrong:
                    field = row.field.label_en if self._language == "en" else row.field.label
                    value = row.value if isinstance(row.value, str) else canonical.dumps(row.value)
                    yield self._finding(
                        FindingKind.REGISTER_WRONG,
                        "",
                        place,
                        mark=row.field.name,
                        field=field,
                        value=value[:60],
                    )

    def _must(self) -> Iterator[Finding]:
        for row in ChecklistService(self._session).rows():
            if not row.item.is_must or row.proposed_status != "need":
                continue
            what = self._check_name(row)
            status = row.record.status if row.record else ""
            if not status:
                yield self._finding(FindingKind.MUST_OPEN, row.item.code, row.place, what=what)
            elif status in ("none", "na") and row.record is not None and not row.record.reason:
                word = self._status_word(row.item, status)
                yield self._finding(
                    FindingKind.MUST_SKIPPED, row.item.code, row.place, what=what, status=word
                )

    def _status_word(self, item: CheckItem, status: str) -> str:
        known = self._session.forms_in(self._language).checklist.item(item.code) or item
        return next((one.label for one in known.statuses if one.status == status), status)

    def _remarks(self) -> Iterator[Finding]:
        for remark in Remarks(self._session).rows():
            if remark.state == RemarkState.OPEN:
                yield self._finding(
                    FindingKind.REMARK_OPEN,
                    remark.item,
                    remark.place,
                    mark=remark.key,
                    use=remark.use,
                    person=remark.person,
                    text=remark.text,
                )

    def _what(self, code: str) -> str:
        item = self._session.forms.tree.item(code) or self._session.forms.checklist.item(code)
        if item is None:
            return code
        return f"{code} {(item.name_en if self._language == 'en' else '') or item.name}"

    def _check_name(self, row: CheckRow) -> str:
        return f"{row.item.code} {(row.item.name_en if self._language == 'en' else '') or row.item.name}"
