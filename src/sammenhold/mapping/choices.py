"""What a person can choose between when they tell how they work."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Source(TextChoices):
    """Where a pattern comes from. What stands in the staff list is read there and never copied."""

    SAID = "said", _("Said by the person")
    ESTIMATE = "estimate", _("Estimated by the leader")
    STAFF_LIST = "staff_list", _("From the staff list")


class Sharing(TextChoices):
    """How much of the own days the team sees in its week."""

    DAYS = "days", _("My days: at home, or at which site")
    PLACE = "place", _("Only whether I am at home or on site")
    HOURS = "hours", _("Only my usual hours")


class Task(TextChoices):
    """What one does at work, and with whom."""

    MEETINGS = "meetings", _("Meetings with colleagues")
    COOPERATION = "cooperation", _("Working on tasks together with colleagues")
    LEADER = "leader", _("Contact with my leader")
    CITIZENS = "citizens", _("Serving citizens or customers")
    LEARNING = "learning", _("Learning, and getting to know the job")


class Degree(IntegerChoices):
    """How much of a task is done virtually."""

    NONE = 0, pgettext_lazy("how much", "None")
    SOME = 1, pgettext_lazy("how much", "Some")
    MOST = 2, pgettext_lazy("how much", "Most")


class Channel(TextChoices):
    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Telephone")
    VIDEO = "video", _("Video meetings")
    CHAT = "chat", _("Chat")
    DOCUMENTS = "documents", _("Shared documents and platforms")
    SOCIAL = "social", _("Social media")


class Served(TextChoices):
    COLLEAGUES = "colleagues", _("Colleagues")
    CITIZENS = "citizens", _("Citizens or customers")
    PARTNERS = "partners", _("Partners outside the organisation")


class Weekday(IntegerChoices):
    MONDAY = 0, pgettext_lazy("of the week", "Monday")
    TUESDAY = 1, pgettext_lazy("of the week", "Tuesday")
    WEDNESDAY = 2, pgettext_lazy("of the week", "Wednesday")
    THURSDAY = 3, pgettext_lazy("of the week", "Thursday")
    FRIDAY = 4, pgettext_lazy("of the week", "Friday")
