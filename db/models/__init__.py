"""Tables by subject, without behaviour."""
