"""The yearly working-environment discussion: every workplace holds it, and can show that it did."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

YEARLY = Document(
    key="yearly",
    title=_("The yearly working-environment discussion"),
    about=_("A look back and a look ahead, once a year: employer, leaders and employees together."),
    signed=True,
    record=True,
    check_with=_("your AMO, or with the employees where there is none"),
    blanks=(
        Blank(
            "present",
            _("When, and who took part"),
            _("Held on: [date]\nFor the management: [name]\nFor the employees: [name]"),
            _("In writing that it took place is enough; the names make it worth more."),
        ),
        Blank(
            "goals",
            _("Last year's goals: did we reach them?"),
            _("[Which goals did you have, and how far did you come?]"),
        ),
        Blank("results", _("What the year showed"), _("[What have you seen, heard and measured?]")),
        Blank("actions", _("What we did"), _("[What was done, what goes on, what was dropped?]")),
        Blank(
            "cooperation",
            _("How we work together on it in the coming year"),
            _(
                "What it is to be about: [subjects]\n"
                "How: [who meets, and in which form; how those far away take part on equal terms]\n"
                "How often: [meetings]"
            ),
        ),
        Blank(
            "knowledge",
            _("What we need to know"),
            _("[Is the knowledge there that your work calls for? What should somebody learn, and when?]"),
            _(
                "With fewer than ten employees you talk about whether the knowledge that is needed is there. "
                "With ten or more, AMO's members get a plan for their further training."
            ),
        ),
        Blank(
            "new",
            _("Goals for the coming year"),
            _("[Two or three goals. How will you see that you have reached them?]"),
        ),
    ),
    sources=(
        _("The yearly discussion, for all workplaces with employees: at.dk, Årlig arbejdsmiljødrøftelse."),
        _("In the state the MED or SU committee can hold it: pav.medst.dk, 7.3.6."),
    ),
)
