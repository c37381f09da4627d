"""Colours: measured as eyes see them, and all colours of the site made of two."""
