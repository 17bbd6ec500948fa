"""A round: one course through the chain for one unit, with its people and its written record."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Organisation, Person, Unit
from sammenhold.rounds.units import line, parents_in


class Round(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="rounds")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    theme = models.SlugField(_("theme"), default="tema5")
    title = models.CharField(_("title"), max_length=200)
    created_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.title

    @cached_property
    def unit_line(self) -> tuple[int, ...]:
        return line(self.unit_id, parents_in(self.organisation_id))

    @cached_property
    def lead_ids(self) -> frozenset[int]:
        return frozenset(lead.person_id for lead in self.leads.all())


class Lead(models.Model):
    """Somebody who leads the round. A leader and a safety representative lead it together."""

    class Part(models.TextChoices):
        LEADER = "leader", _("Leader")
        SAFETY_REP = "safety_rep", _("Safety representative")
        EMPLOYEE_REP = "employee_rep", _("Employees' representative")
        UNION_REP = "union_rep", _("Union representative")
        FACILITATOR = "facilitator", _("Facilitator")

    round = models.ForeignKey(Round, models.CASCADE, related_name="leads")
    person = models.ForeignKey(Person, models.CASCADE, related_name="leads")
    part = models.CharField(_("part"), max_length=20, choices=Part)

    class Meta:
        constraints = [models.UniqueConstraint("round", "person", name="one_lead_a_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_part_display()})"


class Paper(models.Model):
    """One document of the preparation as the leads have filled it in.

    Names stand as they were when somebody put them there: a record must not change with the staff list.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="papers")
    document = models.SlugField(max_length=20)
    language = models.CharField(max_length=10, blank=True)
    texts = models.JSONField(default=dict)
    saved_name = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    done_name = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("round", "document", name="one_paper_a_document")]

    def __str__(self) -> str:
        return f"{self.document} ({self.round})"
