"""A report of 200 photos against fpdf2 on the same text, font and JPEGs, and against copying the JPEGs.

python tests/bench/bench_report.py [--photos 200]
"""

import argparse
import json
import statistics
import sys
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import fresh, peak_megabytes, seconds
from PIL import Image, ImageFilter

from renodesk.paths import resource

ROUNDS = 3
SENTENCE = (
    "共6个单元楼梯间与公共部位不达标，踏步缺损、扶手松动、墙面脱落，限时解决并函告责任单位，做到后复查。"
)
SIZE = (1008, 756)


def pictures(folder: Path, count: int) -> list[Path]:
    """Write report renditions as an intake makes them, each another picture."""
    random = Random(3)
    small = (SIZE[0] // 6, SIZE[1] // 6)
    files = [folder / f"{number:04d}.jpg" for number in range(count)]
    for file in files:
        noise = Image.frombytes("RGB", small, random.randbytes(small[0] * small[1] * 3))
        buffer = BytesIO()
        noise.filter(ImageFilter.GaussianBlur(1)).resize(SIZE, Image.Resampling.BICUBIC).save(
            buffer, "JPEG", quality=85
        )
        file.write_bytes(buffer.getvalue())
    return files


def ours(files: list[Path]) -> bytes:
    """Make it with RenoDesk."""
    from renodesk.reports import blocks
    from renodesk.reports.pdf.document import PageWords, render_pdf

    document: list[blocks.Block] = [blocks.Heading(text="短板与整治建议")]
    for at in range(0, len(files), 4):
        document += [
            blocks.Heading(text=f"{at // 4 + 1} 楼梯间与公共部位", level=3),
            blocks.Paragraph(text=SENTENCE * 3),
            blocks.Photos(
                photos=tuple(
                    blocks.Photo(caption=f"照片 {file.stem}", read=file.read_bytes, missing="无")
                    for file in files[at : at + 4]
                )
            ),
        ]
    words = PageWords(
        title="测试",
        author="甲",
        header="测试",
        header_right="草稿",
        footer="建议稿",
        page="第 {page} 页",
        contents="目录",
    )
    return render_pdf(document, words, lambda step, fraction: None)


def peer(files: list[Path]) -> bytes:
    """Make it with fpdf2."""
    from fpdf import FPDF

    paper = FPDF(format="A4")
    paper.set_margin(20)
    paper.set_auto_page_break(True, 20)
    for style, name in (("", "NotoSansSC_400Regular.ttf"), ("B", "NotoSansSC_700Bold.ttf")):
        paper.add_font("noto", style, str(resource("fonts", name)))
    paper.add_page()
    paper.set_font("noto", "B", 18)
    paper.multi_cell(0, 10, "短板与整治建议", new_x="LMARGIN", new_y="NEXT")
    for at in range(0, len(files), 4):
        paper.set_font("noto", "B", 12)
        paper.multi_cell(0, 8, f"{at // 4 + 1} 楼梯间与公共部位", new_x="LMARGIN", new_y="NEXT")
        paper.set_font("noto", "", 10)
        paper.multi_cell(0, 5.5, SENTENCE * 3, new_x="LMARGIN", new_y="NEXT")
        for pair in (files[at : at + 2], files[at + 2 : at + 4]):
            if paper.get_y() + 70 > 277:
                paper.add_page()
            top = paper.get_y()
            for column, file in enumerate(pair):
                paper.image(str(file), x=20 + 87 * column, y=top, w=83)
                paper.set_xy(20 + 87 * column, top + 63)
                paper.cell(83, 5, f"照片 {file.stem}")
            paper.set_xy(20, top + 70)
    return bytes(paper.output())


def copied(files: list[Path], out: Path) -> None:
    """Do what `cat` does."""
    with out.open("wb") as target:
        for file in files:
            target.write(file.read_bytes())


def alone(which: str, folder: str, count: str) -> None:
    """Be a fresh process that makes one paper, and tell its peak and size."""
    files = sorted(Path(folder).glob("*.jpg"))[: int(count)]
    data = {"ours": ours, "peer": peer}[which](files)
    print(json.dumps({"peak": peak_megabytes(), "bytes": len(data), "pages": data.count(b"/Type /Page\n")}))


def main(photos: int) -> None:
    """Print the tables."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        files = pictures(folder, photos)
        size = sum(file.stat().st_size for file in files) / 1e6
        times = {"cat": [], "fpdf2": [], "RenoDesk": []}
        works = {
            "cat": partial(copied, files, folder / "all.bin"),
            "fpdf2": partial(peer, files),
            "RenoDesk": partial(ours, files),
        }
        for _ in range(ROUNDS):
            for name, work in works.items():
                times[name].append(seconds(work))
        print(f"{photos} photos, {size:.0f} MB of JPEG\n\n| maker | time | against fpdf2 |\n|---|---|---|")
        floor = statistics.median(times["fpdf2"])
        for name, found in times.items():
            middle = statistics.median(found)
            print(f"| {name} | {middle:.2f} s | {middle / floor:.2f} |")
        print("\n| photos | RenoDesk, peak | fpdf2, peak | RenoDesk, file |\n|---|---|---|---|")
        for count in (photos // 4, photos):
            mine, theirs = (fresh(__file__, "--alone", which, folder, count) for which in ("ours", "peer"))
            peaks = f"{mine['peak']:.0f} MB | {theirs['peak']:.0f} MB"
            print(f"| {count} | {peaks} | {mine['bytes'] / 1e6:.1f} MB |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--alone"]:
        alone(*sys.argv[2:5])
    else:
        parser = argparse.ArgumentParser()
        parser.add_argument("--photos", type=int, default=200)
        main(parser.parse_args().photos)
