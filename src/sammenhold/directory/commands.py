"""What can be done to the directory. Guards first, then one transaction."""

import uuid
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.accounts.models import User
from sammenhold.directory import queries, rules
from sammenhold.directory.imports import applying, columns, planning, present, reading
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Unit, Upload

UPLOAD_LIFETIME = timedelta(days=1)


class RefusedError(Exception):
    """It cannot be done now; the text tells the reader why and what to do instead."""


@transaction.atomic
def found_organisation(organisation: str, name: str, email: str) -> Person:
    """A fresh installation: the organisation, its top unit and the first administrator, who can sign in."""
    if Organisation.objects.filter(name=organisation).exists():
        raise RefusedError(_("There is already an organisation of that name."))
    house = Organisation.objects.create(name=organisation)
    top = Unit.objects.create(organisation=house, name=organisation)
    person = Person.objects.create(organisation=house, unit=top, name=name, email=email.strip().lower())
    Role.objects.create(person=person, unit=top, kind=Role.Kind.ADMINISTRATOR)
    let_person_in(person)
    return person


@transaction.atomic
def give_role(member: Member, person_id: int, kind: str, unit_id: int) -> None:
    person = _administered(member, person_id)
    unit = Unit.objects.get(organisation=member.organisation_id, pk=unit_id)
    Role.objects.get_or_create(person=person, unit=unit, kind=Role.Kind(kind))


@transaction.atomic
def take_role(member: Member, person_id: int, role_id: int) -> None:
    role = Role.objects.get(person=_administered(member, person_id), pk=role_id)
    others = queries.administrators_but(role.pk, member.organisation_id)
    if rules.is_last_administrator(others, role.kind):
        raise RefusedError(_("This is the last administrator. Give somebody else the role first."))
    role.delete()


@transaction.atomic
def let_in(member: Member, person_id: int) -> None:
    """From now on the person can get a sign-in code by mail."""
    let_person_in(_administered(member, person_id))


@transaction.atomic
def shut_out(member: Member, person_id: int) -> None:
    """The person can no longer sign in; what they have written stays."""
    person = _administered(member, person_id)
    if person.pk == member.person_id:
        raise RefusedError(_("You cannot close your own access. Ask another administrator."))
    User.objects.filter(person=person).update(is_active=False)


@transaction.atomic
def set_notes_days(member: Member, days: int) -> None:
    """For how long the notes of workshops are kept. Fewer days hold at once for those that have ended too."""
    if not rules.may_administer(member):
        raise PermissionDenied
    house = Organisation.objects.select_for_update().get(pk=member.organisation_id)
    house.notes_days = days
    house.full_clean(validate_unique=False)
    house.save(update_fields=["notes_days"])


def let_person_in(person: Person) -> User:
    """The user `person` signs in as, made if need be. Who may ask for this is the caller's to know."""
    if person.user is None:
        if not person.email:
            raise RefusedError(_("There is no e-mail for this person. Import one first."))
        if User.objects.filter(email=person.email, person__isnull=False).exists():
            raise RefusedError(_("Somebody else already signs in with this e-mail."))
        user = User.objects.filter(email=person.email).first() or User.objects.create_user(person.email)
        person.user = user
        person.save(update_fields=["user"])
    if not person.user.is_active:
        person.user.is_active = True
        person.user.save(update_fields=["is_active"])
    return person.user


def plan_import(content: bytes, organisation_id: int) -> planning.Plan:
    """What importing the file would do; nothing is written. Raises ``UnreadableError``."""
    sheet = columns.recognise(reading.read(content))
    return planning.plan(sheet, present.load(organisation_id))


@transaction.atomic
def import_people(content: bytes, organisation_id: int, agreed: str) -> planning.Plan | None:
    """Import exactly what was shown: `agreed` is that plan's digest. Nothing is written if it is another."""
    Organisation.objects.select_for_update().get(pk=organisation_id)
    plan = plan_import(content, organisation_id)
    if plan.digest != agreed:
        return None
    applying.write(plan, organisation_id)
    return plan


@transaction.atomic
def keep_upload(member: Member, file_name: str, content: bytes) -> uuid.UUID:
    """Keep the file until somebody agrees. Raises ``UnreadableError`` for a file that cannot be imported."""
    if not rules.may_administer(member):
        raise PermissionDenied
    columns.recognise(reading.read(content))
    Upload.objects.filter(uploaded_at__lt=timezone.now() - UPLOAD_LIFETIME).delete()
    upload = Upload(organisation_id=member.organisation_id, file_name=file_name[:200], content=content)
    upload.save(force_insert=True)
    return upload.pk


@transaction.atomic
def agree_to_upload(member: Member, upload_id: uuid.UUID, agreed: str) -> planning.Plan | None:
    """Import the kept file and forget it; nothing happens if the directory has changed since."""
    if not rules.may_administer(member):
        raise PermissionDenied
    upload = Upload.objects.get(organisation=member.organisation_id, pk=upload_id)
    plan = import_people(bytes(upload.content), member.organisation_id, agreed)
    if plan is not None:
        upload.delete()
    return plan


@transaction.atomic
def forget_upload(member: Member, upload_id: uuid.UUID) -> None:
    if not rules.may_administer(member):
        raise PermissionDenied
    Upload.objects.filter(organisation=member.organisation_id, pk=upload_id).delete()


def _administered(member: Member, person_id: int) -> Person:
    if not rules.may_administer(member):
        raise PermissionDenied
    return Person.objects.select_related("user").get(organisation=member.organisation_id, pk=person_id)
