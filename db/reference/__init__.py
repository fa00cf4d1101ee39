"""Reference data shipped with the app, with source and confidence."""
