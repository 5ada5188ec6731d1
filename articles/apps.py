"""The app, and the one thing it does after a migration."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.access import checks  # noqa: F401, PLC0415 - registers it

        # When the last app has had its turn, every app's permissions exist; roles are made of them.
        last = [app for app in apps.get_app_configs() if app.models_module][-1]
        post_migrate.connect(_make_roles, sender=last)


def _make_roles(**_: Any) -> None:
    from articles.publishing.roles import make_roles  # noqa: PLC0415  models exist only once apps are ready

    make_roles()
