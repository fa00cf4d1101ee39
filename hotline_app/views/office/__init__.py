"""The office's own settings, and this workstation's."""
