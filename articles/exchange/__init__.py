"""Stories in and out: a source's story becomes a working copy once, an edition a line of JSON."""
