"""Contested cells in words, and deciding many of them by a rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import CellState, Changes
from renodesk.domain.form import CheckItem, Item, RegisterField
from renodesk.domain.places import ESTATE, Place, place_of_key
from renodesk.services.bases import basis_word
from renodesk.services.history import Conflict, Contender, History, conflict_of
from renodesk.services.session import EstateSession
from renodesk.texts import Language, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One of the competing values: its change id, who said it, when by their clock (UTC), and its lines."""

    id: str
    person: str
    at: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contest:
    """A contested cell in words: what it is about, where, and what each person says. `item` may be ""."""

    what: str
    item: str
    place: Place | None
    claims: tuple[Claim, ...]


class Contests:
    """Reads contested cells in a language, and decides them."""

    def __init__(self, session: EstateSession, language: Language) -> None:
        """Work on the session's estate."""
        self._session = session
        self._language = language

    def listing(self) -> tuple[Contest, ...]:
        """Return every contest, in cell order."""
        return tuple(self._contest(conflict) for conflict in History(self._session).conflicts())

    def persons(self) -> tuple[str, ...]:
        """Return everybody whose values wait for a decision."""
        found = {claim.person for contest in self.listing() for claim in contest.claims}
        return tuple(sorted(found))

    def take_all_from(self, person: str, place: Place = ESTATE) -> Changes:
        """Take what a person said in every contest in a place, in one act.

        Contests where that person said nothing, or more than one thing, are left.

        Raises:
            RoundSealed: the round takes no more.
        """
        with self._session.act() as act:
            for state in list(self._session.file.contested()):
                theirs = [head for head in state.heads if head.person == person]
                where = _place(state.cell.entity, state.cell.key)
                if len(theirs) == 1 and place.contains(where or ESTATE):
                    act.decide(state, theirs[0].change)
        return act.changes

    def told(self, state: CellState) -> Contest:
        """Return any cell in words, contested or not: a claim for each of its heads."""
        return self._contest(conflict_of(state))

    def _contest(self, conflict: Conflict) -> Contest:
        return Contest(
            what=self._what(conflict),
            item=conflict.item,
            place=_place(conflict.cell.entity, conflict.cell.key),
            claims=tuple(
                Claim(id=head.id, person=head.person, at=head.at, lines=tuple(self._lines(conflict, head)))
                for head in conflict.heads
            ),
        )

    def _what(self, conflict: Conflict) -> str:
        forms = self._session.forms
        item = forms.tree.item(conflict.item) or forms.checklist.item(conflict.item)
        if item is not None:
            name = (item.name_en if self._language == "en" else "") or item.name
            part = "" if conflict.field in ("observation", "record") else self._field(conflict.field)
            return " · ".join(word for word in (f"{conflict.item} {name}", part) if word)
        known = self._register_field(conflict)
        if known is not None:
            return (known.label_en if self._language == "en" else "") or known.label
        return self._field(conflict.field)

    def _field(self, field: str) -> str:
        return say(f"contest_field_{field}", self._language)

    def _register_field(self, conflict: Conflict) -> RegisterField | None:
        register = self._session.forms.register
        name = conflict.cell.field.removeprefix(vocabulary.SETTING)
        level = "setting" if conflict.cell.field != name else conflict.cell.entity
        return register.field(level, name)

    def _lines(self, conflict: Conflict, head: Contender) -> Iterator[str]:
        value = head.value
        forms = self._session.forms
        if conflict.field == "basis" and isinstance(value, str):
            yield basis_word(value, self._language)
        elif conflict.field == vocabulary.REMOVED:
            yield say("contest_removed" if value is True else "contest_stays", self._language)
        elif isinstance(value, Mapping):
            item = forms.tree.item(conflict.item)
            check = forms.checklist.item(conflict.item)
            yield from self._observed(value, item) if item else self._recorded(value, check)
        elif value is None or value == "":
            yield say("contest_empty", self._language)
        else:
            known = self._register_field(conflict)
            plain: str = value if isinstance(value, str) else canonical.dumps(value).strip('"')
            yield known.options.get(plain, plain) if known else plain

    def _observed(self, value: Mapping[str, Json], item: Item) -> Iterator[str]:
        status = value.get("status")
        if status:
            yield f"{say(f'status_{status}', self._language)}　{value.get('reason') or ''}".strip()
        grade = value.get("grade")
        if grade is not None:
            number = canonical.dumps(grade).strip('"')
            yield f"{number}　{item.grade_texts.get(int(number), '') if number.isdigit() else ''}".strip()
        for part in ("inputs", "flags"):
            members = value.get(part)
            for name, member in members.items() if isinstance(members, Mapping) else ():
                box = item.input(name)
                known = box or item.flag(name)
                said = canonical.dumps(member).strip('"')
                yield f"{known.label if known else name}：{said} {box.unit if box else ''}".strip()

    def _recorded(self, value: Mapping[str, Json], check: CheckItem | None) -> Iterator[str]:
        words = {option.status: option.label for option in check.statuses} if check else {}
        boxes = {box.name: box for box in check.quantities} if check else {}
        status = str(value.get("status") or "")
        yield words.get(status, status)
        quantities = value.get("quantities")
        for name, number in quantities.items() if isinstance(quantities, Mapping) else ():
            box = boxes.get(name)
            text = canonical.dumps(number).strip('"')
            yield f"{box.label if box else name}：{text} {box.unit if box else ''}".strip()
        if value.get("reason"):
            yield str(value["reason"])


def _place(entity: str, key: str) -> Place | None:
    try:
        if entity in ("answer", "check"):
            return vocabulary.split_answer_key(key)[2]
        return place_of_key(key) if entity in ("estate", "building", "unit") else None
    except ValueError:
        return None
