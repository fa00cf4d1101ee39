"""Statistics, registers, the weekly package."""
