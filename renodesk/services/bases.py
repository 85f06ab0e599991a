"""How an answer is known: the codes the log holds, and the words people use for them."""

from renodesk.texts import Language, catalogue, say

BASES = ("measured", "counted", "estimated", "interview", "document")
"""实测 · 清点 · 目测估算 · 访谈 · 资料."""
SAID = ("interview", "document")
"""Those of them that somebody said or wrote: an answer then names the office or role."""


def basis_from(word: str) -> str | None:
    """Return the code of a basis said as code or as a word of either language.

    "" for none, None for an unknown word.
    """
    plain = word.strip()
    if not plain:
        return ""
    return next((code for code in BASES if plain.casefold() in (code, *_words(code))), None)


def _words(code: str) -> tuple[str, ...]:
    sentences = catalogue().get(f"basis_{code}", {})
    return tuple(word.casefold() for word in sentences.values())


def basis_said(code: str, said_by: str, language: Language) -> str:
    """Return the word for a basis with who said it, where the basis is one that somebody says."""
    parts = (basis_word(code, language), said_by if code in SAID else "")
    return " · ".join(part for part in parts if part)


def basis_word(code: str, language: Language) -> str:
    """Return the word for a basis; "" for none. One we do not know (a colleague's) is told as it stands."""
    return say(f"basis_{code}", language) if code in BASES else code


def basis_place(code: str) -> int:
    """Return where a basis stands among them; what we do not know stands last."""
    return BASES.index(code) if code in BASES else len(BASES)
