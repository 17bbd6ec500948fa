"""``sammenhold people``: set up an organisation, import its people, invite them."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sammenhold.directory.imports.planning import Plan
    from sammenhold.directory.models import Organisation


class _StopError(Exception):
    """The task cannot be done; the text says why."""


def add_to(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    people = verbs.add_parser("people", help="set up an organisation, import its people, invite them")
    tasks = people.add_subparsers(title="tasks", dest="task", metavar="TASK", required=True)

    first = tasks.add_parser("first", help="create the organisation and its first administrator")
    first.add_argument("--organisation", required=True, metavar="NAME", help="name of the organisation")
    first.add_argument("--name", required=True, help="name of the first administrator")
    first.add_argument("--email", required=True, help="work e-mail of the first administrator")
    first.set_defaults(run=_command(_first))

    bring = tasks.add_parser("import", help="import people from a CSV or XLSX file, after a preview")
    bring.add_argument("file", type=Path, metavar="FILE", help="the .csv or .xlsx file")
    bring.add_argument("--organisation", metavar="NAME", help="which organisation, when there are several")
    bring.add_argument("--yes", action="store_true", help="import without asking")
    bring.set_defaults(run=_command(_import))

    invite = tasks.add_parser("invite", help="let somebody in and print a link that signs them in once")
    invite.add_argument("email", metavar="EMAIL", help="the e-mail of somebody who is in the directory")
    invite.set_defaults(run=_command(_invite))


def _command(task: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """Start Django only now, so that ``--help`` is quick; and say what stopped the task in one line."""

    def run(chosen: argparse.Namespace) -> int:
        import django
        from django.utils import translation

        django.setup()
        from sammenhold.directory.commands import RefusedError

        language = "da" if os.environ.get("LANG", "").startswith("da") else "en"
        try:
            with translation.override(language):
                task(chosen)
        except (RefusedError, _StopError) as reason:
            print(reason, file=sys.stderr)
            return 1
        return 0

    return run


def _first(chosen: argparse.Namespace) -> None:
    from sammenhold.directory import commands

    person = commands.found_organisation(chosen.organisation, chosen.name, chosen.email)
    print(f"{chosen.organisation} is ready, and {person.name} administers it.")
    _print_link(commands.let_person_in(person))


def _invite(chosen: argparse.Namespace) -> None:
    from sammenhold.directory import commands
    from sammenhold.directory.models import Person

    people = list(Person.objects.filter(email__iexact=chosen.email))
    if not people:
        raise _StopError(f"Nobody in the directory has the e-mail {chosen.email}. Import the person first.")
    _print_link(commands.let_person_in(people[0]))


def _print_link(user: object) -> None:
    from django.conf import settings

    from sammenhold.accounts import commands
    from sammenhold.accounts.models import User

    assert isinstance(user, User)
    link = commands.sign_in_link(user)
    print(f"Sign in as {user.email} with this link, once and within a day:\n{settings.PUBLIC_URL}{link}")
    if not settings.PUBLIC_URL:
        print("Put the address of your server in front of it.")


def _import(chosen: argparse.Namespace) -> None:
    from sammenhold.directory import commands
    from sammenhold.directory.imports import wording
    from sammenhold.directory.imports.reading import UnreadableError

    organisation = _organisation(chosen.organisation)
    try:
        content = chosen.file.read_bytes()
        plan = commands.plan_import(content, organisation.pk)
    except OSError as error:
        raise _StopError(f"{chosen.file} cannot be opened: {error.strerror}.") from None
    except UnreadableError as error:
        raise _StopError(wording.trouble(error)) from None
    _show(plan)
    if not plan.changes_something:
        print("There is nothing to import.")
    elif not (chosen.yes or _agreed()):
        print("Nothing is imported. Run it again with --yes when you agree.")
    elif commands.import_people(content, organisation.pk, plan.digest) is None:
        raise _StopError("The directory changed in the meantime. Nothing is imported; run it again.")
    else:
        print(f"Imported into {organisation}.")


def _organisation(name: str | None) -> "Organisation":
    from sammenhold.directory.models import Organisation

    found = list(Organisation.objects.filter(**({"name": name} if name else {})))
    if len(found) == 1:
        return found[0]
    if name:
        raise _StopError(f"There is no organisation called {name}.")
    if found:
        raise _StopError("There are several organisations. Say which with --organisation NAME.")
    raise _StopError("There is no organisation yet. Create it with 'sammenhold people first'.")


def _show(plan: "Plan") -> None:
    """One line for each row, and below it what changes and what is wrong."""
    from sammenhold.directory.imports import wording

    for fate in plan.fates:
        print(f"row {fate.row}: {fate.name or '?'}: {wording.KINDS[fate.kind]}")
        for change in fate.changes:
            old, new = wording.shown(change, change.old), wording.shown(change, change.new)
            print(f"    {wording.COLUMNS[change.field]}: {old} -> {new}")
        for finding in fate.findings:
            column = plan.headers.get(finding.column) or wording.COLUMNS.get(finding.column)
            place = f"[{column}] " if column else ""
            print(f"    {place}{wording.wrong(finding)} {wording.mended(finding, fate.was_known)}")
    if plan.ignored:
        print(f"Columns that are not used: {', '.join(plan.ignored)}")
    counted = ", ".join(f"{count} {wording.KINDS[kind]}" for kind, count in plan.counts.items() if count)
    print(f"{len(plan.fates)} rows: {counted or 'nobody'}; {plan.warnings} with a warning.")


def _agreed() -> bool:
    return sys.stdin.isatty() and input("Import this? [y/N] ").strip().lower() in {"y", "yes", "j", "ja"}
