"""Importing people in the browser: choose a file, see what would happen, agree."""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.directory import commands, queries, rules
from sammenhold.directory.forms import UploadForm
from sammenhold.directory.imports import wording
from sammenhold.directory.imports.findings import Finding
from sammenhold.directory.imports.planning import Fate, Kind, Plan
from sammenhold.directory.imports.reading import UnreadableError
from sammenhold.directory.views import ReadersOnly

PAGE_SIZE = 100
WARNED = "warning"


@dataclass(frozen=True)
class Told:
    """A row of the preview in words."""

    fate: Fate
    kind: str
    changes: tuple[tuple[str, str, str], ...]
    findings: tuple[tuple[str, str, str, bool], ...]


class AdministratorsOnly(ReadersOnly):
    def permit(self) -> None:
        if not rules.may_administer(self.member):
            raise PermissionDenied


class Import(AdministratorsOnly, View):
    def get(self, request: HttpRequest, form: UploadForm | None = None) -> HttpResponse:
        self.permit()
        form = form or UploadForm()
        context = {"form": form, "columns": wording.COLUMNS.values()}
        return render(request, "directory/import.html", context, status=400 if form.is_bound else 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.permit()
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.get(request, form)
        try:
            kept = commands.keep_upload(self.member, *form.cleaned_data["file"])
        except UnreadableError as error:
            form.add_error("file", wording.trouble(error))
            return self.get(request, form)
        return redirect("people-import-preview", kept)


class Preview(AdministratorsOnly, View):
    def get(self, request: HttpRequest, upload_id: uuid.UUID, status: int = 200) -> HttpResponse:
        self.permit()
        upload = queries.upload(self.member.organisation_id, upload_id)
        plan = commands.plan_import(upload.content, self.member.organisation_id)
        context = {
            "upload": upload,
            "plan": plan,
            **_shown(plan, request.GET.get("show"), request.GET.get("page")),
        }
        return render(request, "directory/preview.html", context, status=status)

    def post(self, request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
        plan = commands.agree_to_upload(self.member, upload_id, request.POST.get("agreed", ""))
        if plan is None:
            messages.warning(
                request, _("The directory has changed since you saw the preview. Look once more.")
            )
            return self.get(request, upload_id, status=409)
        told = _("Imported: %(new)d new, %(changed)d changed.")
        messages.success(request, told % {"new": len(plan.new), "changed": len(plan.changed)})
        return redirect("people")


class Forget(AdministratorsOnly, View):
    def post(self, request: HttpRequest, upload_id: uuid.UUID) -> HttpResponse:
        commands.forget_upload(self.member, upload_id)
        messages.success(request, _("Nothing was imported, and the file is forgotten."))
        return redirect("people-import")


def _shown(plan: Plan, show: str | None, page: object) -> dict[str, Any]:
    """One page of the rows asked for: all, those with a warning, or one kind."""
    fates = [fate for fate in plan.fates if _is_asked(fate, show)]
    found = Paginator(fates, PAGE_SIZE).get_page(page)  # type: ignore[arg-type]
    kinds = [(kind.value, wording.KINDS[kind], count) for kind, count in plan.counts.items() if count]
    told = [_told(plan, fate) for fate in found.object_list]
    columns = [(header, wording.COLUMNS[name]) for name, header in plan.headers.items()]
    return {
        "page": found,
        "rows": told,
        "kinds": kinds,
        "show": show or "",
        "kept": urlencode({"show": show or ""}),
        "columns": columns,
    }


def _is_asked(fate: Fate, show: str | None) -> bool:
    if show == WARNED:
        return fate.has_warning
    return fate.kind == show if show in set(Kind) else True


def _told(plan: Plan, fate: Fate) -> Told:
    changes = tuple(
        (
            str(wording.COLUMNS[change.field]),
            wording.shown(change, change.old),
            wording.shown(change, change.new),
        )
        for change in fate.changes
    )
    findings = tuple(
        (
            _column(plan, finding),
            wording.wrong(finding),
            wording.mended(finding, fate.was_known),
            finding.is_note,
        )
        for finding in fate.findings
    )
    return Told(fate, str(wording.KINDS[fate.kind]), changes, findings)


def _column(plan: Plan, finding: Finding) -> str:
    return plan.headers.get(finding.column) or str(wording.COLUMNS.get(finding.column, ""))
