"""The weekly folder of an office: workbook, CSV, JSON Lines and a manifest."""
