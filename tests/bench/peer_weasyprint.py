"""WeasyPrint on the words and JPEGs of a report, run by a Python that has it; knows nothing of RenoDesk.

PYTHON_WITH_WEASYPRINT tests/bench/peer_weasyprint.py CONTENT OUT.pdf FONT_FOLDER
"""

import html
import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any

LOOK = """
@font-face { font-family: Noto; src: url("file://%(fonts)s/NotoSansSC_400Regular.ttf") }
@font-face { font-family: Noto; font-weight: bold; src: url("file://%(fonts)s/NotoSansSC_700Bold.ttf") }
@page { size: A4; margin: 20mm }
body { font: 9.5pt/1.5 Noto } h2 { font-size: 12pt } table { width: 100%%; font-size: 8.5pt }
figure { display: inline-block; width: 79mm; margin: 0 2mm; font-size: 7.5pt; break-inside: avoid }
img { width: 100%% }
"""


def main(content: Path, out: Path, fonts: Path) -> None:
    """Print the seconds and the peak memory of one report."""
    pieces = pickle.loads((content / "content").read_bytes())
    began = time.perf_counter()
    from weasyprint import HTML

    body = "".join(_html(kind, what) for kind, what in pieces)
    style = LOOK % {"fonts": fonts}
    HTML(string=f'<html lang="zh"><style>{style}</style><body>{body}</body></html>').write_pdf(out)
    took = time.perf_counter() - began
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
    print(json.dumps({"took": took, "peak": peak}))


def _html(kind: str, what: Any) -> str:
    if kind == "heading":
        return f"<h2>{html.escape(what)}</h2>"
    if kind == "text":
        return f"<p>{html.escape(what)}</p>"
    if kind == "photo":
        return f'<figure><img src="file://{what[0]}">{html.escape(what[1])}</figure>'
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>" for row in what[1]
    )
    return f"<table>{rows}</table>"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
