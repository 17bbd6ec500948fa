"""The signed-in person as every page sees them: who, where, and what they may do."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from sammenhold.directory.models import Person, Role


@dataclass(frozen=True)
class Member:
    """A person of one organisation with their roles, as (kind, unit id) pairs."""

    person_id: int
    name: str
    organisation_id: int
    unit_id: int
    roles: frozenset[tuple[str, int]]

    @property
    def is_administrator(self) -> bool:
        return any(kind == Role.Kind.ADMINISTRATOR for kind, _ in self.roles)


def member_of(request: HttpRequest) -> Member:
    """The signed-in member. Raises ``PermissionDenied`` for a user who belongs to no organisation."""
    cached = getattr(request, "_member", None)
    if cached is None:
        person = Person.objects.filter(user=cast(int, request.user.pk)).first()
        if person is None:
            raise PermissionDenied
        roles = frozenset(person.roles.values_list("kind", "unit_id"))
        cached = Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)
        request._member = cached  # type: ignore[attr-defined]
    return cast(Member, cached)


class MembersOnly:
    """Mix-in for class-based views: sign in first, then ``self.member`` is there."""

    member: Member

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.member = member_of(request)
        return cast(HttpResponseBase, super().dispatch(request, *args, **kwargs))  # type: ignore[misc]
