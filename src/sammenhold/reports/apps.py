from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "sammenhold.reports"

    def ready(self) -> None:
        """Offer the files at the foot of a result."""
        from sammenhold.reports.links import files_of_result
        from sammenhold.web import slots

        slots.fill("survey.result", files_of_result)
