"""Which address leads to which room."""

from django.urls import include, path

handler500 = "sammenhold.config.failing.failed"

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("sammenhold.accounts.urls")),
    path("", include("sammenhold.mail.urls")),
    path("", include("sammenhold.directory.urls")),
    path("", include("sammenhold.themes.urls")),
    path("", include("sammenhold.rounds.urls")),
    path("", include("sammenhold.surveys.urls")),
    path("", include("sammenhold.mapping.urls")),
    path("", include("sammenhold.workshops.urls")),
    path("", include("sammenhold.agreements.urls")),
    path("", include("sammenhold.overview.urls")),
    path("", include("sammenhold.actions.urls")),
    path("", include("sammenhold.rehearsals.urls")),
    path("", include("sammenhold.reports.urls")),
    path("", include("sammenhold.web.urls")),
]
