"""A short data protection impact assessment."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

DPIA = Document(
    key="dpia",
    title=_("Impact assessment (DPIA)"),
    about=_("What could go wrong for the employees, what is done about it, and what is left."),
    check_with=_("your data protection adviser (DPO)"),
    blanks=(
        Blank(
            "description",
            _("What we are going to do"),
            _(
                "In %(unit)s at %(organisation)s we hold a workshop on virtual collaboration. People take "
                "part from their own phone or computer without an account. They rate nine risks and the "
                "work itself privately, write notes, vote, and answer proposals. Out of it come minutes "
                "with decisions.\n"
                "About [number] employees take part, of whom [number] work virtually."
            ),
        ),
        Blank(
            "necessity",
            _("Why it is necessary, and no more than that"),
            _(
                "We cannot look after the working environment of colleagues we rarely meet without asking "
                "them. We ask together and in a conversation instead of looking at what people do. Only "
                "what the workshop needs in order to run is stored, and the link to a person is deleted "
                "as soon as it is no longer needed.\n"
                "[Could you do with less? Write what you have considered.]"
            ),
        ),
        Blank(
            "risks",
            _("Risks for the employees"),
            _(
                "Recognition: in a small group others may guess who wrote what, from the subject or the "
                "way of putting it, even without a name. The same goes for totals when almost everybody "
                "answered alike.\n"
                "Pressure: somebody may feel they have to take part, or have to agree.\n"
                "The leader is there: some will hold back, and some may fear what comes of it.\n"
                "Somebody else: a note may be about a colleague who is not there to answer.\n"
                "Anyone with access to the server before the link is deleted could see more than the "
                "others do.\n"
                "[What else, here with us?]"
            ),
        ),
        Blank(
            "measures",
            _("What is done about it"),
            _(
                "The link between a note and its author is deleted from the database when the notes are "
                "revealed; the links to votes and ratings are deleted when they close.\n"
                "Ratings are shown only from five answers. If there are fewer, we talk instead.\n"
                "Nobody sees who is writing, and one can take part without a display name.\n"
                "Objections and concerns can be put in an anonymous box, shown together afterwards.\n"
                "A leader and a representative of the employees lead it together. A note about a named "
                "person can be hidden, and the reason is logged.\n"
                "Nothing measures presence, mail or activity, and no artificial intelligence reads what "
                "people write.\n"
                "[What do you do yourselves? For example: the leader leaves the room while people write.]"
            ),
        ),
        Blank(
            "left",
            _("What is left"),
            _(
                "In a small group, people can still be recognised by what they write. We say so before we "
                "begin.\n"
                "[Is what is left acceptable, and why?]"
            ),
        ),
        Blank(
            "asked",
            _("Who was asked"),
            _("Data protection adviser: [name, date, advice]\nAMO, MED or SU: [name, date, what they said]"),
        ),
        Blank(
            "decision",
            _("Decision"),
            _(
                "[Is a DPIA required here? Write what you and the data protection adviser concluded, "
                "and why.]\n"
                "[Can the round go ahead as described? Who decided it, and when?]"
            ),
        ),
    ),
    sources=(_("Article 35 of the GDPR."),),
)
