"""The staff lists of a made-up municipality."""

from pathlib import Path

PEOPLE = Path(__file__).parent.parent / "data" / "people"
CLEAN, COMMA, MESSY = "people-clean.csv", "people-comma-utf8.csv", "people-messy-cp1252.csv"


def file_of(name: str) -> bytes:
    return (PEOPLE / name).read_bytes()
