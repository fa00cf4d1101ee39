"""Frozen schema changes, listed in order."""
