"""A process that serves the tortured newspaper: `python -m tests.torture.serving PORT`."""

import sys

import django

from newsroom.serve import serve

if __name__ == "__main__":
    django.setup()
    serve("127.0.0.1", int(sys.argv[1]))
