"""How a round ends: in writing, with what was decided, what became of it and what goes on."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

CONCLUSION = Document(
    key="conclusion",
    title=_("The round's conclusion"),
    about=_("What you decided, what became of it, and what goes on. With it the round is closed."),
    record=True,
    blanks=(
        Blank("done", _("What we decided, and what became of it"), _("[What did you decide?]")),
        Blank(
            "moved",
            _("What has changed"),
            _("[What do you see that is different now?]"),
            _("Figures say that something has moved, not why. What people say belongs here too."),
        ),
        Blank(
            "learned",
            _("What we keep, and what we have learned"),
            _("[What will you do the same way again?]"),
        ),
        Blank("onward", _("What goes on"), _("[What is not finished, and when do you look at it again?]")),
        Blank("told", _("Who has been told"), _("[The team, AMO, MED or SU: when and by whom?]")),
    ),
)
