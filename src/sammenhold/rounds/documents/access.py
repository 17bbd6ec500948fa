"""Whether everybody can take part on equal terms."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

ACCESS = Document(
    key="access",
    title=_("Accessibility and equal terms"),
    about=_("Does everybody have a device and a quiet place, also those who are elsewhere?"),
    blanks=(
        Blank(
            "devices",
            _("A phone or computer each"),
            _(
                "Everybody can use their own phone or computer; nothing has to be installed.\n"
                "Those who lack one can borrow from: [name]"
            ),
        ),
        Blank(
            "place",
            _("A quiet place, also elsewhere"),
            _(
                "In the room: [which room, with a screen and a camera that shows everybody]\n"
                "Elsewhere: [who takes part from where, and can they speak undisturbed?]\n"
                "Sound and picture through: [link to the video meeting]"
            ),
        ),
        Blank(
            "time",
            _("A time that suits everybody"),
            _(
                "[Date and time. Is it within everybody's working hours, also part-time, on shifts and in "
                "other time zones?]"
            ),
        ),
        Blank(
            "needs",
            _("What people need"),
            _(
                "We have asked everybody, without asking why, whether they need something in order to take "
                "part, such as more time, larger type, a screen reader, an interpreter or the English "
                "pages.\n"
                "We have arranged: [what, or “nothing needed”]"
            ),
            _("Write what is arranged, not who needs it or why."),
        ),
        Blank(
            "trial",
            _("Tried beforehand"),
            _(
                "[Name] has tried to join by phone from elsewhere on [date].\n"
                "Whoever gets stuck on the day calls: [name and phone]"
            ),
        ),
    ),
    sources=(
        _(
            "Danish public bodies' sites, closed ones too, must meet WCAG 2.1 A and AA and have a statement "
            "of their own with a phone number and a written contact, updated at least every year: digst.dk."
        ),
    ),
)
