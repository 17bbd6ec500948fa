"""Everything that can be checked without running the product: ``make check``.

The list below is all of it. Two run at a time; each says what it found, and how long it took.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
ENVIRONMENT = os.environ | {"DJANGO_SETTINGS_MODULE": "sammenhold.config.settings"}
MOST = 100  # lines from one step

STEPS: dict[str, list[str]] = {
    "types": [str(BIN / "mypy"), "--no-error-summary"],
    "style": [str(BIN / "ruff"), "check", "--quiet", "--output-format=concise"],
    "layout of code": [str(BIN / "ruff"), "format", "--check", "--quiet"],
    "import rules": [str(BIN / "lint-imports"), "--no-cache"],
    "sizes": [PYTHON, "-m", "tools.sizes"],
    "tree": [PYTHON, "-m", "tools.tree"],
    "templates": [PYTHON, "-m", "tools.templates"],
    "translations": [PYTHON, "-m", "tools.catalogues", "check"],
    "themes": [PYTHON, "-m", "sammenhold.config.cli", "theme", "check", "src/sammenhold/themes/packs/tema5"],
    "settings": [PYTHON, "-m", "django", "check", "--fail-level", "WARNING"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
}


def main() -> int:
    with ThreadPoolExecutor(max_workers=2) as pool:
        failed = [name for name, good in zip(STEPS, pool.map(_step, STEPS), strict=True) if not good]
    print(f"make check: {', '.join(failed)} failed" if failed else "make check: all good")
    return 1 if failed else 0


def _step(name: str) -> bool:
    began = time.monotonic()
    done = subprocess.run(STEPS[name], cwd=ROOT, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    sign = "ok  " if done.returncode == 0 else "FAIL"
    lines = [f"{sign} {name} ({time.monotonic() - began:.1f} s)"]
    if done.returncode or name == "sizes":
        lines += [f"     {line}" for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    if len(lines) > MOST:
        lines[MOST:] = [f"     ... and {len(lines) - MOST} more lines: {' '.join(STEPS[name][-3:])}"]
    print("\n".join(lines), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
