"""The project’s settings for a newspaper that is tortured: its own durable server, its own folder."""

import os
from pathlib import Path

from newsroom.embedded import Cluster
from newsroom.settings import *  # noqa: F403

FOLDER = Path(os.environ["TORTURE_FOLDER"])
DATABASES = {
    "default": {
        "ENGINE": "newsroom.database",
        "NAME": "newsroom",
        "USER": "newsroom",
        "CLUSTER": Cluster(FOLDER / "postgres"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = FOLDER / "media"
STATIC_ROOT = FOLDER / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WEBHOOKS = ["https://wire.example/"]  # no worker runs, so nobody asks who that is
