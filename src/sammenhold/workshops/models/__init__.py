"""What a workshop is made of. Who may do what and when is decided in ``rules``."""

from sammenhold.workshops.models.answering import Rating, Vote
from sammenhold.workshops.models.deciding import Answer, Proposal
from sammenhold.workshops.models.people import Invitation, Participant, Ready
from sammenhold.workshops.models.room import Step, Workshop
from sammenhold.workshops.models.writing import Group, Note

__all__ = [
    "Answer",
    "Group",
    "Invitation",
    "Note",
    "Participant",
    "Proposal",
    "Rating",
    "Ready",
    "Step",
    "Vote",
    "Workshop",
]
