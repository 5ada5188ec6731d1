"""The tests' settings for a copy of the project, with a test database of its own."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

_NAME = DATABASES["default"]["NAME"]
DATABASES["default"]["TEST"] = {"NAME": f"test_{_NAME}_faults_{os.environ.get('FAULTS_COPY', '0')}"}
