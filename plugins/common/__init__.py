"""What several plugins need, with no Pelican in it."""
