"""Fonts as the site needs them, made from those of their makers."""
