"""Finding things in what has been written."""
