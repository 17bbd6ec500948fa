from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "sammenhold.agreements"

    def ready(self) -> None:
        """Register what the clock does, and the round's card."""
        from sammenhold.agreements import due
        from sammenhold.agreements.card import card
        from sammenhold.web import slots

        assert due
        slots.fill("round.agreements", card)
