"""The readers' door: pages, feeds and maps of what is live, and nothing else."""
