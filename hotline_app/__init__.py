"""The desktop app and its command line."""
