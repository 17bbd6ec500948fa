"""How forms are drawn: label, help, error, field, in that order, joined for screen readers."""

from typing import Any

from django.forms import NumberInput, RadioSelect
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "web/form.html"
    field_template_name = "web/field.html"


class Segmented(RadioSelect):
    """Two or three short answers side by side, as in "in the room / elsewhere"."""

    template_name = "web/widgets/segmented.html"


class Rating(RadioSelect):
    """Five steps in a row; choices after the fifth, such as "don't know", stand apart below them."""

    template_name = "web/widgets/rating.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = [option for _, group, _ in context["widget"]["optgroups"] for option in group]
        context["widget"] |= {"steps": options[:5], "apart": options[5:]}
        return context


class Numbers(RadioSelect):
    """A few numbers in a row, each standing for itself."""

    template_name = "web/widgets/numbers.html"


class Stepper(NumberInput):
    """A small number between a minus and a plus."""

    template_name = "web/widgets/stepper.html"
