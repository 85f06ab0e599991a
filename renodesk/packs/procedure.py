"""Read a procedure pack: procedures, their steps, dated targets, and the boxes of the joint review form."""

from calendar import monthrange
from datetime import date
from fractions import Fraction

from renodesk.domain.procedure import (
    Box,
    DiggingPaper,
    Milestone,
    Procedure,
    Procedures,
    Promise,
    Step,
    Target,
    Use,
    circles,
)
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, origin, provenance, said, whole

_ORIGIN = ("source", "source_status", "note")
_PROCEDURES = ("code", "name_zh", "name_en", "use", "jurisdiction", *_ORIGIN)
_STEPS = (
    "procedure_id step_no name_zh name_en actor_zh needs_zh produces_zh gate_rule after role source seed "
    "note source_status proposed_fields"
)
_TARGETS = "procedure_id step_no measure task_year percent due_year due_month source_status note"
_MILESTONES = ("measure", "of", "key", "day", *_ORIGIN)
_BOXES = ("code", "kind", "prefill", "name_zh", "name_en", *_ORIGIN)
_DIGGING = ("code", "field", "value", "paper_zh", "paper_en", *_ORIGIN)
_PROMISES = ("code", "text_zh", "text_en", "ledger", *_ORIGIN)
_PREFILLS = ("", "contents", "design", "estimate", "sources", "property")
_YEARS = range(1990, 2101)


def read_procedure(about: Description) -> Procedures:
    """Return the procedure pack, complaining about every fault in its tables."""
    complaints = about.complaints
    rows = {
        name: read_rows(*about.table(name), columns, complaints)
        for name, columns in (
            ("procedures", _PROCEDURES),
            ("steps", tuple(_STEPS.split())),
            ("targets", tuple(_TARGETS.split())),
            ("boxes", _BOXES),
        )
    }
    rows["milestones"] = (
        read_rows(*about.table("milestones"), _MILESTONES, complaints)
        if "milestones" in about.section("tables")
        else []
    )
    for name, found in rows.items():
        about.count(name, len(found))
    once(rows["procedures"], complaints, "code")
    once(rows["steps"], complaints, "procedure_id", "step_no")
    once(rows["boxes"], complaints, "code")
    digging = _digging(about) if "digging" in about.section("tables") else ()
    promises = _promises(about) if "promises" in about.section("tables") else ()
    codes = tuple(row["code"] for row in rows["procedures"])
    steps = [_step(row, codes, complaints) for row in rows["steps"]]
    _check_order(rows["steps"], steps, complaints)
    keys = {one.key for one in steps}
    raw = about.section("usual").get("procedures")
    usual = tuple(str(one) for one in raw) if isinstance(raw, list) else ()
    for code in usual:
        if code not in codes:
            complaints.add(about.at("usual.procedures"), "pack_step_unknown", step=code)
    return Procedures(
        identity=about.identity(),
        procedures=tuple(_procedure(row, steps, complaints) for row in rows["procedures"]),
        targets=tuple(_target(row, keys, complaints) for row in rows["targets"]),
        boxes=tuple(_box(row, complaints) for row in rows["boxes"]),
        digging=digging,
        promises=promises,
        usual=usual,
        milestones=tuple(_milestone(row, keys, complaints) for row in rows["milestones"]),
    )


def _digging(about: Description) -> tuple[DiggingPaper, ...]:
    rows = read_rows(*about.table("digging"), _DIGGING, about.complaints)
    about.count("digging", len(rows))
    once(rows, about.complaints, "code")
    found = []
    for row in rows:
        said(row, about.complaints, "field", "value", "paper_zh", "paper_en")
        found.append(
            DiggingPaper(
                code=row["code"],
                field=row["field"],
                value=row["value"],
                name=row["paper_zh"],
                name_en=row["paper_en"],
                origin=origin(row, about.complaints),
            )
        )
    return tuple(found)


def _promises(about: Description) -> tuple[Promise, ...]:
    rows = read_rows(*about.table("promises"), _PROMISES, about.complaints)
    about.count("promises", len(rows))
    once(rows, about.complaints, "code")
    found = []
    for row in rows:
        said(row, about.complaints, "text_zh", "text_en")
        found.append(
            Promise(
                code=row["code"],
                text=row["text_zh"],
                text_en=row["text_en"],
                ledger=row["ledger"],
                origin=origin(row, about.complaints),
            )
        )
    return tuple(found)


