"""Foreign files become drafts: CSV and XLSX call logs."""
