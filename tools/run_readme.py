"""Run every shell block of the README as printed, in its order; `make` lines are run elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    wanted = [block for block in blocks if not block.lstrip().startswith("make ")]
    if not wanted:
        print("README.md has no commands to run", file=sys.stderr)
        return 1
    for block in wanted:
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=ROOT, check=False)
        if done.returncode != 0:
            print(f"README.md: this block fails with {done.returncode}:\n{block}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
