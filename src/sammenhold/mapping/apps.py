from django.apps import AppConfig


class MappingConfig(AppConfig):
    name = "sammenhold.mapping"

    def ready(self) -> None:
        """Put the map's card on the round's page."""
        from sammenhold.mapping.card import card
        from sammenhold.web import slots

        slots.fill("round.map", card)
