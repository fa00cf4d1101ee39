"""A demonstration office: a year of invented calls, always the same for the same seed."""
