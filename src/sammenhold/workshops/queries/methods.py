"""The ways to vote, as those who lead choose among them."""

from django.utils.translation import gettext as _

from sammenhold.workshops.models import Step, Vote
from sammenhold.workshops.rules import METHODS


def methods() -> tuple[tuple[str, str, str], ...]:
    """Each way to vote: its key, its name, and one line on what it is good for."""
    good_for = {
        "dots": _("Quick, when there are many groups: what shall we take up first?"),
        "score": _("When each group should be judged by itself: how much does it matter?"),
        "ranking": _("When you must choose between a few groups: what do most prefer?"),
        "opinion": _("When the notes are statements: where do we agree, and where not?"),
    }
    return tuple((key, str(Step.Method(key).label), good_for[key]) for key in METHODS)


def has_voted(step: Step) -> bool:
    """Has anybody voted in this step?"""
    return Vote.objects.filter(group__step=step).exists()
