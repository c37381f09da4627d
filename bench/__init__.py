"""`make bench`: what the site's features cost, as figures to compare; no test of speed."""
