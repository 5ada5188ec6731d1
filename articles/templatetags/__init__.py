"""Words templates may use: pictures and moments."""
