from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "sammenhold.actions"

    def ready(self) -> None:
        """Register what the clock does."""
        from sammenhold.actions import due

        assert due
