"""Read a consent pack: who has to agree to what, and by how many."""

from fractions import Fraction

from renodesk.domain.consent import Consent, ConsentRule, Counted, Stage
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance

_COLUMNS = (
    "code jurisdiction stage measure counted denominator comparison threshold_num threshold_den text_zh "
    "matter is_gate combine first clause source source_status note"
)
_BASES = ("", "households", "owner_households", "owner_persons", "exclusive_area_m2")
"""Fields of the estate's register a document may name as its denominator; the column came with version 2."""
_MEASURES = ("participation", "agreement", "written_vote", "quorum", "survey_rate", "satisfaction")


def read_consent(about: Description) -> Consent:
    """Return the consent pack, complaining about every fault in its table."""
    text, spot = about.table("rules")
    rows = read_rows(text, spot, tuple(_COLUMNS.split()), about.complaints)
    seen: set[str] = set()
    for row in rows:
        if not row["code"] or row["code"] in seen:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        seen.add(row["code"])
    rules = tuple(_rule(row, about.complaints) for row in rows)
    about.count("rules", len(rules))
    _check_order(rows, about.complaints)
    raw = about.section("everywhere").get("jurisdictions")
    everywhere = tuple(str(one) for one in raw) if isinstance(raw, list) else ()
    known = {one.jurisdiction for one in rules}
    for name in everywhere if isinstance(raw, list) else ("–",):
        if name not in known:
            about.complaints.add(about.at("everywhere.jurisdictions"), "pack_jurisdiction_unknown", name=name)
    return Consent(identity=about.identity(), rules=rules, everywhere=everywhere)


def _rule(row: Row, complaints: Complaints) -> ConsentRule:
    for column in ("jurisdiction", "text_zh", "clause", "source"):
        if not row[column]:
            complaints.add(row.at(column), "pack_key_missing", key=column)
    return ConsentRule(
        code=row["code"],
        jurisdiction=row["jurisdiction"],
        stage=Stage(one_of(row, "stage", tuple(Stage), complaints, Stage.PLAN_ENTRY)),
        measure=one_of(row, "measure", _MEASURES, complaints, "agreement"),
        counted=Counted(one_of(row, "counted", tuple(Counted), complaints, Counted.RESIDENTS)),
        denominator=one_of(row, "denominator", ("", "all", "participants"), complaints, ""),
        base_field=one_of(row, "base_field", _BASES, complaints, ""),
        share=_share(row, complaints),
        is_more=one_of(row, "comparison", ("", "ge", "gt"), complaints, "") == "gt",
        text=row["text_zh"],
        matter=row["matter"],
        is_gate=one_of(row, "is_gate", ("Y", "N"), complaints, "N") == "Y",
        combine=row["combine"],
        first=row["first"],
        clause=row["clause"],
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _check_order(rows: list[Row], complaints: Complaints) -> None:
    """Complain of a gate that waits for one that is not there, for two, or in a circle for itself."""
    gates = {row["combine"] or row["code"] for row in rows if row["is_gate"] == "Y"}
    first: dict[str, str] = {}
    for row in rows:
        name, waits = row["combine"] or row["code"], row["first"]
        if first.setdefault(name, waits) != waits:
            complaints.add(row.at("first"), "pack_gate_two_orders", gate=name)
        if waits and waits not in gates:
            complaints.add(row.at("first"), "pack_gate_unknown", gate=waits)
    for row in rows:
        seen, at = set[str](), row["combine"] or row["code"]
        while at and at not in seen:
            seen.add(at)
            at = first.get(at, "")
        if at:
            complaints.add(row.at("first"), "pack_gate_circle", gate=at)


def _share(row: Row, complaints: Complaints) -> Fraction | None:
    """Return the share as an exact fraction: 2/3 is never 66.7 %."""
    upper, lower = row["threshold_num"], row["threshold_den"]
    if not upper and not lower:
        return None
    is_whole = all(one.isascii() and one.isdecimal() and len(one) < 10 for one in (upper, lower))
    if not is_whole or not 0 < int(upper) <= int(lower):
        complaints.add(row.at("threshold_num"), "pack_share_malformed", value=f"{upper}/{lower}")
        return None
    return Fraction(int(upper), int(lower))
