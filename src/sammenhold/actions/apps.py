from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "sammenhold.actions"
