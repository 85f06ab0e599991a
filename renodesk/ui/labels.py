"""Labels as a row or a cell has room for them."""

_CUTS = "（(，"


def brief(text: str) -> str:
    """Return a label without what stands in brackets or after a comma; the whole of it is in the tool tip."""
    cuts = [at for at in (text.find(cut) for cut in _CUTS) if at > 1]
    return text[: min(cuts)] if cuts else text
