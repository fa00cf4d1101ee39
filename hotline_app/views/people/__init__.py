"""Workers: the list, one person, joining two."""
