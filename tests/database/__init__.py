"""The database of the tests: the project's own, emptied in less time."""
