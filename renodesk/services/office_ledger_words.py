"""The ledgers of all estates in words, as command line, window and workbook say them."""

from collections.abc import Iterator

from renodesk.services.office_ledgers import By, LedgerSum, OfficeLedgers, OverdueRow
from renodesk.texts import Language, say


def head_text(found: OfficeLedgers, language: Language) -> str:
    """Return all ledgers in a sentence."""
    if not found.ledgers:
        return say("office_ledgers_none", language)
    facts = {
        name: sum(getattr(one, name) for one in found.ledgers)
        for name in ("rows", "open", "overdue", "closed")
    }
    day, count = found.day.isoformat(), len(found.ledgers)
    return say("office_ledgers_head", language, day=day, ledgers=count, **facts)


def title_of(found: OfficeLedgers, ledger: str, language: Language) -> str:
    """Return what a ledger is called by the estates that keep it."""
    title, title_en = found.titles.get(ledger, (ledger, ""))
    return (title_en if language == "en" else "") or title


def area_text(one: LedgerSum, language: Language) -> str:
    """Return which area a sum is of, "" where it is a whole ledger."""
    if one.name:
        return one.name
    names = []
    if one.county is not None:
        names.append(one.county or say("city_no_county", language))
    if one.street is not None:
        names.append(one.street or say("city_no_street", language))
    return " ".join(names)


def ledgers_lines(found: OfficeLedgers, by: By, language: Language) -> Iterator[str]:
    """Yield the sums by something, then what is overdue."""
    yield head_text(found, language)
    if not found.ledgers:
        return
    yield from (sum_text(found, one, language) for one in found.sums[by])
    if not found.overdue:
        yield say("office_ledgers_none_overdue", language)
        return
    yield say("office_ledgers_overdue_head", language)
    yield from (overdue_text(found, one, language) for one in found.overdue)
    if more := found.overdue_count - len(found.overdue):
        yield say("office_ledgers_more", language, count=more)


def sum_text(found: OfficeLedgers, one: LedgerSum, language: Language) -> str:
    """Return what a ledger comes to in an area."""
    area = area_text(one, language)
    longest = say("office_ledgers_longest", language, days=one.longest) if one.longest else ""
    contested = say("office_ledgers_contested", language, count=one.contested) if one.contested else ""
    return say(
        "office_ledgers_line",
        language,
        area=say("office_ledgers_area", language, name=area) if area else "",
        ledger=title_of(found, one.ledger, language),
        estates=one.estates,
        rows=one.rows,
        open=one.open,
        overdue=one.overdue,
        longest=longest,
        soon=one.due_soon,
        closed=one.closed,
        contested=contested,
    )


def overdue_text(found: OfficeLedgers, one: OverdueRow, language: Language) -> str:
    """Return a row that is overdue."""
    return say(
        "office_ledgers_overdue_line",
        language,
        days=one.days,
        due=one.due,
        name=one.name,
        ledger=title_of(found, one.ledger, language),
        number=one.number,
        what=one.what,
        unit=say("office_ledgers_unit", language, unit=one.unit) if one.unit else "",
        contested=say("office_ledgers_row_contested", language) if one.is_contested else "",
    )
