from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "sammenhold.overview"

    def ready(self) -> None:
        """The follow-up's card on a round's page, and what a round's record begins with."""
        from sammenhold.overview.card import card
        from sammenhold.overview.record import apv, conclusion, yearly
        from sammenhold.rounds.gathering import gather
        from sammenhold.web import slots

        slots.fill("round.follow-up", card)
        for document, gatherer in (("conclusion", conclusion), ("apv", apv), ("yearly", yearly)):
            gather(document, gatherer)
