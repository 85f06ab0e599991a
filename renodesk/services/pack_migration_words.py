"""A migration's table in words, the same in the window and on the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from renodesk.domain.changes import Cell
from renodesk.domain.form import Forms
from renodesk.domain.migration import Asked, Fate, Step
from renodesk.services.cell_words import CellWords, item_of, place_of
from renodesk.services.pack_migration import MigrationTable, Moved
from renodesk.services.rounds import round_word
from renodesk.services.session import EstateSession
from renodesk.services.standings import interval
from renodesk.texts import Language, joined, say


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A line of the table: what becomes of it, what it is, where, and why."""

    fate: Fate
    word: str
    what: str
    place: str
    why: str
    item: str = ""


class MigrationWords:
    """Says a table in a language."""

    def __init__(self, session: EstateSession, table: MigrationTable, language: Language) -> None:
        """Name places and items of the session's estate."""
        self._session = session
        self._table = table
        self._language = language
        self._words = CellWords(session, language)

    def head(self) -> Iterator[str]:
        """Yield what the table does, a sentence each."""
        table, language = self._table, self._language
        source, target = (round_word(key, language) for key in (table.source, table.target))
        code = "migrate_late" if table.is_late else "migrate_from_to"
        yield say(code, language, source=source, target=target)
        for title, before, after in table.packs:
            yield say("migrate_pack", language, title=title, before=before, after=after)
        counts = {fate.value: table.counts().get(fate, 0) for fate in Fate}
        yield say("migrate_counts", language, **counts, done=table.done)

    def score(self) -> Iterator[str]:
        """Yield what the round comes to before and after, where the whole of it is moved."""
        table = self._table
        if table.after is not None:
            before, after = interval(table.before), interval(table.after)
            yield say("migrate_score", self._language, before=before, after=after)

    def rows(self) -> list[Row]:
        """Return what is not simply carried: contests and conversions first, then what is parked or new."""
        told = [one for one in self._table.moved if one.is_contest or one.step.fate is Fate.CONVERTED]
        rows = [self._moved(one) for one in told]
        rows += [self._step(step, Fate.PARKED) for step in self._table.parked if step.target is None]
        return rows + [self._asked(one) for one in self._table.asked]

    def _moved(self, one: Moved) -> Row:
        row = self._step(one.step, one.step.fate)
        if not one.is_contest:
            return row
        return Row(
            fate=row.fate,
            word=row.word,
            what=row.what,
            place=row.place,
            why=say("migrate_contest", self._language),
            item=row.item,
        )

    def _step(self, step: Step, fate: Fate) -> Row:
        place = place_of(step.source)
        left = joined("、", (self._box(step.source, name) for name in step.left), self._language)
        why = say(f"migrate_{step.why}", self._language, left=left) if step.why else ""
        return Row(
            fate=fate,
            word=say(f"migrate_{fate.value}", self._language),
            what=self._what(step.source),
            place=place.shown if place is not None else "",
            why=why,
            item=item_of(step.source),
        )

    def _what(self, cell: Cell) -> str:
        named = self._named(self._table.old_forms, item_of(cell))
        if not named:
            return self._words.what(cell)
        field = "" if cell.field in ("observation", "record") else self._words.field(cell)
        return " · ".join(filter(None, (named, field)))

    def _box(self, cell: Cell, name: str) -> str:
        """Return what a box or tick of an item is called on screen."""
        item = self._table.old_forms.tree.item(item_of(cell))
        check = self._table.old_forms.checklist.item(item_of(cell))
        boxes = (item.inputs if item else ()) or (check.quantities if check else ())
        labels = {box.name: box.label for box in boxes}
        if item is not None:
            labels |= {flag.name: flag.label for flag in item.flags}
        return labels.get(name) or name

    def _asked(self, one: Asked) -> Row:
        forms = self._table.forms
        field = forms.register.field(one.code, one.box)
        item = forms.tree.item(one.code)
        box = item.input(one.box) if item is not None and one.box else None
        named = self._named(forms, one.code) or (field.label if field is not None else one.code)
        return Row(
            fate=Fate.NEW,
            word=say("migrate_new", self._language),
            what=" · ".join(filter(None, (named, box.label if box is not None else ""))),
            place="",
            why="",
            item=one.code if field is None else "",
        )

    def _named(self, forms: Forms, code: str) -> str:
        known = (forms.tree.item(code) or forms.checklist.item(code)) if code else None
        if known is None:
            return ""
        return f"{known.code} {(known.name_en if self._language == 'en' else '') or known.name}"


def done_words(table: MigrationTable, language: Language) -> str:
    """Return what was done, in one sentence."""
    return say(
        "migrate_done",
        language,
        target=round_word(table.target, language),
        moved=len(table.moved),
        parked=len(table.parked),
        contested=sum(one.is_contest for one in table.moved),
    )
