"""Today: what is due, what was tallied, two charts."""
