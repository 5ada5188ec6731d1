"""People found in a text."""
