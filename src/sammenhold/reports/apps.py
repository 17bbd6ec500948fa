from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "sammenhold.reports"

    def ready(self) -> None:
        """Offer the files at the foot of their pages."""
        from sammenhold.reports.links import files_of_document, files_of_result
        from sammenhold.web import slots

        slots.fill("survey.result", files_of_result)
        slots.fill("round.paper", files_of_document)