def gates_named(about: Description) -> list[tuple[Row, str]]:
    """Return every rule of consent a step names, with its row."""
    rows = read_rows(*about.table("steps"), (), Complaints())
    return [(row, rule) for row in rows for rule in cells.entries(row["gate_rule"], ";")]


def _procedure(row: Row, steps: list[Step], complaints: Complaints) -> Procedure:
    said(row, complaints, "name_zh", "name_en", "jurisdiction")
    return Procedure(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        use=Use(one_of(row, "use", tuple(Use), complaints, Use.STEPS)),
        jurisdiction=row["jurisdiction"],
        steps=tuple(one for one in steps if one.procedure == row["code"]),
        origin=origin(row, complaints),
    )


def _step(row: Row, codes: tuple[str, ...], complaints: Complaints) -> Step:
    said(row, complaints, "name_zh", "name_en", "actor_zh")
    procedure = one_of(row, "procedure_id", codes, complaints, codes[0] if codes else "")
    number = whole(row, "step_no", complaints)
    if number == 0:
        complaints.add(row.at("step_no"), "pack_not_a_number", value=row["step_no"])
    return Step(
        procedure=procedure,
        number=number,
        name=row["name_zh"],
        name_en=row["name_en"],
        actor=row["actor_zh"],
        needs=tuple(cells.entries(row["needs_zh"], "；")),
        produces=tuple(cells.entries(row["produces_zh"], "；")),
        gates=tuple(cells.entries(row["gate_rule"], ";")),
        after=tuple(f"{procedure}/{one}" for one in cells.entries(row["after"], ";")),
        is_note=one_of(row, "role", ("step", "note"), complaints, "step") == "note",
        origin=origin(row, complaints),
        proposed=tuple(cells.entries(row["proposed_fields"], ";")),
    )


def _check_order(rows: list[Row], steps: list[Step], complaints: Complaints) -> None:
    """Complain of a step that comes after none there is, or in a circle after itself."""
    known = {one.key for one in steps}
    for row, step in zip(rows, steps, strict=True):
        for key in step.after:
            if key not in known:
                complaints.add(row.at("after"), "pack_step_unknown", step=key)
    caught = set(circles({one.key: one.after for one in steps}))
    for row, step in zip(rows, steps, strict=True):
        if step.key in caught:
            complaints.add(row.at("after"), "pack_step_circle", step=step.key)


def _target(row: Row, keys: set[str], complaints: Complaints) -> Target:
    step = f"{row['procedure_id']}/{row['step_no']}"
    if step not in keys:
        complaints.add(row.at("step_no"), "pack_step_unknown", step=step)
    measure = one_of(row, "measure", ("share", "start", "finish"), complaints, "start")
    percent = whole(row, "percent", complaints)
    if not (0 < percent <= 100 if measure == "share" else not row["percent"]):
        complaints.add(row.at("percent"), "pack_share_malformed", value=row["percent"] or "–")
    year, month = whole(row, "due_year", complaints), whole(row, "due_month", complaints)
    if year not in _YEARS or not 1 <= month <= 12:
        complaints.add(row.at("due_year"), "pack_not_a_number", value=f"{row['due_year']}-{row['due_month']}")
        year, month = 2000, 1
    return Target(
        step=step,
        measure=measure,
        task_year=whole(row, "task_year", complaints),
        share=Fraction(percent, 100) if measure == "share" else None,
        due=date(year, month, monthrange(year, month)[1]),
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _milestone(row: Row, keys: set[str], complaints: Complaints) -> Milestone:
    is_step = one_of(row, "of", ("step", "reserve"), complaints, "step") == "step"
    if is_step and row["key"] not in keys:
        complaints.add(row.at("key"), "pack_step_unknown", step=row["key"])
    return Milestone(
        measure=one_of(row, "measure", ("start", "finish"), complaints, "start"),
        is_step=is_step,
        key=row["key"],
        day=one_of(row, "day", ("begun", "ended") if is_step else ("",), complaints, ""),
        origin=origin(row, complaints),
    )


def _box(row: Row, complaints: Complaints) -> Box:
    said(row, complaints, "name_zh", "name_en")
    return Box(
        code=row["code"],
        is_opinion=one_of(row, "kind", ("part", "opinion"), complaints, "part") == "opinion",
        prefill=one_of(row, "prefill", _PREFILLS, complaints, ""),
        name=row["name_zh"],
        name_en=row["name_en"],
        origin=origin(row, complaints),
    )
