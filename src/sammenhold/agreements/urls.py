"""Short addresses for the team, since they may be typed from paper; long ones for those who lead."""

from django.urls import path

from sammenhold.agreements.views import adopting, answering, asking, wording

ROUND = "rounds/<uuid:round_id>/agreement/"

urlpatterns = [
    path("a/<slug:token>/", answering.ByLink.as_view(), name="agreement-link"),
    path("agreement/<slug:key>/", answering.how_we_work, name="how-we-work"),
    path("agreement/mails/<str:token>/", answering.stop, name="agreement-stop"),
    path(ROUND, wording.Page.as_view(), name="agreement"),
    path(f"{ROUND}new/", wording.NewSentence.as_view(), name="agreement-new"),
    path(f"{ROUND}take/", wording.Sources.as_view(), name="agreement-sources"),
    path(f"{ROUND}care/", wording.Care.as_view(), name="agreement-care"),
    path(f"{ROUND}sentence/<uuid:key>/", wording.ChangeSentence.as_view(), name="agreement-sentence"),
    path(f"{ROUND}ask/", asking.Ask.as_view(), name="agreement-ask"),
    path(f"{ROUND}asking/", asking.Progress.as_view(), name="agreement-asking"),
    path(f"{ROUND}links/", asking.Links.as_view(), name="agreement-links"),
    path(f"{ROUND}adopt/", adopting.Adopt.as_view(), name="agreement-adopt"),
    path(f"{ROUND}versions/", adopting.Versions.as_view(), name="agreement-versions"),
    path(f"{ROUND}review/", adopting.LookBack.as_view(), name="agreement-review"),
    path(f"{ROUND}review/ask/", asking.Ask.as_view(back_to=True), name="agreement-review-ask"),
]
