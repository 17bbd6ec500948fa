"""Addresses of the workshop. Those that participants meet are short."""

from django.urls import path

from sammenhold.workshops.views import agenda, leading, reading, showing, taking_part

urlpatterns = [
    path("", taking_part.front, name="front"),
    path("j/<str:code>/", taking_part.join, name="join"),
    path("j/<str:code>/qr.svg", showing.qr, name="qr"),
    path("i/<str:token>/", taking_part.join_by_link, name="join-by-link"),
    path("w/<str:code>/", taking_part.room, name="room"),
    path("w/<str:code>/act/", taking_part.act, name="act"),
    path("w/<str:code>/me/", taking_part.choices, name="choices"),
    path("w/<str:code>/minutes/", reading.participants_minutes, name="participants-minutes"),
    path("s/<str:key>/", showing.screen, name="screen"),
    path("rounds/<uuid:round_id>/workshop/", leading.NewWorkshop.as_view(), name="new-workshop"),
    path("workshops/<uuid:pk>/", leading.Prepare.as_view(), name="workshop"),
    path("workshops/<uuid:pk>/steps/", agenda.AddQuestion.as_view(), name="add-question"),
    path("workshops/<uuid:pk>/steps/<int:step_id>/", agenda.ChangeStep.as_view(), name="change-step"),
    path("workshops/<uuid:pk>/links/", leading.Invitations.as_view(), name="invitations"),
    path("workshops/<uuid:pk>/lead/", leading.Console.as_view(), name="console"),
    path("workshops/<uuid:pk>/lead/act/", leading.ConsoleAct.as_view(), name="console-act"),
    path("workshops/<uuid:pk>/minutes/", reading.Minutes.as_view(), name="minutes"),
]
