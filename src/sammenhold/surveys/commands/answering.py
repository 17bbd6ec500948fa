"""Taking an answer, so that nothing in the database says whose it is.

The invitation is marked as used, the answer is put among those of its reporting group, and both tables are
written so that neither ids, nor places, nor row versions set one row apart from its neighbours: the group's
answers are taken out and put back in random order under new random ids, and all its invitations are written.
Where texts are asked for, those of the whole wave are written anew too, whether or not this person wrote any.
"""

import secrets
from types import MappingProxyType

from django.db.models import BooleanField, Case, F, Value, When

from sammenhold.jobs import clock
from sammenhold.jobs.turns import writing
from sammenhold.surveys import rules, signs
from sammenhold.surveys.codes import fingerprint
from sammenhold.surveys.commands import texts as written
from sammenhold.surveys.commands.texts import Texts
from sammenhold.surveys.models import Invitation, ReportingGroup, Response, Wave

MIXED_WITH = 200
"""Answers of the group that a new one is mixed with; in a larger group that many, drawn by lot."""
NEEDED = (
    "used", "group__bands", "wave__state", "wave__closes_at", "wave__questionnaire", "wave__result_key",
    "wave__asks_texts",
)  # fmt: skip
"""What an answer is checked against. Of all that a wave knows, most takes longer to read than to check."""
NO_TEXTS: Texts = MappingProxyType({})


class NoUseError(Exception):
    """The code is unknown, used, or of a screening that takes no answers: nobody is told which."""


class WrongAnswersError(Exception):
    """None that can be given here."""


class WordsFirstError(Exception):
    """Text questions are put, and have not been seen yet."""


def invitation_with(code: str) -> Invitation | None:
    """Whom a code belongs to, whatever has become of it."""
    found = Invitation.objects.select_related("wave__round__organisation", "wave__round__unit", "group")
    return found.filter(fingerprint=fingerprint(code)).first()


def usable(code: str) -> Invitation:
    """The invitation, if an answer can be given with it now."""
    found = Invitation.objects.select_related("wave", "group").only(*NEEDED)
    invitation = found.filter(fingerprint=fingerprint(code)).order_by().first()
    if invitation is None or invitation.used or not invitation.wave.takes_answers(clock.now()):
        raise NoUseError
    return invitation


@writing()
def send(code: str, answers: str, texts: Texts | None = NO_TEXTS) -> Wave:
    """Give an answer, once and for good. Of two at the same instant one counts.

    No `texts`, not even empty ones: whoever answers has not come to the text questions, if there are any.
    """
    invitation = usable(code)
    wave = invitation.wave
    answers = _checked(wave, invitation.group, answers)
    if texts is None and wave.text_questions:
        raise WordsFirstError
    texts = written.checked(wave, texts or NO_TEXTS)
    _hold(wave)
    _put(_use(invitation), answers)
    written.mix(wave, texts)
    return wave


@writing()
def tick_off(code: str) -> ReportingGroup:
    """A slip that was torn off an answer on paper: its person has answered. The answer is typed in apart."""
    group = _use(usable(code))
    ReportingGroup.objects.filter(pk=group.pk).update(owed=F("owed") + 1)
    return group


@writing()
def type_in(wave: Wave, group_id: int, answers: str, texts: Texts = NO_TEXTS) -> None:
    """An answer on paper, of somebody in this group whose slip was ticked off."""
    _hold(wave)
    group = ReportingGroup.objects.select_for_update().filter(wave=wave, pk=group_id).first()
    if group is None:
        raise NoUseError
    answers, texts = _checked(wave, group, answers), written.checked(wave, texts)
    if not group.owed or not wave.takes_answers(clock.now()):
        raise NoUseError
    ReportingGroup.objects.filter(pk=group.pk).update(owed=F("owed") - 1)
    _put(group, answers)
    written.mix(wave, texts)


def _hold(wave: Wave) -> None:
    """Where texts of all groups are mixed, one answers after the other; and nobody once it has closed."""
    if not wave.asks_texts:
        return
    held = Wave.objects.select_for_update().only("state", "closes_at").get(pk=wave.pk)
    if not held.takes_answers(clock.now()):
        raise NoUseError


def _checked(wave: Wave, group: ReportingGroup, answers: str) -> str:
    """Without what the group is not asked."""
    if not signs.is_right(answers, wave.number):
        raise WrongAnswersError
    answers = signs.only(answers, rules.asked_of(wave.asked, group.work_forms))
    if not signs.answered(answers):
        raise WrongAnswersError
    return answers


def _use(invitation: Invitation) -> ReportingGroup:
    """Mark it as used, by a statement that writes all of its group, which is held from here on."""
    group = invitation.group
    held = ReportingGroup.objects.select_for_update().filter(pk=group.pk).values_list("pk")
    if not held or not Invitation.objects.filter(pk=invitation.pk, used=False).exists():
        raise NoUseError
    used = Case(When(pk=invitation.pk, then=Value(True)), default=F("used"), output_field=BooleanField())
    Invitation.objects.filter(group=group).update(used=used)
    return group


def _put(group: ReportingGroup, answers: str) -> None:
    there = list(group.responses.order_by("?").values_list("pk", "answers")[:MIXED_WITH])
    Response.objects.filter(pk__in=[pk for pk, _given in there]).delete()
    together = [*(given for _pk, given in there), answers]
    secrets.SystemRandom().shuffle(together)
    Response.objects.bulk_create(Response(group=group, answers=given) for given in together)
