"""Colours, sizes and spacing of the window.

One quiet surface, three inks, one accent, and colours for states only.
"""

from collections.abc import Mapping

Tokens = Mapping[str, str]

THEMES: Mapping[str, Tokens] = {
    "light": {
        "background": "#F5F6F8",
        "surface": "#FFFFFF",
        "line": "#E1E5EA",
        "ink": "#1B2430",
        "ink2": "#5B6776",
        "ink3": "#7A8594",
        "accent": "#0F6FC6",
        "on_accent": "#FFFFFF",
        "soft": "#E4F0FB",
        "good": "#2E7D4F",
        "warn": "#B26A00",
        "bad": "#C0362C",
        "bad_soft": "#FBE9E7",
        "warn_soft": "#FFF3DF",
    },
    "dark": {
        "background": "#14181D",
        "surface": "#1C2229",
        "line": "#2E3742",
        "ink": "#E7ECF2",
        "ink2": "#A3AFBD",
        "ink3": "#8490A0",
        "accent": "#5AAEF5",
        "on_accent": "#0B1622",
        "soft": "#1D3448",
        "good": "#6CC393",
        "warn": "#E7B052",
        "bad": "#F0817A",
        "bad_soft": "#3A2322",
        "warn_soft": "#382C18",
    },
    "contrast": {
        "background": "#FFFFFF",
        "surface": "#FFFFFF",
        "line": "#000000",
        "ink": "#000000",
        "ink2": "#000000",
        "ink3": "#1A1A1A",
        "accent": "#0033A0",
        "on_accent": "#FFFFFF",
        "soft": "#FFE600",
        "good": "#004D1A",
        "warn": "#6B3A00",
        "bad": "#9B0000",
        "bad_soft": "#FFFFFF",
        "warn_soft": "#FFFFFF",
    },
}
"""Names mean the same in every theme; a test holds them to one set."""
