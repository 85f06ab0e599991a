"""Readable views, so that anybody can ask an estate file with plain SQL. Our own code never reads them."""

from collections.abc import Mapping

_PLACE_COLUMNS = """
    substr(key, 1, instr(key, '/') - 1) AS round,
    substr(key, instr(key, '/') + 1, instr(substr(key, instr(key, '/') + 1), '/') - 1) AS item,
    substr(key, instr(key, '/') + 1 + instr(substr(key, instr(key, '/') + 1), '/')) AS place"""


def _others(entity: str, main: str) -> str:
    """Return the subquery columns of the short text fields that stand beside a main field."""
    return ", ".join(
        f"(SELECT json_extract(other.value, '$') FROM cell other WHERE other.entity = '{entity}' "
        f"AND other.key = {main}.key AND other.field = '{field}') AS {field}"
        for field in ("basis", "note")
    )


def _things(entity: str, name: str) -> str:
    """Return the query that shows each thing of an entity once, with its fields as one JSON object."""
    return f"""SELECT key AS {name},
        max(CASE WHEN field = 'name' THEN json_extract(value, '$') END) AS shown_name,
        json_group_object(field, json(value)) AS fields,
        max(contested) AS contested
    FROM cell WHERE entity = '{entity}' GROUP BY key
    HAVING coalesce(max(CASE WHEN field = 'removed' AND NOT contested THEN value = 'true' END), 0) = 0"""


VIEWS: Mapping[str, str] = {
    "estate": """SELECT field, json_extract(value, '$') AS value, contested
        FROM cell WHERE entity = 'estate' AND value <> 'null'""",
    "building": _things("building", "building"),
    "unit": _things("unit", "unit"),
    "answer": f"""SELECT {_PLACE_COLUMNS},
        json_extract(shown.value, '$.status') AS status, json_extract(shown.value, '$.reason') AS reason,
        json_extract(shown.value, '$.grade') AS grade, json_extract(shown.value, '$.inputs') AS inputs,
        json_extract(shown.value, '$.flags') AS flags, {_others("answer", "shown")},
        shown.contested, writer.person, change.at
    FROM cell shown
    JOIN change USING (entity, key, field, writer, seq) JOIN writer ON writer.id = shown.writer
    WHERE entity = 'answer' AND field = 'observation' AND shown.value <> 'null'""",
    "checklist": f"""SELECT {_PLACE_COLUMNS},
        json_extract(shown.value, '$.status') AS status,
        json_extract(shown.value, '$.quantities') AS quantities,
        json_extract(shown.value, '$.reason') AS reason, shown.contested, writer.person, change.at
    FROM cell shown
    JOIN change USING (entity, key, field, writer, seq) JOIN writer ON writer.id = shown.writer
    WHERE entity = 'check' AND field = 'record' AND shown.value <> 'null'""",
    "photo_use": _things("photo_use", "use"),
    "problem": _things("problem", "problem"),
    "measure": _things("measure", "measure"),
    "vote": _things("vote", "vote"),
    "seal": """SELECT key AS round, json_extract(value, '$.names') AS names,
        json_extract(value, '$.reason') AS reason,
        json_extract(value, '$.digest') AS digest, writer, seq, contested
        FROM cell WHERE entity = 'round' AND field = 'seal' AND value <> 'null'""",
    "history": """SELECT change.at, writer.person, writer.device, entity, key, field, value, replaces, reason,
        writer || ':' || seq AS id, hlc
        FROM change JOIN writer ON writer.id = change.writer""",
}
