"""What a PDF says of itself to machines: keywords, and the mark of the paper as XMP."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase import pdfdoc as _pdfdoc
from reportlab.pdfgen.canvas import Canvas

from renodesk.reports.paper_files import NAMESPACE
from renodesk.reports.papers import PageWords

pdfdoc: Any = _pdfdoc


def describe(canvas: Canvas, words: PageWords, marks: Mapping[str, str]) -> None:
    """Put the mark of a paper into its file; a paper without one gets none."""
    if not marks:
        return
    canvas.setKeywords(", ".join(["RenoDesk", marks["kind"], marks["estate"], marks["digest"]]))
    packet = pdfdoc.XMP(creator=lambda _: _packet(words, marks))
    packet.filters = []  # readers look for it without undoing anything
    inner: Any = canvas
    inner._doc.Catalog.Metadata = packet


def _packet(words: PageWords, marks: Mapping[str, str]) -> bytes:
    own = "".join(f"\n  reno:{name}={quoteattr(value)}" for name, value in marks.items())
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:reno="{NAMESPACE}"{own}>\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(words.title)}</rdf:li></rdf:Alt>'
        "</dc:title>\n"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(words.author)}</rdf:li></rdf:Seq></dc:creator>\n"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>\n'
    )
    return text.encode("utf-8")
