"""Short addresses for links by mail; long ones for those who read the round."""

from django.urls import path

from sammenhold.actions.views import answering, calendar, outbox, plan, writing

ROUND = "rounds/<uuid:round_id>/actions/"

urlpatterns = [
    path(ROUND, plan.Plan.as_view(), name="actions"),
    path(f"{ROUND}new/", writing.NewAction.as_view(), name="action-new"),
    path(f"{ROUND}take/", writing.Take.as_view(), name="action-take"),
    path(f"{ROUND}<uuid:key>/", plan.One.as_view(), name="action"),
    path(f"{ROUND}<uuid:key>/change/", writing.ChangeAction.as_view(), name="action-change"),
    path("do/<str:token>/", answering.ByLink.as_view(), name="action-link"),
    path("digest/<str:token>/", answering.stop, name="digest-stop"),
    path("calendar/", calendar.Mine.as_view(), name="calendar-mine"),
    path("calendar/<slug:key>/", calendar.page, name="calendar"),
    path("calendar/<slug:key>.ics", calendar.file, name="calendar-file"),
    path(f"{ROUND}<uuid:key>/action.ics", calendar.OneAction.as_view(), name="action-calendar"),
    path("mails/", outbox.Outbox.as_view(), name="outbox"),
]
