from django.urls import path
from django.views.generic import RedirectView, TemplateView

from sammenhold.web import styleguide

urlpatterns = [
    path("style", styleguide.page, name="style"),
    path(
        "accessibility/", TemplateView.as_view(template_name="web/accessibility.html"), name="accessibility"
    ),
    # Danish public bodies are asked to have their statement at this address.
    path("was", RedirectView.as_view(pattern_name="accessibility")),
]
