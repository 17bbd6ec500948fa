"""A small municipality that people are imported into."""

from collections.abc import Callable

import pytest
from django.test import Client

from sammenhold.directory import commands
from sammenhold.directory.imports.planning import Plan
from sammenhold.directory.models import Organisation, Person

TakeIn = Callable[[bytes], Plan]


@pytest.fixture
def anna(db: None) -> Person:
    """The first administrator."""
    return commands.found_organisation("Sundby Kommune", "Anna Admin", "anna@sundby.example")


@pytest.fixture
def sundby(anna: Person) -> Organisation:
    return anna.organisation


@pytest.fixture
def take_in(sundby: Organisation) -> TakeIn:
    """Plan the import of a file and agree to it at once, as the page and the command do."""

    def take(content: bytes) -> Plan:
        plan = commands.plan_import(content, sundby.pk)
        assert commands.import_people(content, sundby.pk, plan.digest) == plan
        return plan

    return take


@pytest.fixture
def office(client: Client, anna: Person) -> Client:
    """The administrator's browser."""
    assert anna.user
    client.force_login(anna.user)
    return client
