"""What several rooms show or say: words, rows, choices, papers on the screen."""
