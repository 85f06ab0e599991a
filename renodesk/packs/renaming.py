"""`[renamed]` of `pack.toml`: what is called otherwise than in the version before."""

import tomllib
from collections.abc import Iterable

from renodesk.packs.pack_text import DESCRIPTION, PackText


def renamed_in(texts: Iterable[PackText]) -> dict[str, str]:
    """Return old name -> new name of items (`A1.1` -> `A1.2`) and boxes (`A1.2:old` -> `new`) of packs.

    Anything that is no text is passed over.

    Raises:
        PackFaulty: a pack's text is none of ours.
    """
    found: dict[str, str] = {}
    for pack in texts:
        try:
            raw = tomllib.loads(pack.files().get(DESCRIPTION, ""))
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
        table = raw.get("renamed")
        if isinstance(table, dict):
            found |= {old: new for old, new in table.items() if isinstance(new, str)}
    return found
