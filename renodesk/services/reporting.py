"""Freeze an estate's round into a snapshot, and write its papers."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path

from renodesk import __version__
from renodesk.domain import vocabulary
from renodesk.domain.form import CheckItem, Group, Item
from renodesk.domain.log import digest_of
from renodesk.domain.numbers import write_number
from renodesk.domain.places import ESTATE, Place
from renodesk.domain.scores import AnswerScore, AnswerStatus, NodeScore
from renodesk.domain.survey import Value
from renodesk.errors import UnknownPhoto
from renodesk.estates.bundling import last_date
from renodesk.packs import provenance_words
from renodesk.reports.registry import diagnosis_pdf
from renodesk.reports.snapshot import (
    BuildingLine,
    CheckLine,
    FactLine,
    Interval,
    NodeLine,
    PackLine,
    PhotoLine,
    RedLine,
    Shortfall,
    Snapshot,
    UnseenLine,
)
from renodesk.reports.words import buildings_text, quantity_text
from renodesk.services.bases import BASES, basis_word
from renodesk.services.checklist import ChecklistService
from renodesk.services.diagnosis import reason_text, warnings
from renodesk.services.environment import Progress, no_progress
from renodesk.services.history import History
from renodesk.services.outline import Outline
from renodesk.services.photos import PhotoRow, Photos
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.tables.writing import replace_file
from renodesk.texts import Language, say

_BUILDING_FIELDS = ("built_year", "structure", "floors", "units", "households")
_MOST_PHOTOS = 6
_MOST_DETAILS = 8


def write_report(
    session: EstateSession, out: Path, *, language: Language = "zh", progress: Progress = no_progress
) -> None:
    """Write the diagnosis report of the current round as PDF, whole or not at all.

    Raises:
        GlyphMissing: a character that cannot be printed.
        NotWritable, DiskFull, FileHeld: `out` is as it was.
    """
    replace_file(out, report_bytes(session, language=language, progress=progress))


def report_bytes(
    session: EstateSession, *, language: Language = "zh", progress: Progress = no_progress
) -> bytes:
    """Return the diagnosis report as PDF; the same data give the same bytes."""
    return diagnosis_pdf(SnapshotMaker(session, language).snapshot(), progress)


class SnapshotMaker:
    """Reads one round into what a report prints."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Read the session's current round."""
        self._session = session
        self._language = language
        self._scores = session.scores
        self._tree = session.forms.tree
        self._photos = Photos(session)
        self._photo_rows = self._photos.rows()
        self._bases = self._read_bases()
        self._names = {ESTATE: session.name}
        for building in session.survey.buildings:
            self._names[building.place] = building.name
            for unit in building.units:
                self._names[unit.place] = f"{building.name}{_unit_name(unit.name)}"

    def _say(self, code: str, **facts: object) -> str:
        return say("report_" + code, self._language, **facts)

    def snapshot(self) -> Snapshot:
        """Return everything the report prints."""
        session, scores = self._session, self._scores
        totals = Outline(session).totals()
        seal = session.seal
        ranges = seal.ranges if seal else None
        names: Mapping[str, str] = seal.names if seal else {}
        state = self._say("sealed", number=seal.number, date=seal.at[:10]) if seal else self._say("draft")
        return Snapshot(
            language=self._language,
            estate=session.name,
            estate_id=session.estate_id,
            round=round_word(session.round, self._language),
            date=last_date(session.file),
            digest=digest_of(session.file.changes(ranges)),
            seal=state,
            prepared=names.get("prepared", ""),
            checked=names.get("checked", ""),
            reviewed=names.get("reviewed", ""),
            version=__version__,
            is_proposed=self._tree.identity.status != "official",
            statement=self._tree.identity.statement,
            total=_interval(scores.total),
            word=scores.band or " – ".join(scores.bands or ("—",)),
            scored=scores.scored_count,
            applicable=scores.applicable_count,
            dealt=scores.dealt_count,
            all=scores.all_count,
            completion=scores.completion,
            dealt_with=scores.dealt_with,
            photos_have=totals.photos_have,
            photos_needed=totals.photos_needed,
            contested=tuple(self._contested()),
            groups=tuple(self._line(group) for group in self._tree.groups if group.level == 1),
            nodes=tuple(self._all_lines()),
            red_flags=tuple(
                RedLine(
                    code=flag.item,
                    name=self._item(flag.item).name,
                    place=self._names.get(flag.place, flag.place.shown),
                    score=flag.score,
                )
                for flag in scores.red_flags
            ),
            shortfalls=tuple(self._shortfalls()),
            checks=tuple(self._check(item) for item in session.forms.checklist.items),
            facts=tuple(self._facts()),
            building_columns=tuple(self._building_titles()),
            buildings=tuple(self._buildings()),
            unseen=tuple(self._unseen()),
            bases=tuple(self._basis_counts()),
            packs=tuple(self._packs()),
            warnings=tuple(str(warning) for warning in warnings(scores, self._session.forms, self._language)),
        )

    def _item(self, code: str) -> Item:
        item = self._tree.item(code)
        assert item is not None
        return item

    def _read_bases(self) -> dict[str, dict[Place, str]]:
        found: dict[str, dict[Place, str]] = {}
        prefix = f"{self._session.round}/"
        for state in self._session.file.states("answer", prefix):
            if state.cell.field == "basis" and isinstance(state.value, str):
                _, item, place = vocabulary.split_answer_key(state.cell.key)
                found.setdefault(item, {})[place] = state.value
        return found

    def _all_lines(self) -> Iterator[NodeLine]:
        for group in self._tree.groups:
            if group.level == 2:
                yield self._line(group)
                for item in self._tree.items:
                    if item.parent == group.code:
                        yield self._line(item)

    def _line(self, node: Item | Group) -> NodeLine:
        score = self._scores.nodes[node.code]
        words = provenance_words(node.provenance, self._language)
        answers = [answer for (code, _), answer in self._scores.answers.items() if code == node.code]
        bases = sorted(set(self._bases.get(node.code, {}).values()), key=BASES.index)
        return NodeLine(
            code=node.code,
            name=node.name,
            level=node.level if isinstance(node, Group) else 3,
            interval=_interval(score),
            word=self._word(score),
            is_red=score.is_red_flag,
            is_urgent=any(answer.is_urgent for answer in answers),
            is_contested=score.is_contested,
            basis="、".join(basis_word(code, self._language) for code in bases),
            provenance=" · ".join(words) if isinstance(node, Item) else "",
            is_to_check="TRAINING" in node.provenance,
        )

    def _word(self, score: NodeScore) -> str:
        if score.low is None or score.high is None:
            return "—"
        found = [
            next(word.word for word in self._tree.words if end >= word.at_least)
            for end in (score.low, score.high)
        ]
        return found[0] if found[0] == found[1] else " – ".join(found)

    def _shortfalls(self) -> Iterator[Shortfall]:
        found = []
        for item in self._tree.items:
            low = [
                answer
                for (code, _), answer in self._scores.answers.items()
                if code == item.code and self._falls_short(item, answer)
            ]
            if low:
                found.append(self._shortfall(item, low))
        yield from sorted(found, key=_weight)

    def _falls_short(self, item: Item, answer: AnswerScore) -> bool:
        if answer.is_contested:
            return answer.low < self._tree.pass_mark and answer.status == AnswerStatus.SCORED
        return answer.score is not None and answer.score < self._tree.pass_mark

    def _shortfall(self, item: Item, low: list[AnswerScore]) -> Shortfall:
        node = self._scores.nodes[item.code]
        places = [answer.place for answer in low]
        return Shortfall(
            code=item.code,
            name=item.name,
            interval=_interval(node),
            is_red=any(answer.is_red_flag for answer in low),
            is_urgent=any(answer.is_urgent or answer.is_red_flag for answer in low),
            sentence=self._sentence(item, low, places),
            details=tuple(self._details(item, low)),
            remedies=tuple(self._remedies(item)),
            photos=tuple(self._evidence(item.code, set(places))),
        )

    def _sentence(self, item: Item, low: list[AnswerScore], places: list[Place]) -> str:
        names = [self._names.get(place, place.shown) for place in places]
        match item.scope:
            case "building":
                where = buildings_text(names)
                return self._say("problem_buildings", count=len(names), name=item.name, places=where)
            case "unit_entrance":
                return self._say("problem_units", count=len(names), name=item.name, places="、".join(names))
            case _:
                return self._say("problem_estate", name=item.name, detail=self._observed(item, low[0]))

    def _observed(self, item: Item, answer: AnswerScore) -> str:
        """Return what was observed, in the pack's own labels."""
        heads = self._session.survey.answers.get((item.code, answer.place), ())
        typed = heads[-1].inputs if heads else {}
        parts = [
            f"{box.label.partition('（')[0]} {write_number(answer.inputs[box.name])} {box.unit}".strip()
            for box in item.inputs
            if typed.get(box.name) and box.name in answer.inputs
        ]
        if item.is_graded and answer.value is not None:
            parts.insert(0, item.grade_texts.get(int(answer.value), ""))
        flags = [flag.label for flag in item.flags if answer.flags.get(flag.name)]
        return "；".join([*(part for part in parts if part), *flags])

    def _details(self, item: Item, low: list[AnswerScore]) -> Iterator[str]:
        for answer in low[:_MOST_DETAILS]:
            note = self._session.text(
                vocabulary.answer_cell(self._session.round, item.code, answer.place, "note")
            )
            basis = basis_word(self._bases.get(item.code, {}).get(answer.place, ""), self._language)
            observed = self._observed(item, answer) if item.scope != "estate" else ""
            rest = "；".join(part for part in (observed, note, basis and f"（{basis}）") if part)
            if rest:
                yield f"{self._names.get(answer.place, answer.place.shown)}：{rest}"

    def _remedies(self, item: Item) -> Iterator[str]:
        for code in dict.fromkeys(link.code for link in item.remedies):
            remedy = self._scores.remedies.get(code)
            check = self._session.forms.checklist.item(code)
            if remedy is None or check is None or all(source != item.code for source, _ in remedy.sources):
                continue
            columns = {link.column for link in item.remedies if link.code == code}
            quantities = [
                f"{box.label} {quantity_text(remedy.quantities[box.name] or Fraction(0))} {box.unit}"
                for box in check.quantities
                if box.name in columns and remedy.quantities.get(box.name) is not None
            ]
            yield f"{code} {check.name}" + (f"（{'，'.join(quantities)}）" if quantities else "")

    def _evidence(self, item: str, places: set[Place]) -> Iterator[PhotoLine]:
        rows = [row for row in self._photo_rows if row.item == item and row.place in places]
        for row in rows[:_MOST_PHOTOS]:
            yield PhotoLine(
                sha256=row.sha256, caption=self._caption(row), read=_PhotoReader(self._photos, row.sha256)
            )

    def _caption(self, row: PhotoRow) -> str:
        place = self._names.get(row.place, "") if row.place else ""
        time = row.taken_at[:16].replace("T", " ")
        return "　".join(part for part in (row.caption, place, time) if part)

    def _check(self, item: CheckItem) -> CheckLine:
        counts = ChecklistService(self._session).summary()[item.code]
        labels = {option.status: option.label for option in item.statuses}
        said = "，".join(
            f"{labels.get(status, status)} {count}" for status, count in counts.items() if status
        )
        remedy = self._scores.remedies.get(item.code)
        proposed = ""
        if remedy is not None:
            amounts = [
                f"{quantity_text(remedy.quantities[box.name] or Fraction(0))} {box.unit}"
                for box in item.quantities
                if remedy.quantities.get(box.name) is not None
            ]
            proposed = " ".join([say(f"remedy_{remedy.mode}", self._language), *amounts])
        return CheckLine(
            code=item.code,
            name=item.name,
            kind=say("class_must" if item.is_must else "class_upgrade", self._language),
            said=said or "—",
            quantities=self._said_quantities(item) or "—",
            proposed=proposed,
        )

    def _said_quantities(self, item: CheckItem) -> str:
        sums: dict[str, Fraction] = {}
        for (code, _), heads in self._session.survey.checks.items():
            if code == item.code and heads:
                for name, value in heads[-1].quantities.items():
                    if isinstance(value, Fraction):
                        sums[name] = sums.get(name, Fraction(0)) + value
        return "，".join(
            f"{box.label} {quantity_text(sums[box.name])} {box.unit}"
            for box in item.quantities
            if box.name in sums
        )

    def _facts(self) -> Iterator[FactLine]:
        for field in self._session.forms.register.fields:
            values = {"setting": self._session.survey.settings, "estate": self._session.survey.fields}.get(
                field.level, {}
            )
            if field.name in values and field.name != "name" and not field.is_personal:
                label = field.label.partition("（")[0]
                yield FactLine(
                    label=label, value=f"{_value(values[field.name], field.options)} {field.unit}".strip()
                )

    def _building_titles(self) -> Iterator[str]:
        register = self._session.forms.register
        for name in _BUILDING_FIELDS:
            field = register.field("building", name)
            if field is not None:
                yield field.label.partition("（")[0]

    def _buildings(self) -> Iterator[BuildingLine]:
        register = self._session.forms.register
        for building in self._session.survey.buildings:
            values = []
            for name in _BUILDING_FIELDS:
                field = register.field("building", name)
                options = field.options if field else {}
                values.append(_value(building.fields[name], options) if name in building.fields else "—")
            yield BuildingLine(name=building.name, values=tuple(values))

    def _reason(self, answer: AnswerScore) -> str:
        if answer.reason is None:
            return ""
        return reason_text(answer.reason, self._language, self._session.forms, answer.item)

    def _unseen(self) -> Iterator[UnseenLine]:
        for item in self._tree.items:
            groups: dict[str, list[str]] = {}
            for (code, place), answer in self._scores.answers.items():
                if code == item.code and answer.status not in (
                    AnswerStatus.SCORED,
                    AnswerStatus.NOT_APPLICABLE,
                ):
                    reason = (
                        reason_text(answer.reason, self._language, self._session.forms, code)
                        if answer.reason
                        else ""
                    )
                    reason = reason or say(f"status_{answer.status.value}", self._language)
                    groups.setdefault(reason, []).append(self._names.get(place, place.shown))
            for reason, names in groups.items():
                places = buildings_text(names) if item.scope == "building" else "、".join(names)
                yield UnseenLine(code=item.code, name=item.name, places=places, reason=reason)

    def _contested(self) -> Iterator[str]:
        for conflict in History(self._session).conflicts():
            item = self._tree.item(conflict.item)
            who = "、".join(dict.fromkeys(head.person for head in conflict.heads))
            what = f"{conflict.item or conflict.cell.entity} {item.name if item else ''}"
            yield f"{what} · {conflict.place} · {who}"

    def _basis_counts(self) -> Iterator[tuple[str, int]]:
        counts: dict[str, int] = {}
        for places in self._bases.values():
            for code in places.values():
                counts[code] = counts.get(code, 0) + 1
        for code in BASES:
            if code in counts:
                yield basis_word(code, self._language), counts[code]
        untold = self._scores.scored_count - sum(counts.values())
        if untold > 0:
            yield say("basis_untold", self._language), untold

    def _packs(self) -> Iterator[PackLine]:
        forms = self._session.forms
        for pack in (forms.tree.identity, forms.checklist.identity, forms.register.identity):
            yield PackLine(
                title=pack.title,
                version=pack.version,
                sha256=pack.sha256,
                statement=pack.statement,
                source=pack.source,
            )


def _unit_name(name: str) -> str:
    return f"{name}单元" if name.isdigit() else name


def _interval(score: NodeScore) -> Interval:
    return Interval(low=score.low, high=score.high)


def _weight(one: Shortfall) -> tuple[bool, bool, Fraction, str]:
    """Order shortfalls: with a deadline first, then red flags, then the lowest."""
    return (not one.is_urgent, not one.is_red, one.interval.low or Fraction(0), one.code)


def _value(value: Value, options: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction):
        return write_number(value)
    return options.get(value, value)


class _PhotoReader:
    """Reads a photo when it is drawn; None where neither rendition nor original is here."""

    def __init__(self, photos: Photos, sha256: str) -> None:
        self._photos = photos
        self._sha256 = sha256

    def __call__(self) -> bytes | None:
        """Return the upright JPEG."""
        try:
            return self._photos.report_image(self._sha256)
        except UnknownPhoto:
            return None
