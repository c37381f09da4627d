"""`make serve`: a preview that follows each edit; the server answers as GitHub Pages does."""
