"""A small theme in one file, for tests to break."""

from pathlib import Path

from sammenhold.themes.models import KINDS

PHASES = ["arrive", "theme", "gains", "risks", "question", "close"]


def text(words: str) -> str:
    return f'{{ da: "{words} (da)", en: "{words} (en)" }}'


def topic(code: str) -> str:
    return f"""
  - code: {code}
    title: {text("Title")}
    text: {text("Text")}
"""


def step(kind: str) -> str:
    return f"""
  {kind}:
    title: {text("Title")}
    participant: {text("Do this")}
    facilitator: {text("Say this")}
    anonymous: {text("Nobody sees it")}
    opening: [{text("How are you?")}]
"""


RISK = f"""
    about: everyone
    title: {text("Noise")}
    text: {text("It is loud")}
    statement: {text("It is too loud here")}
    keep: {text("We can hear ourselves think")}
    questions: [Q1]
"""

SMALL = f"""
title: {text("Peace and quiet")}
lede: {text("How do we get some peace?")}
seed: S
trend: {topic("T1")}
environment: {topic("A1")}
leadership: {topic("M1")}
gains:
  - {text("Laughter")}
risks:
  - code: V1{RISK}
work_itself:
    code: A3{RISK}
questions:
  - code: Q1
    short: {text("Quiet hours")}
    title: {text("When do we need quiet?")}
    why: {text("Because")}
    prompts: [{text("Think of yesterday")}]
    example_notes: [{text("Mornings")}]
    risks: [V1]
    proposal:
      kind: agreement
      when: {text("the door is closed")}
      do: {text("we knock")}
measures:
  - code: V1.1
    title: {text("Doors")}
    text: {text("Close them")}
    risks: [V1]
    who: {text("Everyone")}
    how_often: {text("Always")}
    sign: {text("Silence")}
    prevention: planning
    evidence: guidance
    sources: [S]
sources:
  - code: S
    title: {text("A sheet")}
    publisher: Somebody
    year: 2018
    good_for: {text("A start")}
    language: da
agendas:
  - key: "10"
    title: {text("Ten minutes")}
    minutes: 10
    lede: {text("Short")}
    steps:
      - {{ kind: arrive, minutes: 4 }}
      - {{ kind: question, question: Q1, minutes: 6 }}
steps: {"".join(map(step, KINDS))}
"""


def write(folder: Path, words: str = SMALL, name: str = "quiet") -> Path:
    pack = folder / name
    pack.mkdir(parents=True)
    (pack / "theme.yaml").write_text(words, encoding="utf-8")
    return pack


def line_of(words: str, mark: str, nth: int = 1) -> int:
    """The line, counted from 1, of the nth place where `mark` stands."""
    return [number for number, line in enumerate(words.splitlines(), 1) if mark in line][nth - 1]
