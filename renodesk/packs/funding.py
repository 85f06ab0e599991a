"""Read a funding pack: channels, payer rules, and who pays what of each item by default."""

from collections.abc import Mapping
from fractions import Fraction

from renodesk.domain.form import Checklist
from renodesk.domain.funding import Channel, Funding, PayerRule, Role, Share, ShareKey, Shares, too_much
from renodesk.domain.numbers import read_number
from renodesk.packs import cells
from renodesk.packs.complaints import Complaints
from renodesk.packs.csv_text import Row, read_rows
from renodesk.packs.description import Description
from renodesk.packs.prices import quantity_names
from renodesk.packs.words import one_of, provenance

_COLUMNS = {
    "channels": "code name_zh name_en who_pays_zh role fiscal applies_to rule_zh source source_status note",
    "rules": "code name_zh name_en who_pays_zh applies_to rule_zh source source_status note",
    "shares": "item column channel percent rule source source_status note",
}


def read_funding(about: Description) -> Funding:
    """Return the funding pack, complaining about every fault in its tables."""
    channels = tuple(_channel(row, about.complaints) for row in _rows(about, "channels"))
    rules = tuple(_rule(row, about.complaints) for row in _rows(about, "rules"))
    about.count("source", sum(1 for one in channels if one.role == Role.SOURCE))
    billed = about.section("bill").get("channel")
    if billed not in {one.code for one in channels if one.role == Role.SOURCE}:
        about.complaints.add(about.at("bill.channel"), "pack_channel_unknown", channel=billed)
    limit = about.number("warning", "fiscal_percent")
    if not 0 <= limit <= 100:
        about.complaints.add(about.at("warning.fiscal_percent"), "pack_percent", value=limit)
    return Funding(
        identity=about.identity(),
        channels=channels,
        rules=rules,
        defaults=_Defaults(channels, rules, about.complaints).of(_rows(about, "shares")),
        fiscal_limit=limit,
        billed=str(billed),
    )


def _rows(about: Description, name: str) -> list[Row]:
    text, spot = about.table(name)
    rows = read_rows(text, spot, tuple(_COLUMNS[name].split()), about.complaints)
    seen: set[str] = set()
    for row in rows if name != "shares" else ():
        if not row["code"] or row["code"] in seen:
            about.complaints.add(row.at("code"), "pack_code_twice", code=row["code"])
        seen.add(row["code"])
    return rows


def _channel(row: Row, complaints: Complaints) -> Channel:
    return Channel(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        payer=row["who_pays_zh"],
        role=Role(one_of(row, "role", tuple(Role), complaints, Role.REFERENCE)),
        is_fiscal=one_of(row, "fiscal", ("Y", "N"), complaints, "N") == "Y",
        applies_to=tuple(cells.entries(row["applies_to"])),
        rule=row["rule_zh"],
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


def _rule(row: Row, complaints: Complaints) -> PayerRule:
    return PayerRule(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        payer=row["who_pays_zh"],
        applies_to=tuple(cells.entries(row["applies_to"])),
        rule=row["rule_zh"],
        source=row["source"],
        provenance=provenance(row, complaints),
        note=row["note"],
    )


class _Defaults:
    """Reads default shares, which lean on channels and rules."""

    def __init__(
        self, channels: tuple[Channel, ...], rules: tuple[PayerRule, ...], complaints: Complaints
    ) -> None:
        self._payers = {one.code for one in channels if one.role == Role.SOURCE}
        self._grounds = {one.code for one in channels} | {one.code for one in rules}
        self._complaints = complaints

    def of(self, rows: list[Row]) -> Mapping[ShareKey, Shares]:
        """Return the shares of each item or column, in table order."""
        found: dict[ShareKey, Shares] = {}
        for row in rows:
            provenance(row, self._complaints)
            key = (row["item"], row["column"])
            share = self._share(row)
            known = found.get(key, ())
            if any(one.channel == share.channel for one in known):
                self._complaints.add(row.at("channel"), "pack_name_twice", name=share.channel)
            found[key] = (*known, share)
            if too_much(found[key]) and not too_much(known):
                self._complaints.add(row.at("percent"), "pack_shares_sum", item=".".join(filter(None, key)))
        return found

    def _share(self, row: Row) -> Share:
        if row["channel"] not in self._payers:
            self._complaints.add(row.at("channel"), "pack_channel_unknown", channel=row["channel"] or "–")
        if row["rule"] not in self._grounds:
            self._complaints.add(row.at("rule"), "pack_link_unknown", link=row["rule"])
        return Share(
            channel=row["channel"], percent=self._percent(row), rule=row["rule"], source=row["source"]
        )

    def _percent(self, row: Row) -> Fraction | None:
        if not row["percent"]:
            return None
        value = read_number(row["percent"])
        if value is None or not 0 <= value <= 100:
            self._complaints.add(row.at("percent"), "pack_percent", value=row["percent"])
            return None
        return value


# Links


def check_funding_links(about: Description, checklist: Checklist) -> None:
    """Complain about items and quantities that the checklist does not have."""
    quiet = Description(about.pack, Complaints())
    for name in _COLUMNS:
        for row in _rows(quiet, name):
            if name == "shares":
                _check_quantity(row, checklist, about.complaints)
            for code in cells.entries(row["applies_to"]):
                if checklist.item(code) is None:
                    about.complaints.add(row.at("applies_to"), "pack_item_unknown", item=code)


def _check_quantity(row: Row, checklist: Checklist, complaints: Complaints) -> None:
    item = checklist.item(row["item"])
    if item is None:
        complaints.add(row.at("item"), "pack_item_unknown", item=row["item"])
    elif row["column"] and row["column"] not in {box.name for box in item.quantities}:
        complaints.add(
            row.at("column"), "pack_quantity_unknown", name=row["column"], known=quantity_names(item)
        )
