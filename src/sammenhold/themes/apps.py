from django.apps import AppConfig


class ThemesConfig(AppConfig):
    name = "sammenhold.themes"
