from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "sammenhold.actions"

    def ready(self) -> None:
        """Register what the clock does, and the round's card."""
        from sammenhold.actions import due
        from sammenhold.actions.card import card
        from sammenhold.web import slots

        assert due
        slots.fill("round.actions", card)
