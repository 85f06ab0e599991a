"""What a cell is called and what its values say, in words instead of keys and JSON."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from renodesk.domain import canonical, vocabulary
from renodesk.domain.canonical import Json
from renodesk.domain.changes import Cell
from renodesk.domain.form import CheckItem, Item, RegisterField
from renodesk.domain.numbers import write_number
from renodesk.domain.places import Place, place_of_key
from renodesk.domain.public_paper import CHECKED
from renodesk.domain.vocabulary_ledgers import FIELD
from renodesk.services.bases import basis_word
from renodesk.services.ledger_packs.cells import LedgerCells
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.texts import Language, catalogue, joined, say

_ASIDE = re.compile(r"（.*?）|\(.*?\)")
"""What a label says in brackets is how to fill it in, not what it is called."""
_PINS = (("funding", "pack"), ("asked", "handbook"), ("estate", "profile"), ("questionnaire", "pack"))
"""The cells that say which version of a pack is used."""
_MAIN = ("observation", "record")
"""The fields that are the thing itself: they need no word beside the item's name."""


class CellWords:
    """Says cells and values in the words of the estate's packs."""

    def __init__(
        self, session: EstateSession, language: Language, place_word: Callable[[Place], str] | None = None
    ) -> None:
        """Speak a language; `place_word` names places, else their short text does."""
        self._session = session
        self._language = language
        self._forms = session.forms_in(language)
        self._place_word = place_word or (lambda place: place.shown)

    # What it is

    def what(self, cell: Cell) -> str:
        """Return what a cell is called: its item, or thing, and the field where that is not the thing."""
        item = self.item(cell)
        if item is not None:
            name = (item.name_en if self._language == "en" else "") or item.name
            part = "" if cell.field in _MAIN else self.field(cell)
            return " · ".join(word for word in (f"{item.code} {name}", part) if word)
        known = self.register_field(cell)
        if known is not None:
            return self.field(cell)
        thing = self.thing(cell)
        return " · ".join(word for word in (thing, self.field(cell)) if word)

    def thing(self, cell: Cell) -> str:
        """Return what kind of thing a cell belongs to, "" where its field says it all."""
        paper = self._forms.register.inquiry.paper(cell.key) if cell.entity == "paper" else None
        if paper is not None:
            return (paper.name_en if self._language == "en" else "") or paper.name
        if cell.entity == "ledger_row":
            return self._row(cell).thing()
        code = f"entity_{cell.entity}"
        word = say(code, self._language) if code in catalogue() else ""
        if cell.entity in ("asked", "problem"):
            return f"{word} {cell.key.split('/')[1]}" if "/" in cell.key else word
        return f"{word} {self._marked(cell)}".strip() if cell.entity == "pin" else word

    def _marked(self, cell: Cell) -> str:
        """Return what a pin marks, or its own words."""
        about, text = (self._session.text(vocabulary.pin_cell(cell.key, name)) for name in ("about", "text"))
        return self._about(about) if about else text

    def field(self, cell: Cell) -> str:
        """Return the word for a cell's field; one that nobody knows is shown as it is."""
        known = self.register_field(cell)
        if known is not None:
            return _ASIDE.sub("", (known.label_en if self._language == "en" else "") or known.label).strip()
        if cell.field.startswith(vocabulary.SAID_BY):
            of = Cell(entity=cell.entity, key=cell.key, field=cell.field.removeprefix(vocabulary.SAID_BY))
            return f"{self.field(of)} · {say('contest_field_said_by', self._language)}"
        if cell.field.startswith(vocabulary.ALSO):
            return say("contest_field_also", self._language, id=cell.field.removeprefix(vocabulary.ALSO))
        codes = (f"contest_field_{cell.entity}_{cell.field}", f"contest_field_{cell.field}")
        if cell.entity == "ledger_row" and cell.field.startswith(FIELD):
            return self._row(cell).field(cell.field.removeprefix(FIELD))
        known_as = next((code for code in codes if code in catalogue()), "")
        return say(known_as, self._language) if known_as else cell.field

    def item(self, cell: Cell) -> Item | CheckItem | None:
        """Return the indicator or checklist item a cell belongs to."""
        forms = self._forms
        code = item_of(cell)
        return (forms.tree.item(code) or forms.checklist.item(code)) if code else None

    def register_field(self, cell: Cell) -> RegisterField | None:
        """Return the register field a cell holds."""
        if cell.entity not in ("estate", "building", "unit"):
            return None
        name = cell.field.removeprefix(vocabulary.SETTING)
        level = "setting" if cell.field != name else cell.entity
        return self._forms.register.field(level, name)

    # What it says

    def lines(self, cell: Cell, value: Json) -> Iterator[str]:
        """Yield what a value says, a line each thing."""
        if value is None or value == "":
            yield say("contest_empty", self._language)
        elif cell.field == vocabulary.REMOVED:
            yield say("contest_removed" if value is True else "contest_stays", self._language)
        elif isinstance(value, Mapping):
            yield from self._members(cell, value)
        elif isinstance(value, (list, tuple)):
            yield say("cell_parts", self._language, count=len(value))
        else:
            yield self._word(cell, value if isinstance(value, str) else canonical.dumps(value).strip('"'))

    def line(self, cell: Cell, value: Json) -> str:
        """Return what a value says in one line."""
        return joined("；", self.lines(cell, value), self._language)

    def _row(self, cell: Cell) -> LedgerCells:
        return LedgerCells(self._session, self._language, cell.key)

    def _members(self, cell: Cell, value: Mapping[str, Json]) -> Iterator[str]:
        item = self.item(cell)
        if isinstance(item, Item):
            yield from self._observed(value, item)
        elif isinstance(item, CheckItem):
            is_record = cell.entity == "check"
            yield from self._recorded(value if is_record else {"quantities": value}, item)
        elif cell.field == "seal":
            names = value.get("names")
            said = (
                joined("、", (str(one) for one in names.values() if one), self._language)
                if isinstance(names, Mapping)
                else ""
            )
            yield say(
                "cell_sealed", self._language, names=said or "–", reason=str(value.get("reason") or "–")
            )
        elif cell.entity == "funding" and cell.field == "prices":
            book = {name: str(value.get(name) or "–") for name in ("id", "version", "region", "on")}
            yield say("cell_prices", self._language, **book)
        elif (cell.entity, cell.field) == ("questionnaire", "form"):
            yield from self._filled(value)
        elif (cell.entity, cell.field) in _PINS:
            yield say("cell_pack", self._language, id=value.get("id"), version=value.get("version"))
        elif (cell.entity, cell.field) == ("project", "state"):
            step = {name: str(value.get(name) or "–") for name in ("state", "year", "reason")}
            yield say("cell_project", self._language, **step)
        elif cell.entity == "answer":
            yield from self._observed(value, None)
        elif cell.entity == "ledger_row":
            yield from self._row(cell).lines(value)
        else:
            yield from (f"{name}：{_plain(member)}" for name, member in sorted(value.items()))

    def _word(self, cell: Cell, text: str) -> str:
        known = self.register_field(cell)
        if known is not None:
            if known.type == "bool" and text in ("true", "false"):
                return say("cell_yes" if text == "true" else "cell_no", self._language)
            return f"{known.options.get(text, text)} {known.unit}".strip()
        if cell.entity == "ledger_row":
            return self._row(cell).word(cell, text)
        match cell.field:
            case "chosen" | "adopted" | "answer" if text in ("true", "false"):
                return say("cell_yes" if text == "true" else "cell_no", self._language)
            case "kind" if cell.entity == "measure":
                return say(f"measure_kind_{text}", self._language)
            case "status" if cell.entity == "problem":
                return say(f"problem_status_{text}", self._language)
            case "light":
                return say(f"light_{text}", self._language)
            case "cost":
                return _yuan(text, self._language)
            case "basis":
                return basis_word(text, self._language)
            case "round" | "kind":
                return round_word(text, self._language)
            case "place" | "begins":
                return self._at(text)
            case "about":
                return self._about(text)
            case "item":
                return self._named(text)
            case "state" if cell.entity == "paper":
                code = f"paper_state_{text}"
                return say(code, self._language) if code in catalogue() else text
            case "state" | "role":
                code = ("remark_state_" if cell.field == "state" else "photo_role_") + text
                return say(code, self._language) if code in catalogue() else text
            case "photo" | "sha256":
                return text[:12]
            case "public" if text.startswith(CHECKED):
                return say("photo_public_checked", self._language)
            case "taken_at" | "corrected_at" | "since":
                return text.replace("T", " ")
        return text

    def _named(self, code: str) -> str:
        item = self._forms.tree.item(code) or self._forms.checklist.item(code)
        if item is None:
            return code
        return f"{code} {(item.name_en if self._language == 'en' else '') or item.name}"

    def _at(self, key: str) -> str:
        try:
            return self._place_word(place_of_key(key))
        except ValueError:
            return key

    def _about(self, text: str) -> str:
        kind, _, rest = text.partition(":")
        if kind == "answer":
            code, _, where = rest.partition("/")
            return f"{self._named(code)} · {self._at(where)}"
        if kind == "place":
            return self._at(rest)
        code = f"entity_{kind}"
        return say(code if code in catalogue() else "entity_photo_use", self._language)

    def _filled(self, value: Mapping[str, Json]) -> Iterator[str]:
        """Yield a filled questionnaire: what it is, then answer by answer; personal ones are not said."""
        answers = value.get("answers")
        known = answers if isinstance(answers, Mapping) else {}
        number, day = (str(value.get(name) or "–") for name in ("number", "day"))
        yield say("cell_form", self._language, number=number, day=day, count=len(known))
        for code, said in known.items():
            if isinstance(said, Mapping):
                yield f"{code} ***"
            else:
                listed = map(_plain, said if isinstance(said, list) else [said])
                yield f"{code} {joined('、', listed, self._language)}"

    def _observed(self, value: Mapping[str, Json], item: Item | None) -> Iterator[str]:
        status = value.get("status")
        if status:
            code = f"status_{status}"
            word = say(code, self._language) if code in catalogue() else str(status)
            yield f"{word}　{value.get('reason') or ''}".strip()
        grade = value.get("grade")
        if grade is not None:
            number = _plain(grade)
            text = item.grade_texts.get(int(number), "") if item and number.isdigit() else ""
            yield f"{number}　{text}".strip()
        for part in ("inputs", "flags"):
            members = value.get(part)
            for name, member in members.items() if isinstance(members, Mapping) else ():
                box = item.input(name) if item else None
                known = box or (item.flag(name) if item else None)
                is_tick = part == "flags" and _plain(member) in ("1", "true")
                said = say("cell_yes", self._language) if is_tick else _plain(member)
                yield f"{known.label if known else name}：{said} {box.unit if box else ''}".strip()

    def _recorded(self, value: Mapping[str, Json], check: CheckItem) -> Iterator[str]:
        words = {option.status: option.label for option in check.statuses}
        boxes = {box.name: box for box in check.quantities}
        status = str(value.get("status") or "")
        if status:
            yield words.get(status, status)
        quantities = value.get("quantities")
        for name, number in quantities.items() if isinstance(quantities, Mapping) else ():
            box = boxes.get(name)
            yield f"{box.label if box else name}：{_plain(number)} {box.unit if box else ''}".strip()
        if value.get("reason"):
            yield str(value["reason"])


def item_of(cell: Cell) -> str:
    """Return the code of the item an answer or check is of, "" for any other cell."""
    try:
        if cell.entity == "measure":
            return vocabulary.split_measure_key(cell.key)[2]
        return vocabulary.split_answer_key(cell.key)[1] if cell.entity in ("answer", "check") else ""
    except ValueError:
        return ""


def place_of(cell: Cell) -> Place | None:
    """Return the place a cell's key names, None where it names none."""
    try:
        if cell.entity in ("answer", "check", "asked"):
            return vocabulary.split_answer_key(cell.key)[2]
        if cell.entity == "measure":
            return vocabulary.split_measure_key(cell.key)[3]
        if cell.entity == "visit":
            return place_of_key(cell.key.partition("/")[2])
        return place_of_key(cell.key) if cell.entity in ("estate", "building", "unit") else None
    except ValueError:
        return None


def _yuan(fen: str, language: Language) -> str:
    return say("yuan", language, amount=write_number(Fraction(int(fen), 100))) if fen.isdigit() else fen


def _plain(value: Json) -> str:
    return value if isinstance(value, str) else canonical.dumps(value).strip('"')
