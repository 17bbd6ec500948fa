"""The workplace: organisations, their tree of units, sites, people and roles."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Copenhagen")
    notes_days = models.PositiveSmallIntegerField(
        _("days that notes are kept"), default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where people work."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="sites")
    name = models.CharField(_("name"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Copenhagen")

    class Meta:
        constraints = [models.UniqueConstraint("organisation", "name", name="one_site_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A part of the organisation: a department, a team."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", "parent", "name", name="one_unit_of_a_name", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who works here. `user` is set only for those who sign in."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="people")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people")
    site = models.ForeignKey(Site, models.SET_NULL, null=True, blank=True, related_name="people")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    number = models.CharField(_("employee number"), max_length=40, blank=True)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail"), blank=True)
    title = models.CharField(_("job title"), max_length=200, blank=True)
    profession = models.CharField(_("professional group"), max_length=200, blank=True)
    manager = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="reports")
    employment_fraction = models.DecimalField(
        _("share of full time"), max_digits=4, decimal_places=3, null=True, blank=True
    )
    home_days_per_week = models.DecimalField(
        _("days a week worked from home"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(7)],
    )
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", "number", condition=~models.Q(number=""), name="one_person_of_a_number"
            ),
            models.UniqueConstraint(
                "organisation", "email", condition=~models.Q(email=""), name="one_person_of_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Role(models.Model):
    """What a person may do for a unit and everything below it."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Organisation administrator")
        FACILITATOR = "facilitator", _("Facilitator")
        LEADER = "leader", _("Leader")
        SAFETY_REP = "safety_rep", _("Safety representative")
        UNION_REP = "union_rep", _("Union representative")

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="roles")
    kind = models.CharField(_("role"), max_length=20, choices=Kind)

    class Meta:
        constraints = [models.UniqueConstraint("person", "unit", "kind", name="one_role_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class Upload(models.Model):
    """A file of people between preview and agreement: removed when it is imported, or after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="uploads")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.file_name
