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

_database = DATABASES["default"]
_database["ENGINE"] = "tests.database"
# What a test commits has to outlive its processes, not the machine: no commit waits for the disk.
_options = _database.setdefault("OPTIONS", {})
_options["options"] = f"{_options.get('options', '')} -c synchronous_commit=off".strip()
if "CLUSTER" in _database:
    _database["CLUSTER"] = Cluster(VAR / "test-postgres", durable=False)

# Nothing is collected for tests, but the folder must be there.
STATIC_ROOT = VAR / "test-static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
