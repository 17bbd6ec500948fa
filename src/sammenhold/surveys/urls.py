"""Short addresses for those who answer, since they may be typed from paper; long ones for those who lead."""

from django.urls import path, register_converter

from sammenhold.surveys.views import answering, letters, paper, results, sheets, texts, waves


class Code:
    """A personal code, as it may be typed."""

    regex = "[0-9A-Za-z-]{1,40}"

    def to_python(self, text: str) -> str:
        return text

    def to_url(self, code: str) -> str:
        return code


register_converter(Code, "personal")

urlpatterns = [
    path("q/", answering.enter, name="enter-code"),
    path("q/<personal:code>/", answering.Begin.as_view(), name="answer"),
    path("q/<personal:code>/<int:number>/", answering.Question.as_view(), name="question"),
    path("q/<personal:code>/send/", answering.LastLook.as_view(), name="last-look"),
    path("q/<personal:code>/words/", answering.OwnWords.as_view(), name="own-words"),
    path("r/<slug:key>/thanks/", answering.thanks, name="survey-thanks"),
    path("r/<slug:key>/", results.result, name="survey-result"),
    path("rounds/<uuid:round_id>/screen/", waves.NewWave.as_view(), name="new-wave"),
    path("questionnaires/<slug:key>.yaml", waves.ShortForm.as_view(), name="questionnaire-file"),
    path("surveys/<uuid:pk>/", waves.WavePage.as_view(), name="wave"),
    path("surveys/<uuid:pk>/plan/", waves.ChangePlan.as_view(), name="change-plan"),
    path("surveys/<uuid:pk>/questions/", waves.Questions.as_view(), name="wave-questions"),
    path("surveys/<uuid:pk>/result/", results.WaveResult.as_view(), name="wave-result"),
    path("surveys/<uuid:pk>/texts/", texts.Texts.as_view(), name="wave-texts"),
    path("surveys/<uuid:pk>/letters/", letters.Letters.as_view(), name="wave-letters"),
    path("surveys/<uuid:pk>/sheet/", sheets.Sheet.as_view(), name="wave-sheet"),
    path("surveys/<uuid:pk>/slips/", paper.Slips.as_view(), name="wave-slips"),
    path("surveys/<uuid:pk>/type-in/<int:group>/", paper.TypeIn.as_view(), name="wave-type-in"),
]
