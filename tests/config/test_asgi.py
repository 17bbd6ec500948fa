"""The web process stays small: what it does not need is not loaded."""

import os
import subprocess
import sys
from pathlib import Path


def test_what_costs_memory_is_not_loaded(tmp_path: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, sammenhold.config.asgi, sammenhold.config.urls; print(*sys.modules)",
        ],
        env=bare | {"SAMMENHOLD_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"numpy", "openpyxl", "psycopg", "redis", "scipy", "typst"}.intersection(loaded)
