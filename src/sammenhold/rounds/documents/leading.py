"""Who leads the round; its contents are the leads themselves."""

from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.documents.shape import Document

LEADING = Document(
    key="leads",
    title=_("Who leads it together"),
    about=_("A leader and a safety representative lead the round together, so that both sides can trust it."),
)
