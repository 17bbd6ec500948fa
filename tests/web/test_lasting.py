"""What is drawn once for each language."""

from django.template import Context, Template
from django.utils import translation


def test_it_is_drawn_once_for_each_language() -> None:
    template = Template("{% lasting %}{% translate 'Sign in' %}{% endlasting %}")
    drawn = {}
    for language in ("da", "en", "da", "en"):
        with translation.override(language):
            drawn.setdefault(language, set()).add(template.render(Context()))
    assert drawn == {"da": {"Log ind"}, "en": {"Sign in"}}


def test_nothing_of_one_reader_is_kept_for_the_next() -> None:
    template = Template("{% lasting %}[{{ name }}]{% endlasting %}{{ name }}")
    assert [template.render(Context({"name": name})) for name in ("Anna", "Bo")] == ["[]Anna", "[]Bo"]
