"""Read a handbook pack: indicators with their problems, and the lights that read the indicator tree."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import Scope
from renodesk.domain.handbook import (
    LIST_COLUMNS,
    PLACEHOLDERS,
    TEXT_NAMES,
    URGENT,
    Handbook,
    HandbookRow,
    Light,
    ProblemRow,
)
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance

_COLUMNS = {
    "problems": "code level parent name_zh name_en what_to_check_zh unit scope kind severity_default"
    " urgency_default threshold sentence_zh remedy_zh responsible_hint linked_tree linked_checklist"
    " difficulty_default repair_type applies_when formula hit_when ask_zh ask_answer ask_when fill"
    " list_column grade_when listed_only source source_status note",
    "lights": "code set name_zh name_en scope reads green_from yellow_from source source_status note",
}
_BOTTOM_LINE = "底线型"
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def read_handbook(about: Description) -> Handbook:
    """Return the handbook pack, complaining about every fault in its tables."""
    rows = rows_of(about, "problems")
    levels = {row["code"]: one_of(row, "level", _LEVELS, about.complaints, "problem") for row in rows}
    reader = _Reader(about.complaints)
    indicators = tuple(reader.row(row) for row in rows if levels[row["code"]] == "indicator")
    known = {one.code for one in indicators}
    problems = tuple(reader.problem(row, known) for row in rows if levels[row["code"]] == "problem")
    lights = tuple(_light(row, about.complaints) for row in rows_of(about, "lights"))
    about.count("indicators", len(indicators))
    about.count("problems", len(problems))
    for name in _SETS:
        about.count(name, sum(1 for light in lights if light.set == name))
    return Handbook(identity=about.identity(), indicators=indicators, problems=problems, lights=lights)


_LEVELS = ("indicator", "problem")
_SETS = ("five_no", "six_have")


def rows_of(about: Description, name: str) -> list[Row]:
    """Return the rows of a table, complaining about codes that are empty or doubled."""
    text, spot = about.table(name)
    rows = read_rows(text, spot, tuple(_COLUMNS[name].split()), about.complaints)
    seen: set[str] = set()
    for row in rows:
        if not row["code"] or row["code"] in seen:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        seen.add(row["code"])
    return rows


class _Reader:
    """Reads rows of the handbook."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints

    def row(self, row: Row) -> HandbookRow:
        """Return what every row has."""
        for column in ("name_zh", "sentence_zh"):
            if not row[column]:
                self._complaints.add(row.at(column), "pack_key_missing", key=column)
        for name in _PLACEHOLDER.findall(row["sentence_zh"]):
            self._placeholder(row, "sentence_zh", name)
        return HandbookRow(
            code=row["code"],
            name=row["name_zh"],
            name_en=row["name_en"],
            guide=row["what_to_check_zh"],
            unit=row["unit"],
            scope=Scope(one_of(row, "scope", tuple(Scope), self._complaints, Scope.ESTATE)),
            is_bottom_line=self._word(row, "kind", _BOTTOM_LINE, "提升型") == _BOTTOM_LINE,
            threshold=row["threshold"],
            sentence=row["sentence_zh"],
            remedy=row["remedy_zh"],
            responsible=tuple(cells.entries(row["responsible_hint"])),
            severity=self._word(row, "severity_default", "", "一般", "较严重", "严重", "非常严重"),
            urgency=self._word(row, "urgency_default", "", URGENT, "尽力解决"),
            difficulty=self._word(row, "difficulty_default", "", "低", "中", "高"),
            repair=self._word(row, "repair_type", "", "工程类", "管理类"),
            linked_tree=tuple(cells.entries(row["linked_tree"])),
            linked_checks=tuple(cells.entries(row["linked_checklist"])),
            fill=dict(self._fill(row)),
            source=row["source"],
            provenance=provenance(row, self._complaints),
            note=row["note"],
            formula=row["formula"],
        )

    def problem(self, row: Row, indicators: set[str]) -> ProblemRow:
        """Return a problem with what makes it present."""
        if row["parent"] not in indicators:
            self._complaints.add(row.at("parent"), "pack_link_unknown", link=row["parent"])
        if not row["hit_when"] and not row["ask_zh"]:
            self._complaints.add(row.at("hit_when"), "pack_hit_missing", code=row["code"])
        known = ("yes_no", "count") if row["ask_zh"] else ("",)
        answer = one_of(row, "ask_answer", known, self._complaints, "")
        return ProblemRow(
            row=self.row(row),
            indicator=row["parent"],
            hit=self._expression(row, "hit_when"),
            ask=row["ask_zh"],
            is_counted=answer == "count",
            ask_when=self._expression(row, "ask_when"),
            grades=tuple(self._grades(row)),
            list_column=self._word(row, "list_column", "", *LIST_COLUMNS),
            applies=row["applies_when"],
            is_listed_only=self._word(row, "listed_only", "", "Y") == "Y",
        )

    def _word(self, row: Row, column: str, *known: str) -> str:
        return one_of(row, column, known, self._complaints, known[0])

    def _expression(self, row: Row, column: str) -> Expression | None:
        return cells.expression(row[column], row.at(column), self._complaints) if row[column] else None

    def _fill(self, row: Row) -> Iterator[tuple[str, Expression]]:
        for name, expression in self._pairs(row, "fill"):
            self._placeholder(row, "fill", name, *TEXT_NAMES)
            yield name, expression

    def _grades(self, row: Row) -> Iterator[tuple[str, Expression]]:
        yield from self._pairs(row, "grade_when")

    def _pairs(self, row: Row, column: str) -> Iterator[tuple[str, Expression]]:
        for entry in cells.entries(row[column]):
            name, sign, text = entry.partition("=")
            if not (name.strip() and sign and text.strip()):
                self._complaints.add(row.at(column), "pack_suggestion_malformed", entry=entry)
                continue
            expression = cells.expression(text, row.at(column), self._complaints)
            if expression is not None:
                yield name.strip(), expression

    def _placeholder(self, row: Row, column: str, name: str, *but: str) -> None:
        known = [one for one in PLACEHOLDERS if one not in but]
        if name not in known:
            self._complaints.add(
                row.at(column), "pack_placeholder_unknown", name=name, known="、".join(known)
            )


def _light(row: Row, complaints: Complaints) -> Light:
    ends: Mapping[str, Fraction] = {
        column: cells.number(row[column], row.at(column), complaints)
        for column in ("green_from", "yellow_from")
    }
    if not 0 <= ends["yellow_from"] <= ends["green_from"] <= 100:
        complaints.add(row.at("green_from"), "pack_light_order", green=row["green_from"])
    return Light(
        code=row["code"],
        set=one_of(row, "set", _SETS, complaints, _SETS[0]),
        name=row["name_zh"],
        name_en=row["name_en"],
        scope=Scope(one_of(row, "scope", ("estate", "building"), complaints, "estate")),
        reads=tuple(cells.entries(row["reads"])),
        green_from=ends["green_from"],
        yellow_from=ends["yellow_from"],
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )
