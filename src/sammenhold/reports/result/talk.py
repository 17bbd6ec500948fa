"""The conversation sheet of a unit that has no figures, in the words of its page, with lines to write on."""

from typing import Any

from django.utils.translation import gettext as _

from sammenhold.surveys.queries.results import ResultView

Json = dict[str, Any]


def talk_of(view: ResultView) -> Json:
    return {
        "talk": _("Here you talk, instead of reading figures"),
        "why": why(view),
        "steps": steps(view),
        "list": _("Nine risks and the work itself"),
        "bright": _("When it goes well:"),
        "risks": [
            {"title": str(risk.title), "statement": str(risk.statement), "keep": str(risk.keep)}
            for risk in view.theme.rated
        ],
        "lines": [_("We keep"), _("We try"), _("Who looks after it"), _("We look again on")],
    }


def why(view: ResultView) -> str:
    if view.place.talks:
        return _(
            "%(number)s people were asked in %(name)s. Figures of so few say little and can give people "
            "away, so they have none of their own. No answer is lost: all are counted in the figures above."
        ) % {"number": view.place.people, "name": view.place.name}
    return _(
        "Too few have answered for figures that give nobody away. The conversation is no worse a beginning."
    )


def steps(view: ResultView) -> list[str]:
    return [
        _begins(view),
        _(
            "Everybody chooses, in writing and by themselves first, one thing that goes well with you and "
            "one that you should talk about. Those far away say theirs first."
        ),
        _(
            "Choose one of each together. Agree on something to try, who looks after it, and when you look "
            "again."
        ),
    ]


def _begins(view: ResultView) -> str:
    if not view.nearest:
        return _("Read the list below together. Ask: do we know this here?")
    look = _("Look at the result for %(name)s together.") % {"name": view.nearest.name}
    return f"{look} {_('Ask: do we know this here, or is it otherwise with us?')}"
