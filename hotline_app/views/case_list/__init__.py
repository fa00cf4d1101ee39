"""The list of cases: columns, chips, views, many cases at once."""
