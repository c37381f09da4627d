"""Letters as pictures: what the fonts can show, how wide it is, and how it is drawn."""
