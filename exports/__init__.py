"""Records become files: paper, spreadsheets and packages."""
