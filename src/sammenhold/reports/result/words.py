"""What the figures say, in the words of the result page and in the language that is active."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.lines import Difference, Dot, Line
from sammenhold.surveys.queries.results import ResultView


def margin(dot: Dot) -> str:
    return f"± {dot.margin}" if dot.margin else ""


def near(line: Line) -> str:
    return _("nearest to “%(near)s”") % {"near": line.near}


def answered(line: Line) -> str:
    """The question with its answer: a risk's title points the other way, and would turn it round."""
    near = _("The answers lie nearest to “%(near)s”.") % {"near": line.near}
    return f"{line.item.text} {near}"


def answers(number: int) -> str:
    return ngettext("%(number)s answer.", "%(number)s answers.", number) % {"number": number}


def sides(view: ResultView, line: Line) -> list[str]:
    """Both sides, and whether they differ; nothing where they are not compared."""
    if not line.sides:
        return []
    virtual = _("Virtual (%(virtual)s):") % {"virtual": view.virtual}
    on_site = _("On site (%(on_site)s):") % {"on_site": view.on_site}
    figures = [f"{virtual} {line.sides.virtual_value}.", f"{on_site} {line.sides.on_site_value}."]
    return [*figures, apart(line)]


def apart(line: Line) -> str:
    if not line.sides:
        return ""
    if not line.comparison:
        return _("Too few to say whether they differ by more than chance.")
    if line.comparison.apart:
        return _("The difference is more than chance would make it.")
    return _("The two cannot be told apart. Ask each other all the same.")


def change(since: Difference | None) -> list[str]:
    if not since:
        return []
    told = {"points": since.size, "low": since.low, "high": since.high}
    if not since.apart:
        return [_("The change since the last screening can be chance [%(low)s; %(high)s].") % told]
    if since.is_more:
        up = _("Since the last screening it has gone up by %(points)s points [%(low)s; %(high)s].")
        return [up % told]
    return [_("Since the last screening it has gone down by %(points)s points [%(low)s; %(high)s].") % told]


def rate(whole: Mapping[str, Any]) -> str:
    """How many answered, and what that is worth."""
    told = {"answered": whole["answered"], "invited": whole["invited"], **whole["rate"]}
    return f"{_('%(answered)s of %(invited)s, %(per_cent)s %%.') % told} {_worth(told['rating'])}"


def _worth(rating: str) -> str:
    worth = {
        "very good": _("That is a very good share."),
        "good": _("That is a good share."),
        "desirable": _("That is the share one hopes for."),
        "adequate": _("That is enough to go by."),
    }
    low = _("That is less than half: read the figures as a beginning of the conversation.")
    return worth.get(rating, low)


def together(view: ResultView) -> str:
    if not view.besides:
        return ""
    others = {"others": ", ".join(view.besides)}
    return _("Counted together with %(others)s, since too few answered in one of them.") % others


def made_up(wave: Wave) -> str:
    """Empty for a real screening."""
    if not wave.made_up:
        return ""
    return f"{_('Made up, for trying out.')} {_('These are not answers of real people.')}"


def how_made(wave: Wave) -> list[str]:
    return [
        _(
            "Behind every figure are at least %(floor)s answers. Groups with fewer are counted together with "
            "their neighbours, so that no answer is lost and nobody can be worked out."
        )
        % {"floor": wave.floor},
        _(
            "Each answer counts 0, 25, 50, 75 or 100, and 100 is always best. A figure is the mean; under "
            "ten answers in steps of five. The scale ends at “10 or less” and “90 or more”, since a figure "
            "at the very end would tell what everybody answered."
        ),
        _(
            "± says how far the mean of all who were asked may lie from that of those who answered, if the "
            "others are like them. It is shown from ten answers. Where everybody answered there is nothing "
            "to guess, and no ±."
        ),
        _(
            "Two groups differ only where it is said in words. Virtual work follows the kind of job, and the "
            "comparison is not adjusted for it: it says that there is something to talk about, not why."
        ),
    ]
