"""Pure checks and calculations."""
