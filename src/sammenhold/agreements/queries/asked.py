"""Which askings are about what is in force, or about what is to come."""

from django.db.models import QuerySet

from sammenhold.agreements.models import Agreement, Asking, Version


def since(version: Version | None, askings: QuerySet[Asking]) -> QuerySet[Asking]:
    """Those opened after the version was made."""
    return askings.filter(opened_at__gt=version.made_at) if version else askings


def last_asked(agreement: Agreement, version: Version | None) -> Asking | None:
    """The last answers to a wording that is to become the next version; none when nobody has answered."""
    asked = since(version, agreement.askings.filter(kind=Asking.Kind.ADOPT, closed_at__isnull=False))
    found = asked.order_by("opened_at").last()
    return found if found and found.answered else None


def last_looked_back(agreement: Agreement, version: Version | None) -> Asking | None:
    """The last review answered over days that nothing has been decided from."""
    asked = agreement.askings.filter(kind=Asking.Kind.REVIEW, closed_at__isnull=False, review=None)
    return since(version, asked).order_by("opened_at").last()
