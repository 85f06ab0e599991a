"""Read a ranking pack: by which axes estates are ranked, and how much each weighs."""

from renodesk.domain.form import Axis
from renodesk.domain.ranking import RANKED_BY, RankingAxis, RankingWeights
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.words import one_of, provenance, whole

_COLUMNS = ("code", "name_zh", "name_en", "weight", "source", "source_status", "note")


def read_ranking(about: Description) -> RankingWeights:
    """Return the axes and weights, complaining about every fault in the table."""
    text, spot = about.table("axes")
    rows = read_rows(text, spot, _COLUMNS, about.complaints)
    seen: set[str] = set()
    for row in rows:
        if not row["code"] or row["code"] in seen:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        seen.add(row["code"])
    axes = tuple(_axis(row, about.complaints) for row in rows)
    about.count("axes", len(axes))
    total = sum(one.weight for one in axes)
    if total != 100:
        about.complaints.add(spot, "pack_weights_sum", parent=about.pack.id, total=total)
    if Axis.NEED not in {one.axis for one in axes}:
        about.complaints.add(spot, "pack_need_missing")
    return RankingWeights(identity=about.identity(), axes=axes)


def _axis(row: Row, complaints: Complaints) -> RankingAxis:
    for column in ("name_zh", "name_en", "source"):
        if not row[column]:
            complaints.add(row.at(column), "pack_key_missing", key=column)
    weight = whole(row, "weight", complaints)
    if weight > 100:
        complaints.add(row.at("weight"), "pack_not_a_number", value=row["weight"])
    return RankingAxis(
        axis=Axis(one_of(row, "code", RANKED_BY, complaints, Axis.NEED)),
        name=row["name_zh"],
        name_en=row["name_en"],
        weight=min(weight, 100),
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )
