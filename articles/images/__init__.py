"""Pictures as files: taken in, checked, and cut to the sizes readers need."""
