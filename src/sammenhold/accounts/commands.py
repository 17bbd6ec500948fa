"""Letting people in: users, and links that sign somebody in once."""

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sammenhold.accounts.models import User

LINK_LIFETIME = 24 * 60 * 60
_SALT = "sammenhold.accounts.sign-in-link"


def sign_in_link(user: User) -> str:
    """A path that signs `user` in: for one day, once, and only until they next sign in some other way."""
    token = signing.dumps({"user": user.pk, "since": _since(user)}, salt=_SALT)
    return reverse("sign-in-link", args=[token])


def user_of_link(token: str) -> User | None:
    """Whom the link is for; nobody when it is forged, too old or used."""
    try:
        content = signing.loads(token, salt=_SALT, max_age=LINK_LIFETIME)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=content["user"], is_active=True).first()
    return user if user and _since(user) == content["since"] else None


@transaction.atomic
def use_link(token: str) -> User | None:
    """Whom to sign in. Of several uses at the same moment exactly one succeeds."""
    user = user_of_link(token)
    if user is None:
        return None
    used = User.objects.filter(pk=user.pk, last_login=user.last_login).update(last_login=timezone.now())
    return user if used else None


def _since(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
