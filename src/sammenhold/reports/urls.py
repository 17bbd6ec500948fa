"""Addresses of the files that Sammenhold makes."""

from django.urls import path

from sammenhold.reports import views

urlpatterns = [
    path("workshops/<uuid:pk>/minutes.pdf", views.MinutesPdf.as_view(), name="minutes-pdf"),
    path("workshops/<uuid:pk>/minutes.json", views.MinutesJson.as_view(), name="minutes-json"),
    path("w/<code:code>/minutes.pdf", views.participants_pdf, name="participants-minutes-pdf"),
]
