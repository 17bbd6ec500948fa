"""What is the same on every page in one language, drawn once."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


class Lasting(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._drawn: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language()
        if language not in self._drawn:
            self._drawn[language] = mark_safe(self.nodelist.render(context.new()))  # noqa: S308 (our own)
        return self._drawn[language]


@register.tag
def lasting(parser: Parser, token: Token) -> Lasting:
    """``{% lasting %}...{% endlasting %}``: links, icons and texts that depend on the language only.

    The content is drawn without the page's variables, so that nothing of one reader is kept for the next.
    """
    nodelist = parser.parse(("endlasting",))
    parser.delete_first_token()
    return Lasting(nodelist)
