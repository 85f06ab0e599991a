"""Small rules of printing that hold for every paper."""

import re

THIN = "\u00a0"
"""Between a number and its unit: a blank that does not break, a quarter of a letter wide in our font."""
_UNITS = "㎡|m²|m³|㎜|㎝|㎞|mm|cm|km|m|kWh|kW|kVA|kV|W|V|MPa|℃|lx|dB|kg|t"
_MEASURE = re.compile(rf"(?<![A-Za-z0-9_.])(\d+(?:\.\d+)?)[ \u00a0\u2009\u202f]?({_UNITS})(?![A-Za-z0-9_²³])")


def typeset(text: str) -> str:
    """Return a text with the same thin blank between every number and its unit."""
    return _MEASURE.sub(rf"\1{THIN}\2", text)
