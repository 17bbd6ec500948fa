"""What a round has to give to the workplace assessment (APV), in its elements since 1 February 2024."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

APV = Document(
    key="apv",
    title=_("Enclosure to the APV"),
    about=_("What the round says of the working environment, put in the order of the workplace assessment."),
    signed=True,
    record=True,
    check_with=_("your AMO, or with the employees where there is none"),
    blanks=(
        Blank(
            "scope",
            _("What it is about, and how it was made"),
            _("[Which work, which unit, and how did you find out?]"),
            _("The method is free. The assessment is in writing, and everybody can read it."),
        ),
        Blank(
            "found",
            _("1. Mapping and assessment"),
            _(
                "[What have you found? For each: what is it, how serious, how widespread, "
                "and what causes it?]"
            ),
            _("Of each condition: its nature, how serious it is, how many it concerns, and its causes."),
        ),
        Blank(
            "absence",
            _("2. Sickness absence"),
            _("[Have you looked at whether something in the working environment here can contribute?]"),
            _("It is about conditions at work, never about one person's illness."),
        ),
        Blank(
            "plan",
            _("3. Action plan"),
            _("[What cannot be solved at once: what will you do, who, and by when?]"),
            _("What was solved at once need not be in the plan."),
        ),
        Blank(
            "followed",
            _("4. Carrying out and following up"),
            _("[What is done, who looks after the plan, and when do you see whether it was enough?]"),
            _("Look also at whether the solutions are adequate and work as they were meant to."),
        ),
        Blank(
            "together",
            _("Who took part"),
            _("For the management: [name]\nFor AMO, or for the employees: [name]"),
            _("AMO takes part in the whole course; without AMO the employees do."),
        ),
    ),
    sources=(
        _(
            "Since 1 February 2024 the workplace assessment has four elements, where it had five; the first "
            "two became one: at.dk, Systematisk arbejdsmiljøarbejde, and the Working Environment "
            "Authority's guide 1.3.1."
        ),
        _(
            "It is made anew when work, methods or processes change in a way that matters, and each "
            "condition at least every third year: aprokom.dk."
        ),
        _("AMO takes part in the whole APV; without AMO the employees do: arbejdsmiljoe.kk.dk."),
    ),
)
