"""What was answered, as it is shown: open answers at once, the box when the asking has closed."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sammenhold.agreements import rules
from sammenhold.agreements.models import Answer, Asking
from sammenhold.agreements.wording import Sentence

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Voice:
    """An answer with what was said; a name when it was given openly."""

    choice: str
    reason: str
    name: str


@dataclass(frozen=True)
class Told:
    """A sentence with what was answered about it. `counts` are there when the asking has closed. `names`:
    those who answered openly and said no more, by what they chose."""

    sentence: Sentence
    counts: Counts
    voices: tuple[Voice, ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    against: bool


@dataclass(frozen=True)
class Looked:
    """A sentence with the three questions; `None` where fewer than five have answered."""

    sentence: Sentence
    do: Counts | None
    help: Counts | None
    next: Counts | None

    @property
    def shown(self) -> bool:
        return bool(self.do or self.help or self.next)


def told_of(asking: Asking) -> tuple[Told, ...]:
    """While it is open nothing is told of the box, not even how much lies in it."""
    voices = _voices(asking)
    against = rules.objected(asking.result)
    return tuple(
        Told(
            sentence,
            _counts(asking.result, sentence.key, rules.STANCE) or (),
            tuple(voice for voice in voices.get(sentence.key, ()) if voice.reason),
            _names(voices.get(sentence.key, ())),
            sentence.key in against,
        )
        for sentence in asking.sentences
    )


def looked_of(wording: tuple[Sentence, ...], asking: Asking | None) -> tuple[Looked, ...]:
    result = asking.result if asking else {}
    return tuple(
        Looked(one, *(_counts(result, one.key, question) for question in rules.LOOKING_BACK))
        for one in wording
    )


def _counts(result: Mapping[str, Mapping[str, Mapping[str, int]]], key: str, question: str) -> Counts | None:
    counts = result.get(key, {}).get(question)
    return tuple((choice, counts[choice]) for choice in rules.CHOICES[question]) if counts else None


def _voices(asking: Asking) -> Mapping[str, tuple[Voice, ...]]:
    answers = Answer.objects.filter(asking=asking)
    if asking.closed_at is None:
        answers = answers.exclude(name="")
    found = defaultdict[str, list[Voice]](list)
    for one in answers:
        found[one.sentence].append(Voice(one.choice, one.reason, one.name))
    return {key: _shuffled(voices) for key, voices in found.items()}


def _names(voices: Iterable[Voice]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = defaultdict[str, list[str]](list)
    for voice in voices:
        if voice.name and not voice.reason:
            found[voice.choice].append(voice.name)
    return tuple((choice, tuple(found[choice])) for choice in rules.CHOICES[rules.STANCE] if choice in found)


def _shuffled(voices: list[Voice]) -> tuple[Voice, ...]:
    """The open ones by name, then the box in another order each time."""
    box = [voice for voice in voices if not voice.name and voice.reason]
    secrets.SystemRandom().shuffle(box)
    return (*sorted((one for one in voices if one.name), key=lambda one: one.name), *box)
