from django.apps import AppConfig


class RehearsalsConfig(AppConfig):
    name = "sammenhold.rehearsals"

    def ready(self) -> None:
        """Offer the rehearsal where a workshop is prepared, and keep it going from the console."""
        from sammenhold.rehearsals import cards, due
        from sammenhold.web import slots

        assert due
        slots.fill("workshop.rehearsal", cards.offer)
        slots.fill("console.rehearsal", cards.running)
