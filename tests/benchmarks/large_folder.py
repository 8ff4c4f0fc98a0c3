"""Write a data folder many times as large as the shipped one, to see how costs grow.

    python tests/benchmarks/large_folder.py DIR [TIMES]

Every city is copied with its plan and projects under new ids; countries, sources, levels and the
vocabulary stay. Printed figures and what names cities or projects by id are left out, for they
would no longer hold.
"""

import re
import shutil
import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
KEPT = ("network.yaml", "countries.yaml", "sources.yaml", "claims.yaml")


def grow(folder: Path, times: int) -> int:
    """Write the folder and return the number of city files in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in KEPT:
        shutil.copy(DATA / name, folder / name)
    for part in ("governance", "comparisons"):
        shutil.copytree(DATA / part, folder / part)
    cities = sorted(DATA.glob("cities/*/*.yaml"))
    for path in cities:
        text = path.read_text(encoding="utf-8")
        for turn in range(times):
            name = path.stem if turn == 0 else f"{path.stem}-x{turn}"
            target = folder / "cities" / path.parent.name / f"{name}.yaml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_copy(text, turn), encoding="utf-8")
    return len(cities) * times


def _copy(text: str, turn: int) -> str:
    if turn == 0:
        return text
    text = re.sub(r"^(id: .+)$", rf"\1-x{turn}", text, flags=re.MULTILINE)
    text = re.sub(r"^(name: .+)$", rf"\1 {turn}", text, flags=re.MULTILINE)
    text = re.sub(
        r"^((?:  - |\s+(?:- )?project: |  - project: )id: .+)$",
        rf"\1-x{turn}",
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(r"^(\s+(?:- )?project: [a-z0-9-]+)", rf"\1-x{turn}", text, flags=re.MULTILINE)
    text = re.sub(r"\{project: ([a-z0-9-]+)", rf"{{project: \1-x{turn}", text)
    return re.sub(
        r"^(\s+number: )(\d+)$",
        lambda match: f"{match[1]}{int(match[2]) + 1000 * turn}",
        text,
        flags=re.MULTILINE,
    )


if __name__ == "__main__":
    made = grow(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    sys.stdout.write(f"{made} cities\n")
