"""Frozen records: what crosses the border of the core."""
