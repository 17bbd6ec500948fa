"""What is agreed with AMO, MED or SU before anything is measured."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

AGREEMENT = Document(
    key="agreement",
    title=_("Agreement with AMO, MED or SU"),
    about=_("What is asked, who sees the answers, and what happens afterwards: agreed before it starts."),
    signed=True,
    check_with=_("your AMO and your MED committee or SU"),
    blanks=(
        Blank(
            "between",
            _("Who has agreed"),
            _(
                "For the management of %(organisation)s: [name]\n"
                "For AMO, the MED committee or SU: [name]\n"
                "Agreed on: [date, before the workshop]"
            ),
        ),
        Blank(
            "asked",
            _("What is asked"),
            _(
                "In %(unit)s we hold a workshop on virtual collaboration. Everybody is asked what works, "
                "and rates privately how much nine risks and the work itself apply here. People write "
                "notes, vote and answer proposals. The same risks are rated again at the end of the "
                "round.\n"
                "We do not ask about illness, about offensive acts or about named colleagues."
            ),
        ),
        Blank(
            "minimum",
            _("How few is too few"),
            _(
                "No figure is shown from fewer than five answers. If there are fewer than five, we talk "
                "about the risks instead of counting."
            ),
        ),
        Blank(
            "seen",
            _("Who sees the results"),
            _(
                "Everybody in the workshop sees the same at the same time, the leader too.\n"
                "The minutes go to: [the participants, the leader, AMO, MED or SU]\n"
                "Nobody gets figures about one person."
            ),
        ),
        Blank(
            "afterwards",
            _("What happens afterwards"),
            _(
                "Every decision gets a person and a date.\n"
                "We follow up on [date] and see whether it helped.\n"
                "[Name] tells AMO, MED or SU what came of it."
            ),
        ),
        Blank(
            "apv",
            _("The workplace assessment (APV)"),
            _("[Should the workshop be part of your APV? If so, who writes the results into the plan?]"),
            _(
                "The APV is taken up when work, methods or processes change, and at least every third year. "
                "Has virtual work come to mean more since the last one?"
            ),
        ),
        Blank(
            "control",
            _("Control measures"),
            _(
                "Nobody's presence, mail or activity is monitored in the round.\n"
                "[Have you checked whether your agreement on control measures says anything that matters "
                "here? Write what you found.]"
            ),
            _(
                "Under the agreement between DA and LO a control measure must have an objective reason, be "
                "proportionate, and be announced six weeks ahead. Whether a round has anything to do with "
                "that is for you to judge together."
            ),
        ),
    ),
    sources=(
        _(
            "In municipalities the main MED committee agrees guidelines for what a well-being survey asks "
            "and how it is followed up before it starts, at least every third year: oao.dk."
        ),
        _("AMO takes part in the whole APV; without AMO the employees do: arbejdsmiljoe.kk.dk."),
        _("When an APV is due: aprokom.dk."),
        _("Control measures under the agreement between DA and LO: tekniq.dk."),
    ),
)
