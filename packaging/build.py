"""Build the program folder with PyInstaller, and try what was built.

python packaging/build.py        -> dist/RenoDesk/
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "dist" / "RenoDesk"
PHOTO = ROOT / "tests" / "photos" / "fixtures" / "turned.heic"
ENDING = ".exe" if os.name == "nt" else ""


def main() -> int:
    """Build, tell the size, and try it."""
    build()
    size = sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink())
    print(f"{FOLDER.relative_to(ROOT)}: {size / 2**20:.0f} MiB", flush=True)
    with tempfile.TemporaryDirectory() as place:
        smoke(Path(place))
    print("The frozen program works.")
    return 0


def build() -> None:
    """Run PyInstaller on the spec."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    subprocess.run([*command, *folders, str(ROOT / "packaging" / "renodesk.spec")], check=True, cwd=ROOT)


def smoke(place: Path) -> None:
    """Use the built program as a person would, in a home of its own; any failure stops the build."""
    home = {name: str(place / "home") for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA")}
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    names = ("槐安里.reno", "report.pdf", "bundle.zip", "answers.xlsx", "archive")
    estate, report, bundle, sheet, archive = (str(place / name) for name in names)

    def run(*words: str, program: str = "renodesk-cli", code: int = 0) -> str:
        shown = " ".join(word for word in words[:2] if not Path(word).is_absolute())
        began = time.perf_counter()
        done = subprocess.run(
            [str(FOLDER / (program + ENDING)), *words], env=environment, capture_output=True, check=False
        )
        if done.returncode != code:
            raise SystemExit(
                f"{program} {words}: exit {done.returncode}\n{done.stderr.decode('utf-8', 'replace')}"
            )
        print(f"  {time.perf_counter() - began:5.2f} s  {program} {shown}", flush=True)
        return done.stdout.decode("utf-8") or done.stderr.decode("utf-8")

    run("--version")
    run("packs", "check")
    run("estate", "new", estate, "--name", "槐安里小区")
    run("building", "add", estate, "3号楼", "--units", "2")
    run("answer", estate, "E2.2", "--at", "3-2", "--grade", "2")
    score = json.loads(run("score", estate, "--json"))
    if score["red_flags"] != [{"item": "E2.2", "place": "3-2", "score": 30}]:
        raise SystemExit(f"another score than expected: {score['red_flags']}")
    run("answers", "export", estate, sheet)
    run("answers", "import", estate, sheet)
    run("photos", "add", estate, str(PHOTO), "--item", "E2.2", "--at", "3-2")
    run("prices", "use", estate, "price_example")
    run("plan", "best", estate)
    run("report", estate, "--out", report)
    run("report", estate, "--out", str(place / "report.docx"))
    run("report", estate, "--kind", "plan", "--out", str(place / "plan.docx"))
    run("report", estate, "--kind", "poster", "--out", str(place / "poster.pdf"))
    run("report", estate, "--kind", "ledgers", "--out", str(place / "ledgers.xlsx"))
    run("report", "verify", str(place / "report.docx"), estate)
    run("bundle", "write", estate, "--out", bundle)
    run("bundle", "verify", bundle)
    run("office", "ingest", archive, bundle)
    run("office", "rank", archive)
    (place / "stick").mkdir()
    run("way", "add", "stick", str(place / "stick"))
    run("outbox", "add", estate, "--way", "stick", "--no-papers")
    run("outbox", "send")
    run("office", "inbox", archive, "--way", "stick", "--from-anybody")
    if "127.0.0.1" not in run("office", "index-upgrade", "postgresql://a@127.0.0.1:1/b", code=3):
        raise SystemExit("the driver of a server's index is missing")
    run("doctor")
    run("screens", estate, str(place / "screens"), program="RenoDesk")
    if len(list((place / "screens").glob("*.png"))) < 8:
        raise SystemExit("the window drew no screens")


if __name__ == "__main__":
    sys.exit(main())
