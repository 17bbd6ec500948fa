"""Work patterns: how people say that they work. No register of working time, and nothing is measured."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Person, Site
from sammenhold.mapping.choices import Sharing, Source
from sammenhold.mapping.rules import DAYS
from sammenhold.rounds.models import Round

Days = [MaxValueValidator(DAYS)]


class WorkPattern(models.Model):
    """How one person usually works, in days of four weeks.

    One for each person: what they say takes the place of what the leader estimated, never the other way.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="pattern")
    source = models.CharField(max_length=20, choices=Source, default=Source.SAID)
    home_days = models.PositiveSmallIntegerField(_("days at home"), validators=Days)
    road_days = models.PositiveSmallIntegerField(_("days on the road"), default=0, validators=Days)
    wished_home_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=Days)
    expected_home_days = models.PositiveSmallIntegerField(null=True, blank=True, validators=Days)
    home_weekdays = models.JSONField(default=list)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    tasks = models.JSONField(default=dict)
    channels = models.JSONField(default=list)
    served = models.JSONField(default=list)
    sharing = models.CharField(max_length=20, choices=Sharing, default=Sharing.HOURS)
    changed_on = models.DateField(default=timezone.localdate)

    def __str__(self) -> str:
        return f"{self.person} ({self.get_source_display()})"


class SiteDays(models.Model):
    """On how many days of four weeks somebody works at one site."""

    pattern = models.ForeignKey(WorkPattern, models.CASCADE, related_name="sites")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField(validators=Days)

    class Meta:
        constraints = [models.UniqueConstraint("pattern", "site", name="one_row_a_site")]

    def __str__(self) -> str:
        return f"{self.site}: {self.days}"


class Counted(models.Model):
    """What somebody said, as it counts in a round's map, until something newer may take its place."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    word = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint("round", "person", name="one_word_a_person_and_round")]

    def __str__(self) -> str:
        return f"{self.round}: {self.person}"


class PatternLink(models.Model):
    """A personal link to the own pattern. Of its token only a fingerprint is kept.

    It opens a form that is filled in from the staff list, never what the person has said: those who make
    the links could read it there.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="pattern_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.person}"
