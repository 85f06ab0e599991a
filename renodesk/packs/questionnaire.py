"""Read a questionnaire pack: questions, their options, and the rules in small print of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from renodesk.domain.expression import Expression
from renodesk.domain.form import Forms
from renodesk.domain.questionnaire import Option, Phase, Question, QuestionKind, Questionnaire, Sampling
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, said

_COLUMNS = (
    "code section question_zh question_en type options linked_tree linked_checklist phase rule source "
    "source_status note linked_handbook proposed_fields"
)
_ALL = "all"
_WORDS = (
    "required",
    "optional",
    "ordered",
    "sensitive",
    "place",
    "score",
    "exclude",
    "satisfied",
    "screen",
    "show_if",
    "max",
    "min",
    "from",
    "exclusive",
    "quota",
    "tolerance",
    "quota_max",
    "coverage",
    "min_per_community",
    "prefill",
    "format",
    "ge",
    "step",
    "unit",
    "count",
    "report",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Rules:
    """The entries of a rule cell: name -> what stands behind its first `:` or `=`."""

    row: Row
    complaints: Complaints
    options: Sequence[Option]
    found: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return name in self.found

    def text(self, name: str) -> str:
        return self.found.get(name, "")

    def number(self, name: str) -> Fraction:
        return cells.number(self.found.get(name) or "0", self.row.at("rule"), self.complaints)

    def count(self, name: str) -> int:
        """Return a whole number; `all` and nothing are 0."""
        if self.text(name) in ("", _ALL):
            return 0
        number = self.number(name)
        if number.denominator != 1 or number < 1:
            self.complaints.add(self.row.at("rule"), "pack_not_a_number", value=self.text(name))
            return 0
        return int(number)

    def codes(self, name: str) -> tuple[str, ...]:
        """Return codes of options, each of which has to be one of the question's."""
        codes = tuple(cells.entries(self.text(name), ","))
        known = [one.code for one in self.options]
        for code in codes:
            if code not in known:
                self.complaints.add(
                    self.row.at("rule"), "pack_word_not_allowed", value=code, known="、".join(known)
                )
        return codes

    def shares(self, name: str) -> dict[str, Fraction]:
        """Return numbers by option (`1=30,2=55`)."""
        made: dict[str, Fraction] = {}
        known = [one.code for one in self.options]
        for entry in cells.entries(self.text(name), ","):
            code, _, number = entry.partition("=")
            if code not in known:
                self.complaints.add(
                    self.row.at("rule"), "pack_word_not_allowed", value=code, known="、".join(known)
                )
            made[code] = cells.number(number, self.row.at("rule"), self.complaints)
        return made


def read_questionnaire(about: Description) -> Questionnaire:
    """Return the questionnaire, complaining about every fault in its table."""
    complaints = about.complaints
    rows = read_rows(*about.table("questions"), tuple(_COLUMNS.split()), complaints)
    about.count("questions", len(rows))
    once(rows, complaints, "code")
    people = {name: str(words) for name, words in about.section("circumstances").items()}
    found = tuple(_question(row, people, rows, complaints) for row in rows)
    return Questionnaire(identity=about.identity(), questions=found)


def check_questionnaire_links(about: Description, forms: Forms) -> None:
    """Complain about every indicator and work of the 36 that a question is about and that is not there."""
    tree = {one.code for one in forms.tree.items} | {one.code for one in forms.tree.groups}
    works = {one.code for one in forms.checklist.items}
    for row in read_rows(*about.table("questions"), (), Complaints()):
        for column, known in (("linked_tree", tree), ("linked_checklist", works)):
            for code in cells.entries(row[column]):
                if code not in known:
                    about.complaints.add(row.at(column), "pack_link_unknown", link=code)
        if "rank_by_count" in row["rule"]:
            for option in _options(row, Complaints()):
                if option.code not in works:
                    about.complaints.add(row.at("options"), "pack_link_unknown", link=option.code)


