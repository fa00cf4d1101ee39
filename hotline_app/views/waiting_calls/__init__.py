"""The grid for a night's backlog of calls."""
