"""The base of pages with a list at the left and one sheet at the right."""
