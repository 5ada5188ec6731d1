#!/usr/bin/env python3
import sys

from newsroom.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
