"""How forms are drawn: label, help, field, error, in that order, joined for screen readers."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "web/form.html"
    field_template_name = "web/field.html"
