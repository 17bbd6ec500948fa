"""Every template compiles, and keeps to what the content security policy allows."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = Path(__file__).resolve().parent.parent / "src" / "sammenhold"

FORBIDDEN = {
    r"<[^>]*\sstyle\s*=": "an inline style",
    r"<[^>]*\son[a-z]+\s*=": "an inline event handler",
    r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/json)": "an inline script",
    r"<style": "an inline style sheet",
    r"<(?!a\s)\w+[^>]*\s(src|srcset|data|href|action)\s*=\s*.(https?:)?//": "another host",
}
FORBIDDEN_IN_STATIC = {r"(url\(|@import|import|fetch\()\s*[\"']?(https?:)?//": "another host"}


def main() -> int:
    problems = [
        *_uncompiled(),
        *_forbidden("templates", FORBIDDEN),
        *_forbidden("static", FORBIDDEN_IN_STATIC),
    ]
    print("\n".join(problems))
    return 1 if problems else 0


def _uncompiled() -> Iterator[str]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sammenhold.config.settings")
    import django
    from django.template import TemplateSyntaxError, engines

    django.setup()
    for path in _files("templates"):
        try:
            engines["django"].from_string(path.read_text())
        except TemplateSyntaxError as error:
            yield f"{_short(path)}: {error}"


def _forbidden(folder: str, rules: dict[str, str]) -> Iterator[str]:
    for path in _files(folder):
        text = re.sub(r"{#.*?#}|/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        for pattern, what in rules.items():
            for found in re.finditer(pattern, text):
                yield f"{_short(path)}: {what}: {found.group()[:80]!r}"


def _files(folder: str) -> Iterator[Path]:
    for path in sorted(PACKAGES.glob(f"*/{folder}/**/*")):
        if path.suffix in {".html", ".txt", ".css", ".js", ".typ"}:
            yield path


def _short(path: Path) -> Path:
    return path.relative_to(PACKAGES)


if __name__ == "__main__":
    sys.exit(main())
