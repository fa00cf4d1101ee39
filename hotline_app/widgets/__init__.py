"""Fields and tables with one face."""
