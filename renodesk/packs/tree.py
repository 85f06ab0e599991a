"""Read an indicator tree: three levels, weights, rules."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from renodesk.domain.expression import Expression
from renodesk.domain.findings import FindingKind, FindingLevel
from renodesk.domain.form import Axis, Group, Item, Rollup, Scope, ScoreWord, Tree
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints, Spot
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.inquiry import asked_of
from renodesk.packs.uses import uses_of
from renodesk.packs.walk import turns_of
from renodesk.packs.words import one_of, plain_words, provenance, whole

COLUMNS = (
    "code parent level name_zh name_en guide_zh scope weight bottom_line applies_when applies_zh answer "
    "inputs formula value_unit bands grade_texts_zh flags rollup min_photos photo_rule_zh evidence_zh "
    "step remedies standard_items source source_status note optional_inputs flag_auto checks axis ask "
    "night ok suggest evidence_count share_scope required_fields"
)


def read_tree(about: Description) -> Tree:
    """Return the tree of a pack, complaining about every fault in its tables."""
    complaints = about.complaints
    text, spot = about.table("items")
    rows = read_rows(text, spot, tuple(COLUMNS.split()), complaints)
    _check_codes(rows, complaints)
    groups = tuple(_group(row, complaints) for row in rows if row["level"] in ("1", "2"))
    leaves = [row for row in rows if row["level"] == "3"]
    turns = turns_of(leaves, complaints)
    items = tuple(_item(row, turns[row["code"]], complaints) for row in leaves)
    for key, level in (("first_level", "1"), ("second_level", "2"), ("leaves", "3")):
        about.count(key, sum(1 for row in rows if row["level"] == level))
    _check_weights(rows, {row["code"]: row["weight"] for row in rows}, "weight", complaints)
    words = _words(about)
    best = str(about.section("scale").get("best_word_with_red_flag", ""))
    if best not in [word.word for word in words]:
        complaints.add(about.at("scale.best_word_with_red_flag"), "pack_word_unknown", word=best)
    return Tree(
        identity=about.identity(),
        groups=groups,
        items=items,
        words=words,
        best_word_with_red_flag=best,
        pass_mark=about.number("scale", "pass_mark"),
        suggest_mark=about.number("scale", "suggest_mark"),
        presets=_presets(about, rows),
        review=_review(about),
        uses=uses_of(about, items),
    )


def _check_codes(rows: Sequence[Row], complaints: Complaints) -> None:
    levels: dict[str, str] = {}
    for row in rows:
        code, level = row["code"], row["level"]
        if not code or set(code) & set("/ \t@\"'"):
            complaints.add(row.at("code"), "pack_code_malformed", code=code)
        if code in levels:
            complaints.add(row.at("code"), "pack_code_twice", code=code)
        levels.setdefault(code, level)
        if level not in ("1", "2", "3"):
            complaints.add(row.at("level"), "pack_level_unknown", level=level)
    for row in rows:
        wanted = {"1": None, "2": "1", "3": "2"}.get(row["level"])
        if wanted is None and row["level"] == "1":
            if row["parent"]:
                complaints.add(row.at("parent"), "pack_parent_unknown", parent=row["parent"])
        elif wanted is not None and levels.get(row["parent"]) != wanted:
            complaints.add(row.at("parent"), "pack_parent_unknown", parent=row["parent"])


def _check_weights(
    rows: Sequence[Row], weights: Mapping[str, str], column: str, complaints: Complaints
) -> None:
    sums: dict[str, Fraction] = {}
    first: dict[str, Row] = {}
    for row in rows:
        weight = cells.number(weights.get(row["code"], ""), row.at(column), complaints)
        if weight < 0:
            complaints.add(row.at(column), "pack_weight_negative", weight=weight)
        sums[row["parent"]] = sums.get(row["parent"], Fraction(0)) + weight
        first.setdefault(row["parent"], row)
    for parent, total in sums.items():
        if total != 100:
            complaints.add(
                first[parent].at(column), "pack_weights_sum", parent=parent or "TOTAL", total=total
            )


def _presets(about: Description, rows: Sequence[Row]) -> Mapping[str, Mapping[str, Fraction]]:
    names = [str(name) for name in about.section("weights").get("presets", [])]
    if not names:
        return {}
    text, spot = about.table("weights")
    table = read_rows(text, spot, ("code", *names), about.complaints)
    by_code = {row["code"]: row for row in table}
    found: dict[str, dict[str, Fraction]] = {}
    for code in [row["code"] for row in table if row["code"] not in {known["code"] for known in rows}]:
        about.complaints.add(by_code[code].at("code"), "pack_link_unknown", link=code)
    for name in names:
        in_order = [
            Row(spot=by_code[row["code"]].spot, cells={**by_code[row["code"]].cells, "parent": row["parent"]})
            for row in rows
            if row["code"] in by_code
        ]
        for row in rows:
            if row["code"] not in by_code:
                about.complaints.add(spot, "pack_weight_missing", code=row["code"])
        _check_weights(in_order, {row["code"]: row[name] for row in in_order}, name, about.complaints)
        quiet = Complaints()
        found[name] = {row["code"]: cells.number(row[name], row.spot, quiet) for row in in_order}
    return found


def _words(about: Description) -> tuple[ScoreWord, ...]:
    raw: Any = about.raw.get("words", [])
    words = []
    for entry in raw if isinstance(raw, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("word"), str):
            at_least = cells.number(str(entry.get("at_least", "")), about.at("words"), about.complaints)
            words.append(
                ScoreWord(word=entry["word"], word_en=str(entry.get("word_en", "")), at_least=at_least)
            )
    ends = [word.at_least for word in words]
    if not words or ends != sorted(set(ends), reverse=True) or ends[-1] != 0:
        about.complaints.add(about.at("words"), "pack_words_gap")
    return tuple(words)


def _review(about: Description) -> Mapping[FindingKind, FindingLevel]:
    """Return what the pack says of findings before a seal; a gap in the log blocks whatever a pack says."""
    kinds = {kind.value: kind for kind in FindingKind}
    levels = {level.value: level for level in FindingLevel}
    found: dict[FindingKind, FindingLevel] = {}
    for name, level in about.section("review").items():
        if name not in kinds:
            about.complaints.add(
                about.at(f"review.{name}"), "pack_finding_unknown", name=name, known=" ".join(kinds)
            )
        elif level not in levels:
            about.complaints.add(
                about.at(f"review.{name}"), "pack_level_of_finding", level=level, known=" ".join(levels)
            )
        else:
            found[kinds[name]] = levels[level]
    return {**found, FindingKind.GAP: FindingLevel.BLOCK}


def _group(row: Row, complaints: Complaints) -> Group:
    return Group(
        code=row["code"],
        parent=row["parent"],
        level=int(row["level"]),
        name=row["name_zh"],
        name_en=row["name_en"],
        guide=row["guide_zh"],
        weight=cells.number(row["weight"], row.at("weight"), Complaints()),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _item(row: Row, walk: int, complaints: Complaints) -> Item:
    is_graded = one_of(row, "answer", ("computed", "grade"), complaints, "computed") == "grade"
    rollup, mean_units, weight = _rollup(row, complaints)

    def optional(column: str) -> Expression | None:
        return cells.expression(row[column], row.at(column), complaints) if row[column] else None

    if not is_graded and not row["formula"]:
        complaints.add(row.at("formula"), "pack_formula_missing")
    if not row["name_zh"]:
        complaints.add(row.at("name_zh"), "pack_key_missing", key="name_zh")
    points = cells.grade_points(row["bands"], row.at("bands"), complaints) if is_graded else {}
    ladder = () if is_graded else cells.bands(row["bands"], row.at("bands"), complaints)
    texts = (
        cells.grade_texts(row["grade_texts_zh"], row.at("grade_texts_zh"), complaints) if is_graded else {}
    )
    return Item(
        code=row["code"],
        parent=row["parent"],
        name=row["name_zh"],
        name_en=row["name_en"],
        guide=row["guide_zh"],
        scope=Scope(one_of(row, "scope", tuple(Scope), complaints, "estate")),
        weight=cells.number(row["weight"], row.at("weight"), Complaints()),
        is_bottom_line=one_of(row, "bottom_line", ("Y", "N"), complaints, "N") == "Y",
        is_graded=is_graded,
        inputs=cells.inputs(row["inputs"], row.at("inputs"), complaints),
        optional_inputs=cells.optional_inputs(row["optional_inputs"], row.at("optional_inputs"), complaints),
        formula=optional("formula"),
        value_unit=row["value_unit"],
        bands=ladder,
        grade_points=points,
        grade_texts=texts,
        flags=cells.flags(row["flags"], row["flag_auto"], row.at("flags"), row.at("flag_auto"), complaints),
        checks=cells.checks(row["checks"], row.at("checks"), complaints),
        applies_when=optional("applies_when"),
        applies_text=row["applies_zh"],
        required_fields=_required(row, complaints),
        rollup=rollup,
        mean_units=mean_units,
        share_weight=weight,
        remedies=cells.remedies(row["remedies"], row.at("remedies"), complaints),
        min_photos=whole(row, "min_photos", complaints),
        evidence_count=optional("evidence_count"),
        photo_rule=row["photo_rule_zh"],
        evidence_text=row["evidence_zh"],
        steps=_steps(row, complaints),
        standard_items=tuple(cells.entries(row["standard_items"])),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
        axis=Axis(one_of(row, "axis", tuple(Axis), complaints, "need")),
        ask=tuple(row["ask"].split()),
        night=one_of(row, "night", ("Y", "N"), complaints, "N") == "Y",
        ok=cells.observation(row["ok"], row.at("ok"), complaints),
        suggest=cells.suggestions(row["suggest"], row.at("suggest"), complaints),
        share_scope=row["share_scope"],
        walk=walk,
        plain=plain_words(row, complaints),
        ask_from=asked_of(row, complaints),
    )


def _steps(row: Row, complaints: Complaints) -> tuple[int, ...]:
    found = []
    for entry in cells.entries(row["step"]):
        if entry[0] in "1234":
            found.append(int(entry[0]))
        else:
            complaints.add(row.at("step"), "pack_word_not_allowed", value=entry, known="1、2、3、4")
    return tuple(found)


def _required(row: Row, complaints: Complaints) -> tuple[tuple[str, Expression | None], ...]:
    found = []
    for entry in cells.entries(row["required_fields"]):
        name, _, condition = entry.partition(" if ")
        spot = row.at("required_fields")
        found.append((name.strip(), cells.expression(condition, spot, complaints) if condition else None))
    return tuple(found)


def _rollup(row: Row, complaints: Complaints) -> tuple[Rollup, bool, Expression | None]:
    parts = list(cells.entries(row["rollup"]))
    spot: Spot = row.at("rollup")
    kind = parts[0] if parts else ""
    if kind not in tuple(Rollup):
        complaints.add(spot, "pack_word_not_allowed", value=kind, known="、".join(Rollup))
        kind = Rollup.SINGLE
    weight = None
    mean_units = False
    for part in parts[1:]:
        name, _, value = part.partition("=")
        if (name, value) == ("units", "mean"):
            mean_units = True
        elif name == "weight":
            weight = cells.expression(value, spot, complaints)
        elif (name, value) not in (("na", "drop"), ("unseen", "interval")):
            complaints.add(
                spot,
                "pack_word_not_allowed",
                value=part,
                known="units=mean、weight=…、na=drop、unseen=interval",
            )
    if kind == Rollup.SHARE and weight is None:
        complaints.add(spot, "pack_share_weight")
    return Rollup(kind), mean_units, weight
