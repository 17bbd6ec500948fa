"""What a workshop is made of. Who may do what and when is decided in ``rules``."""

from sammenhold.workshops.models.answering import Rating, Vote
from sammenhold.workshops.models.deciding import Answer, Proposal
from sammenhold.workshops.models.mailing import Mailbox
from sammenhold.workshops.models.people import Given, Invitation, Participant, Ready
from sammenhold.workshops.models.room import Step, Workshop
from sammenhold.workshops.models.talking import Tally
from sammenhold.workshops.models.templates import Template
from sammenhold.workshops.models.windows import Window
from sammenhold.workshops.models.writing import Group, Note, Regrouping, Suggested

__all__ = [
    "Answer",
    "Given",
    "Group",
    "Invitation",
    "Mailbox",
    "Note",
    "Participant",
    "Proposal",
    "Rating",
    "Ready",
    "Regrouping",
    "Step",
    "Suggested",
    "Tally",
    "Template",
    "Vote",
    "Window",
    "Workshop",
]
