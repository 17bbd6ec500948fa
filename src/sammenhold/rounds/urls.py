from django.urls import path

from sammenhold.rounds.views import course, papers, starting

PREPARE = "rounds/<uuid:round_id>/prepare/"

urlpatterns = [
    path("rounds/", starting.HomeView.as_view(), name="home"),
    path("rounds/new/", starting.StartView.as_view(), name="round_start"),
    path("rounds/<uuid:round_id>/", course.RoundPage.as_view(), name="round"),
    path(PREPARE, course.PrepareView.as_view(), name="round_prepare"),
    path(f"{PREPARE}leads/", course.LeadsView.as_view(), name="round_leads"),
    path(f"{PREPARE}<slug:document>/", papers.PaperPage.as_view(), name="round_paper"),
    path(f"{PREPARE}<slug:document>/print/", papers.PrintView.as_view(), name="round_print"),
]
