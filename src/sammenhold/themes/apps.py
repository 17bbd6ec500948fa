from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "sammenhold.themes"

    def ready(self) -> None:
        from sammenhold.themes import checks  # noqa: F401
