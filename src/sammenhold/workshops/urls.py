"""Addresses of the workshop. Those that participants meet are short."""

from django.urls import path, register_converter

from sammenhold.workshops.views import (
    agenda,
    leading,
    mails,
    reading,
    schedule,
    sharing,
    showing,
    so_far,
    taking_part,
    templates,
)


class Code:
    """A workshop's code, in capitals or not."""

    regex = "[A-Za-z0-9]{1,12}"

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, code: str) -> str:
        return code


register_converter(Code, "code")

urlpatterns = [
    path("", taking_part.front, name="front"),
    path("j/<code:code>/", taking_part.join, name="join"),
    path("j/<code:code>/shared/", sharing.share, name="share"),
    path("j/<code:code>/qr.svg", showing.qr, name="qr"),
    path("i/<slug:token>/", taking_part.join_by_link, name="join-by-link"),
    path("m/<str:token>/", mails.stop_mails, name="stop-mails"),
    path("w/<code:code>/", taking_part.room, name="room"),
    path("w/<code:code>/act/", taking_part.act, name="act"),
    path("w/<code:code>/turn/", sharing.turn, name="turn"),
    path("w/<code:code>/pass/", sharing.pass_on, name="pass"),
    path("w/<code:code>/more/", sharing.one_more, name="one-more"),
    path("w/<code:code>/me/", taking_part.choices, name="choices"),
    path("w/<code:code>/so-far/", so_far.so_far, name="so-far"),
    path("w/<code:code>/minutes/", reading.participants_minutes, name="participants-minutes"),
    path("s/<slug:key>/", showing.screen, name="screen"),
    path("rounds/<uuid:round_id>/workshop/", leading.NewWorkshop.as_view(), name="new-workshop"),
    path("workshops/<uuid:pk>/", leading.Prepare.as_view(), name="workshop"),
    path("workshops/<uuid:pk>/steps/", agenda.AddQuestion.as_view(), name="add-question"),
    path("workshops/<uuid:pk>/steps/<int:step_id>/", agenda.ChangeStep.as_view(), name="change-step"),
    path("workshops/<uuid:pk>/undo/", agenda.RestoreStep.as_view(), name="restore-step"),
    path("workshops/<uuid:pk>/agenda/", templates.ReplaceAgenda.as_view(), name="replace-agenda"),
    path("workshops/<uuid:pk>/template/", templates.KeepAgenda.as_view(), name="keep-agenda"),
    path("agendas/", templates.Templates.as_view(), name="templates"),
    path("agendas/<uuid:pk>/", templates.ChangeTemplate.as_view(), name="template"),
    path("agendas/<uuid:pk>/file/", templates.TemplateFile.as_view(), name="template-file"),
    path("workshops/<uuid:pk>/schedule/", schedule.Schedule.as_view(), name="schedule"),
    path("workshops/<uuid:pk>/mails/", mails.Mails.as_view(), name="mails"),
    path("workshops/<uuid:pk>/leader/", leading.LeaderPresent.as_view(), name="leader-present"),
    path("workshops/<uuid:pk>/links/", leading.Invitations.as_view(), name="invitations"),
    path("workshops/<uuid:pk>/lead/", leading.Console.as_view(), name="console"),
    path("workshops/<uuid:pk>/lead/act/", leading.ConsoleAct.as_view(), name="console-act"),
    path("workshops/<uuid:pk>/minutes/", reading.Minutes.as_view(), name="minutes"),
]
