"""What must not stand in the tree: registry addresses, paths of one machine, words we do not use."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {".po", ".html", ".yaml", ".yml", ".typ", ".txt"}

EVERYWHERE = {
    r"pythonhosted\.org|pypi\.org/simple|--(extra-)?index-url|registry\.npmjs": "a registry's address",
    r"(?<![\w.])/(root|home/\w+|Users/\w+|work|mnt)/": "a path of one machine",
    r"^(<{7}|>{7}) ": "an unfinished merge",
}
ON_SCREEN = {r"(?i)forfordel": 'write "stillet ringere", which cannot be read two ways'}
OUTSIDE_DATA_PROTECTION = {r"(?i)samtykke": 'write "tilslutning"; "samtykke" is for data protection'}
ABOUT_DATA_PROTECTION = ("src", "sammenhold", "rounds")  # the papers of a round's preparation


def main() -> int:
    problems = [problem for path in _files() for problem in _problems(path)]
    print("\n".join(problems))
    return 1 if problems else 0


def _files() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.split("\0"):
        path = Path(name)
        if name and path != Path(__file__).relative_to(ROOT) and (ROOT / path).is_file():
            yield path


def rules_for(path: Path) -> dict[str, str]:
    if path.parts[0] != "src" or path.suffix not in TEXTS:
        return EVERYWHERE
    if path.parts[:3] == ABOUT_DATA_PROTECTION:
        return EVERYWHERE | ON_SCREEN
    return EVERYWHERE | ON_SCREEN | OUTSIDE_DATA_PROTECTION


def _problems(path: Path) -> Iterator[str]:
    try:
        lines = (ROOT / path).read_text().splitlines()
    except UnicodeDecodeError:
        return
    rules = rules_for(path)
    for number, line in enumerate(lines, 1):
        for pattern, why in rules.items():
            if re.search(pattern, line):
                yield f"{path}:{number}: {why}"


if __name__ == "__main__":
    sys.exit(main())
