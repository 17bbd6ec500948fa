"""A fingerprint of our own static files, so that a new version is a new address."""

import hashlib
from pathlib import Path


def fingerprint(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.glob("*/static/**/*")):
        if path.is_file():
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
