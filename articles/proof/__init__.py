"""Proof: what readers can reach, what they must not, what must always hold, and what comes next."""
