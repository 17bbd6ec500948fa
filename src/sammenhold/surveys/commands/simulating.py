"""A screening with made-up answers, for trying out: marked as such everywhere, and nobody is written to."""

import random
from datetime import timedelta

from django.utils.translation import gettext as _

from sammenhold.jobs import clock
from sammenhold.mapping.bands import Band
from sammenhold.rounds.models import Round
from sammenhold.surveys import signs
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, closing, opening, publishing
from sammenhold.surveys.commands.texts import Texts
from sammenhold.surveys.models import GRACE, Wave
from sammenhold.themes.models import Item, Questionnaire

OPEN_FOR = timedelta(days=14)
MIDDLE = {"gain": 2.9, "core": 2.5, "follow": 2.4}
"""Steps from 0 to 4, where 4 is best."""
HARDER_AT_A_DISTANCE = {"V1": 1.2, "V2": 0.7, "W1": 0.3}
HARD_FOR_ALL = {"W3": 0.7, "V3": 0.4}
WRITES = 0.3
"""The share of those who answer that writes to a text question."""
BETWEEN_PEOPLE, WITHIN_PEOPLE = 0.6, 0.8


def simulate(round: Round, asked: Questionnaire, share: float, seed: int, *, texts: bool = False) -> Wave:
    """A finished screening of the round, published to all; `share` of those asked answer, and some of them
    write what is marked as made up, where `texts` are asked for."""
    now = clock.now()
    begun = now - OPEN_FOR - timedelta(hours=2)
    title = _("Made up: how are things in %(unit)s?") % {"unit": round.unit.name}
    with clock.at(begun):
        wave = opening.plan(round, opening.Plan(title, begun + OPEN_FOR, asked, 5, texts))
        Wave.objects.filter(pk=wave.pk).update(made_up=True)
        wave = opening.open_wave(wave.pk, "")
        _answer(wave, share, random.Random(seed))
    with clock.at(wave.closes_at + GRACE):
        closing.close(wave.pk)
        publishing.publish(wave.pk)
        publishing.release(wave.pk)
    wave.refresh_from_db()
    return wave


def _answer(wave: Wave, share: float, chance: random.Random) -> None:
    for invitation in wave.invitations.select_related("group").order_by("pk"):
        if chance.random() < share:
            virtual = Band.VIRTUAL in invitation.group.work_forms
            answers = made_up(wave.asked, chance, virtual=virtual)
            answering.send(code_of(invitation.seed), answers, _texts(wave, chance))


def _texts(wave: Wave, chance: random.Random) -> Texts:
    some = [each.code for each in wave.text_questions if chance.random() < WRITES]
    return {code: _("Made up: %(text)s") % {"text": chance.choice(_sentences())} for code in some}


def _sentences() -> tuple[str, ...]:
    """They fit whatever is asked."""
    return (
        _("Our short meeting on Monday mornings."),
        _("A fixed time when one can ring without asking first."),
        _("That decisions are written down, so that those far away can read them."),
        _("More quiet hours for the tasks that need them."),
        _("That we meet in the same place four times a year."),
        _("Knowing who is at work, and when."),
    )


def made_up(asked: Questionnaire, chance: random.Random, *, virtual: bool) -> str:
    """What one person might answer: some are more content, and some things are harder far away."""
    mood = chance.gauss(0, BETWEEN_PEOPLE)
    return "".join(_sign(item, chance, mood, virtual=virtual) for item in asked.items)


def _sign(item: Item, chance: random.Random, mood: float, *, virtual: bool) -> str:
    if chance.random() < 0.03:
        return signs.NOT_RELEVANT
    risk = item.risk or ""
    middle = MIDDLE[item.kind] + mood - HARD_FOR_ALL.get(risk, 0)
    middle -= HARDER_AT_A_DISTANCE.get(risk, 0) if virtual else 0
    step = min(4, max(0, round(chance.gauss(middle, WITHIN_PEOPLE))))
    return str(4 - step if item.reversed else step)