def _question(row: Row, people: Mapping[str, str], rows: Sequence[Row], complaints: Complaints) -> Question:
    said(row, complaints, "question_zh", "question_en", "section")
    kind = QuestionKind(one_of(row, "type", tuple(QuestionKind), complaints, QuestionKind.TEXT))
    options = tuple(_options(row, complaints))
    found = dict(_entries(row, complaints))
    source = found.get("from", "")
    if source and source not in _before(row, rows):
        complaints.add(row.at("rule"), "pack_link_unknown", link=source)
    if not options and not source and kind not in (QuestionKind.TEXT, QuestionKind.NUMBER):
        complaints.add(row.at("options"), "pack_key_missing", key="options")
    rules = _Rules(row=row, complaints=complaints, options=options, found=found)
    shown_if, circumstance = _shown(row, rules, people, rows, complaints)
    return Question(
        code=row["code"],
        section=row["section"],
        text=row["question_zh"],
        text_en=row["question_en"],
        kind=kind,
        phase=Phase(one_of(row, "phase", tuple(Phase), complaints, Phase.BOTH)),
        origin=origin(row, complaints),
        options=options,
        items=tuple(cells.entries(row["linked_tree"])),
        checks=tuple(cells.entries(row["linked_checklist"])),
        problems=tuple(cells.entries(row["linked_handbook"])),
        is_required=rules.has("required"),
        shown_if=shown_if,
        circumstance=circumstance,
        scores=rules.shares("score"),
        excluded=frozenset(rules.codes("exclude")),
        satisfied=frozenset(rules.codes("satisfied")),
        agrees=_agrees(row, rules, complaints),
        ends=_ends(row, rules, complaints),
        exclusive=frozenset(rules.codes("exclusive")),
        most=rules.count("max"),
        least=rules.count("min"),
        options_from=source,
        is_ordered=rules.has("ordered"),
        is_ranked=rules.text("report") == "rank_by_count",
        parts=tuple(cells.entries(rules.text("format"), "/")),
        lowest=rules.number("ge") if rules.has("ge") else None,
        step=rules.number("step") if rules.has("step") else None,
        unit=rules.text("unit"),
        is_personal=rules.has("sensitive"),
        is_place=rules.has("place"),
        is_of_estate=rules.text("prefill") == "estate",
        sampling=Sampling(
            shares=rules.shares("quota"),
            tolerance=rules.number("tolerance"),
            most=rules.shares("quota_max"),
            covers=rules.codes("coverage"),
            per_community=rules.count("min_per_community"),
        ),
    )


def _options(row: Row, complaints: Complaints) -> Iterator[Option]:
    seen: set[str] = set()
    for entry in cells.entries(row["options"], "|"):
        code, _, text = entry.partition("=")
        if not code or not text or code in seen:
            complaints.add(row.at("options"), "pack_code_twice", code=code)
        seen.add(code)
        yield Option(code=code, label=text)


def _entries(row: Row, complaints: Complaints) -> Iterator[tuple[str, str]]:
    for entry in cells.entries(row["rule"]):
        at = min((entry.index(mark) for mark in ":=" if mark in entry), default=len(entry))
        name = entry[:at].strip()
        if name not in _WORDS:
            complaints.add(row.at("rule"), "pack_word_not_allowed", value=name, known="、".join(_WORDS))
        yield name, entry[at + 1 :].strip()


def _agrees(row: Row, rules: _Rules, complaints: Complaints) -> frozenset[str]:
    """Return the options that count as agreement (`count:agree=1`)."""
    found = set()
    for entry in cells.entries(rules.text("count"), ","):
        word, _, code = entry.partition("=")
        if word != "agree" or code not in [one.code for one in rules.options]:
            complaints.add(row.at("rule"), "pack_word_not_allowed", value=entry, known="count:agree=1")
        found.add(code)
    return frozenset(found)


def _ends(row: Row, rules: _Rules, complaints: Complaints) -> frozenset[str]:
    ends = set()
    for entry in cells.entries(rules.text("screen"), ","):
        code, _, word = entry.partition("=")
        if word != "end" or code not in [one.code for one in rules.options]:
            complaints.add(row.at("rule"), "pack_word_not_allowed", value=entry, known="screen:0=end")
        ends.add(code)
    return frozenset(ends)


def _before(row: Row, rows: Sequence[Row]) -> set[str]:
    return {one["code"] for one in rows if one.spot.row < row.spot.row}


def _shown(
    row: Row, rules: _Rules, people: Mapping[str, str], rows: Sequence[Row], complaints: Complaints
) -> tuple[Expression | None, str]:
    """Return the skip rule of a question, or whom it is meant for where only they know."""
    text = rules.text("show_if")
    if not text or text in people:
        return None, people.get(text, "")
    rule = cells.expression(text, row.at("rule"), complaints)
    for name in sorted(rule.names if rule is not None else ()):
        if name not in _before(row, rows):
            complaints.add(row.at("rule"), "pack_link_unknown", link=name)
    return rule, ""
