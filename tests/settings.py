"""The project's settings, made quick and separate for tests."""

from newsroom.embedded import Cluster
from newsroom.settings import *  # noqa: F403
from newsroom.settings import DATABASES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = VAR / "test-media"

if "CLUSTER" in DATABASES["default"]:
    DATABASES["default"]["CLUSTER"] = Cluster(VAR / "test-postgres", durable=False)

# Nothing is collected for tests, but the folder must be there.
STATIC_ROOT = VAR / "test-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
