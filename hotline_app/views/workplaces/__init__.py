"""Employers and union units."""
