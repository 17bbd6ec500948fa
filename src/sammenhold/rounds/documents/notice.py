"""The notice to employees after article 13 of the GDPR."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Blank, Document

NOTICE = Document(
    key="notice",
    title=_("Notice to employees"),
    about=_(
        "What is stored, why, for how long, and what rights people have. "
        "Everybody gets it before anything is asked."
    ),
    check_with=_("your data protection adviser (DPO)"),
    blanks=(
        Blank(
            "controller",
            _("Who is responsible"),
            _("%(organisation)s is the data controller.\nAddress: [address]\nCompany number (CVR): [number]"),
        ),
        Blank(
            "contact",
            _("Whom to ask"),
            _(
                "Questions about the round: %(leads)s.\n"
                "Data protection adviser (DPO): [name, phone, e-mail; delete the line if you have none]"
            ),
        ),
        Blank(
            "purpose",
            _("What it is for"),
            _(
                "We look at how our virtual collaboration in %(unit)s works: what is good and should be "
                "kept, what wears on us, and what we agree to do about it. It is part of our work for a good "
                "working environment. Nobody's effort or behaviour is assessed, and what comes up is not "
                "used in matters about anyone's employment."
            ),
        ),
        Blank(
            "basis",
            _("Legal basis"),
            _(
                "[Keep the line you have agreed on with your data protection adviser; delete the others and "
                "the brackets.\n"
                "A. Article 6(1)(e): we carry out a task in the public interest.\n"
                "B. Article 6(1)(c): we fulfil the employer's legal duty to look after the working "
                "environment.\n"
                "C. Article 6(1)(f): we have a legitimate interest in a good working environment, and it "
                "weighs more than the inconvenience to the individual, because as little as possible is "
                "stored.]\n"
                "The basis is not consent. When the workshop asks whether people can agree to a proposal, "
                "that is about the proposal and not about personal data."
            ),
            _(
                "A public workplace usually looks at A or B, a private one at B or C; an authority cannot "
                "use C for its own tasks. Consent does not fit: it is hard to say no to one's employer."
            ),
        ),
        Blank(
            "stored",
            _("What is stored"),
            _(
                "About those who lead the round: name, work e-mail and role.\n"
                "About those who take part in the workshop: a display name for those who give one, whether "
                "one is in the room or elsewhere, the language, and a random key by which the phone or "
                "computer finds its place again.\n"
                "For the map: what each tells of their usual days, hours and tasks, with the name, until "
                "they change or delete it.\n"
                "For the screening: that you are asked, which reporting group you belong to, whether your "
                "code has been used, and when mails were sent to you. Your answers are stored apart from "
                "that, with the group's name and without name, time or device; a group has at least five "
                "people.\n"
                "Notes: linked to whoever wrote them until they are revealed. Then the link is deleted.\n"
                "Votes and private ratings: linked to the device until they are closed. After that "
                "there are only totals.\n"
                "What one says under one's display name, such as an answer to a proposal or taking on a "
                "task, is kept with the name.\n"
                "Actions: what is to be done, who is responsible and who helps, what becomes of it and "
                "who said so, with the name. About the week's mail: when the last one was sent, whether you "
                "want none, and whether your address works.\n"
                "From the staff list: [name, work e-mail, unit, and what else your list holds]\n"
                "The server's technical log: [ask the IT department what is logged and for how long]"
            ),
            _(
                "The text describes what Sammenhold keeps about a map, a screening and a workshop. Delete "
                "what you do not use. If you let people write in their own words in the screening, give out "
                "personal links to the workshop instead of the common code, or let Sammenhold send mails "
                "about it, add that."
            ),
        ),
        Blank(
            "kept",
            _("For how long"),
            _(
                "Notes from the workshop, and the reasons people give with their answers: %(notes_days)s "
                "days after it has ended. Then they are erased by themselves.\n"
                "Answers to the screening: until it has closed and the figures have been worked out, usually "
                "some seconds later. The figures, and who was asked: [until when]\n"
                "Display names, places and device keys: [until when, for example three months after the "
                "workshop]\n"
                "The minutes with what was decided, the names of the groups and the counts: [until when, for "
                "example until the follow-up is over]\n"
                "[Name] sees to it that it is deleted."
            ),
        ),
        Blank(
            "seen",
            _("Who sees what"),
            _(
                "Everybody in the workshop sees the notes once they are revealed, without names. Private "
                "ratings are shown only together, and only from five answers. Those who lead the round see "
                "no more of this than everybody else.\n"
                "The map: your team and your nearest leader see your usual hours, and of your days what you "
                "choose. Those who lead the round see whether you have told it. Everything else is shown for "
                "groups of at least five.\n"
                "The screening: nobody sees your answers. Those who lead the round see how many have "
                "answered, never who. Figures are shown only from five answers, and everybody who was asked "
                "sees the same result, a day at most after those who lead the round.\n"
                "Those who run the server could see more: what is told for the map, and whose code has been "
                "used. While the screening is open they could, with great effort, connect some answers with "
                "a person.\n"
                "The minutes are read by: [the participants, the leader, AMO, MED or SU]\n"
                "The data are kept on a server run by: [our own IT department, or the name of the supplier]"
            ),
        ),
        Blank(
            "rights",
            _("Your rights"),
            _(
                "You may ask to see what is stored about you, to have it corrected or deleted, and to have "
                "its use restricted; and you may object to it. Write to [name and e-mail].\n"
                "What is no longer linked to anyone cannot be found again for one person. So it can "
                "neither be handed out nor deleted for you.\n"
                "You decide yourself whether to answer, write, rate and vote, and you need not say why you "
                "do not. [Say whether people are expected to attend the meeting itself.]\n"
                "No automatic decisions are made about anyone."
            ),
        ),
        Blank(
            "complaint",
            _("If you want to complain"),
            _(
                "You are welcome to come to us first, but you do not have to. You can complain to "
                "Datatilsynet, the Danish data protection authority: www.datatilsynet.dk"
            ),
        ),
    ),
    sources=(
        _("Articles 6 and 13 of the GDPR; on informing clearly: Datatilsynet's case on Nævnenes Hus (2020)."),
    ),
)
