from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "sammenhold.surveys"

    def ready(self) -> None:
        """Register what the clock does, the round's card, and a line on the organisation's page."""
        from sammenhold.surveys import due
        from sammenhold.surveys.card import card
        from sammenhold.surveys.shorter import shorter
        from sammenhold.web import slots

        assert due
        slots.fill("round.screen", card)
        slots.fill("organisation.shorter", shorter)
