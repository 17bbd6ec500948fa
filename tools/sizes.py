"""How long files and functions are, against the house measure."""

import ast
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FILE_GOAL, FILE_LIMIT, FILE_MEDIAN = 300, 400, 75
FUNCTION_LIMIT, FUNCTION_MEDIAN = 50, 8
Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> int:
    lengths = {path: _lines(path) for path in _files()}
    functions = {f"{path}:{node.lineno} {node.name}": _length(node) for path, node in _functions(lengths)}
    ours = [n for path, n in lengths.items() if path.parts[0] == "src" and path.suffix == ".py" and n]
    _say(f"files: median {median(ours):.0f} lines (house measure {FILE_MEDIAN}), longest {max(ours)}")
    _say(f"functions: median {median(functions.values()):.0f} lines (house measure {FUNCTION_MEDIAN})")
    for path, length in lengths.items():
        if FILE_GOAL < length <= FILE_LIMIT:
            _say(f"{path}: {length} lines; past {FILE_GOAL} it wants to become a package")
    too_long = [*_over(lengths, FILE_LIMIT), *_over(functions, FUNCTION_LIMIT)]
    _say(*too_long)
    return 1 if too_long else 0


def _over(lengths: Mapping[Any, int], limit: int) -> Iterator[str]:
    return (f"{what}: {length} lines, at most {limit}" for what, length in lengths.items() if length > limit)


def _files() -> Iterator[Path]:
    for folder in ("src", "tests", "tools"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".css", ".js"} and "migrations" not in path.parts:
                yield path.relative_to(ROOT)


def _lines(path: Path) -> int:
    return len((ROOT / path).read_text().splitlines())


def _functions(paths: dict[Path, int]) -> Iterator[tuple[Path, Function]]:
    for path in paths:
        if path.suffix == ".py" and path.parts[0] != "tests":
            for node in ast.walk(ast.parse((ROOT / path).read_text())):
                if isinstance(node, Function):
                    yield path, node


def _length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _say(*lines: str) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
