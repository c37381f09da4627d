"""`make check ARGS=--online`: asks other websites whether our links still lead anywhere."""
