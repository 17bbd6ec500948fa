from django.urls import path

from sammenhold.rounds.views import course, papers, starting

PREPARE = "rounds/<uuid:round_id>/prepare/"
PAPER = "rounds/<uuid:round_id>/papers/<slug:document>/"

urlpatterns = [
    path("rounds/", starting.HomeView.as_view(), name="home"),
    path("rounds/new/", starting.StartView.as_view(), name="round-start"),
    path("rounds/<uuid:round_id>/", course.RoundPage.as_view(), name="round"),
    path(PREPARE, course.PrepareView.as_view(), name="round-prepare"),
    path(f"{PREPARE}leads/", course.LeadsView.as_view(), name="round-leads"),
    path(PAPER, papers.PaperPage.as_view(), name="round-paper"),
    path(f"{PAPER}print/", papers.PrintView.as_view(), name="round-print"),
]
