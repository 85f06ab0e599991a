"""Read a ranking pack: by which axes estates are ranked, how much each weighs, and the parts of plan axes."""

from collections.abc import Iterable

from renodesk.domain.plan_quality import PlanPart
from renodesk.domain.ranking import OF_PLAN, PartWeight, RankedBy, RankingAxis, RankingWeights
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import once, one_of, provenance, said, whole

_COLUMNS = ("code", "name_zh", "name_en", "weight", "source", "source_status", "note")
_MOST = 100


def read_ranking(about: Description) -> RankingWeights:
    """Return the axes and weights, complaining about every fault in the tables.

    A pack that ranks by nothing of the plan needs no table of parts.
    """
    complaints = about.complaints
    text, spot = about.table("axes")
    rows = read_rows(text, spot, _COLUMNS, complaints)
    once(rows, complaints, "code")
    axes = tuple(_axis(row, complaints) for row in rows)
    about.count("axes", len(axes))
    total = sum(one.weight for one in axes)
    if total != _MOST:
        complaints.add(spot, "pack_weights_sum", parent=about.pack.id, total=total)
    if RankedBy.NEED not in {one.axis for one in axes}:
        complaints.add(spot, "pack_need_missing")
    of_plan = [one.axis for one in axes if one.axis in OF_PLAN]
    has_parts = of_plan or "parts" in about.section("tables")
    return RankingWeights(
        identity=about.identity(), axes=axes, parts=_parts(about, of_plan) if has_parts else ()
    )


def _parts(about: Description, wanted: Iterable[RankedBy]) -> tuple[PartWeight, ...]:
    text, spot = about.table("parts")
    rows = read_rows(text, spot, (*_COLUMNS, "axis"), about.complaints)
    once(rows, about.complaints, "code")
    parts = tuple(_part(row, about.complaints) for row in rows)
    about.count("parts", len(parts))
    for axis in wanted:
        total = sum(one.weight for one in parts if one.axis == axis)
        if total != _MOST:
            about.complaints.add(spot, "pack_weights_sum", parent=axis.value, total=total)
    return parts


def _weight(row: Row, complaints: Complaints) -> int:
    weight = whole(row, "weight", complaints)
    if weight > _MOST:
        complaints.add(row.at("weight"), "pack_not_a_number", value=row["weight"])
    return min(weight, _MOST)


def _axis(row: Row, complaints: Complaints) -> RankingAxis:
    said(row, complaints, "name_zh", "name_en", "source")
    return RankingAxis(
        axis=RankedBy(one_of(row, "code", tuple(RankedBy), complaints, RankedBy.NEED)),
        name=row["name_zh"],
        name_en=row["name_en"],
        weight=_weight(row, complaints),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _part(row: Row, complaints: Complaints) -> PartWeight:
    said(row, complaints, "name_zh", "name_en", "source")
    return PartWeight(
        part=PlanPart(one_of(row, "code", tuple(PlanPart), complaints, PlanPart.MUSTS)),
        axis=RankedBy(one_of(row, "axis", OF_PLAN, complaints, RankedBy.COMPLETENESS)),
        name=row["name_zh"],
        name_en=row["name_en"],
        weight=_weight(row, complaints),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )
