"""What people write in their own words: mixed with all others as it comes, shown from five, erased in time.

The law is that of answers: nothing says whose a text is, or which two are one person's.
"""

import secrets
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sammenhold.jobs.forgetting import forget
from sammenhold.surveys import rules
from sammenhold.surveys.models import TEXT_LENGTH, Remark, Wave

MIXED_WITH = 200
"""Texts of the wave that new ones are mixed with; of more that many, drawn by lot."""
TOGETHER = 2000
UNFIT = ("Cc", "Cs")
"""Control signs and halves of signs."""
Texts = Mapping[str, str]
"""By the code of the question."""


class TooLongError(Exception):
    """A text is longer than there is room for."""


class TooLateError(Exception):
    """Everybody can see the texts, or nobody yet: none is taken away now."""


def checked(wave: Wave, texts: Texts) -> Texts:
    """Those that are asked for and not empty."""
    given = {each.code: tidied(texts.get(each.code, "")) for each in wave.text_questions}
    if any(len(text) > TEXT_LENGTH for text in given.values()):
        raise TooLongError
    return {code: text for code, text in given.items() if text}


def tidied(text: str) -> str:
    """Without what depends on the device that wrote it, and without signs that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\t", " ")
    signs = (sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in UNFIT)
    return unicodedata.normalize("NFC", "".join(signs)).strip()


def mix(wave: Wave, new: Texts) -> None:
    """Put new texts among those that are there, all in random order under new ids; also when none is new, so
    that nothing tells who wrote."""
    if not wave.asks_texts:
        return
    there = list(wave.remarks.order_by("?").values_list("pk", "question", "text")[:MIXED_WITH])
    Remark.objects.filter(pk__in=[pk for pk, _code, _text in there]).delete()
    _write(wave, [*((code, text) for _pk, code, text in there), *new.items()])


def shuffle(wave: Wave) -> None:
    """Write all anew, in random order and under new ids."""
    there = list(wave.remarks.values_list("question", "text"))
    wave.remarks.all().delete()
    _write(wave, there)


def settle(wave: Wave) -> dict[str, dict[str, int]]:
    """When the figures stand: keep the texts to each question that enough have written to, in a new order,
    and delete the others. How many there are to each that is kept, and how many were taken away."""
    number = Counter(wave.remarks.values_list("question", flat=True))
    enough = [each.code for each in wave.text_questions if number[each.code] >= wave.floor]
    wave.remarks.exclude(question__in=enough).delete()
    shuffle(wave)
    return {code: {"came": number[code], "taken": 0} for code in enough}


@transaction.atomic
def take_away(wave_id: UUID, remark_id: int) -> bool:
    """A text that names somebody, for good. That it was done is counted; what it said is nowhere any more."""
    wave = Wave.objects.select_for_update().get(pk=wave_id)
    if not rules.may_take_away(wave):
        raise TooLateError
    remark = wave.remarks.filter(pk=remark_id).first()
    if remark is None:
        return False
    wave.summary["texts"][remark.question]["taken"] += 1
    wave.save(update_fields=["summary"])
    remark.delete()
    forget(Remark)
    return True


def due(now: datetime) -> list[UUID]:
    """Waves whose texts have been kept for as long as was said."""
    shown = Wave.objects.filter(asks_texts=True, texts_erased_at=None).exclude(released_at=None)
    found = shown.select_related("round__organisation").defer("questionnaire", "tree")
    return [wave.pk for wave in found if wave.texts_until and wave.texts_until <= now]


@transaction.atomic
def erase(wave_id: UUID, now: datetime) -> bool:
    """Asked again under the lock, so that of two clocks one does it. How many there were stays."""
    waves = Wave.objects.select_for_update(of=("self",)).select_related("round__organisation")
    wave = waves.get(pk=wave_id)
    if wave.texts_erased_at or wave.texts_until is None or wave.texts_until > now:
        return False
    wave.remarks.all().delete()
    wave.texts_erased_at = now
    wave.save(update_fields=["texts_erased_at"])
    forget(Remark)
    return True


def _write(wave: Wave, texts: list[tuple[str, str]]) -> None:
    secrets.SystemRandom().shuffle(texts)
    Remark.objects.bulk_create(
        (Remark(wave=wave, question=code, text=text) for code, text in texts), batch_size=TOGETHER
    )
