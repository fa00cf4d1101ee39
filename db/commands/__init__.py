"""One function per act: one transaction, one permission check, one audit entry."""
