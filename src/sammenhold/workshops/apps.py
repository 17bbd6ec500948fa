from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    name = "sammenhold.workshops"

    def ready(self) -> None:
        """Register the acts, the look and the round's workshop card."""
        from sammenhold.web import slots
        from sammenhold.workshops import receivers, registered
        from sammenhold.workshops.board.card import card
        from sammenhold.workshops.board.shorter import shorter

        assert registered
        assert receivers
        slots.fill("round.workshop", card)
        slots.fill("organisation.shorter", shorter)
